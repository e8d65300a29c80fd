// Resource graphs for tests, written down as JSON.
#pragma once

#include <filesystem>
#include <string_view>

#include "graph/graph.h"

namespace scale::test {

/// A graph and the texts that its places point into.
struct SampleGraph {
  graph::Graph graph;
  Sources sources;
};

/// Reads a graph from JSON. Resources are written by address, parameters, conditions and outputs by name, all
/// in order:
///   { "source": "stack web\n…", "resources": { "a.b": { "type": …, "from": "vpc main", "properties": { … },
///     "attributes": { … }, "depends_on": ["a.c"], "owners": { "DesiredCount": "autoscaler" } } } }
/// `from` is a declaration, placed where "source" has that text; a list goes outwards.
/// Values are JSON, and objects with one key that starts with `$`: {"$ref": address}, {"$attribute":
/// [address, name]},
/// {"$parameter": name}, {"$pseudo": "Region"}, {"$concat": […]}, {"$select": [0, list]}, {"$split": [by,
/// text]},
/// {"$join": [by, list]}, {"$base64": text}, {"$json": value}, {"$if": [condition, a, b]}, {"$condition":
/// name},
/// {"$equals": […]}, {"$and": […]}, {"$or": […]}, {"$not": […]}.
SampleGraph read_graph(std::string_view json);

/// The graph in tests/fixtures/<name>.json, with its implicit dependencies.
SampleGraph read_fixture(std::string_view name);

/// `copies` times the web service of tests/fixtures/web_service.json in one graph, each under an address of
/// its own.
SampleGraph many_web_services(std::size_t copies);

/// The text of a file; the test fails when it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace scale::test
