// Memory that lives as long as the compilation that asked for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace scale {

/// Hands out memory that is freed all at once. Only trivially destructible things may live in it.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// Raw storage of `bytes`, aligned to `alignment`, valid until the arena is destroyed.
  void* allocate(std::size_t bytes, std::size_t alignment) {
    const auto free = static_cast<std::size_t>(end_ - next_);
    const std::size_t padding = -reinterpret_cast<std::uintptr_t>(next_) & (alignment - 1);
    if (free < bytes + padding) return allocate_in_new_block(bytes, alignment);
    return std::exchange(next_, next_ + padding + bytes) + padding;
  }

  /// A new T made from `args`.
  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena runs no destructors");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  /// A copy of `items` that lives in the arena.
  template <typename T>
  std::span<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* to = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), to);
    return {to, items.size()};
  }
  template <typename T>
  std::span<T> copy(const std::vector<T>& items) {
    return copy(std::span<const T>(items));
  }

  template <typename T, std::size_t N>
  std::span<T> copy(const T (&items)[N]) {
    return copy(std::span<const T>(items));
  }

  /// A copy of `text` that lives in the arena.
  std::string_view copy(std::string_view text);
  /// The texts one behind the other.
  std::string_view concat(std::initializer_list<std::string_view> parts);

 private:
  void* allocate_in_new_block(std::size_t bytes, std::size_t alignment);

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t block_size_ = 4096;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
};

}  // namespace scale
