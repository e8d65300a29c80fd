#include <fmt/format.h>

#include <iterator>

#include "emit/diagram.h"

namespace scale::emit {
namespace {

/// The inside of a string of Graphviz.
std::string dot_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result;
}

/// The inside of a quoted label of Mermaid, which reads HTML.
std::string mermaid_text(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '"': result += "#quot;"; break;
      case '#': result += "#35;"; break;
      case '<': result += "#lt;"; break;
      case '>': result += "#gt;"; break;
      case '&': result += "#amp;"; break;
      case '`': result += "#96;"; break;
      case '\n': result += "<br/>"; break;
      default: result += c;
    }
  return result;
}

}  // namespace

std::string draw_dot(const graph::Graph& graph, const DrawOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  std::string text = fmt::format("digraph \"{}\" {{\n", dot_text(diagram.title));
  const auto out = std::back_inserter(text);
  text += "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n";
  text += "  edge [arrowsize=0.6];\n";
  const auto write_node = [&](const DiagramNode& node, std::string_view indent) {
    fmt::format_to(out, "{}\"{}\" [label=\"{}\\n{}\", tooltip=\"{}\"];\n", indent, node.id,
                   dot_text(node.label), dot_text(node.detail), dot_text(node.tooltip));
  };
  for (const DiagramGroup& group : diagram.groups) {
    if (group.boxed)
      fmt::format_to(out, "  subgraph cluster_{} {{\n    label=\"{}\";\n    fontname=\"sans-serif\";\n",
                     group.id, dot_text(group.title));
    for (const std::size_t node : group.nodes) write_node(diagram.nodes[node], group.boxed ? "    " : "  ");
    if (group.boxed) text += "  }\n";
  }
  for (const DiagramEdge& edge : diagram.edges)
    fmt::format_to(out, "  \"{}\" -> \"{}\";\n", diagram.nodes[edge.from].id, diagram.nodes[edge.to].id);
  text += "}\n";
  return text;
}

std::string draw_mermaid(const graph::Graph& graph, const DrawOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  std::string text = "flowchart TD\n";
  const auto out = std::back_inserter(text);
  for (const DiagramGroup& group : diagram.groups) {
    if (group.boxed) fmt::format_to(out, "  subgraph {}[\"{}\"]\n", group.id, mermaid_text(group.title));
    for (const std::size_t index : group.nodes) {
      const DiagramNode& node = diagram.nodes[index];
      fmt::format_to(out, "{}{}[\"{}<br/><small>{}</small>\"]\n", group.boxed ? "    " : "  ", node.id,
                     mermaid_text(node.label), mermaid_text(node.detail));
    }
    if (group.boxed) text += "  end\n";
  }
  for (const DiagramEdge& edge : diagram.edges)
    fmt::format_to(out, "  {} --> {}\n", diagram.nodes[edge.from].id, diagram.nodes[edge.to].id);
  return text;
}

}  // namespace scale::emit
