#include <random>

#include "catch.h"
#include "cli/views/diff.h"
#include "shell.h"

using scale::cli::unified_diff;
using namespace scale::test;

TEST_CASE("a diff shows changes with their context") {
  CHECK(unified_diff("a", "same\n", "same\n", false).empty());
  CHECK(unified_diff("a", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\nfour\n5\n6\n", false) ==
        "--- a\n+++ a\n@@ -1,6 +1,6 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n");
  CHECK(unified_diff("a", "", "x\n", false) == "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n");
  CHECK(unified_diff("a", "x", "x\n", false) ==
        "--- a\n+++ a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  CHECK(unified_diff("a", "x\n", "y\n", true) ==
        "--- a\n+++ a\n\x1b[36m@@ -1 +1 @@\x1b[0m\n\x1b[31m-x\x1b[0m\n\x1b[32m+y\x1b[0m\n");
}

TEST_CASE("distant changes get hunks of their own") {
  std::string before, after;
  for (int i = 0; i < 30; ++i) {
    before += std::to_string(i) + "\n";
    after += (i == 2 || i == 25 ? "x" : std::to_string(i)) + "\n";
  }
  const std::string diff = unified_diff("a", before, after, false);
  CHECK(diff.find("@@ -1,6 +1,6 @@") != std::string::npos);
  CHECK(diff.find("@@ -23,7 +23,7 @@") != std::string::npos);
}

TEST_CASE("patch turns the one text into the other") {
  std::mt19937 random(7);
  const auto text = [&](int lines) {
    std::string out;
    for (int i = 0; i < lines; ++i) out += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    return out;
  };
  for (int round = 0; round < 20; ++round) {
    const std::string before = text(static_cast<int>(random() % 40) + 1),
                      after = text(static_cast<int>(random() % 40) + 1);
    const TemporaryFolder folder;
    write_text(folder.path() / "a", before);
    write_text(folder.path() / "diff", unified_diff("a", before, after, false));
    if (before != after) CHECK(run_shell("patch -s a diff", folder.path()).exit == 0);
    CHECK(read_text(folder.path() / "a") == after);
  }
}

TEST_CASE("texts with nothing in common are shown as replaced") {
  std::string before, after;
  for (int i = 0; i < 3000; ++i)
    before += "a" + std::to_string(i) + "\n", after += "b" + std::to_string(i) + "\n";
  CHECK(unified_diff("a", before, after, false).find("@@ -1,3000 +1,3000 @@") != std::string::npos);
}
