#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "emit/layers.h"
#include "emit/layout_parts.h"

namespace scale::emit {
namespace {

constexpr double wider_than_high = 1.4;
constexpr double least_row = 1100;  // narrower groups need not be folded

class Cutter {
 public:
  Cutter(const Diagram& diagram, const std::vector<double>& widths) : diagram_(diagram), widths_(widths) {
    for (const DiagramGroup& group : diagram.groups) parts_.groups.emplace_back().boxed = group.boxed;
  }

  LayoutParts run() {
    make_rows();
    make_bands();
    connect();
    return std::move(parts_);
  }

 private:
  using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

  void make_rows() {
    std::vector<Edges> inner(parts_.groups.size());
    std::vector<std::size_t> local(diagram_.nodes.size());
    for (const DiagramGroup& group : diagram_.groups)
      for (std::size_t i = 0; i < group.nodes.size(); ++i) local[group.nodes[i]] = i;
    for (const DiagramEdge& edge : diagram_.edges) {
      const std::size_t group = diagram_.nodes[edge.from].group;
      if (group == diagram_.nodes[edge.to].group) inner[group].emplace_back(local[edge.from], local[edge.to]);
    }
    for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
      LayoutItem& item = parts_.items.emplace_back();
      item.node = node;
      item.group = diagram_.nodes[node].group;
      item.width = widths_[node];
    }
    for (std::size_t group = 0; group < parts_.groups.size(); ++group)
      make_rows(diagram_.groups[group].nodes, inner[group], parts_.groups[group]);
  }

  void make_rows(const std::vector<std::size_t>& nodes, const Edges& edges, LayoutGroup& group) {
    std::vector<double> widths;
    widths.reserve(nodes.size());
    for (const std::size_t node : nodes) widths.push_back(widths_[node] + measure::item_gap);
    const double total = std::accumulate(widths.begin(), widths.end(), 0.0);
    const double square = std::sqrt(total * (measure::node_height + measure::row_gap));
    const std::vector<std::size_t> rows =
        assign_rows(widths, edges, std::max(least_row, wider_than_high * square));
    group.rows.resize(1 + *std::ranges::max_element(rows));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      parts_.items[nodes[i]].row = rows[i];
      group.rows[rows[i]].push_back(nodes[i]);
    }
    const auto count = static_cast<double>(group.rows.size());
    group.height = count * measure::node_height + (count - 1) * measure::row_gap;
    if (group.boxed) group.height += measure::title_height + measure::padding;
    for (const auto& row : group.rows) group.width = std::max(group.width, row_width(row));
    group.width += 2 * group.inset();
  }

  double row_width(const std::vector<std::size_t>& row) const {
    double width = -measure::item_gap;
    for (const std::size_t item : row) width += parts_.items[item].width + measure::item_gap;
    return width;
  }

  void make_bands() {
    Edges edges;
    for (const DiagramEdge& edge : diagram_.edges) {
      const std::size_t from = diagram_.nodes[edge.from].group, to = diagram_.nodes[edge.to].group;
      if (from != to) edges.emplace_back(from, to);
    }
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<double> widths;
    double area = 0, widest = 0;
    for (const LayoutGroup& group : parts_.groups) {
      widths.push_back(group.width + measure::group_gap);
      area += widths.back() * (group.height + measure::band_gap);
      widest = std::max(widest, widths.back());
    }
    if (parts_.groups.empty()) return;
    const std::vector<std::size_t> bands =
        assign_rows(widths, edges, std::max(1.5 * widest, wider_than_high * std::sqrt(area)));
    parts_.bands.resize(1 + *std::ranges::max_element(bands));
    for (std::size_t group = 0; group < parts_.groups.size(); ++group)
      parts_.groups[group].band = bands[group];
    for (LayoutItem& item : parts_.items) item.band = parts_.groups[item.group].band;
  }

  /// The item where the lines to `node` pass through a row of a group, or between the groups of a band.
  std::size_t passage(std::size_t node, std::size_t group, std::size_t band, std::size_t row, bool down) {
    const auto [found, fresh] = passages_.try_emplace({node, group, band, row, down}, parts_.items.size());
    if (fresh) {
      LayoutItem& item = parts_.items.emplace_back();
      item.group = group;
      item.band = band;
      item.row = row;
      if (group != LayoutItem::none)
        parts_.groups[group].rows[row].push_back(found->second);
      else
        parts_.bands[band].push_back({false, found->second});
    }
    return found->second;
  }

  /// Leads each line through everything that lies between its ends; lines to the same node join as soon as
  /// they can.
  void connect() {
    for (const DiagramEdge& edge : diagram_.edges) {
      if (edge.implied) continue;
      const std::vector<std::size_t> way = way_of(edge);
      for (std::size_t i = 0; i + 1 < way.size(); ++i) parts_.stretches.emplace(way[i], way[i + 1]);
    }
    for (const auto& [from, to] : parts_.stretches) {
      const bool down = parts_.goes_down(from, to);
      parts_.items[down ? from : to].below.push_back(down ? to : from);
      parts_.items[down ? to : from].above.push_back(down ? from : to);
    }
    for (std::size_t group = 0; group < parts_.groups.size(); ++group)
      parts_.bands[parts_.groups[group].band].push_back({true, group});
  }

  /// The items that a line runs through, both ends included. Most lines go down; those that close a cycle go
  /// up.
  std::vector<std::size_t> way_of(const DiagramEdge& edge) {
    const LayoutItem from = parts_.items[edge.from], to = parts_.items[edge.to];
    const bool down = parts_.goes_down(edge.from, edge.to);
    const std::ptrdiff_t step = down ? 1 : -1;
    const auto row_of = [](const LayoutItem& item) { return static_cast<std::ptrdiff_t>(item.row); };
    std::vector<std::size_t> way{edge.from};
    const auto rows = [&](const LayoutItem& end, std::ptrdiff_t first, std::ptrdiff_t last) {
      for (std::ptrdiff_t row = first; down ? row <= last : row >= last; row += step)
        way.push_back(passage(edge.to, end.group, end.band, static_cast<std::size_t>(row), down));
    };
    const auto last_row = [&](const LayoutItem& item) {
      return std::ssize(parts_.groups[item.group].rows) - 1;
    };
    if (from.group == to.group) {
      rows(to, row_of(from) + step, row_of(to) - step);
    } else {
      rows(from, row_of(from) + step, down ? last_row(from) : 0);
      for (auto band = static_cast<std::ptrdiff_t>(from.band) + step;
           down ? band < std::ssize(parts_.bands) : band >= 0; band += step) {
        if (static_cast<std::size_t>(band) == to.band) break;
        way.push_back(passage(edge.to, LayoutItem::none, static_cast<std::size_t>(band), 0, down));
      }
      rows(to, down ? 0 : last_row(to), row_of(to) - step);
    }
    way.push_back(edge.to);
    return way;
  }

  const Diagram& diagram_;
  const std::vector<double>& widths_;
  LayoutParts parts_;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t, bool>, std::size_t> passages_;
};

}  // namespace

LayoutParts cut_into_rows(const Diagram& diagram, const std::vector<double>& widths) {
  return Cutter(diagram, widths).run();
}

}  // namespace scale::emit
