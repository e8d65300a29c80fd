// The tables behind schema/stdlib.h; a generated source defines them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "schema/stdlib.h"

namespace scale::schema::stdlib_index {

/// Names, sorted, and for each the index of its file.
struct Index {
  std::span<const std::string_view> names;
  std::span<const std::uint16_t> files;
};

extern const std::span<const StdlibFile> files;
extern const Index components;
extern const Index types;

}  // namespace scale::schema::stdlib_index
