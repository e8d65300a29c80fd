// write_calls DIR: the API calls of all graphs in tests/fixtures, as JSON and as scripts.
#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "calls/calls.h"
#include "graph_json.h"

int main(int argc, char** argv) {
  if (argc != 2) return 3;
  const std::filesystem::path to = argv[1];
  std::size_t errors = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SCALE_SOURCE_DIR) / "tests/fixtures")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".json" || name == "values") continue;
    const auto sample = scale::test::read_fixture(name);
    scale::schema::Catalogue catalogue;
    scale::schema::Curated curated;
    scale::diag::Sink sink;
    const auto sequence = scale::calls::make(sample.graph, catalogue, curated, sink);
    for (const auto& diagnostic : sink.sorted()) {
      fmt::print(stderr, "{}: {}: {}\n", name, diagnostic.code.id, diagnostic.message);
      ++errors;
    }
    std::ofstream(to / (name + ".calls.json"), std::ios::binary) << scale::calls::to_json(sequence);
    std::ofstream(to / (name + ".sh"), std::ios::binary) << scale::calls::to_script(sequence, sample.graph, sample.sources);
  }
  return errors == 0 ? 0 : 1;
}
