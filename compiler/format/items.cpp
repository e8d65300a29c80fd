// What stands one below the other: the declarations of a file, the items of a block.
#include <algorithm>
#include <utility>

#include "format/layout.h"
#include "syntax/views.h"

namespace scale::format {
namespace {

/// An item that a comma would draw into the phrase before it.
bool begins_like_a_term(syntax::Ref node) {
  return node.text().starts_with('"');
}

bool is_declaration(syntax::Ref node) {
  return node.kind() >= syntax::Kind::Stack && node.kind() <= syntax::Kind::Require &&
         !node.is(syntax::Kind::Setting);
}

/// A `///` comment that documents nothing stays that way only with an empty line below it.
bool would_document(const Gap& gap, syntax::Ref next) {
  using syntax::Kind;
  if (gap.comments.empty() || !gap.comments.back().own_line) return false;
  const std::string_view comment = gap.comments.back().text;
  if (!comment.starts_with("///") || comment.starts_with("////")) return false;
  for (const Kind kind : {Kind::IfDecl, Kind::ForDecl, Kind::ExistingPart, Kind::Spread, Kind::MetaAttribute})
    if (next.is(kind)) return false;
  return true;
}

}  // namespace

Doc Layout::file(Ref root) {
  std::vector<Ref> nodes;
  for (const Ref child : root) nodes.push_back(child);
  return items(nodes, 0, static_cast<std::uint32_t>(text_.size()));
}

/// The items between `begin` and `end` with the comments around them.
Doc Layout::items(const std::vector<Ref>& nodes, std::uint32_t begin, std::uint32_t end) {
  std::vector<Item> laid_out;
  std::vector<Gap> gaps;
  for (const Ref node : nodes) {
    Gap before = gap(begin, node.node().begin);
    if (begin == 0 && !before.comments.empty()) before.comments[0].own_line = true;
    before.blank_after |= would_document(before, node);
    laid_out.push_back(item(node));
    laid_out.back().follows = !laid_out.back().comment && !before.blank_after &&
                              std::none_of(before.comments.begin(), before.comments.end(),
                                           [](const Comment& c) { return c.own_line; });
    gaps.push_back(std::move(before));
    begin = node.node().end;
  }
  gaps.push_back(gap(begin, end));
  align(laid_out);

  std::vector<Doc> parts;
  bool first = true;  // nothing of the block was printed yet
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    for (const Comment& comment : gaps[i].comments) {
      if (comment.own_line) parts.push_back(docs_.hard_line(comment.blank_before && !first));
      parts.push_back(docs_.comment(comment.text, comment.own_line));
      first = false;
    }
    if (i == laid_out.size()) break;
    if (gaps[i].blank_after && !first) {
      parts.push_back(docs_.hard_line(true));
    } else {
      if (i > 0) {
        const bool apart =
            is_declaration(nodes[i]) || (nodes[i - 1].is(Kind::Phrase) && begins_like_a_term(nodes[i]));
        parts.push_back(docs_.if_flat(apart ? ";" : ","));
      }
      parts.push_back(docs_.line(" "));
    }
    parts.push_back(join(laid_out[i]));
    first = false;
  }
  return docs_.concat(parts);
}

/// `{`, the children of `node` from `first_child` on, `}`. The brace stands at `open`.
Doc Layout::braces(Ref node, std::uint32_t open, std::size_t first_child) {
  const Breaks saved_breaks = std::exchange(breaks_, Breaks::Keywords);
  std::vector<Ref> nodes;
  std::size_t position = 0;
  for (const Ref child : node)
    if (position++ >= first_child) nodes.push_back(child);
  const std::uint32_t close = node.node().end - 1;
  const Doc inner = nested([&] { return items(nodes, open + 1, close); });
  breaks_ = saved_breaks;
  if (!inner) return docs_.text("{}");
  const bool broken = text_.substr(open, close - open).find('\n') != std::string_view::npos;
  return docs_.block(docs_.concat({docs_.text("{"), inner, docs_.line(" "), docs_.text("}")}), broken);
}

Doc Layout::join(const Item& item) {
  std::vector<Doc> parts{item.comment};
  for (std::size_t i = 0; i < item.cells.size(); ++i) {
    if (i > 0 && item.cells[i]) parts.push_back(docs_.text(" "));
    parts.push_back(item.cells[i]);
  }
  return docs_.concat(parts);
}

bool Layout::in_one_line(const Item& item) const {
  std::size_t width = indentation_ + item.cells.size() - 1;
  for (const Doc cell : item.cells) {
    if (docs_.forced(cell)) return false;
    width += docs_.width(cell);
  }
  return width <= Docs::page_width;
}

bool Layout::same_column(const Item& a, const Item& b) {
  if (a.aligns != b.aligns || a.aligns == Item::Aligns::Nothing) return false;
  return a.aligns != Item::Aligns::Terms ||
         (a.cells.size() == b.cells.size() &&
          a.node.child_after_doc(0).name() == b.node.child_after_doc(0).name());
}

/// Aligns each run of neighbours that stand in one line and have the same column.
void Layout::align(std::vector<Item>& items) const {
  for (std::size_t first = 0; first < items.size();) {
    std::size_t last = first + 1;
    if (in_one_line(items[first]))
      while (last < items.size() && items[last].follows && same_column(items[first], items[last]) &&
             in_one_line(items[last]))
        ++last;
    if (last - first > 1) align_run(items.data() + first, items.data() + last);
    first = last;
  }
}

/// The cells of a phrase that are aligned: up to the last one that is not a bare word in every phrase of the
/// run. The cell that ends the line is never padded.
std::size_t Layout::aligned_terms(const Item* first, const Item* last) {
  std::size_t columns = 0;
  for (const Item* item = first; item != last; ++item) {
    std::size_t position = 0;
    for (const Ref part : item->node) {
      if (part.is(Kind::Doc)) continue;
      if (++position < item->cells.size() && !part.is(Kind::Ident) && !part.is(Kind::Name))
        columns = std::max(columns, position);
    }
  }
  return columns;
}

void Layout::align_run(Item* first, Item* last) const {
  const std::size_t columns = first->aligns == Item::Aligns::Terms ? aligned_terms(first, last) : 1;
  std::vector<std::size_t> widest(columns, 0);
  for (const Item* item = first; item != last; ++item)
    for (std::size_t i = 0; i < columns; ++i) widest[i] = std::max(widest[i], docs_.width(item->cells[i]));
  for (const Item* item = first; item != last; ++item) {
    std::size_t width = indentation_ + item->cells.size() - 1;
    for (std::size_t i = 0; i < item->cells.size(); ++i)
      width += i < columns ? widest[i] : docs_.width(item->cells[i]);
    if (width > Docs::page_width) return;
  }
  for (Item* item = first; item != last; ++item)
    for (std::size_t i = 0; i < columns; ++i)
      item->cells[i] = docs_.concat({item->cells[i], docs_.padding(widest[i] - docs_.width(item->cells[i]))});
}

}  // namespace scale::format
