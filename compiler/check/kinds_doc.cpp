#include "check/kinds_doc.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "schema/stdlib.h"
#include "syntax/parse.h"
#include "syntax/views.h"

namespace scale::check {
namespace {

using syntax::Kind;
using syntax::Ref;

constexpr std::string_view introduction =
    "# Kinds\n"
    "\n"
    "Made from the `///` comments of the standard library; `scale explain KIND` prints the same of one. What "
    "stands "
    "behind\n"
    "`=` is the default. An attribute without one has to be given, unless its type ends in `?` or is an "
    "`each`.\n";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return lines;
}

/// The text from the name of `node` to the end of `last`, without the indentation of the line where it
/// begins.
std::vector<std::string> dedented(Ref node, Ref last) {
  const std::string_view whole = node.tree().text();
  const std::uint32_t begin = syntax::name_of(node).span().begin;
  const std::size_t line = whole.rfind('\n', begin) + 1;  // npos + 1 is 0
  const std::size_t indent = whole.find_first_not_of(' ', line) - line;
  std::vector<std::string> result;
  for (const std::string_view each : lines_of(whole.substr(begin, last.span().end - begin))) {
    const std::size_t blanks = result.empty() ? 0 : std::min(indent, each.find_first_not_of(' '));
    result.emplace_back(each.substr(std::min(blanks, each.size())));
  }
  return result;
}

/// A doc comment; its example needs names that it does not declare.
std::string doc_of(Ref declaration) {
  std::string text = syntax::doc_text(declaration);
  const std::string_view fence = "```scale\n";
  if (const std::size_t at = text.find(fence); at != std::string::npos)
    text.insert(at + fence.size() - 1, " fragment");
  return text;
}

/// A param or output as an item of a list, its doc comment behind it. What an output is made of is its own
/// affair.
std::string item(Ref node) {
  const std::vector<std::string> text =
      dedented(node, node.is(Kind::Output) ? node.child_after_doc(1) : node);
  const std::string comment = syntax::doc_text(node);
  std::string doc;
  for (const std::string_view line : lines_of(comment)) doc.append(doc.empty() ? " – " : "\n  ").append(line);
  if (text.size() == 1) return fmt::format("- `{}`{}\n", text[0], doc);
  std::string out = fmt::format("- `{}`{}\n  ```\n", syntax::name_of(node).text(), doc);
  for (const std::string& line : text) out += line.empty() ? "\n" : fmt::format("  {}\n", line);
  return out + "  ```\n";
}

std::string section(Ref parent, Kind kind, std::string_view heading) {
  std::string out;
  for (const Ref child : parent) {
    if (child.is(kind)) out += item(child);
    // A loop over labels: one output for each.
    if (child.is(Kind::ForDecl) && kind == Kind::Output)
      for (const Ref inner : child.child(2))
        if (inner.is(kind)) out += item(inner);
  }
  return out.empty() ? out : fmt::format("\n{}:\n\n{}", heading, out);
}

std::string component(Ref node, std::string_view path) {
  std::string out = fmt::format("\n## {}\n\n{}\n", syntax::name_of(node).text(), doc_of(node));
  out += section(node, Kind::Param, "Attributes");
  out += section(node, Kind::Output, "Outputs");
  if (const Ref existing = node.first(Kind::ExistingPart)) {
    out += section(existing, Kind::Param, "Attributes of an `existing` one");
    out += section(existing, Kind::Output, "Outputs of an `existing` one");
  }
  return out + fmt::format("\n[{0}](../../{0})\n", path);
}

std::string type(Ref node) {
  std::string out = fmt::format("\n### {}\n\n{}\n\n```\n", syntax::name_of(node).text(), doc_of(node));
  for (const std::string& line : dedented(node, node)) out.append(line).append("\n");
  return out + "```\n";
}

}  // namespace

std::string kinds_markdown() {
  Sources sources;
  Names names;
  diag::Sink sink;
  std::map<std::string, std::string> kinds, types;  // by name
  for (const schema::StdlibFile& file : schema::stdlib_files()) {
    const FileId id = sources.add(std::string(file.path), std::string(file.text));
    const syntax::Tree tree = syntax::parse(sources, id, names, sink);
    for (const Ref node : tree.root()) {
      const std::string name(syntax::name_of(node).text());
      if (node.is(Kind::Component)) kinds.emplace(name, component(node, file.path));
      if (node.is(Kind::TypeDecl)) types.emplace(name, type(node));
    }
  }
  std::string text(introduction);
  for (const auto& [name, page] : kinds) text += page;
  text += "\n## Types\n\nWhat the attributes above are made of.\n";
  for (const auto& [name, page] : types) text += page;
  return text;
}

}  // namespace scale::check
