#include "syntax/builder.h"

namespace scale::syntax {

void Builder::forget(Mark mark) {
  nodes_.resize(mark.nodes);
  problems_.erase(problems_.begin() + static_cast<std::ptrdiff_t>(mark.problems), problems_.end());
}

std::vector<Node> Builder::preorder(std::uint32_t length) const {
  std::vector<Node> result(nodes_.size() + 1);
  result[0] = {Kind::File, 0, length, static_cast<std::uint32_t>(nodes_.size() + 1), {}};
  // Before a node in preorder stand all nodes to its left, as in postorder, and its ancestors. Going
  // backwards, `ancestors` holds the first postorder position of each subtree that is still open.
  std::vector<std::size_t> ancestors;
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    while (!ancestors.empty() && i < ancestors.back()) ancestors.pop_back();
    const std::size_t first = i + 1 - nodes_[i].size;
    result[first + ancestors.size() + 1] = nodes_[i];
    ancestors.push_back(first);
  }
  return result;
}

}  // namespace scale::syntax
