#include "syntax/tree.h"

namespace scale::syntax {

std::string_view kind_name(Kind kind) {
  switch (kind) {
#define NODE(kind) \
  case Kind::kind: \
    return #kind;
#include "../../grammar/kinds.def"
#undef NODE
  }
  return "?";
}

Span Ref::span() const {
  return {tree_->file(), node().begin, node().end};
}

std::string_view Ref::text() const {
  return tree_->text().substr(node().begin, node().end - node().begin);
}

Ref Ref::child(std::size_t position) const {
  for (const Ref child : *this)
    if (position-- == 0) return child;
  return {};
}

Ref Ref::first(Kind kind) const {
  for (const Ref child : *this)
    if (child.is(kind)) return child;
  return {};
}

Ref Ref::child_after_doc(std::size_t position) const {
  const bool documented = has_children() && (*begin()).is(Kind::Doc);
  return child(position + (documented ? 1 : 0));
}

}  // namespace scale::syntax
