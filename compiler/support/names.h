// Interned names: equal text is the same small number everywhere in one compilation.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/arena.h"

namespace scale {

/// An interned name. The default one is the empty name.
struct Name {
  std::uint32_t id = 0;
  explicit operator bool() const { return id != 0; }
  friend bool operator==(Name, Name) = default;
};

/// Owns the text of every name of one compilation.
class Names {
 public:
  Names();
  /// The name for `text`; the same text always gives the same name.
  Name intern(std::string_view text);
  /// The name for `text` if it was ever interned, else the empty name.
  Name find(std::string_view text) const;
  /// The text of `name`, valid as long as this object.
  std::string_view text(Name name) const { return texts_[name.id]; }

 private:
  Arena arena_;
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace scale

template <>
struct std::hash<scale::Name> {
  std::size_t operator()(scale::Name name) const noexcept { return name.id * 0x9E3779B97F4A7C15ull; }
};
