#include "emit/provenance.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "graph_json.h"

TEST_CASE("the map says for each logical id where it comes from, outwards") {
  const auto sample =
      scale::test::read_graph(R"({"file": "a.scale", "source": "pair jobs {}\n\n  resource log",
    "resources": {"jobs.dead": {"type": "AWS::SQS::Queue", "from": ["resource dead", "pair jobs"]},
                  "log": {"type": "AWS::Logs::LogGroup", "from": "resource log"}, "other": {"type": "T"}}})");
  const auto map = nlohmann::json::parse(scale::emit::provenance_json(sample.graph, sample.sources));
  CHECK(map == nlohmann::json::parse(R"({"format": "scale-map-1", "target": "cloudformation", "entries": {
    "JobsDead": {"address": "jobs.dead", "type": "AWS::SQS::Queue", "declaration": "resource dead",
      "parents": [{"file": "a.scale", "line": 1, "column": 1, "declaration": "pair jobs"}]},
    "Log": {"address": "log", "type": "AWS::Logs::LogGroup", "file": "a.scale", "line": 3, "column": 3,
      "declaration": "resource log", "parents": []},
    "Other": {"address": "other", "type": "T", "parents": []}}})"));
}
