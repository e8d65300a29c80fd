#include "graph/provenance.h"

#include <vector>

#include "calls/calls.h"

namespace scale::calls {

std::string provenance_json(const Sequence& sequence, const graph::Graph& graph, const Sources& sources) {
  std::vector<graph::MapEntry> entries;
  // Calls that read what belongs to the account come from no declaration.
  for (const Call& call : sequence.calls)
    if (call.resource) entries.push_back({call.id, &graph.resources[*call.resource]});
  return graph::provenance_json("calls", entries, sources);
}

}  // namespace scale::calls
