#include "emit/layers.h"

#include <algorithm>

namespace scale::emit {
namespace {

using Edge = std::pair<std::size_t, std::size_t>;

/// Every node after those its edges lead to; an edge back into what is being visited closes a cycle and is
/// skipped.
std::vector<std::size_t> lowest_first(std::size_t count, std::span<const Edge> edges,
                                      std::vector<std::vector<std::size_t>>& below) {
  std::vector<std::vector<std::size_t>> next(count);
  for (const auto& [from, to] : edges) next[from].push_back(to);
  enum class Mark : char { New, Open, Done };
  std::vector<Mark> marks(count, Mark::New);
  std::vector<std::size_t> order;
  std::vector<Edge> stack;
  for (std::size_t root = 0; root < count; ++root) {
    if (marks[root] != Mark::New) continue;
    marks[root] = Mark::Open;
    stack.emplace_back(root, 0);
    while (!stack.empty()) {
      auto& [node, index] = stack.back();
      if (index == next[node].size()) {
        marks[node] = Mark::Done;
        order.push_back(node);
        stack.pop_back();
        continue;
      }
      const std::size_t to = next[node][index++];
      if (marks[to] == Mark::Open) continue;
      below[node].push_back(to);
      if (marks[to] == Mark::New) {
        marks[to] = Mark::Open;
        stack.emplace_back(to, 0);
      }
    }
  }
  return order;
}

}  // namespace

std::vector<std::size_t> assign_rows(std::span<const double> widths, std::span<const Edge> edges,
                                     double most_width) {
  std::vector<std::vector<std::size_t>> below(widths.size());
  std::vector<std::size_t> height(widths.size());
  const auto at_least = [&](std::size_t node) {
    std::size_t row = 0;
    for (const std::size_t to : below[node]) row = std::max(row, height[to] + 1);
    return row;
  };
  std::vector<std::size_t> order = lowest_first(widths.size(), edges, below);
  for (const std::size_t node : order) height[node] = at_least(node);
  // Rows are filled in the order in which things would stand without limit; among equals the last declared
  // lowest.
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return height[a] != height[b] ? height[a] < height[b] : a > b;
  });
  std::vector<double> filled;
  for (const std::size_t node : order) {
    std::size_t row = at_least(node);
    while (row < filled.size() && filled[row] > 0 && filled[row] + widths[node] > most_width) ++row;
    if (row >= filled.size()) filled.resize(row + 1);
    filled[row] += widths[node];
    height[node] = row;
  }
  for (std::size_t& row : height) row = filled.size() - 1 - row;
  return height;
}

void place_row(std::span<Placed> row, double gap) {
  // Pool adjacent violators: things that would overlap form a block, which stands where its members wish on
  // average.
  struct Block {
    std::size_t begin;
    double weight, sum;  // of the wishes for the centre of the block's first member
    double wish() const { return sum / weight; }
  };
  std::vector<double> offset(row.size());  // from the first thing in the row, when all stand close
  for (std::size_t i = 1; i < row.size(); ++i)
    offset[i] = offset[i - 1] + (row[i - 1].width + row[i].width) / 2 + gap;
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < row.size(); ++i) {
    blocks.push_back({i, row[i].weight, row[i].weight * (row[i].wish - offset[i])});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].wish() > blocks.back().wish()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().weight += last.weight;
      blocks.back().sum += last.sum;
    }
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].begin : row.size();
    for (std::size_t i = blocks[b].begin; i < end; ++i) row[i].centre = blocks[b].wish() + offset[i];
  }
}

}  // namespace scale::emit
