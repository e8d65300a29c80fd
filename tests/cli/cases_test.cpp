// Each folder beside this file is a case: `cmd` (a shell script) runs in a copy of `in/`, and what it writes
// must be `out` and `err`, what it exits with `exit` (an absent file: nothing, or 0). SCALE_ACCEPT=1 rewrites
// them.
#include "catch.h"
#include "shell.h"

namespace fs = std::filesystem;
using namespace scale::test;

namespace {

void accept(const fs::path& path, const std::string& text, const std::string& when_absent) {
  if (text == when_absent)
    fs::remove(path);
  else
    write_text(path, text);
}

void run_case(const fs::path& folder) {
  const TemporaryFolder work;
  if (fs::exists(folder / "in")) fs::copy(folder / "in", work.path(), fs::copy_options::recursive);
  const ShellResult result = run_shell(read_text(folder / "cmd"), work.path());
  const std::string exit = std::to_string(result.exit) + "\n";
  if (std::getenv("SCALE_ACCEPT") != nullptr) {
    accept(folder / "out", result.out, "");
    accept(folder / "err", result.err, "");
    accept(folder / "exit", exit, "0\n");
    return;
  }
  CHECK(result.out == read_text(folder / "out"));
  CHECK(result.err == read_text(folder / "err"));
  CHECK(exit == (fs::exists(folder / "exit") ? read_text(folder / "exit") : "0\n"));
}

}  // namespace

TEST_CASE("cases") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(in_project("tests/cli"))) {
    if (!fs::exists(entry.path() / "cmd")) continue;
    ++count;
    INFO(entry.path().filename().string());
    run_case(entry.path());
  }
  CHECK(count > 10);
}
