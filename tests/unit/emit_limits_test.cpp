#include "catch.h"
#include "emit/template.h"

using namespace scale;

namespace {

std::vector<diag::Diagnostic> limits(const graph::Graph& graph, std::string_view text = "{}") {
  diag::Sink sink;
  emit::check_limits(graph, text, sink);
  return sink.sorted();
}

}  // namespace

TEST_CASE("a template at its limits is fine, one more is not") {
  graph::Graph graph;
  graph.resources.resize(500);
  graph.parameters.resize(200);
  graph.outputs.resize(200);
  graph.description = graph.arena.copy(std::string_view(std::string(1024, 'x')));
  CHECK(limits(graph, std::string(1'000'000, ' ')).empty());

  graph.resources.resize(502);
  graph.resources[500].origin =
      graph.arena.make<graph::Origin>(Span{0, 7, 9}, std::string_view("resource q"), nullptr);
  graph.parameters.resize(201);
  graph.outputs.resize(201);
  graph.description = graph.arena.copy(std::string_view(std::string(1025, 'x')));
  const auto found = limits(graph, std::string(1'000'001, ' '));
  REQUIRE(found.size() == 5);
  std::vector<std::string_view> codes;
  for (const auto& each : found) codes.push_back(each.code.id);
  CHECK(std::ranges::count(codes, "S4101") == 3);
  CHECK(std::ranges::count(codes, "S4102") == 1);
  CHECK(std::ranges::count(codes, "S4105") == 1);
  CHECK(found.back().message == "the template has more resources than CloudFormation takes: 502 of 500");
  CHECK(found.back().at.begin == 7);
}

TEST_CASE("logical ids have 255 characters at most, and what has an output has a resource") {
  graph::Graph graph;
  CHECK(limits(graph).empty());
  graph.outputs.resize(1);
  CHECK(limits(graph).front().code.id == "S4104");
  graph.resources.resize(1);
  graph.resources[0].logical_id = graph.arena.copy(std::string_view(std::string(255, 'A')));
  CHECK(limits(graph).empty());
  graph.resources[0].logical_id = graph.arena.copy(std::string_view(std::string(256, 'A')));
  CHECK(limits(graph).front().code.id == "S4103");
}
