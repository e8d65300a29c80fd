#include <random>

#include "catch.h"
#include "cli/views/diff.h"
#include "format/format.h"
#include "shell.h"

using namespace scale::test;

TEST_CASE("patch turns the one text into the other") {
  std::mt19937 random(7);
  const auto text = [&](unsigned lines) {
    std::string out;
    for (unsigned i = 0; i < lines; ++i) out += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    return out;
  };
  for (int round = 0; round < 20; ++round) {
    const std::string before = text(random() % 40 + 1), after = text(random() % 40 + 1);
    const TemporaryFolder folder;
    write_text(folder.path() / "a", before);
    write_text(folder.path() / "diff", scale::format::unified_diff(before, after, "a"));
    if (before != after) CHECK(run_shell("patch -s a diff", folder.path()).exit == 0);
    CHECK(read_text(folder.path() / "a") == after);
  }
}

TEST_CASE("diffs have the usual colours") {
  CHECK(scale::cli::coloured_diff("@@ -1 +1 @@\n-x\n+y\n z\n") ==
        "\x1b[36m@@ -1 +1 @@\x1b[0m\n\x1b[31m-x\x1b[0m\n\x1b[32m+y\x1b[0m\n z\n");
}
