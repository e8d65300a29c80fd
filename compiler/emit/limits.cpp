#include "emit/template.h"

#include "diag/codes.h"

namespace scale::emit {
namespace {

constexpr std::size_t max_resources = 500;
constexpr std::size_t max_parameters = 200;
constexpr std::size_t max_outputs = 200;
constexpr std::size_t max_template_bytes =
    1'000'000;  // through S3; cfn-lint reads "1 MB" the same way (E1002)
constexpr std::size_t max_description_bytes = 1024;
constexpr std::size_t max_logical_id = 255;

Span place(const graph::Resource& resource) {
  return resource.origin != nullptr ? resource.origin->at : Span{};
}
Span place(const graph::Parameter& parameter) {
  return parameter.at;
}
Span place(const graph::Output& output) {
  return output.at;
}

std::string_view name(const graph::Resource& resource) {
  return resource.address;
}
std::string_view name(const graph::Parameter& parameter) {
  return parameter.name;
}
std::string_view name(const graph::Output& output) {
  return output.name;
}

template <typename Item>
void check(const std::vector<Item>& items, std::string_view what, std::size_t most, diag::Sink& sink) {
  if (items.size() > most)
    sink.report(diag::too_many_in_template, place(items[most]), what, items.size(), most)
        .with_label(fmt::format("number {}", most + 1));
  for (const Item& item : items)
    if (item.logical_id.size() > max_logical_id)
      sink.report(diag::logical_id_too_long, place(item), name(item), item.logical_id.size(), max_logical_id);
}

}  // namespace

void check_limits(const graph::Graph& graph, std::string_view text, diag::Sink& sink) {
  // A program without outputs either is one of definitions for others, and no template is expected of it.
  if (graph.resources.empty() && !graph.outputs.empty())
    sink.report(diag::template_without_resources, Span{});
  check(graph.resources, "resources", max_resources, sink);
  check(graph.parameters, "parameters", max_parameters, sink);
  check(graph.outputs, "outputs", max_outputs, sink);
  if (text.size() > max_template_bytes)
    sink.report(diag::template_too_large, Span{}, text.size(), max_template_bytes);
  if (graph.description.size() > max_description_bytes)
    sink.report(diag::description_too_long, Span{}, graph.description.size(), max_description_bytes);
}

}  // namespace scale::emit
