// The programs in examples/ give the templates in tests/golden/.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "catch.h"
#include "driver/compilation.h"
#include "driver/real_files.h"
#include "emit/template.h"
#include "text_files.h"

using namespace scale;
using namespace scale::test;

TEST_CASE("examples compile without a problem to the templates in tests/golden") {
  const auto check = [](const std::filesystem::path& program, const std::string& name) {
    INFO(program.string());
    driver::RealFiles files;
    driver::Compilation compilation(files);
    compilation.add(program.string());
    compilation.check();
    for (const diag::Diagnostic& problem : compilation.diagnostics().sorted()) FAIL_CHECK(problem.message);
    if (!compilation.diagnostics().empty()) return;
    const std::string text = emit::template_json(compilation.graph());
    const std::filesystem::path golden = in_project("tests/golden/" + name + ".cfn.json");
    if (std::getenv("SCALE_ACCEPT") != nullptr) write_text(golden, text);
    const std::string wanted = read_text(golden);
    const auto [here, there] = std::ranges::mismatch(text, wanted);
    if (here == text.end() && there == wanted.end()) return;
    const std::ptrdiff_t line = std::count(text.begin(), here, '\n') + 1;
    FAIL_CHECK("differs from " << golden.string() << " in line " << line
                               << "; SCALE_ACCEPT=1 accepts what changed");
  };
  for (const auto& folder : std::filesystem::directory_iterator(in_project("examples"))) {
    if (!folder.is_directory()) continue;
    const std::string name = folder.path().filename().string();
    if (name != "seeds") {
      check(folder.path(), name);
      continue;
    }
    for (const auto& program : std::filesystem::directory_iterator(folder))
      if (program.path().extension() == ".scale") check(program.path(), program.path().stem().string());
  }
  check(in_project("tests/samples/web.scale"), "web");  // the same program, laid out by hand
}
