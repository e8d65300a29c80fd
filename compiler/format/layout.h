// Nodes of a complete tree as pieces of layout.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "format/comments.h"
#include "format/doc.h"
#include "syntax/tree.h"

namespace scale::format {

/// Lays out one tree. The author decides what stands in one line and where empty lines are; everything else
/// follows.
class Layout {
 public:
  Layout(const syntax::Tree& tree, Docs& docs) : text_(tree.text()), docs_(docs) {}

  /// The whole file.
  Doc file(syntax::Ref root);

 private:
  using Ref = syntax::Ref;
  using Kind = syntax::Kind;

  /// An item in cells, so that it can be aligned with its neighbours; a blank stands between two cells.
  struct Item {
    enum class Aligns : std::uint8_t { Nothing, Equals, Braces, Terms };
    Ref node;
    Aligns aligns = Aligns::Nothing;
    std::vector<Doc> cells;
    Doc comment;           // the doc comment above it
    bool follows = false;  // stands directly below the item before it
  };

  // items.cpp: what stands one below the other
  Doc items(const std::vector<Ref>& nodes, std::uint32_t begin, std::uint32_t end);
  Doc braces(Ref node, std::uint32_t open, std::size_t first_child);
  void align(std::vector<Item>& items) const;
  void align_run(Item* first, Item* last) const;
  static std::size_t aligned_terms(const Item* first, const Item* last);
  bool in_one_line(const Item& item) const;
  static bool same_column(const Item& a, const Item& b);
  Doc join(const Item& item);

  // declarations.cpp: single items
  Item item(Ref node);
  Doc doc_comment(Ref doc);
  Doc declared(std::string_view keyword, Ref name, Ref type, Ref value);
  Doc if_declaration(Ref node);
  Doc requirement(Ref condition, Ref message);
  Doc phrase_head(Ref node);

  // types.cpp
  Doc type(Ref node);
  Doc type_union(Ref node, bool below);
  Doc type_declaration(Ref name, Ref node);
  Doc type_phrase(Ref node);
  Doc slot(Ref node);

  // expressions.cpp
  Doc expression(Ref node);
  Doc binary(Ref node);
  Doc if_expression(Ref node);
  Doc comprehension(Ref node);
  Doc phrase_value(Ref node);
  Doc enclosed(Ref node, std::uint32_t open, std::size_t first_child);
  Doc schedule(Ref node);
  Doc quantity(std::string_view text);

  /// `node` ends in an ARN, which would take a ":" or ">" that touches it along.
  static bool ends_in_arn(Ref node);

  Doc text(Ref node) { return docs_.text(node.text()); }
  Doc words(const std::vector<Doc>& parts);
  Gap gap(std::uint32_t begin, std::uint32_t end) const { return read_gap(text_.substr(begin, end - begin)); }
  /// The comments in a gap where the text may go on in the next line.
  Doc comments(std::uint32_t begin, std::uint32_t end);
  Doc comments(const Gap& gap);
  /// Inner, one step further right.
  template <typename Make>
  Doc nested(Make make) {
    indentation_ += Docs::indentation_step;
    const Doc inner = make();
    indentation_ -= Docs::indentation_step;
    return docs_.nest(inner);
  }

  std::string_view text_;
  Docs& docs_;
  std::size_t indentation_ = 0;  // of the items that are laid out now
  /// What may begin a line without brackets of its own: nothing in parentheses that the author kept in one
  /// line, operators only in brackets of several lines.
  enum class Breaks : std::uint8_t { Nothing, Keywords, Operators };
  Breaks breaks_ = Breaks::Keywords;
};

}  // namespace scale::format
