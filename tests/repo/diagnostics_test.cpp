// Codes, their pages, and the programs on the pages.
#include <regex>
#include <set>

#include "calls/calls.h"
#include "catch.h"
#include "diag/codes.h"
#include "driver/compilation.h"
#include "emit/template.h"
#include "memory_files.h"
#include "project.h"
#include "shell.h"

using namespace scale;
using namespace scale::test;

namespace {

bool has_word(const CodeBlock& block, const std::string& word) {
  return std::find(block.words.begin(), block.words.end(), word) != block.words.end();
}

std::vector<CodeBlock> blocks_with(const std::string& page, const std::string& word) {
  std::vector<CodeBlock> blocks;
  for (CodeBlock& block : code_blocks(page))
    if (has_word(block, word)) blocks.push_back(std::move(block));
  return blocks;
}

std::string page_of(std::string_view code) {
  return read_text(in_project("docs/diagnostics/" + std::string(code) + ".md"));
}

/// The codes that a program or script of a page gives, in order; infos do not count. `needs_calls`: compiled
/// to API calls too, which not every program can be.
std::vector<std::string> codes_of(const CodeBlock& block, bool needs_calls) {
  std::vector<std::string> codes;
  if (block.language == "sh") {
    const TemporaryFolder folder;
    const ShellResult result = run_shell(block.text, folder.path());
    for (const std::string text = result.out + result.err; const std::string& line : lines_of(text)) {
      const std::size_t open = line.find('[');
      const bool is_header = line.starts_with("error[") || line.starts_with("warning[");
      if (is_header) codes.push_back(line.substr(open + 1, line.find(']') - open - 1));
    }
    return codes;
  }
  MemoryFiles files;
  driver::Compilation compilation(files);
  compilation.add_text("page.scale", block.text);
  compilation.check();
  if (!compilation.diagnostics().has_errors()) {
    diag::Sink& sink = compilation.diagnostics();
    const std::string text = emit::template_json(compilation.graph());
    emit::check_limits(compilation.graph(), text, sink);
    if (needs_calls) calls::make(compilation.graph(), compilation.catalogue(), compilation.curated(), sink);
  }
  for (const diag::Diagnostic& d : compilation.diagnostics().sorted())
    if (d.severity != diag::Severity::Info) codes.emplace_back(d.code.id);
  return codes;
}

}  // namespace

TEST_CASE("every code has a page and every page a code") {
  std::set<std::string> codes, pages;
  for (const diag::Code& code : diag::all_codes()) codes.insert(std::string(code.id));
  for (const ProjectFile& page : project_files("docs/diagnostics", {".md"}))
    pages.insert(std::filesystem::path(page.path).stem());
  for (const std::string& code : codes) {
    INFO(code << " has no page docs/diagnostics/" << code << ".md");
    CHECK(pages.contains(code));
  }
  for (const std::string& page : pages) {
    INFO("docs/diagnostics/" << page << ".md has no row in compiler/diag/codes.def");
    CHECK(codes.contains(page));
  }
}

TEST_CASE("codes are sorted and unique, and so are their names") {
  std::set<std::string_view> names;
  std::string_view previous;
  for (const diag::Code& code : diag::all_codes()) {
    INFO(code.id << " " << code.name);
    CHECK(previous < code.id);
    CHECK(names.insert(code.name).second);
    previous = code.id;
  }
}

TEST_CASE("every code is reported somewhere") {
  std::set<std::string> used;  // every name behind "diag::"
  const std::regex name("diag::([a-z0-9_]+)");
  for (const ProjectFile& file : project_files("compiler", {".cpp", ".h"}))
    for (std::sregex_iterator at(file.text.begin(), file.text.end(), name), end; at != end; ++at)
      used.insert((*at)[1]);
  for (const diag::Code& code : diag::all_codes()) {
    INFO(code.id << " " << code.name << " is never reported");
    CHECK(used.contains(std::string(code.name)));
  }
}

TEST_CASE("every page has a title, a failing and a passing example") {
  for (const diag::Code& code : diag::all_codes()) {
    const std::string page = page_of(code.id);
    if (page.empty()) continue;  // said above
    INFO("docs/diagnostics/" << code.id << ".md");
    CHECK(page.starts_with("# " + std::string(code.id) + ": "));
    CHECK_FALSE(blocks_with(page, "fails").empty());
    CHECK_FALSE(blocks_with(page, "passes").empty());
  }
}

TEST_CASE("failing examples give their code first, passing ones neither it nor errors") {
  for (const diag::Code& code : diag::all_codes()) {
    const std::string page = page_of(code.id);
    for (const CodeBlock& block : blocks_with(page, "fails")) {
      INFO("docs/diagnostics/" << code.id << ".md:" << block.line);
      const auto codes = codes_of(block, code.id >= "S42");
      CHECK((codes.empty() ? "no diagnostic" : codes.front()) == code.id);
    }
    for (const CodeBlock& block : blocks_with(page, "passes")) {
      INFO("docs/diagnostics/" << code.id << ".md:" << block.line);
      for (const std::string& given : codes_of(block, code.id >= "S42")) {
        INFO("gives " << given);
        CHECK(given != code.id);
        CHECK(diag::find_code(given)->severity != diag::Severity::Error);
      }
    }
  }
}
