#include "support/arena.h"

#include <algorithm>
#include <cstdint>

namespace scale {

void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  const auto address = reinterpret_cast<std::uintptr_t>(next_);
  const std::size_t padding = (alignment - address % alignment) % alignment;
  if (next_ == nullptr || static_cast<std::size_t>(end_ - next_) < bytes + padding) {
    // Blocks double, so that a small program stays small and a large one makes few of them.
    block_size_ = std::min<std::size_t>(block_size_ * 2, std::size_t{1} << 20);
    const std::size_t size = std::max(block_size_, bytes + alignment);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    end_ = next_ + size;
    return allocate(bytes, alignment);
  }
  next_ += padding;
  return std::exchange(next_, next_ + bytes);
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* to = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(to, text.data(), text.size());
  return {to, text.size()};
}

}  // namespace scale
