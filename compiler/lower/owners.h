// Who owns a property's value while the system runs.
#pragma once

#include "graph/graph.h"
#include "schema/curated.h"

namespace scale::lower {

/// Gives a property to the autoscaler when a scalable target of the program scales it: the desired count of
/// an ECS service, the provisioned concurrency of a Lambda alias. Which dimension owns which property is in
/// stdlib/aws
/// (`scaled_by`).
void assign_owners(graph::Graph& graph, schema::Curated& curated);

}  // namespace scale::lower
