#include <fmt/core.h>

#include "cli/explain_subjects.h"
#include "schema/stdlib.h"
#include "support/unicode.h"
#include "syntax/parse.h"
#include "syntax/views.h"

namespace scale::cli {
namespace {

using syntax::Kind;
using syntax::Ref;

constexpr std::size_t width = 80;

/// A doc comment in lines of at most `width` columns, each after `indent` blanks. Lines of a paragraph are
/// joined first; those of an example stay as they are.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out, paragraph;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    for (const std::string& line : wrap(paragraph, width - indent))
      out += fmt::format("{:{}}{}\n", "", indent, line);
    paragraph.clear();
  };
  bool in_example = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const bool is_fence = line.starts_with("```");
    if (!is_fence && !in_example && !line.empty()) {
      paragraph.append(paragraph.empty() ? "" : " ").append(line);
      continue;
    }
    end_paragraph();
    out += line.empty() ? "\n" : fmt::format("{:{}}{}\n", "", indent, line);
    if (is_fence) in_example = !in_example;
  }
  end_paragraph();
  return out;
}

/// A param as it is declared, without the keyword, or an output's name and type; then its doc comment.
std::string declaration(Ref node) {
  const Ref last = node.is(Kind::Output) ? node.child_after_doc(1) : node;
  const std::uint32_t begin = syntax::name_of(node).node().begin;
  const std::string_view text = node.tree().text().substr(begin, last.node().end - begin);
  return fmt::format("  {}\n{}", text, wrapped(syntax::doc_text(node), 6));
}

/// The params or outputs directly in `parent`, under a heading; empty when there are none.
std::string section(Ref parent, Kind kind, std::string_view heading) {
  std::string out;
  for (const Ref child : parent)
    if (child.is(kind)) out += declaration(child);
  return out.empty() ? out : fmt::format("\n{}:\n{}", heading, out);
}

std::string describe(Ref component, std::string_view path, std::string_view name) {
  std::string out = fmt::format("{}  ({})\n\n{}", name, path, wrapped(syntax::doc_text(component), 0));
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
