// Rules between the properties of one resource, from stdlib/aws.
#pragma once

#include "diag/diagnostic.h"
#include "graph/graph.h"
#include "schema/curated.h"

namespace scale::lower {

/// Reports every rule of a curated type that a resource of the graph breaks, at the property that breaks it
/// and with the other properties of the rule as notes. Values that are known only when deploying break no
/// rule.
void check_rules(const graph::Graph& graph, schema::Curated& curated, diag::Sink& sink);

}  // namespace scale::lower
