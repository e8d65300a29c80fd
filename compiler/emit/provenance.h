// The map from a template back to the program.
#pragma once

#include <string>

#include "graph/graph.h"

namespace scale::emit {

/// JSON (docs/schemas/map-1.schema.json) that says for each logical id of the template where it comes from.
std::string provenance_json(const graph::Graph& graph, const Sources& sources);

}  // namespace scale::emit
