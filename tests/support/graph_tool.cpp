// graph_tool calls|cli NAME < GRAPH.json: runs a back end over a graph written as JSON (graph_from_json.h).
#include <cstdio>
#include <iostream>
#include <iterator>

#include "calls/calls.h"
#include "graph_from_json.h"

int main(int argc, char** argv) {
  if (argc != 3) return 3;
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  scale::graph::Graph graph;
  scale::Sources sources;
  scale::test::graph_from_json(text, argv[2], graph, sources);
  scale::schema::Catalogue catalogue;
  scale::schema::Curated curated;
  scale::diag::Sink sink;
  const auto sequence = scale::calls::make(graph, catalogue, curated, sink);
  for (const auto& diagnostic : sink.sorted())
    std::fprintf(stderr, "%s[%s]: %s\n", argv[2], std::string(diagnostic.code.id).c_str(), diagnostic.message.c_str());
  if (sink.has_errors()) return 1;
  std::cout << (argv[1] == std::string_view("cli") ? to_script(sequence, graph, sources) : to_json(sequence));
}
