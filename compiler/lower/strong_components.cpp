#include "lower/strong_components.h"

#include <algorithm>

namespace scale::lower {
namespace {

class Tarjan {
 public:
  explicit Tarjan(const std::vector<std::vector<std::uint32_t>>& edges)
      : edges_(edges), order_(edges.size()), low_(edges.size()), component_(edges.size(), none) {}

  std::vector<std::uint32_t> run() {
    for (std::uint32_t node = 0; node < edges_.size(); ++node)
      if (order_[node] == 0) visit(node);
    return std::move(component_);
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Frame {
    std::uint32_t node;
    std::size_t next_edge;
  };

  void enter(std::uint32_t node) {
    order_[node] = low_[node] = ++visited_;
    open_.push_back(node);
    frames_.push_back({node, 0});
  }

  void visit(std::uint32_t root) {
    enter(root);
    while (!frames_.empty()) {
      auto& [node, next_edge] = frames_.back();
      if (next_edge < edges_[node].size()) {
        const std::uint32_t to = edges_[node][next_edge++];
        if (order_[to] == 0)
          enter(to);
        else if (component_[to] == none)
          low_[node] = std::min(low_[node], order_[to]);
      } else {
        leave(node);
      }
    }
  }

  void leave(std::uint32_t node) {
    frames_.pop_back();
    if (!frames_.empty()) low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
    if (low_[node] != order_[node]) return;
    std::uint32_t member = none;
    while (member != node) {
      member = open_.back();
      open_.pop_back();
      component_[member] = components_;
    }
    ++components_;
  }

  const std::vector<std::vector<std::uint32_t>>& edges_;
  std::vector<std::uint32_t> order_, low_, component_;
  std::vector<std::uint32_t> open_;  // visited, component not yet known
  std::vector<Frame> frames_;
  std::uint32_t visited_ = 0;
  std::uint32_t components_ = 0;
};

}  // namespace

std::vector<std::uint32_t> strong_components(const std::vector<std::vector<std::uint32_t>>& edges) {
  return Tarjan(edges).run();
}

}  // namespace scale::lower
