// Links between the project's pages lead somewhere.
#include <fmt/core.h>
#include <cctype>
#include <cstdio>

#include <filesystem>
#include <regex>
#include <set>

#include "catch.h"
#include "project.h"

using namespace scale::test;

namespace {

/// The page without its fenced blocks.
std::string prose_of(const std::string& page) {
  std::string prose;
  bool inside = false;
  for (const std::string& line : lines_of(page)) {
    const std::size_t begin = line.find_first_not_of(' ');
    const bool is_fence = begin != std::string::npos && line.compare(begin, 3, "```") == 0;
    if (is_fence) inside = !inside;
    if (!is_fence && !inside) prose += line + "\n";
  }
  return prose;
}

/// The name by which a link means a heading: "## A kind" → "a-kind".
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') anchor += '-';
    if (c == '-' || c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0)
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return anchor;
}

std::set<std::string> anchors_of(const std::string& page) {
  std::set<std::string> anchors;
  for (const std::string& line : lines_of(prose_of(page)))
    if (line.starts_with("#")) anchors.insert(anchor_of(line.substr(line.find_first_not_of("# "))));
  return anchors;
}

}  // namespace

TEST_CASE("links in pages lead to files and headings that are there") {
  namespace fs = std::filesystem;
  static const std::regex link(R"(\]\(([^)\s]+)\))");
  for (const ProjectFile& page : project_files("", {".md"})) {
    const std::string prose = prose_of(page.text);
    for (std::sregex_iterator at(prose.begin(), prose.end(), link), end; at != end; ++at) {
      const std::string target = (*at)[1];
      if (target.starts_with("http")) continue;
      INFO(page.path << " links to " << target);
      const std::size_t hash = std::min(target.find('#'), target.size());
      const fs::path path =
          hash == 0 ? fs::path(page.path) : fs::path(page.path).parent_path() / target.substr(0, hash);
      const fs::path file = in_project(path.lexically_normal().generic_string());
      CHECK(fs::exists(file));
      const bool has_anchor = hash < target.size() && file.extension() == ".md" && fs::exists(file);
      if (has_anchor) CHECK(anchors_of(read_text(file)).contains(target.substr(hash + 1)));
    }
  }
}

TEST_CASE("decisions are numbered from 1 without gaps") {
  int number = 0;
  for (const ProjectFile& page : project_files("docs/decisions", {".md"})) {
    const std::string expected = fmt::format("{:04}", ++number);
    const std::string name = std::filesystem::path(page.path).filename();
    INFO(name);
    CHECK(name.starts_with(expected + "-"));
    CHECK(page.text.starts_with("# " + expected + ": "));
  }
}
