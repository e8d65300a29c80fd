#include "emit/provenance.h"

#include <vector>

#include "graph/provenance.h"

namespace scale::emit {

std::string provenance_json(const graph::Graph& graph, const Sources& sources) {
  std::vector<graph::MapEntry> entries;
  entries.reserve(graph.resources.size());
  for (const graph::Resource& resource : graph.resources) entries.push_back({resource.logical_id, &resource});
  return graph::provenance_json("cloudformation", entries, sources);
}

}  // namespace scale::emit
