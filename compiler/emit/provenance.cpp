#include "emit/provenance.h"

#include "graph/provenance.h"

namespace scale::emit {

std::string provenance_json(const graph::Graph& graph, const Sources& sources) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.member("format", "scale-map-1");
  out.member("target", "cloudformation");
  out.key("entries");
  out.begin_object();
  for (const graph::Resource& resource : graph.resources) {
    out.key(resource.logical_id);
    graph::write_provenance(out, resource, sources);
  }
  out.end_object();
  out.end_object();
  out.finish();
  return text;
}

}  // namespace scale::emit
