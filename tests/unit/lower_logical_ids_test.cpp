#include "lower/logical_ids.h"

#include "catch.h"

using scale::lower::assign_logical_ids;
using scale::lower::logical_id;

TEST_CASE("a logical id is the address in PascalCase") {
  CHECK(logical_id("main") == "Main");
  CHECK(logical_id("main.subnet[\"public-a\"]") == "MainSubnetPublicA");
  CHECK(logical_id("api.load_balancer") == "ApiLoadBalancer");
  CHECK(logical_id("myQueue.dead") == "MyQueueDead");
  CHECK(logical_id("a[\"10.0.0.0/16\"].b[443]") == "A1000016B443");
  CHECK(logical_id("s.policy[\"a.b\"].x") == "SPolicyABX");
  CHECK(logical_id("s[\"a\\\"]b\"].c") == "SABC");
}

TEST_CASE("a logical id has letters and digits only, whatever the key") {
  CHECK(logical_id("q[\"caf\xc3\xa9\"]") == "QCafUE9");
  CHECK(logical_id("q[\"\xe6\x97\xa5\"]") == "QU65E5");
  CHECK(logical_id("q[\"*\"]") == "QU2A");
  CHECK(logical_id("_") == "U5F");
}

TEST_CASE("two addresses with one logical id are an error that names both") {
  scale::graph::Graph graph;
  scale::Sources sources;
  const auto file = sources.add("a.scale", "first second third");
  const auto place = [&](std::uint32_t begin, std::uint32_t end) {
    return graph.arena.make<scale::graph::Origin>(scale::Span{file, begin, end}, std::string_view("resource"),
                                                  nullptr);
  };
  graph.resources.resize(3);
  graph.resources[0].address = "a_b";
  graph.resources[0].origin = place(0, 5);
  graph.resources[1].address = "a.b";
  graph.resources[1].origin = place(6, 12);
  graph.resources[2].address = "a.c";
  graph.resources[2].origin = place(13, 18);
  scale::diag::Sink sink;
  assign_logical_ids(graph, sink);
  REQUIRE(sink.size() == 1);
  const auto found = sink.sorted().front();
  CHECK(found.code.id == "S4001");
  CHECK(sources.text(found.at) == "second");
  REQUIRE(found.notes.size() == 1);
  CHECK(sources.text(found.notes[0].at) == "first");
  CHECK(found.message == "`a.b` and `a_b` have the same logical id `AB`");
  CHECK(graph.resources[2].logical_id == "AC");
}

TEST_CASE("a parameter and a resource share one set of logical ids, outputs have their own") {
  scale::graph::Graph graph;
  graph.resources.resize(1);
  graph.resources[0].address = "image";
  graph.outputs.push_back({"image", {}, {}, {}, {}});
  scale::diag::Sink sink;
  assign_logical_ids(graph, sink);
  CHECK(sink.empty());
  CHECK(graph.outputs[0].logical_id == "Image");
  graph.parameters.resize(1);
  graph.parameters[0].name = "Image";
  assign_logical_ids(graph, sink);
  CHECK(graph.parameters[0].logical_id == "Image");
  CHECK(sink.errors() == 1);
  graph.outputs.push_back({"Image", {}, {}, {}, {}});
  assign_logical_ids(graph, sink);
  CHECK(sink.errors() == 3);
}
