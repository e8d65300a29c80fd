// Where resources come from, in the shape that every map of a back end shares
// (docs/schemas/map-1.schema.json).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/graph.h"

namespace scale::graph {

/// One entry of a map: what a back end calls the thing that it made, and the resource that it was made for.
struct MapEntry {
  std::string_view id;
  const Resource* resource = nullptr;
};

/// The map of a back end as JSON. Each entry has the resource's address, the file, line and column of its
/// declaration, the declaration itself and, outwards, those of the instances that made it. Lines and columns
/// count from 1.
std::string provenance_json(std::string_view target, std::span<const MapEntry> entries,
                            const Sources& sources);

}  // namespace scale::graph
