#include <algorithm>
#include <functional>
#include <queue>

#include "graph/graph.h"

namespace scale::graph {

const Property* Resource::find(std::string_view property) const {
  const auto found = std::ranges::find(properties, property, &Property::name);
  return found == properties.end() ? nullptr : &*found;
}

void collect_references(const Value& value, std::vector<ResourceId>& into) {
  switch (value.kind()) {
    case Value::Kind::Ref:
    case Value::Kind::Attribute:
      if (std::ranges::find(into, value.resource()) == into.end()) into.push_back(value.resource());
      return;
    case Value::Kind::Null:
    case Value::Kind::Bool:
    case Value::Kind::Int:
    case Value::Kind::Number:
    case Value::Kind::String: return;
    case Value::Kind::Map:
      for (const Field& field : value.fields()) collect_references(field.value, into);
      return;
    default:
      for (const Value& item : value.items()) collect_references(item, into);
  }
}

std::vector<std::vector<ResourceId>> dependencies(const Graph& graph) {
  std::vector<std::vector<ResourceId>> result(graph.resources.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const Resource& resource = graph.resources[i];
    std::vector<ResourceId>& needs = result[i];
    needs = resource.depends_on;
    for (const Property& property : resource.properties) collect_references(property.value, needs);
    for (const Field& attribute : resource.attributes) collect_references(attribute.value, needs);
    std::ranges::sort(needs);
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  }
  return result;
}

namespace {

/// Follows unfinished dependencies from any unfinished resource until one comes again.
std::vector<ResourceId> find_cycle(const std::vector<std::vector<ResourceId>>& needs,
                                   const std::vector<bool>& done) {
  std::vector<ResourceId> path;
  auto at = static_cast<ResourceId>(std::ranges::find(done, false) - done.begin());
  while (true) {
    if (const auto seen = std::ranges::find(path, at); seen != path.end()) {
      path.erase(path.begin(), seen);
      return path;
    }
    path.push_back(at);
    // An unfinished resource waits for at least one that is unfinished too.
    at = *std::ranges::find_if(needs[at], [&](ResourceId need) { return !done[need]; });
  }
}

}  // namespace

std::vector<ResourceId> creation_order(const Graph& graph, std::vector<ResourceId>* cycle) {
  const auto needs = dependencies(graph);
  std::vector<std::size_t> waiting(needs.size());
  std::vector<std::vector<ResourceId>> needed_by(needs.size());
  std::priority_queue<ResourceId, std::vector<ResourceId>, std::greater<>> free;
  for (ResourceId id = 0; id < needs.size(); ++id) {
    waiting[id] = needs[id].size();
    for (const ResourceId need : needs[id]) needed_by[need].push_back(id);
    if (needs[id].empty()) free.push(id);
  }
  std::vector<ResourceId> order;
  std::vector<bool> done(needs.size());
  order.reserve(needs.size());
  while (!free.empty()) {
    const ResourceId id = free.top();
    free.pop();
    order.push_back(id);
    done[id] = true;
    for (const ResourceId next : needed_by[id])
      if (--waiting[next] == 0) free.push(next);
  }
  if (cycle != nullptr) {
    cycle->clear();
    if (order.size() < needs.size()) *cycle = find_cycle(needs, done);
  }
  return order;
}

}  // namespace scale::graph
