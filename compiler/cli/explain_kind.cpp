#include <fmt/core.h>

#include "cli/explain_subjects.h"
#include "schema/stdlib.h"
#include "syntax/parse.h"
#include "syntax/views.h"

namespace scale::cli {
namespace {

using syntax::Kind;
using syntax::Ref;

std::string indented(std::string_view text, std::string_view indent) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty()) out.append(indent).append(line);
    out += '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

/// A param or output as it is declared, without the keyword, then its doc comment.
std::string declaration(Ref node) {
  const std::uint32_t begin = syntax::name_of(node).node().begin;
  const std::string_view text = node.tree().text().substr(begin, node.node().end - begin);
  return fmt::format("  {}\n{}", text, indented(syntax::doc_text(node), "      "));
}

/// The params or outputs directly in `parent`, under a heading; empty when there are none.
std::string section(Ref parent, Kind kind, std::string_view heading) {
  std::string out;
  for (const Ref child : parent)
    if (child.is(kind)) out += declaration(child);
  return out.empty() ? out : fmt::format("\n{}:\n{}", heading, out);
}

std::string describe(Ref component, std::string_view path, std::string_view name) {
  std::string out = fmt::format("{}  ({})\n\n{}\n", name, path, syntax::doc_text(component));
  out += section(component, Kind::Param, "Attributes");
  out += section(component, Kind::Output, "Outputs");
  if (const Ref existing = component.first(Kind::ExistingPart)) {
    out += section(existing, Kind::Param, "Attributes of an existing one");
    out += section(existing, Kind::Output, "Outputs of an existing one");
  }
  return out;
}

}  // namespace

std::optional<std::string> explain_kind(std::string_view topic) {
  if (topic == "kinds") {
    std::string list;
    for (const std::string_view name : schema::component_names()) list.append(name).append("\n");
    return list;
  }
  const schema::StdlibFile* file = schema::find_component(topic);
  if (file == nullptr) return {};
  Sources sources;
  Names names;
  diag::Sink sink;
  const FileId id = sources.add(std::string(file->path), std::string(file->text));
  const syntax::Tree tree = syntax::parse(sources, id, names, sink);
  for (const Ref node : tree.root())
    if (node.is(Kind::Component) && syntax::name_of(node).text() == topic)
      return describe(node, file->path, topic);
  return {};
}

}  // namespace scale::cli
