// Types.
#include <utility>
#include "format/layout.h"
#include "syntax/views.h"

namespace scale::format {

/// `type name = type`; a union of several lines stands below it.
Doc Layout::type_declaration(Ref name, Ref node) {
  const Doc head = words({docs_.text("type"), text(name), docs_.text("=")});
  const Gap between = gap(name.node().end, node.node().begin);
  const bool optional = node.is(Kind::TypeOptional);
  const Ref members = optional ? node.child(0) : node;
  if (members.is(Kind::TypeUnion)) {
    const Doc below = nested([&] { return docs_.concat({comments(between), type_union(members, true)}); });
    return docs_.group(docs_.concat({head, below, optional ? docs_.text("?") : Doc{}}), between.line_end);
  }
  if (between.comments.empty()) return words({head, type(node)});
  return docs_.concat(
      {head, nested([&] {
         return docs_.concat({comments(between), docs_.hard_line(), docs_.text("| "), type(node)});
       })});
}

/// The members of a union, each in a line of its own where they do not fit in one; `below` also the first.
Doc Layout::type_union(Ref node, bool below) {
  std::vector<Doc> parts;
  bool broken = false;
  std::uint32_t end = node.node().begin;
  for (const Ref member : node) {
    if (parts.empty()) {
      if (below) parts = {docs_.line(" "), docs_.if_broken("| ")};
    } else {
      const Gap before = gap(end, member.node().begin);
      broken |= before.line_end;
      parts.push_back(comments(before));
      parts.push_back(docs_.line(" "));
      parts.push_back(docs_.text("| "));
    }
    parts.push_back(type(member));
    end = member.node().end;
  }
  if (broken) parts.insert(parts.begin(), docs_.force_break());
  return docs_.concat(parts);
}

Doc Layout::type_phrase(Ref node) {
  const Breaks saved_breaks = std::exchange(breaks_, Breaks::Operators);
  const auto open = static_cast<std::uint32_t>(text_.find('(', node.node().begin));
  std::uint32_t end = open + 1;
  bool broken = false;
  Ref before;
  Ref record;
  const Doc inner = nested([&] {
    std::vector<Doc> parts;
    for (const Ref child : node) {
      if (child.is(Kind::TypeRecord)) {
        record = child;
        break;
      }
      const Gap here = gap(end, child.node().begin);
      broken |= here.line_end;
      parts.push_back(comments(here));
      // A word and the slot behind it stay together.
      if (!before)
        parts.push_back(docs_.line(""));
      else
        parts.push_back(before.is(Kind::Word) && child.is(Kind::Slot) ? docs_.text(" ") : docs_.line(" "));
      parts.push_back(child.is(Kind::Slot) ? slot(child) : text(child));
      before = child;
      end = child.node().end;
    }
    const std::uint32_t close =
        record ? static_cast<std::uint32_t>(text_.rfind(')', record.node().begin)) : node.node().end - 1;
    parts.push_back(comments(end, close));
    return docs_.concat(parts);
  });
  breaks_ = saved_breaks;
  const Doc words_and_slots =
      docs_.group(docs_.concat({docs_.text("phrase("), inner, docs_.line(""), docs_.text(")")}), broken);
  return words({words_and_slots, record ? braces(record, record.node().begin, 0) : Doc{}});
}

Doc Layout::slot(Ref node) {
  std::vector<Doc> parts{docs_.text("<")};
  std::uint32_t end = node.node().begin + 1;
  for (std::size_t i = 0; i < 3; ++i) {
    const Ref child = node.child(i);
    if (!child) break;
    const Doc between = comments(end, child.node().begin);
    parts.push_back(between);
    if (i > 0) parts.push_back(docs_.text(i == 1 ? ": " : " = "));
    parts.push_back(i == 1 ? type(child) : i == 2 ? expression(child) : text(child));
    end = child.node().end;
  }
  parts.push_back(comments(end, node.node().end - 1));
  parts.push_back(docs_.text(ends_in_arn(node) ? " >" : ">"));
  return docs_.concat(parts);
}

Doc Layout::type(Ref node) {
  switch (node.kind()) {
    case Kind::TypeOf: {
      const Ref name = node.child(0);
      return docs_.concat({text(name), enclosed(node, name.node().end, 1)});
    }
    case Kind::TypeList: return enclosed(node, node.node().begin, 0);
    case Kind::TypeOptional: return docs_.concat({type(node.child(0)), docs_.text("?")});
    case Kind::TypeUnion: return docs_.group(docs_.nest(type_union(node, false)));
    case Kind::TypeRecord: return braces(node, node.node().begin, 0);
    case Kind::TypeEach:
      return words({docs_.text("each"),
                    braces(node, static_cast<std::uint32_t>(text_.find('{', node.node().begin)), 0)});
    case Kind::TypePhrase: return type_phrase(node);
    default: return text(node);
  }
}

}  // namespace scale::format
