// Pictures of the resource graph.
#pragma once

#include <string>

#include "graph/graph.h"

namespace scale::emit {

struct DrawOptions {
  bool collapse = false;             // one box per instance of a component instead of one per resource
  const Sources* sources = nullptr;  // to name the place of each declaration; may be absent
};

/// For Graphviz: resources in clusters by the instance that made them, an edge for every reference.
std::string draw_dot(const graph::Graph& graph, const DrawOptions& options);

/// For Mermaid: the same as a flowchart.
std::string draw_mermaid(const graph::Graph& graph, const DrawOptions& options);

/// A picture that needs nothing else: laid out here, light or dark as the reader prefers, places as tooltips.
/// What refers stands above what it refers to; a reference that follows from others drawn is left out.
std::string draw_svg(const graph::Graph& graph, const DrawOptions& options);

}  // namespace scale::emit
