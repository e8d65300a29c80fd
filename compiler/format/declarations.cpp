// Single declarations and items.
#include <utility>
#include "format/layout.h"
#include "syntax/views.h"

namespace scale::format {

Doc Layout::words(const std::vector<Doc>& parts) {
  std::vector<Doc> spaced;
  for (const Doc part : parts) {
    if (!part) continue;
    if (!spaced.empty()) spaced.push_back(docs_.text(" "));
    spaced.push_back(part);
  }
  return docs_.concat(spaced);
}

Doc Layout::doc_comment(Ref doc) {
  std::vector<Doc> lines;
  std::string_view rest = doc.text();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    line.remove_prefix(line.find("///"));
    lines.push_back(docs_.comment(line.substr(0, line.find_last_not_of(" \t\r") + 1), true));
  }
  return docs_.concat(lines);
}

/// `keyword name: type = value`; type and value may be no nodes.
Doc Layout::declared(std::string_view keyword, Ref name, Ref type, Ref value) {
  Doc head = name.is(Kind::OutputKey) ? enclosed(name, name.node().begin, 0) : text(name);
  if (type) head = docs_.concat({head, docs_.text(": "), this->type(type)});
  return words({keyword.empty() ? Doc{} : docs_.text(keyword), head, value ? docs_.text("=") : Doc{},
                value ? expression(value) : Doc{}});
}

Doc Layout::if_declaration(Ref node) {
  const Ref then = node.child(1);
  const Ref otherwise = node.child(2);
  const Doc head = words({docs_.text("if"), expression(node.child(0)), braces(then, then.node().begin, 0)});
  if (!otherwise) return head;
  const Doc between = comments(then.node().end, otherwise.node().begin);
  const bool else_if = otherwise.text().starts_with("if");
  const Doc rest =
      else_if ? if_declaration(otherwise.child(0)) : braces(otherwise, otherwise.node().begin, 0);
  return docs_.concat({head, between, between ? Doc{} : docs_.text(" "), docs_.text("else "), rest});
}

Doc Layout::requirement(Ref condition, Ref message) {
  const Gap between = gap(condition.node().end, message.node().begin);
  const Doc otherwise =
      docs_.concat({comments(between), docs_.line(" "), docs_.text("else "), expression(message)});
  return docs_.group(docs_.concat({docs_.text("require "), expression(condition), docs_.nest(otherwise)}),
                     between.line_end);
}

/// The words of a phrase, from its name to before its body.
Doc Layout::phrase_head(Ref node) {
  std::vector<Doc> parts;
  for (const Ref child : node)
    if (!child.is(Kind::Doc) && !child.is(Kind::Body))
      parts.push_back(child.is(Kind::Name) ? text(child) : expression(child));
  return words(parts);
}

Layout::Item Layout::item(Ref node) {
  Item item{node, Item::Aligns::Nothing, {}, {}, false};
  const Ref first = node.has_children() ? node.child(0) : Ref{};
  const bool documented = first && first.is(Kind::Doc);
  if (documented) item.comment = doc_comment(first);
  const auto child = [&](std::size_t i) { return node.child_after_doc(i); };
  const auto optional_type = [&](std::size_t i) {
    return child(i) && syntax::is_type(child(i).kind()) ? child(i) : Ref{};
  };
  const auto aligned = [&](Item::Aligns aligns, std::vector<Doc> cells) {
    item.aligns = aligns;
    item.cells = std::move(cells);
  };
  const auto with_body = [&](Doc head, Ref body) {
    if (!body) return aligned(Item::Aligns::Nothing, {head});
    aligned(Item::Aligns::Braces, {head, braces(body, body.node().begin, 0)});
  };
  const auto inline_braces = [&](std::string_view head, std::size_t skipped) {
    const std::uint32_t from = skipped > 0 ? child(skipped - 1).node().end : node.node().begin;
    const auto open = static_cast<std::uint32_t>(text_.find('{', from));
    const Doc name = skipped > 0 ? text(child(skipped - 1)) : Doc{};
    item.cells = {words({docs_.text(head), name, braces(node, open, skipped + (documented ? 1 : 0))})};
  };
  switch (node.kind()) {
    case Kind::Stack: item.cells = {words({docs_.text("stack"), text(child(0))})}; break;
    case Kind::Param: item.cells = {declared("param", child(0), child(1), child(2))}; break;
    case Kind::Field: item.cells = {declared("", child(0), child(1), child(2))}; break;
    case Kind::Let:
    case Kind::Output: {
      const Ref type = optional_type(1);
      item.cells = {declared(node.is(Kind::Let) ? "let" : "output", child(0), type, child(type ? 2 : 1))};
      break;
    }
    case Kind::TypeDecl: item.cells = {type_declaration(child(0), child(1))}; break;
    case Kind::Component: inline_braces("component", 1); break;
    case Kind::ExistingPart: inline_braces("existing", 0); break;
    case Kind::Env: inline_braces("env", 1); break;
    case Kind::Resource:
      with_body(docs_.concat({docs_.text("resource "), text(child(0)), docs_.text(": "), text(child(1))}),
                child(2));
      break;
    case Kind::Existing:
      with_body(words({docs_.text("existing"), text(child(0)), text(child(1))}), child(2));
      break;
    case Kind::Instance: with_body(words({text(child(0)), text(child(1))}), child(2)); break;
    case Kind::Block: {
      const Ref label = child(1).is(Kind::Name) ? child(1) : Ref{};
      with_body(words({text(child(0)), label ? text(label) : Doc{}}), node.first(Kind::Body));
      break;
    }
    case Kind::IfDecl: item.cells = {if_declaration(node)}; break;
    case Kind::ForDecl:
      item.cells = {words({docs_.text("for"), text(child(0)), docs_.text("in"), expression(child(1)),
                           braces(child(2), child(2).node().begin, 0)})};
      break;
    case Kind::Require: item.cells = {requirement(child(0), child(1))}; break;
    case Kind::Setting:
    case Kind::Attribute: {
      const Doc name = child(0).is(Kind::Name) ? text(child(0)) : expression(child(0));
      aligned(Item::Aligns::Equals, {name, words({docs_.text("="), expression(child(1))})});
      break;
    }
    case Kind::MetaAttribute:
      aligned(Item::Aligns::Equals, {docs_.concat({docs_.text("@"), text(child(0))}),
                                     words({docs_.text("="), expression(child(1))})});
      break;
    case Kind::Phrase: {
      if (const Ref body = node.first(Kind::Body)) {
        item.cells = {words({phrase_head(node), braces(body, body.node().begin, 0)})};
        break;
      }
      std::vector<Doc> cells;
      for (const Ref part : node)
        if (!part.is(Kind::Doc)) cells.push_back(part.is(Kind::Name) ? text(part) : expression(part));
      aligned(Item::Aligns::Terms, std::move(cells));
      break;
    }
    case Kind::Spread: item.cells = {docs_.concat({docs_.text("..."), expression(child(0))})}; break;
    default: item.cells = {text(node)}; break;
  }
  return item;
}

}  // namespace scale::format
