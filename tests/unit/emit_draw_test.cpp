#include "emit/draw.h"

#include <cmath>

#include "catch.h"
#include "emit/diagram.h"
#include "emit/layers.h"
#include "emit/layout.h"
#include "graph_json.h"

using namespace scale;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
bool near(double a, double b) {
  return std::abs(a - b) < 1e-9;
}

const char* const small =
    R"({"stack": "s", "file": "a.scale", "source": "pair jobs {}\nresource log", "resources": {
  "jobs.dead": {"type": "AWS::SQS::Queue", "from": ["resource dead", "pair jobs"]},
  "jobs.main[\"x\"]": {"type": "AWS::SQS::Queue", "from": ["resource main", "pair jobs"],
                       "properties": {"P": {"$attribute": ["jobs.dead", "Arn"]}}},
  "log": {"type": "AWS::Logs::LogGroup", "from": "resource log",
          "properties": {"Q": [{"$ref": "jobs.main[\"x\"]"}, {"$ref": "jobs.dead"}]}}}})";

}  // namespace

TEST_CASE("a diagram groups resources by the instance that made them") {
  const auto sample = test::read_graph(small);
  const auto diagram = emit::make_diagram(sample.graph, {false, &sample.sources});
  REQUIRE(diagram.groups.size() == 2);
  CHECK(diagram.groups[0].title == "pair jobs");
  CHECK(diagram.groups[0].boxed);
  CHECK(diagram.groups[0].nodes == std::vector<std::size_t>{0, 1});
  CHECK_FALSE(diagram.groups[1].boxed);
  CHECK(diagram.nodes[1].label == "main x");
  CHECK(diagram.nodes[1].detail == "SQS Queue");
  CHECK(diagram.nodes[0].tooltip == "jobs.dead\nAWS::SQS::Queue\nresource dead\na.scale:1:1 pair jobs");
  CHECK(diagram.nodes[2].label == "log");
}

TEST_CASE("a reference that follows from others is marked") {
  const auto sample = test::read_graph(small);
  const auto diagram = emit::make_diagram(sample.graph, {});
  CHECK(diagram.edges == std::vector<emit::DiagramEdge>{{1, 0, false}, {2, 0, true}, {2, 1, false}});
}

TEST_CASE("resources that refer to each other imply nothing of themselves") {
  const auto sample = test::read_graph(R"({"resources": {
    "a": {"type": "T", "properties": {"P": {"$ref": "b"}}}, "b": {"type": "T", "properties": {"P": {"$ref": "a"}}},
    "user": {"type": "T", "properties": {"P": {"$ref": "a"}}}}})");
  const auto diagram = emit::make_diagram(sample.graph, {});
  CHECK(diagram.edges == std::vector<emit::DiagramEdge>{{0, 1, false}, {1, 0, false}, {2, 0, false}});
}

TEST_CASE("a collapsed diagram has one node per instance") {
  const auto sample = test::read_graph(small);
  const auto diagram = emit::make_diagram(sample.graph, {true, nullptr});
  REQUIRE(diagram.nodes.size() == 2);
  CHECK(diagram.nodes[0].label == "pair jobs");
  CHECK(diagram.nodes[0].detail == "2 resources");
  CHECK(diagram.edges == std::vector<emit::DiagramEdge>{{1, 0, false}});
}

TEST_CASE("Graphviz and Mermaid get every reference") {
  const auto sample = test::read_graph(small);
  const std::string dot = emit::draw_dot(sample.graph, {});
  CHECK(has(dot, "subgraph cluster_group0jobs {"));
  CHECK(has(dot, "label=\"pair jobs\""));
  CHECK(has(dot, "\"Log\" -> \"JobsMainX\";"));
  CHECK(has(dot, "\"Log\" -> \"JobsDead\";"));
  const std::string mermaid = emit::draw_mermaid(sample.graph, {});
  CHECK(has(mermaid, "flowchart TD\n  subgraph group0jobs[\"pair jobs\"]\n"));
  CHECK(has(mermaid, "    JobsMainX[\"main x<br/><small>SQS Queue</small>\"]\n"));
  CHECK(has(mermaid, "  Log --> JobsMainX\n"));
}

TEST_CASE("what a key holds stays text in every notation") {
  const auto sample = test::read_graph(R"({"resources": {"a[\"<&\\\"#x\"]": {"type": "T"}}})");
  const std::string svg = emit::draw_svg(sample.graph, {}), mermaid = emit::draw_mermaid(sample.graph, {});
  CHECK(has(svg, ">a &lt;&amp;"));
  CHECK_FALSE(has(svg, "<&"));
  CHECK(has(mermaid, "a #lt;#amp;"));
  CHECK(has(mermaid, "#35;x"));
  CHECK(has(emit::draw_dot(sample.graph, {}), "[label=\"a <&"));
}

TEST_CASE("a picture names places and follows the reader's preference for dark") {
  const auto sample = test::read_fixture("web_service");
  const std::string svg = emit::draw_svg(sample.graph, {false, &sample.sources});
  CHECK(has(svg, "api.service\nAWS::ECS::Service\nweb.scale:19:1 service api</title>"));
  CHECK(has(svg, "@media (prefers-color-scheme: dark)"));
  CHECK(svg == emit::draw_svg(sample.graph, {false, &sample.sources}));
}

TEST_CASE("an empty graph has an empty picture") {
  const graph::Graph graph;
  CHECK(has(emit::draw_svg(graph, {}), "</svg>"));
  CHECK(has(emit::draw_svg(graph, {true, nullptr}), "</svg>"));
}

TEST_CASE("rows go down along edges and are no wider than allowed") {
  const std::vector<double> widths(6, 10);
  const std::vector<std::pair<std::size_t, std::size_t>> edges{{0, 1}, {1, 2}, {0, 2}};
  CHECK(emit::assign_rows(widths, edges, 100) == std::vector<std::size_t>{0, 1, 2, 2, 2, 2});
  CHECK(emit::assign_rows(widths, edges, 20) == std::vector<std::size_t>{0, 1, 2, 2, 3, 3});
  SECTION("an edge that closes a cycle does not count") {
    const std::vector<std::pair<std::size_t, std::size_t>> cycle{{0, 1}, {1, 0}};
    CHECK(emit::assign_rows(std::vector<double>(2, 10), cycle, 100) == std::vector<std::size_t>{0, 1});
  }
}

TEST_CASE("things in a row stand where they wish as far as their neighbours let them") {
  std::vector<emit::Placed> row{{0, 10, 1, 0}, {100, 10, 1, 0}, {101, 10, 1, 0}};
  emit::place_row(row, 1);
  CHECK(near(row[0].centre, 0));
  CHECK(near(row[1].centre, 95));
  CHECK(near(row[2].centre, 106));
  SECTION("the heavier one moves less") {
    row[1].weight = 9;
    emit::place_row(row, 1);
    CHECK(near(row[1].centre, 99));
  }
}
