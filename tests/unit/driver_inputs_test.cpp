#include "catch.h"
#include "driver/inputs.h"
#include "memory_files.h"

using namespace scale::driver;
using scale::test::MemoryFiles;
using Paths = std::vector<std::string>;

TEST_CASE("globs: stars stay within a name, double stars do not") {
  CHECK(matches_glob("*.scale", "a.scale"));
  CHECK_FALSE(matches_glob("*.scale", "a/b.scale"));
  CHECK(matches_glob("**/*.scale", "a/b/c.scale"));
  CHECK(matches_glob("**/*.scale", "c.scale"));
  CHECK(matches_glob("a/**", "a/b/c"));
  CHECK(matches_glob("a/**/d.scale", "a/b/c/d.scale"));
  CHECK_FALSE(matches_glob("a/**/d.scale", "b/d.scale"));
  CHECK(matches_glob("s?.[a-c]", "s1.b"));
  CHECK_FALSE(matches_glob("s?.[a-c]", "s1.d"));
  CHECK(matches_glob("[!x]", "y"));
  CHECK_FALSE(matches_glob("[!x]", "x"));
  CHECK(matches_glob("a[b", "a[b"));
  CHECK_FALSE(matches_glob("a?b", "a/b"));
  CHECK_FALSE(matches_glob("", "a"));
  CHECK(matches_glob("*a*a*a*b", std::string(2000, 'a') + "b"));
  CHECK_FALSE(matches_glob("*a*a*a*b", std::string(2000, 'a')));
}

TEST_CASE("a directory stands for the .scale files below it, hidden folders left out") {
  MemoryFiles files;
  files.texts = {
      {"web/main.scale", ""}, {"web/net/vpc.scale", ""}, {"web/README.md", ""}, {"web/.git/x.scale", ""}};
  CHECK(find_inputs(files, "web").paths == Paths{"web/main.scale", "web/net/vpc.scale"});
  CHECK(find_inputs(files, "web/").paths == Paths{"web/main.scale", "web/net/vpc.scale"});
  CHECK(find_inputs(files, ".").paths == Paths{"web/main.scale", "web/net/vpc.scale"});
}

TEST_CASE("a pattern stands for what fits; a file for itself, there or not") {
  MemoryFiles files;
  files.texts = {{"a/one.scale", ""}, {"b/two.scale", ""}, {"b/x.md", ""}, {"c/d/e/f.scale", ""}};
  CHECK(find_inputs(files, "*/*.scale").paths == Paths{"a/one.scale", "b/two.scale"});
  CHECK(find_inputs(files, "b/*").paths == Paths{"b/two.scale"});
  CHECK(find_inputs(files, "c*").paths == Paths{"c/d/e/f.scale"});
  CHECK(find_inputs(files, "**/*.scale").paths == Paths{"a/one.scale", "b/two.scale", "c/d/e/f.scale"});
  CHECK(find_inputs(files, "zz*").paths.empty());
  CHECK(find_inputs(files, "./b/x.md").paths == Paths{"b/x.md"});
  CHECK(find_inputs(files, "none.scale").paths == Paths{"none.scale"});
}

TEST_CASE("a directory that cannot be listed is reported") {
  MemoryFiles files;
  files.texts = {{"a/b/x.scale", ""}};
  files.errors["a/b"] = std::make_error_code(std::errc::permission_denied);
  const Inputs inputs = find_inputs(files, "a");
  CHECK(inputs.unreadable == "a/b");
  CHECK(inputs.error == std::errc::permission_denied);
}
