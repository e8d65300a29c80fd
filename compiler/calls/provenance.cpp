#include "graph/provenance.h"
#include "calls/calls.h"

namespace scale::calls {

std::string provenance_json(const Sequence& sequence, const graph::Graph& graph, const Sources& sources) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.member("format", "scale-map-1");
  out.member("target", "calls");
  out.key("entries");
  out.begin_object();
  // Calls that read what belongs to the account come from no declaration.
  for (const Call& call : sequence.calls) {
    if (!call.resource) continue;
    out.key(call.id);
    graph::write_provenance(out, graph.resources[*call.resource], sources);
  }
  out.end_object();
  out.end_object();
  out.finish();
  return text;
}

}  // namespace scale::calls
