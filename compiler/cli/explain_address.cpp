#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "cli/explain_subjects.h"
#include "emit/template.h"

namespace scale::cli {
namespace {

std::string place(const Sources& sources, Span at) {
  if (!at) return {};
  return fmt::format("{}:{}", sources[at.file].path(), sources[at.file].at(at.begin).line);
}

std::string owner_note(graph::Owner owner) {
  static constexpr std::array<std::string_view, 5> words{"", "autoscaler", "schedule", "ci", "aws"};
  const std::string_view word = words[static_cast<std::size_t>(owner)];
  return word.empty() ? "" : fmt::format("; written when created, then owned by: {}", word);
}

std::string describe(const graph::Graph& graph, const graph::Resource& resource, const Sources& sources) {
  std::string out = fmt::format("{}\n  type        {}\n  logical id  {}\n", resource.address, resource.type,
                                resource.logical_id);
  std::string_view label = "made by";
  for (const graph::Origin* origin = resource.origin; origin != nullptr; origin = origin->parent) {
    out += fmt::format("  {:10}  {}  ({})\n", label, origin->declaration, place(sources, origin->at));
    label = "for";
  }
  out += "\nProperties:\n";
  for (const graph::Property& property : resource.properties)
    out += fmt::format("  {} = {}\n      {}{}\n", property.name, emit::value_json(graph, property.value),
                       place(sources, property.at), owner_note(property.owner));
  return out;
}

}  // namespace

std::optional<std::string> explain_address(std::string_view topic, driver::Compilation& compilation) {
  const graph::Graph& graph = compilation.graph();
  std::string out;
  for (const graph::Resource& resource : graph.resources) {
    const bool is_it = resource.address == topic || resource.logical_id == topic;
    const bool inside =
        resource.address.starts_with(topic) && resource.address.substr(topic.size()).starts_with(".");
    if (is_it) return describe(graph, resource, compilation.sources());
    if (inside) out += (out.empty() ? "" : "\n") + describe(graph, resource, compilation.sources());
  }
  if (out.empty()) return {};
  return out;
}

}  // namespace scale::cli
