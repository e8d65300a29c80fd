#include "format/format.h"

#include "format/layout.h"

namespace scale::format {

std::string format(const syntax::Tree& tree) {
  if (!tree.complete()) return std::string(tree.text());
  Docs docs;
  Layout layout(tree, docs);
  return docs.print(layout.file(tree.root()));
}

}  // namespace scale::format
