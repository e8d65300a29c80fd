// Programs in hand-written pages and in the comments of the standard library compile.
#include "catch.h"
#include "driver/compilation.h"
#include "memory_files.h"
#include "project.h"

using namespace scale;
using namespace scale::test;

namespace {

/// The doc comments of a program as a page: the text behind `///`, other lines empty, so that lines keep
/// their number.
std::string doc_comments(const std::string& program) {
  std::string page;
  for (const std::string& line : lines_of(program)) {
    const std::size_t marker = line.find_first_not_of(' ');
    if (marker != std::string::npos && line.compare(marker, 3, "///") == 0)
      page += line.substr(std::min(line.size(), marker + 4));
    page += '\n';
  }
  return page;
}

}  // namespace

TEST_CASE("every ```scale block of README.md, docs/ and stdlib/ compiles") {
  // ```scale fragment: shown for its form only (it refers to what the page leaves out), so it has to parse.
  std::vector<ProjectFile> pages = project_files("docs", {".md"});
  pages.push_back({"README.md", read_text(in_project("README.md"))});
  for (const ProjectFile& file : project_files("stdlib", {".scale"}))
    pages.push_back({file.path, doc_comments(file.text)});
  for (const ProjectFile& page : pages) {
    if (page.path.starts_with("docs/diagnostics/")) continue;  // diagnostics_test.cpp
    for (const CodeBlock& block : code_blocks(page.text)) {
      if (block.language != "scale") continue;
      MemoryFiles files;
      driver::Compilation compilation(files);
      compilation.add_text("block.scale", block.text);
      const bool is_fragment = !block.words.empty() && block.words.front() == "fragment";
      if (is_fragment)
        compilation.trees();
      else
        compilation.check();
      INFO(page.path << ":" << block.line);
      for (const diag::Diagnostic& d : compilation.diagnostics().sorted()) {
        INFO(d.code.id << ": " << d.message);
        CHECK(d.severity != diag::Severity::Error);
      }
    }
  }
}
