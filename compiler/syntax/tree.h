// The syntax tree: lossless (with its source text) and always valid, whatever the text was.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/names.h"
#include "support/source.h"

namespace scale::syntax {

enum class Kind : std::uint8_t {
#define NODE(kind) kind,
#include "../../grammar/kinds.def"
#undef NODE
};

/// "Param", "Attribute", …
std::string_view kind_name(Kind kind);

/// One node. Nodes stand in preorder: the first child of node i is i + 1, its next sibling i + size.
struct Node {
  Kind kind = Kind::Bad;
  std::uint32_t begin = 0;  // bytes of the source
  std::uint32_t end = 0;
  std::uint32_t size = 1;  // nodes of the subtree, this one included
  scale::Name name;        // of Name, Ident, TypeName, TypeWord (without quotes), Word, Operator and AwsType
};

class Tree;

/// A node of a tree. Cheap to copy; valid as long as its tree. The default one is no node.
class Ref {
 public:
  Ref() = default;
  Ref(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  explicit operator bool() const { return tree_ != nullptr; }
  friend bool operator==(Ref, Ref) = default;

  const Node& node() const;
  Kind kind() const { return node().kind; }
  bool is(Kind kind) const { return node().kind == kind; }
  scale::Name name() const { return node().name; }
  Span span() const;
  /// The source text of the node.
  std::string_view text() const;
  std::uint32_t index() const { return index_; }
  const Tree& tree() const { return *tree_; }

  /// Children in order.
  class Iterator {
   public:
    Iterator(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
    Ref operator*() const { return {tree_, index_}; }
    Iterator& operator++();
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const Tree* tree_;
    std::uint32_t index_;
  };
  Iterator begin() const { return {tree_, index_ + 1}; }
  Iterator end() const { return {tree_, index_ + node().size}; }
  bool has_children() const { return node().size > 1; }
  /// The child at `position` from 0, or no node.
  Ref child(std::size_t position) const;
  /// The first child of this kind, or no node.
  Ref first(Kind kind) const;
  /// Children without a leading Doc.
  Ref child_after_doc(std::size_t position) const;

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// The tree of one file. Node 0 is the File and spans the whole text.
class Tree {
 public:
  Tree(FileId file, std::string_view text, std::vector<Node> nodes, bool complete)
      : file_(file), text_(text), nodes_(std::move(nodes)), complete_(complete) {}
  Ref root() const { return {this, 0}; }
  FileId file() const { return file_; }
  std::string_view text() const { return text_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  /// Nothing was missing, unreadable or misspelt in the text.
  bool complete() const { return complete_; }

 private:
  FileId file_;
  std::string_view text_;
  std::vector<Node> nodes_;
  bool complete_;
};

inline const Node& Ref::node() const {
  return tree_->nodes()[index_];
}
inline Ref::Iterator& Ref::Iterator::operator++() {
  index_ += tree_->nodes()[index_].size;
  return *this;
}
inline Span Ref::span() const {
  return {tree_->file(), node().begin, node().end};
}
inline Ref Ref::child(std::size_t position) const {
  for (const Ref child : *this)
    if (position-- == 0) return child;
  return {};
}
inline Ref Ref::child_after_doc(std::size_t position) const {
  const bool documented = has_children() && (*begin()).is(Kind::Doc);
  return child(position + (documented ? 1 : 0));
}

}  // namespace scale::syntax
