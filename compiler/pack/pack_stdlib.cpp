#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pack/files.h"
#include "pack/products.h"

namespace scale::pack {
namespace {

using Index = std::map<std::string, std::size_t, std::less<>>;  // name → file

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The name that `line` declares with `keyword`, or empty.
std::string_view declared(std::string_view line, std::string_view keyword) {
  if (!line.starts_with(keyword) || line.size() == keyword.size() || line[keyword.size()] != ' ') return {};
  line.remove_prefix(keyword.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::size_t end = 0;
  while (end < line.size() && is_name(line[end])) ++end;
  return line.substr(0, end);
}

void add(Index& index, std::string_view name, std::size_t file, const Job& job) {
  const auto [entry, is_new] = index.emplace(name, file);
  if (is_new) return;
  throw Error(fmt::format("{}: `{}` is declared in {} already", job.inputs[file].string(), name,
                          job.inputs[entry->second].string()));
}

void write_index(std::string& out, std::string_view name, const Index& index) {
  // The extra element at the end keeps the arrays legal when there is nothing to list.
  fmt::format_to(std::back_inserter(out), "constexpr std::string_view {}_names[] = {{", name);
  for (const auto& [entry, file] : index) fmt::format_to(std::back_inserter(out), "\"{}\", ", entry);
  fmt::format_to(std::back_inserter(out), "{{}}}};\nconstexpr std::uint16_t {}_files[] = {{", name);
  for (const auto& [entry, file] : index) fmt::format_to(std::back_inserter(out), "{}, ", file);
  out += "0};\n";
}

}  // namespace

std::string pack_stdlib(const Job& job) {
  Index components;
  Index types;
  std::string files;
  for (std::size_t file = 0; file < job.inputs.size(); ++file) {
    const std::string text = read_file(job.root / job.inputs[file]);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = std::string_view(text).substr(at, end - at);
      if (const std::string_view name = declared(line, "component"); !name.empty())
        add(components, name, file, job);
      if (const std::string_view name = declared(line, "type"); !name.empty()) add(types, name, file, job);
      at = end + 1;
    }
    fmt::format_to(std::back_inserter(files), "    {{{}, {}}},\n", literal(job.inputs[file].generic_string()),
                   literal(text));
  }
  std::string out = source_head("stdlib/**/*.scale", "#include \"schema/stdlib_index.h\"\n");
  out += "namespace scale::schema::stdlib_index {\nnamespace {\n";
  fmt::format_to(std::back_inserter(out), "constexpr StdlibFile file_table[] = {{\n{}    {{}}}};\n", files);
  write_index(out, "component", components);
  write_index(out, "type", types);
  fmt::format_to(std::back_inserter(out),
                 "}}  // namespace\n\n"
                 "constinit const std::span<const StdlibFile> files{{file_table, {0}}};\n"
                 "constinit const Index components{{{{component_names, {1}}}, {{component_files, {1}}}}};\n"
                 "constinit const Index types{{{{type_names, {2}}}, {{type_files, {2}}}}};\n\n"
                 "}}  // namespace scale::schema::stdlib_index\n",
                 job.inputs.size(), components.size(), types.size());
  write_file(job.output, out);
  return fmt::format("stdlib: {} files, {} components, {} types", job.inputs.size(), components.size(),
                     types.size());
}

}  // namespace scale::pack
