// What holds for the layout of any diagram.
#include <algorithm>
#include <cmath>
#include <random>

#include "catch.h"
#include "emit/layout.h"

using namespace scale::emit;

namespace {

Diagram random_diagram(std::mt19937& random) {
  const auto up_to = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  Diagram diagram;
  diagram.groups.resize(1 + up_to(7));
  const std::size_t nodes = diagram.groups.size() + up_to(60);
  for (std::size_t i = 0; i < nodes; ++i) {
    const std::size_t group = i < diagram.groups.size() ? i : up_to(diagram.groups.size() - 1);
    diagram.nodes.emplace_back().group = group;
    diagram.groups[group].nodes.push_back(i);
  }
  for (DiagramGroup& group : diagram.groups) group.boxed = group.nodes.size() > 1;
  // Mostly from later to earlier, as programs refer; some the other way, so that there are cycles too.
  for (std::size_t i = up_to(2 * nodes); i > 0; --i) {
    const std::size_t a = up_to(nodes - 1), b = up_to(nodes - 1);
    if (a != b) diagram.edges.push_back({std::max(a, b), std::min(a, b)});
    if (a != b && up_to(20) == 0) std::swap(diagram.edges.back().from, diagram.edges.back().to);
  }
  std::sort(diagram.edges.begin(), diagram.edges.end());
  diagram.edges.erase(std::unique(diagram.edges.begin(), diagram.edges.end()), diagram.edges.end());
  return diagram;
}

bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool within(const Box& inner, const Box& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

}  // namespace

TEST_CASE("boxes do not overlap, and stand in their groups and on the page") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const Diagram diagram = random_diagram(random);
    const DiagramLayout layout = lay_out(diagram, std::vector<double>(diagram.nodes.size(), 100));
    INFO("round " << round);
    const Box page{0, 0, layout.width, layout.height};
    std::size_t bad = 0;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
      bad += !within(layout.nodes[i], page);
      for (std::size_t j = 0; j < i; ++j) bad += overlap(layout.nodes[i], layout.nodes[j]);
      for (std::size_t g = 0; g < layout.groups.size(); ++g) {
        const bool own = diagram.nodes[i].group == g;
        if (!diagram.groups[g].boxed) continue;
        bad += own ? !within(layout.nodes[i], layout.groups[g]) : overlap(layout.nodes[i], layout.groups[g]);
      }
    }
    for (std::size_t g = 0; g < layout.groups.size(); ++g)
      for (std::size_t h = 0; h < g; ++h) bad += overlap(layout.groups[g], layout.groups[h]);
    CHECK(bad == 0);
  }
}

TEST_CASE("every line reaches its box") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    const Diagram diagram = random_diagram(random);
    const DiagramLayout layout = lay_out(diagram, std::vector<double>(diagram.nodes.size(), 100));
    INFO("round " << round);
    std::size_t bad = 0;
    for (const DiagramEdge& edge : diagram.edges) {
      // Going back from the box that a line ends at, its stretches lead to the box where it begins.
      const Box &from = layout.nodes[edge.from], &to = layout.nodes[edge.to];
      const auto at = [](const Box& box, Point point) {
        return std::abs(point.x - (box.x + box.width / 2)) < 1e-6 && point.y > box.y - 1e-6 &&
               point.y < box.y + box.height + 1e-6;
      };
      bad += std::ranges::none_of(layout.lines, [&](const Stretch& line) { return at(from, line.begin); });
      bad += std::ranges::none_of(layout.lines,
                                  [&](const Stretch& line) { return line.arrow && at(to, line.end); });
    }
    CHECK(bad == 0);
  }
}

TEST_CASE("lines bend between groups or within one, never across the side of one") {
  std::mt19937 random(13);
  for (int round = 0; round < 200; ++round) {
    const Diagram diagram = random_diagram(random);
    const DiagramLayout layout = lay_out(diagram, std::vector<double>(diagram.nodes.size(), 100));
    INFO("round " << round);
    std::size_t bad = 0;
    for (const Stretch& line : layout.lines) {
      const auto [top, bottom] = std::minmax(line.leave.y, line.enter.y);
      const auto [left, right] = std::minmax(line.leave.x, line.enter.x);
      const Box bend{left, top, right - left, bottom - top};
      if (bend.width < 1e-6) continue;
      for (const Box& group : layout.groups)
        if (group.width > 0) bad += overlap(bend, group) && !within(bend, group);
    }
    CHECK(bad == 0);
  }
}
