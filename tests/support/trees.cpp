#include "trees.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "syntax/dump.h"
#include "syntax/views.h"

namespace scale::test {
namespace {
using syntax::Kind;
using syntax::Node;

/// The children of each kind in order, as kinds.def says it; "expr", "type", "item" and "decl" are groups of
/// kinds.
std::string_view children_of(Kind kind) {
  switch (kind) {
    case Kind::File: return "decl*";
    case Kind::Stack: return "Doc? Name";
    case Kind::Param: return "Doc? Name type expr?";
    case Kind::Let: return "Doc? Name type? expr";
    case Kind::TypeDecl: return "Doc? Name type";
    case Kind::Output: return "Doc? Name|OutputKey type? expr";
    case Kind::OutputKey: return "expr";
    case Kind::Component: return "Doc? Name decl*";
    case Kind::ExistingPart: return "decl*";
    case Kind::Resource: return "Doc? Name AwsType Body";
    case Kind::Existing: return "Doc? Name Name Body";
    case Kind::Instance: return "Doc? Name Name Body?";
    case Kind::Env: return "Doc? Name Setting*";
    case Kind::Setting: return "expr expr";
    case Kind::IfDecl: return "expr Declarations Declarations?";
    case Kind::ForDecl: return "Name expr Declarations";
    case Kind::Declarations: return "decl*";
    case Kind::Require: return "Doc? expr expr";
    case Kind::Body: return "item*";
    case Kind::Attribute: return "Doc? Name|String expr";
    case Kind::MetaAttribute: return "Name expr";
    case Kind::Block: return "Doc? Name Name? Body";
    case Kind::Phrase: return "Doc? Name expr+ Body?";
    case Kind::Spread: return "expr";
    case Kind::Paren: return "expr";
    case Kind::Member: return "expr Name";
    case Kind::Index: return "expr expr";
    case Kind::Call: return "expr expr*";
    case Kind::Present: return "expr Bad?";
    case Kind::Unary: return "Operator expr";
    case Kind::Binary: return "expr Operator expr";
    case Kind::Is: return "expr type";
    case Kind::Range: return "expr|Empty expr|Empty";
    case Kind::If: return "expr expr expr?";
    case Kind::ListFor: return "Name expr expr|Empty expr";
    case Kind::MapFor: return "Name expr expr|Empty expr expr";
    case Kind::List: return "expr|PhraseValue*";
    case Kind::PhraseValue: return "expr+ Body?";
    case Kind::Record: return "item*";
    case Kind::String: return "Text|Interpolation*";
    case Kind::Interpolation: return "expr";
    case Kind::Schedule: return "String?";
    case Kind::TypeOf: return "TypeName type*";
    case Kind::TypeList:
    case Kind::TypeOptional: return "type";
    case Kind::TypeUnion: return "type type+";
    case Kind::TypeRecord:
    case Kind::TypeEach: return "Field*";
    case Kind::Field: return "Doc? Name type expr?";
    case Kind::TypePhrase: return "Word|Slot* TypeRecord?";
    case Kind::Slot: return "Name type expr?";
    case Kind::Bad: return "Doc?";
    default: return "";
  }
}

bool in_group(std::string_view group, Kind kind) {
  if (group == "expr")
    return kind >= Kind::Paren && kind <= Kind::Secret && kind != Kind::Operator && kind != Kind::Empty &&
           kind != Kind::PhraseValue && kind != Kind::Text && kind != Kind::Interpolation;
  if (group == "type") return syntax::is_type(kind);
  if (group == "item") return kind >= Kind::Attribute && kind <= Kind::Spread;
  if (group == "decl")
    return kind >= Kind::Stack && kind <= Kind::Require && kind != Kind::OutputKey && kind != Kind::Setting &&
           kind != Kind::Declarations;
  return group == syntax::kind_name(kind);
}

/// `kind` may stand where the table says `word` ("expr|Empty").
bool fits(std::string_view word, Kind kind) {
  while (!word.empty()) {
    const std::size_t bar = word.find('|');
    if (in_group(word.substr(0, bar), kind)) return true;
    word = bar == word.npos ? std::string_view{} : word.substr(bar + 1);
  }
  return false;
}

/// One child of a pattern: "expr", "expr?" or "expr*".
struct Part {
  std::string_view word;
  bool optional = false;
  bool repeated = false;
};

std::vector<Part> parts_of(std::string_view pattern) {
  std::vector<Part> parts;
  while (!pattern.empty()) {
    const std::size_t space = pattern.find(' ');
    std::string_view word = pattern.substr(0, space);
    pattern = space == pattern.npos ? std::string_view{} : pattern.substr(space + 1);
    const char count = word.back();
    if (count == '?' || count == '*' || count == '+') word.remove_suffix(1);
    if (count == '+') parts.push_back({word});
    parts.push_back({word, count == '?' || count == '*' || count == '+', count == '*' || count == '+'});
  }
  return parts;
}

/// Whether the kinds are children as the pattern says; Bad may stand anywhere, Missing for any of them. One
/// step per child, because broken files have nodes with thousands.
bool matches(std::string_view pattern, const std::vector<Kind>& kinds) {
  const std::vector<Part> parts = parts_of(pattern);
  std::vector<bool> at(parts.size() + 1);  // the parts that may come next
  const auto pass_optional = [&] {
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (at[i] && parts[i].optional) at[i + 1] = true;
  };
  at[0] = true;
  pass_optional();
  for (const Kind kind : kinds) {
    std::vector<bool> next(parts.size() + 1);
    const bool placeholder = kind == Kind::Missing || kind == Kind::Bad;
    for (std::size_t i = 0; i <= parts.size(); ++i) {
      if (!at[i]) continue;
      if (kind == Kind::Bad) next[i] = true;
      if (i < parts.size() && (placeholder || fits(parts[i].word, kind)))
        next[parts[i].repeated ? i : i + 1] = true;
    }
    at = std::move(next);
    pass_optional();
  }
  return at.back();
}

std::string check_node(const syntax::Tree& tree, std::uint32_t index, std::uint32_t limit, int depth) {
  const Node& node = tree.nodes()[index];
  const auto fail = [&](std::string_view what) {
    return fmt::format("{} at {}..{}: {}", syntax::kind_name(node.kind), node.begin, node.end, what);
  };
  if (depth > 12 * syntax::max_depth) return fail("deeper than any walk can go");
  if (node.begin > node.end || node.end > tree.text().size()) return fail("ends before it begins");
  if (node.size == 0 || index + node.size > limit) return fail("is larger than what holds it");
  std::vector<Kind> kinds;
  std::uint32_t end = node.begin;
  for (std::uint32_t child = index + 1; child < index + node.size; child += tree.nodes()[child].size) {
    const Node& inner = tree.nodes()[child];
    if (inner.begin < end || inner.end > node.end) return fail("has a child outside it or out of order");
    end = inner.end;
    kinds.push_back(inner.kind);
    if (std::string flaw = check_node(tree, child, index + node.size, depth + 1); !flaw.empty()) return flaw;
  }
  // Long lists would take the pattern matcher's recursion too far; a prefix tells as much.
  const bool repeated = children_of(node.kind).ends_with('*');
  if (repeated && kinds.size() > 100) kinds.resize(100);
  if (!matches(children_of(node.kind), kinds)) {
    std::string found;
    for (const Kind kind : kinds) found += fmt::format(" {}", syntax::kind_name(kind));
    return fail(fmt::format("has children{} instead of {}", found, children_of(node.kind)));
  }
  return {};
}

void append_shape(std::string& out, syntax::Ref node, const Names& names) {
  out += syntax::kind_name(node.kind());
  if (node.is(Kind::File) && !node.has_children()) return;
  if (node.first(Kind::Doc)) out += fmt::format(" {}", syntax::doc_text(node));
  if (node.is(Kind::Doc)) return;
  if (node.name()) {
    out += fmt::format(" {}", names.text(node.name()));
  } else if (!node.has_children()) {
    for (const char c : node.text())
      if ((c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != ',' && c != ';') || node.is(Kind::Text))
        out += c;
  }
  out += '(';
  for (const syntax::Ref child : node) append_shape(out, child, names);
  out += ')';
}

}  // namespace

std::string mistakes(const Parsed& parsed) {
  std::string out;
  const Source& source = parsed.sources[parsed.file];
  for (const diag::Diagnostic& diagnostic : parsed.sink.sorted()) {
    const LineColumn place = source.at(diagnostic.at.begin);
    out += fmt::format("{} {}:{} {}\n", diagnostic.code.id, place.line, place.column, diagnostic.message);
    for (const diag::Note& note : diagnostic.notes) {
      const LineColumn there = source.at(note.at.begin);
      out += fmt::format("  {}:{} {}\n", there.line, there.column, note.text);
    }
  }
  return out;
}

std::string flaw(const syntax::Tree& tree) {
  if (tree.nodes().empty()) return "no node";
  const Node& root = tree.nodes()[0];
  if (root.kind != Kind::File || root.begin != 0 || root.end != tree.text().size())
    return "no File over the whole text";
  if (root.size != tree.nodes().size()) return "nodes outside the File";
  return check_node(tree, 0, root.size, 0);
}

std::string shape(const Parsed& parsed) {
  std::string out;
  append_shape(out, parsed.tree.root(), parsed.names);
  return out;
}

std::string project_file(std::string_view path) {
  std::ifstream in(fmt::format("{}/{}", SCALE_SOURCE_DIR, path), std::ios::binary);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path));
  std::stringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

}  // namespace scale::test
