// A literal node without a parser: for tests of what literals mean.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "syntax/tree.h"

namespace scale::test {

/// A tree of one File with one node of `kind` over the whole text, and `children` below that.
class LiteralTree {
 public:
  struct Child {
    syntax::Kind kind;
    std::string_view text;  // its first place in the whole text from where the last child ended
    bool has_text = false;  // a String with one Text inside its quotes
  };

  LiteralTree(syntax::Kind kind, std::string text, const std::vector<Child>& children = {})
      : text_(std::move(text)) {
    const auto end = static_cast<std::uint32_t>(text_.size());
    std::vector<syntax::Node> nodes{{syntax::Kind::File, 0, end, 1, {}}, {kind, 0, end, 1, {}}};
    std::size_t from = 0;
    for (const Child& child : children) {
      const auto begin = static_cast<std::uint32_t>(text_.find(child.text, from));
      const auto stop = begin + static_cast<std::uint32_t>(child.text.size());
      nodes.push_back({child.kind, begin, stop, child.has_text ? 2u : 1u, {}});
      if (child.has_text) nodes.push_back({syntax::Kind::Text, begin + 1, stop - 1, 1, {}});
      from = stop;
    }
    nodes[1].size = static_cast<std::uint32_t>(nodes.size() - 1);
    nodes[0].size = static_cast<std::uint32_t>(nodes.size());
    tree_ = std::make_unique<syntax::Tree>(0, text_, std::move(nodes), true);
  }
  syntax::Ref literal() const { return tree_->root().child(0); }

 private:
  std::string text_;
  std::unique_ptr<syntax::Tree> tree_;
};

}  // namespace scale::test
