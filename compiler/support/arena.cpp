#include "support/arena.h"

#include <algorithm>

namespace scale {

void* Arena::allocate_in_new_block(std::size_t bytes, std::size_t alignment) {
  // Blocks double, so that a small program stays small and a large one makes few of them.
  block_size_ = std::min<std::size_t>(block_size_ * 2, std::size_t{1} << 20);
  const std::size_t size = std::max(block_size_, bytes + alignment);
  blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
  next_ = blocks_.back().get();
  end_ = next_ + size;
  return allocate(bytes, alignment);
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* to = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(to, text.data(), text.size());
  return {to, text.size()};
}

std::string_view Arena::concat(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  char* const to = static_cast<char*>(allocate(size, 1));
  char* end = to;
  for (const std::string_view part : parts) end = std::copy(part.begin(), part.end(), end);
  return {to, size};
}

}  // namespace scale
