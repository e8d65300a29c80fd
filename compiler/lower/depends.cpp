#include "lower/depends.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lower/strong_components.h"

namespace scale::lower {
namespace {

using graph::ResourceId;
using graph::Value;
using StepKind = DependencyStep::Kind;

std::size_t mix(std::size_t seed, std::size_t more) {
  return (seed ^ (more + 0x9E3779B97F4A7C15ull + (seed << 6) + (seed >> 2))) * 0xFF51AFD7ED558CCDull;
}

/// Equal values have equal hashes.
std::size_t hash(const Value& value) {
  using Kind = Value::Kind;
  std::size_t result = mix(17, static_cast<std::size_t>(value.kind()));
  switch (value.kind()) {
    case Kind::Null: return result;
    case Kind::Bool: return mix(result, value.boolean() ? 1 : 0);
    case Kind::Int: return mix(result, static_cast<std::size_t>(value.integer()));
    case Kind::Number: return mix(result, std::hash<double>()(value.number()));
    case Kind::String: return mix(result, std::hash<std::string_view>()(value.text()));
    case Kind::Ref: return mix(result, value.resource());
    case Kind::Attribute:
      return mix(mix(result, value.resource()), std::hash<std::string_view>()(value.text()));
    case Kind::PseudoParameter: return mix(result, static_cast<std::size_t>(value.pseudo()));
    case Kind::Map:
      for (const graph::Field& field : value.fields())
        result = mix(mix(result, std::hash<std::string_view>()(field.name)), hash(field.value));
      return result;
    default:
      result = mix(result, value.index());
      for (const Value& item : value.items()) result = mix(result, hash(item));
      return result;
  }
}

/// Finds, for the steps of rules, the resources that a step leads to without looking at any other.
class Index {
 public:
  Index(const graph::Graph& graph, const std::vector<DependencyRule>& rules) : graph_(graph) {
    for (const DependencyRule& rule : rules) {
      types_.try_emplace(rule.type);
      for (const DependencyStep& step : rule.steps)
        if (step.kind == StepKind::RefersTo)
          forward_keys_.try_emplace(step.property, next_key_++);
        else if (key_of(step) == no_key)
          types_[step.type].keys.push_back({step.kind, step.property, next_key_++});
    }
    for (ResourceId id = 0; id < graph.resources.size(); ++id) add(id);
    std::sort(edges_.begin(), edges_.end());
  }

  /// The resources of a type that some rule names, in order of declaration.
  const std::vector<ResourceId>& of_type(std::string_view type) const {
    return types_.find(type)->second.resources;
  }

  /// Appends what `step` leads to from `from`; the same resource may come several times.
  void follow(const DependencyStep& step, ResourceId from, std::vector<ResourceId>& into) const {
    const std::uint32_t key = key_of(step);
    if (step.kind != StepKind::SharesWith) {
      const auto [begin, end] = equal(key, from);
      for (auto at = begin; at != end; ++at) into.push_back(at->to);
      return;
    }
    const graph::Property* own = graph_.resources[from].find(step.property);
    if (own == nullptr) return;
    const auto [begin, end] = equal(key, hash(own->value));
    for (auto at = begin; at != end; ++at)
      if (graph_.resources[at->to].find(step.property)->value == own->value) into.push_back(at->to);
  }

 private:
  static constexpr std::uint32_t no_key = ~std::uint32_t{0};

  /// A way from a resource (or, for values, from a hash) to a resource, of the kind that `key` stands for.
  struct Edge {
    std::size_t from;
    std::uint32_t key;
    ResourceId to;
    friend bool operator<(const Edge& a, const Edge& b) {
      return std::tie(a.from, a.key, a.to) < std::tie(b.from, b.key, b.to);
    }
  };
  struct Key {
    StepKind kind;
    std::string_view property;
    std::uint32_t key;
  };
  struct Type {
    std::vector<ResourceId> resources;
    std::vector<Key> keys;
  };

  std::uint32_t key_of(const DependencyStep& step) const {
    if (step.kind == StepKind::RefersTo) return forward_keys_.find(step.property)->second;
    const auto type = types_.find(step.type);
    if (type == types_.end()) return no_key;
    for (const Key& key : type->second.keys)
      if (key.kind == step.kind && key.property == step.property) return key.key;
    return no_key;
  }

  std::pair<std::vector<Edge>::const_iterator, std::vector<Edge>::const_iterator> equal(
      std::uint32_t key, std::size_t from) const {
    const auto begin = std::lower_bound(edges_.begin(), edges_.end(), Edge{from, key, 0});
    const auto end = std::find_if(begin, edges_.end(),
                                  [&](const Edge& edge) { return edge.from != from || edge.key != key; });
    return {begin, end};
  }

  void add(ResourceId id) {
    const graph::Resource& resource = graph_.resources[id];
    const auto type = types_.find(resource.type);
    if (type != types_.end()) type->second.resources.push_back(id);
    for (const graph::Property& property : resource.properties) {
      references_.clear();
      if (const auto forward = forward_keys_.find(property.name); forward != forward_keys_.end()) {
        graph::collect_references(property.value, references_);
        for (const ResourceId to : references_) edges_.push_back({id, forward->second, to});
      }
      if (type == types_.end()) continue;
      for (const Key& key : type->second.keys) {
        if (key.property != property.name) continue;
        if (key.kind == StepKind::SharesWith) {
          edges_.push_back({hash(property.value), key.key, id});
          continue;
        }
        graph::collect_references(property.value, references_);
        for (const ResourceId from : references_) edges_.push_back({from, key.key, id});
      }
    }
  }

  const graph::Graph& graph_;
  std::unordered_map<std::string_view, Type> types_;
  std::unordered_map<std::string_view, std::uint32_t> forward_keys_;  // by property
  std::uint32_t next_key_ = 0;
  std::vector<Edge> edges_;
  std::vector<ResourceId> references_;
};

/// Follows the steps of `rule` from `from`, visiting each resource once per step.
class Walk {
 public:
  Walk(const Index& index, std::size_t resources) : index_(index), seen_(resources) {}

  const std::vector<ResourceId>& run(const DependencyRule& rule, ResourceId from) {
    here_.assign(1, from);
    for (const DependencyStep& step : rule.steps) {
      ++round_;
      next_.clear();
      for (const ResourceId at : here_) index_.follow(step, at, next_);
      std::erase_if(next_, [&](ResourceId id) { return std::exchange(seen_[id], round_) == round_; });
      std::swap(here_, next_);
    }
    return here_;
  }

 private:
  const Index& index_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
  std::vector<ResourceId> here_, next_;
};

}  // namespace

void add_implicit_dependencies(graph::Graph& graph, const std::vector<DependencyRule>& rules) {
  const Index index(graph, rules);
  Walk walk(index, graph.resources.size());
  std::vector<std::pair<ResourceId, ResourceId>> found;
  for (const DependencyRule& rule : rules)
    for (const ResourceId from : index.of_type(rule.type))
      for (const ResourceId to : walk.run(rule, from))
        if (to != from) found.emplace_back(from, to);
  if (found.empty()) return;
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());

  auto needs = graph::dependencies(graph);
  std::erase_if(
      found, [&](const auto& order) { return std::ranges::binary_search(needs[order.first], order.second); });
  for (const auto& [from, to] : found) needs[from].push_back(to);
  const std::vector<std::uint32_t> component = strong_components(needs);
  for (const auto& [from, to] : found)
    if (component[from] != component[to]) graph.resources[from].depends_on.push_back(to);
  for (const auto& [from, to] : found) std::ranges::sort(graph.resources[from].depends_on);
}

}  // namespace scale::lower
