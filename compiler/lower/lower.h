// From the program to the resource graph.
#pragma once

#include <memory>

#include "check/evaluator.h"
#include "graph/graph.h"
#include "schema/catalogue.h"
#include "schema/curated.h"

namespace scale::lower {

/// Evaluates the whole module and gives its resource graph: every property checked against the catalogue,
/// owners, implicit dependencies and logical ids assigned. Mistakes are in the sink; with errors the graph is
/// incomplete and must not be emitted. `arena` must outlive the graph.
graph::Graph lower(check::Library& library, schema::Catalogue& catalogue, schema::Curated& curated,
                   const check::Inputs& inputs, Arena& arena, Names& names, diag::Sink& sink);

/// Finds what is wrong with the program in the environment of `inputs`, where `chosen` is its graph in the
/// environment `chosen_environment`. Looks only at what differs between the two.
void check_environment(check::Library& library, schema::Catalogue& catalogue, schema::Curated& curated,
                       check::Inputs inputs, const graph::Graph& chosen, std::string_view chosen_environment,
                       Arena& arena, Names& names, diag::Sink& sink);

}  // namespace scale::lower
