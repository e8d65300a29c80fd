#include "lower/owners.h"

namespace scale::lower {

void assign_owners(graph::Graph& graph, schema::Curated& curated) {
  for (const graph::Resource& target : graph.resources) {
    if (target.type != "AWS::ApplicationAutoScaling::ScalableTarget") continue;
    const graph::Property* id = target.find("ResourceId");
    const graph::Property* dimension = target.find("ScalableDimension");
    if (id == nullptr || dimension == nullptr || !dimension->value.is(graph::Value::Kind::String)) continue;
    std::vector<graph::ResourceId> scaled;
    graph::collect_references(id->value, scaled);
    for (const graph::ResourceId resource : scaled) {
      graph::Resource& owner_of = graph.resources[resource];
      const schema::CuratedType* type = curated.find(owner_of.type);
      if (type == nullptr) continue;
      for (graph::Property& property : owner_of.properties) {
        const schema::CuratedProperty* known = type->find(property.name);
        if (known != nullptr && known->scaled_by == dimension->value.text())
          property.owner = graph::Owner::Autoscaler;
      }
    }
  }
}

}  // namespace scale::lower
