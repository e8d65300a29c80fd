// write_drawings DIR: the drawings of all graphs in tests/fixtures, in every notation, whole and collapsed.
#include <filesystem>
#include <fstream>

#include "emit/draw.h"
#include "graph_json.h"

int main(int argc, char** argv) {
  if (argc != 2) return 3;
  const std::filesystem::path to = argv[1];
  const auto fixtures = std::filesystem::path(SCALE_SOURCE_DIR) / "tests/fixtures";
  for (const auto& entry : std::filesystem::directory_iterator(fixtures)) {
    if (entry.path().extension() != ".json") continue;
    const auto sample = scale::test::read_fixture(entry.path().stem().string());
    for (const bool collapse : {false, true}) {
      const scale::emit::DrawOptions options{collapse, &sample.sources};
      const std::string name = entry.path().stem().string() + (collapse ? "-collapsed" : "");
      std::ofstream(to / (name + ".dot"), std::ios::binary) << draw_dot(sample.graph, options);
      std::ofstream(to / (name + ".mmd"), std::ios::binary) << draw_mermaid(sample.graph, options);
      std::ofstream(to / (name + ".svg"), std::ios::binary) << draw_svg(sample.graph, options);
    }
  }
}
