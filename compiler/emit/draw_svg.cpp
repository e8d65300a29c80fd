#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "emit/layout.h"

namespace scale::emit {
namespace {

constexpr double label_size = 12.5;
constexpr std::size_t longest_label = 36;

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  return result;
}

/// Code points, which is what takes room.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// At most `longest_label` characters, the end replaced by an ellipsis.
std::string shortened(std::string_view text) {
  if (length(text) <= longest_label) return std::string(text);
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end)
    if ((text[end] & 0xC0) != 0x80 && ++seen == longest_label) break;
  return std::string(text.substr(0, end)) + "…";
}

/// Room for the two lines of a node, by the average width of a letter.
double width_of(const DiagramNode& node) {
  const double label = static_cast<double>(length(shortened(node.label))) * label_size * 0.56;
  const double detail = static_cast<double>(length(shortened(node.detail))) * 10 * 0.6;
  return std::max(84.0, 26 + std::max(label, detail));
}

/// One of eight colours; services that stand beside each other in most programs have different ones.
std::size_t colour(std::string_view service) {
  constexpr std::array<std::string_view, 8> known{"EC2",  "ECS",    "ElasticLoadBalancingV2", "IAM",
                                                  "Logs", "Lambda", "ApplicationAutoScaling", "SQS"};
  if (const auto at = std::ranges::find(known, service); at != known.end())
    return static_cast<std::size_t>(at - known.begin());
  std::size_t hash = 0;
  for (const char c : service) hash = hash * 31 + static_cast<unsigned char>(c);
  return hash % known.size();
}

constexpr std::string_view style = R"css(
  svg { --page: #fbfbfa; --ink: #1c2024; --soft: #646a73; --line: #9aa1ab; --node: #ffffff; --edge: #d5d8dd;
        --group: #f1f2f4; --frame: #dfe2e6; background: var(--page); font-family: system-ui, "Segoe UI", Roboto,
        "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
  .c0 { --tint: #7a5fd0 } .c1 { --tint: #d9730d } .c2 { --tint: #2f7de1 } .c3 { --tint: #c93c4b }
  .c4 { --tint: #7b8794 } .c5 { --tint: #e0a100 } .c6 { --tint: #1f9d61 } .c7 { --tint: #c2459f }
  @media (prefers-color-scheme: dark) {
    svg { --page: #131518; --ink: #e6e8eb; --soft: #9aa1ab; --line: #626a75; --node: #1e2126; --edge: #383d45;
          --group: #191c20; --frame: #2b3037; }
    .c0 { --tint: #a18af0 } .c1 { --tint: #f0954a } .c2 { --tint: #6ba6f5 } .c3 { --tint: #ee7480 }
    .c4 { --tint: #99a5b3 } .c5 { --tint: #f0c04a } .c6 { --tint: #4fc78c } .c7 { --tint: #e281c6 }
  }
  .group { fill: var(--group); stroke: var(--frame) }
  .title { fill: var(--soft); font-size: 12px; font-weight: 600 }
  .node rect { fill: var(--node); stroke: var(--edge) }
  .node .mark { fill: var(--tint); stroke: none }
  .node:hover rect:first-of-type { stroke: var(--tint) }
  .label { fill: var(--ink); font-size: 12.5px }
  .detail { fill: var(--soft); font-size: 10px }
  .line { fill: none; stroke: var(--line); stroke-width: 1.1; stroke-linecap: round }
  .head { fill: var(--line) }
)css";

class SvgWriter {
 public:
  explicit SvgWriter(const Diagram& diagram) : diagram_(diagram) {
    std::vector<double> widths;
    for (const DiagramNode& node : diagram.nodes) widths.push_back(width_of(node));
    layout_ = lay_out(diagram, widths);
  }

  std::string write() {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 "
        "{0:.0f} {1:.0f}\" "
        "role=\"img\">\n<title>{2}</title>\n<style>{3}</style>\n",
        layout_.width, layout_.height, xml_text(diagram_.title.empty() ? "resources" : diagram_.title),
        style);
    add("<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
        "markerHeight=\"7\" "
        "orient=\"auto\"><path class=\"head\" d=\"M0 .8 7.4 4 0 7.2z\"/></marker></defs>\n");
    for (std::size_t i = 0; i < diagram_.groups.size(); ++i)
      if (diagram_.groups[i].boxed) group(diagram_.groups[i], layout_.groups[i]);
    for (const Stretch& stretch : layout_.lines) line(stretch);
    for (std::size_t i = 0; i < diagram_.nodes.size(); ++i) node(diagram_.nodes[i], layout_.nodes[i]);
    text_ += "</svg>\n";
    return std::move(text_);
  }

 private:
  template <typename... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
  }

  void group(const DiagramGroup& group, const Box& box) {
    add("<rect class=\"group\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"9\"/>\n",
        box.x, box.y, box.width, box.height);
    add("<text class=\"title\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", box.x + 12, box.y + 17,
        xml_text(group.title));
  }

  void line(const Stretch& line) {
    // An arrow ends in a short straight piece, so that its head points at the box.
    const double enter =
        line.arrow ? line.enter.y + std::copysign(std::min(9.0, std::abs(line.enter.y - line.leave.y) / 3),
                                                  line.leave.y - line.enter.y)
                   : line.enter.y;
    const double middle = (line.leave.y + enter) / 2;
    add("<path class=\"line\"{} d=\"M{:.1f} {:.1f}", line.arrow ? " marker-end=\"url(#head)\"" : "",
        line.begin.x, line.begin.y);
    if (line.leave.y != line.begin.y) add("V{:.1f}", line.leave.y);
    if (std::abs(line.enter.x - line.leave.x) >= 0.05)
      add("C{0:.1f} {1:.1f} {2:.1f} {1:.1f} {2:.1f} {3:.1f}", line.leave.x, middle, line.enter.x, enter);
    add("V{:.1f}\"/>\n", line.end.y);
  }

  void node(const DiagramNode& node, const Box& box) {
    add("<g class=\"node c{}\"><title>{}</title>", colour(node.service), xml_text(node.tooltip));
    add("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"6\"/>", box.x, box.y,
        box.width, box.height);
    add("<rect class=\"mark\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"3.5\" height=\"{:.1f}\" rx=\"1.75\"/>",
        box.x + 5, box.y + 9, box.height - 18);
    add("<text class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", box.x + 15, box.y + 18,
        xml_text(shortened(node.label)));
    add("<text class=\"detail\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n", box.x + 15, box.y + 32,
        xml_text(shortened(node.detail)));
  }

  const Diagram& diagram_;
  DiagramLayout layout_;
  std::string text_;
};

}  // namespace

std::string draw_svg(const graph::Graph& graph, const DrawOptions& options) {
  const Diagram diagram = make_diagram(graph, options);
  return SvgWriter(diagram).write();
}

}  // namespace scale::emit
