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

std::string_view Ref::text() const {
  return tree_->text().substr(node().begin, node().end - node().begin);
}

Ref Ref::first(Kind kind) const {
  for (const Ref child : *this)
    if (child.is(kind)) return child;
  return {};
}

}  // namespace scale::syntax
