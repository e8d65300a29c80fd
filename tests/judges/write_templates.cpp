// write_templates DIR: the templates of all graphs in tests/fixtures, as JSON and as YAML.
#include <filesystem>
#include <fstream>

#include "emit/template.h"
#include "graph_json.h"

int main(int argc, char** argv) {
  if (argc != 2) return 3;
  const std::filesystem::path to = argv[1];
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SCALE_SOURCE_DIR) / "tests/fixtures")) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    const auto sample = scale::test::read_fixture(name);
    std::ofstream(to / (name + ".json"), std::ios::binary) << scale::emit::template_json(sample.graph);
    std::ofstream(to / (name + ".yaml"), std::ios::binary) << scale::emit::template_yaml(sample.graph);
  }
}
