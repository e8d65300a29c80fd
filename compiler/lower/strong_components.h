// Which members of a directed graph lie on a common cycle.
#pragma once

#include <cstdint>
#include <vector>

namespace scale::lower {

/// For each node the number of its strongly connected component: two nodes have the same number exactly when
/// each reaches the other. Tarjan's algorithm, without recursion; linear in nodes and edges.
std::vector<std::uint32_t> strong_components(const std::vector<std::vector<std::uint32_t>>& edges);

}  // namespace scale::lower
