// Collects nodes and problems while the grammar matches; forgets them again where it backtracks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "syntax/tree.h"

namespace scale::syntax {

/// A mistake in the text, kept as data until it is clear which alternative the text was.
struct Problem {
  enum class Sort : std::uint8_t { Missing, Unclosed, Unreadable, Misplaced, TooDeep, BadEscape, WrongColon };
  Sort sort;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t open = 0;       // of Unclosed: the opening bracket
  std::string_view expected{};  // of Missing and Unclosed
};

/// Nodes in postorder: a node stands behind its children, `size` counts it and all below it.
class Builder {
 public:
  struct Mark {
    std::size_t nodes;
    std::size_t problems;
  };
  Mark mark() const { return {nodes_.size(), problems_.size()}; }
  /// Mostly there is nothing to forget, so that is asked first: every alternative that does not match comes
  /// here.
  void rewind(Mark mark) {
    if (nodes_.size() != mark.nodes || problems_.size() != mark.problems) forget(mark);
  }

  /// Ends a node whose children are all nodes since `mark`; with `doc` also a Doc just before them.
  void finish(Kind kind, std::uint32_t begin, std::uint32_t end, std::size_t mark, bool doc) {
    if (doc && mark > 0 && nodes_[mark - 1].kind == Kind::Doc) begin = nodes_[--mark].begin;
    push(kind, begin, end, mark);
  }
  /// Ends a node whose first child is the node that ended just before `mark`.
  void wrap(Kind kind, std::uint32_t end, std::size_t mark) {
    const Node& first = nodes_[mark - 1];
    push(kind, first.begin, end, mark - first.size);
  }
  /// Where the node that ended last ends.
  std::uint32_t end_of_last() const { return nodes_.empty() ? 0 : nodes_.back().end; }
  void problem(Problem problem) { problems_.push_back(problem); }

  /// The same nodes in preorder, under a File node that spans `length` bytes.
  std::vector<Node> preorder(std::uint32_t length) const;
  const std::vector<Problem>& problems() const { return problems_; }
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }

 private:
  void forget(Mark mark);
  void push(Kind kind, std::uint32_t begin, std::uint32_t end, std::size_t mark) {
    const auto size = static_cast<std::uint32_t>(nodes_.size() - mark + 1);
    nodes_.push_back({kind, begin, end, size, {}});
  }
  std::vector<Node> nodes_;
  std::vector<Problem> problems_;
};

}  // namespace scale::syntax
