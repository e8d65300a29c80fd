// Programs in hand-written pages compile.
#include "catch.h"
#include "driver/compilation.h"
#include "memory_files.h"
#include "project.h"

using namespace scale;
using namespace scale::test;

TEST_CASE("every ```scale block of README.md and docs/ compiles") {
  // ```scale fragment: shown for its form only (it refers to what the page leaves out), so it has to parse.
  std::vector<ProjectFile> pages = project_files("docs", {".md"});
  pages.push_back({"README.md", read_text(in_project("README.md"))});
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
