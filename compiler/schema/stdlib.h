// The components and types of the standard library: texts in .scale that are compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace scale::schema {

struct StdlibFile {
  std::string_view path;  // "stdlib/network/vpc.scale"
  std::string_view text;
};

/// The file that declares the component of this name at the start of a line, or null.
const StdlibFile* find_component(std::string_view name);
/// The file that declares the type of this name (`type NAME = …`) at the start of a line, or null.
const StdlibFile* find_type(std::string_view name);
/// Every file, sorted by path.
std::span<const StdlibFile> stdlib_files();
/// The names of all components, sorted.
std::span<const std::string_view> component_names();
/// The names of all declared types, sorted.
std::span<const std::string_view> type_names();

}  // namespace scale::schema
