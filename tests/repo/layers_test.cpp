// What compiler/layers.txt and the house rules about files promise.
#include <map>
#include <regex>
#include <set>

#include "catch.h"
#include "project.h"

using namespace scale::test;

namespace {

std::map<std::string, std::set<std::string>> read_layers() {
  std::map<std::string, std::set<std::string>> layers;
  for (const std::string& line : lines_of(read_text(in_project("compiler/layers.txt")))) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line.substr(line.find(':') + 1));
    std::set<std::string>& allowed = layers[line.substr(0, line.find_first_of(" :"))];
    for (std::string word; words >> word;) allowed.insert(word);
  }
  layers["pack"] = {"support",
                    "schema"};  // no layer but a program that runs while building (cmake/stdlib.cmake)
  return layers;
}

/// "compiler/check/types.cpp" → "check"; main.cpp belongs to no layer.
std::string layer_of(const std::string& path) {
  const std::size_t begin = std::string("compiler/").size(), end = path.find('/', begin);
  return end == std::string::npos ? "" : path.substr(begin, end - begin);
}

std::vector<std::string> includes_of(const std::string& text) {
  static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<std::string> found;
  for (const std::string& line : lines_of(text)) {
    std::smatch match;
    if (std::regex_search(line, match, include)) found.push_back(match[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("every folder of compiler/ is a layer and every layer a folder") {
  std::set<std::string> folders, rows;
  for (const auto& entry : std::filesystem::directory_iterator(in_project("compiler")))
    if (entry.is_directory()) folders.insert(entry.path().filename());
  for (const auto& [layer, allowed] : read_layers()) rows.insert(layer);
  for (const std::string& folder : folders) {
    INFO(folder << " has no row in compiler/layers.txt");
    CHECK(rows.contains(folder));
  }
}

TEST_CASE("a layer includes only itself and the layers of its row") {
  const auto layers = read_layers();
  for (const ProjectFile& file : project_files("compiler", {".h", ".cpp", ".def"})) {
    const std::string layer = layer_of(file.path);
    if (layer.empty()) continue;
    for (const std::string& include : includes_of(file.text)) {
      const std::string other = include.substr(0, include.find('/'));
      if (!layers.contains(other) || other == layer) continue;
      INFO(file.path << " includes " << include << ", but " << layer << " may not include " << other);
      CHECK(layers.at(layer).contains(other));
    }
  }
}

TEST_CASE("the rows of layers.txt go upwards: a row names only rows above it") {
  const auto layers = read_layers();
  std::set<std::string> above;
  for (const std::string& line : lines_of(read_text(in_project("compiler/layers.txt")))) {
    if (line.empty() || line[0] == '#') continue;
    const std::string layer = line.substr(0, line.find_first_of(" :"));
    for (const std::string& other : layers.at(layer)) {
      INFO(layer << " names " << other);
      CHECK(above.contains(other));
    }
    above.insert(layer);
  }
}

TEST_CASE("heavy headers stay where they are needed") {
  for (const ProjectFile& file : project_files("compiler", {".h", ".cpp", ".def"})) {
    const std::string layer = layer_of(file.path);
    const bool is_header = !file.path.ends_with(".cpp");
    for (const std::string& include : includes_of(file.text)) {
      INFO(file.path << " includes " << include);
      if (include.find("pegtl") != std::string::npos) CHECK(layer == "syntax");
      if (include == "nlohmann/json.hpp") CHECK_FALSE(is_header);
      if (include.starts_with("CLI/")) CHECK((layer == "cli" && !is_header));
      if (include.starts_with("yaml-cpp/")) CHECK(layer == "pack");
      CHECK_FALSE(include.starts_with("iostream"));  // its static initialisers run at every start
    }
  }
}

TEST_CASE("files stay short") {
  for (const std::string folder : {"compiler", "grammar", "tests", "tools"}) {
    for (const ProjectFile& file : project_files(folder, {".h", ".hpp", ".cpp", ".def", ".py", ".sh"})) {
      const std::size_t limit = folder == "tests" ? 800 : 500;
      INFO(file.path << " has more than " << limit << " lines");
      CHECK(lines_of(file.text).size() <= limit);
    }
  }
}

TEST_CASE("headers are guarded and say what they are for") {
  for (const ProjectFile& file : project_files("compiler", {".h"})) {
    INFO(file.path);
    CHECK(file.text.starts_with("// "));
    CHECK(file.text.find("#pragma once") != std::string::npos);
  }
}
