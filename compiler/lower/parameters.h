// Parameters and conditions of the template.
#pragma once

#include "check/evaluator.h"
#include "graph/graph.h"

namespace scale::lower {

/// Writes the parameters that were left open; reports those that CloudFormation has no type for.
void write_parameters(check::Evaluator& evaluator, graph::Graph& graph);

/// Names the conditions after what they ask: EnvironmentIsProd, NotEnvironmentIsProd.
void assign_condition_ids(graph::Graph& graph, Arena& arena);

}  // namespace scale::lower
