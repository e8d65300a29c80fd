#include "schema/stdlib.h"

#include <algorithm>

#include "schema/stdlib_index.h"

namespace scale::schema {
namespace {

const StdlibFile* find(const stdlib_index::Index& index, std::string_view name) {
  const auto at = std::lower_bound(index.names.begin(), index.names.end(), name);
  if (at == index.names.end() || *at != name) return nullptr;
  return &stdlib_index::files[index.files[static_cast<std::size_t>(at - index.names.begin())]];
}

}  // namespace

const StdlibFile* find_component(std::string_view name) {
  return find(stdlib_index::components, name);
}
const StdlibFile* find_type(std::string_view name) {
  return find(stdlib_index::types, name);
}
std::span<const StdlibFile> stdlib_files() {
  return stdlib_index::files;
}
std::span<const std::string_view> component_names() {
  return stdlib_index::components.names;
}
std::span<const std::string_view> type_names() {
  return stdlib_index::types.names;
}

}  // namespace scale::schema
