// The two questions of a layered drawing that have nothing to do with boxes: which row, and where in it.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace scale::emit {

/// Rows for things of the given widths so that each edge (from, to) goes down, from the lowest row upwards,
/// and no row is much wider than `most_width`. Edges that close a cycle don't count. Returns the row of each,
/// 0 at the top.
std::vector<std::size_t> assign_rows(std::span<const double> widths,
                                     std::span<const std::pair<std::size_t, std::size_t>> edges,
                                     double most_width);

/// A thing in a row: where its centre would like to be, and how much of the row it needs.
struct Placed {
  double wish = 0;
  double width = 0;
  double weight = 1;
  double centre = 0;  // the result
};

/// Sets the centres of things in the order given so that neighbours keep `gap` and the weighted squares of
/// the distances from the wishes are least.
void place_row(std::span<Placed> row, double gap);

}  // namespace scale::emit
