// Files that are compiled into the program (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace scale {

struct EmbeddedFile {
  std::string_view name;  // relative to the folder that was embedded
  std::string_view text;
};

}  // namespace scale
