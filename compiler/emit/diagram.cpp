#include "emit/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace scale::emit {
namespace {

/// The first name of an address: the declaration that made the resource.
std::string_view instance_of(std::string_view address) {
  return address.substr(0, address.find_first_of(".["));
}

/// `subnet["public-a"]` as people say it: subnet public-a.
std::string spoken(std::string_view address) {
  std::string text;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (c == '[')
      text += ' ';
    else if (c != ']' && c != '"')
      text += c;
  }
  return text;
}

std::string letters_and_digits(std::string_view text) {
  std::string result;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) result += c;
  return result;
}

/// "EC2 Subnet" of AWS::EC2::Subnet; without the service where that would be long.
std::string short_type(std::string_view type) {
  constexpr std::size_t longest = 24;
  if (type.starts_with("AWS::")) type.remove_prefix(5);
  const std::size_t at = type.find("::");
  if (at == std::string_view::npos) return std::string(type);
  if (type.size() > longest) return std::string(type.substr(at + 2));
  return std::string(type).replace(at, 2, " ");
}

std::string_view service_of(std::string_view type) {
  if (type.starts_with("AWS::")) type.remove_prefix(5);
  return type.substr(0, type.find("::"));
}

std::string place(const graph::Origin& origin, const Sources* sources) {
  if (sources == nullptr || !origin.at) return std::string(origin.declaration);
  const Source& source = (*sources)[origin.at.file];
  const LineColumn at = source.at(origin.at.begin);
  return fmt::format("{}:{}:{} {}", source.path(), at.line, at.column, origin.declaration);
}

const graph::Origin* outermost(const graph::Origin* origin) {
  while (origin != nullptr && origin->parent != nullptr) origin = origin->parent;
  return origin;
}

std::string tooltip(const graph::Resource& resource, const Sources* sources) {
  std::string text = fmt::format("{}\n{}", resource.address, resource.type);
  for (const graph::Origin* at = resource.origin; at != nullptr; at = at->parent)
    text += '\n' + place(*at, sources);
  return text;
}

/// Marks the edges whose end is reached from their start by another way. Reachability is kept as bits, so
/// that this is for graphs that a person can look at; a larger one keeps all its edges.
void mark_implied(Diagram& diagram) {
  constexpr std::size_t most_nodes = 4096;
  const std::size_t count = diagram.nodes.size();
  if (count > most_nodes) return;
  std::vector<std::vector<std::size_t>> next(count);
  for (const DiagramEdge& edge : diagram.edges) next[edge.from].push_back(edge.to);
  const std::size_t words = (count + 63) / 64;
  std::vector<std::uint64_t> reaches(count * words);
  enum class Mark : char { New, Open, Done };
  std::vector<Mark> marks(count, Mark::New);
  std::vector<std::pair<std::size_t, std::size_t>> stack;
  for (std::size_t root = 0; root < count; ++root) {
    if (marks[root] != Mark::New) continue;
    stack.emplace_back(root, 0);
    while (!stack.empty()) {
      auto& [node, index] = stack.back();
      marks[node] = Mark::Open;
      if (index < next[node].size()) {
        if (const std::size_t to = next[node][index++]; marks[to] == Mark::New) stack.emplace_back(to, 0);
        continue;
      }
      for (const std::size_t to : next[node]) {
        reaches[node * words + to / 64] |= std::uint64_t{1} << (to % 64);
        for (std::size_t word = 0; word < words; ++word)
          reaches[node * words + word] |= reaches[to * words + word];
      }
      marks[node] = Mark::Done;
      stack.pop_back();
    }
  }
  const auto reach = [&](std::size_t from, std::size_t to) {
    return (reaches[from * words + to / 64] >> (to % 64) & 1) != 0;
  };
  for (DiagramEdge& edge : diagram.edges)
    edge.implied = std::ranges::any_of(next[edge.from], [&](std::size_t via) {
      return via != edge.to && reach(via, edge.to) && !reach(edge.to, edge.from);
    });
}

/// Boxes of whole groups instead of their resources.
void collapse(Diagram& diagram) {
  std::vector<DiagramNode> nodes;
  for (std::size_t i = 0; i < diagram.groups.size(); ++i) {
    DiagramGroup& group = diagram.groups[i];
    DiagramNode& only = nodes.emplace_back(std::move(diagram.nodes[group.nodes[0]]));
    if (group.nodes.size() > 1) {
      only.detail = fmt::format("{} resources", group.nodes.size());
      only.tooltip = group.title;
      only.label = group.title;
      only.id = group.id;
    }
  }
  for (DiagramEdge& edge : diagram.edges) {
    const auto group_of = [&](std::size_t node) { return diagram.nodes[node].group; };
    edge = {group_of(edge.from), group_of(edge.to)};
  }
  diagram.nodes = std::move(nodes);
  for (std::size_t i = 0; i < diagram.groups.size(); ++i) {
    diagram.nodes[i].group = i;
    diagram.groups[i].nodes = {i};
    diagram.groups[i].boxed = false;
  }
}

}  // namespace

Diagram make_diagram(const graph::Graph& graph, const DrawOptions& options) {
  Diagram diagram;
  diagram.title = graph.stack;
  std::unordered_map<std::string_view, std::size_t> groups;
  for (std::size_t i = 0; i < graph.resources.size(); ++i) {
    const graph::Resource& resource = graph.resources[i];
    const std::string_view instance = instance_of(resource.address);
    const auto [group, fresh] = groups.try_emplace(instance, diagram.groups.size());
    if (fresh) {
      const graph::Origin* origin = outermost(resource.origin);
      diagram.groups.push_back({fmt::format("group{}{}", diagram.groups.size(), letters_and_digits(instance)),
                                std::string(origin != nullptr ? origin->declaration : instance),
                                {}});
    }
    diagram.groups[group->second].nodes.push_back(i);
    diagram.nodes.push_back({std::string(resource.logical_id), spoken(resource.address),
                             short_type(resource.type), tooltip(resource, options.sources),
                             service_of(resource.type), group->second});
    std::vector<graph::ResourceId> references;
    for (const graph::Property& property : resource.properties)
      graph::collect_references(property.value, references);
    for (const graph::ResourceId to : references) diagram.edges.push_back({i, to});
  }
  for (DiagramGroup& group : diagram.groups) {
    group.boxed = group.nodes.size() > 1;
    if (!group.boxed) continue;
    const std::size_t prefix = instance_of(graph.resources[group.nodes[0]].address).size();
    for (const std::size_t node : group.nodes) {
      std::string label = spoken(graph.resources[node].address.substr(prefix));
      label.erase(0, label.find_first_not_of(". "));
      if (!label.empty()) diagram.nodes[node].label = std::move(label);
    }
  }
  if (options.collapse) collapse(diagram);
  std::erase_if(diagram.edges, [](const DiagramEdge& edge) { return edge.from == edge.to; });
  std::sort(diagram.edges.begin(), diagram.edges.end());
  diagram.edges.erase(std::unique(diagram.edges.begin(), diagram.edges.end()), diagram.edges.end());
  mark_implied(diagram);
  return diagram;
}

}  // namespace scale::emit
