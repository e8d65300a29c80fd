// Where resources come from, in the shape that every map of a back end shares
// (docs/schemas/map-1.schema.json).
#pragma once

#include "graph/graph.h"
#include "support/json_writer.h"

namespace scale::graph {

/// Writes one entry of a map: an object with the resource's address, the file, line and column of its
/// declaration, the declaration itself and, outwards, those of the instances that made it. Lines and columns
/// count from 1.
void write_provenance(JsonWriter& out, const Resource& resource, const Sources& sources);

}  // namespace scale::graph
