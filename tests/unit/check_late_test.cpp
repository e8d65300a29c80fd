// What only AWS knows, where the compiler has to know it.
#include "catch.h"
#include "evaluate.h"

using scale::test::Evaluated;

namespace {

constexpr std::string_view open_params = "param size: int\nparam zone: string";

std::string result(std::string_view expression) {
  return Evaluated(expression, open_params).result();
}

}  // namespace

TEST_CASE("comparing the order of late values says that they are late") {
  CHECK(result("size > 0") == "S2102");
  CHECK(result("1 <= size") == "S2102");
  CHECK(result("size in 1..3") == "S2102");
  CHECK(Evaluated("size > 0", open_params).pointed() == "size");
  CHECK(result("\"a\" in [\"a\", zone]") == "true");
}

TEST_CASE("CloudFormation compares late values for equality") {
  CHECK(Evaluated("zone == \"a\"", open_params).sink().empty());
  CHECK(Evaluated("size != 1", open_params).sink().empty());
  CHECK(Evaluated("zone in [\"a\", \"b\"]", open_params).sink().empty());
  CHECK(Evaluated("\"a\" in [zone, \"b\"]", open_params).sink().empty());
}

TEST_CASE("a list of what a component's own check does not know may have the value") {
  const Evaluated program("1", "component c {\n  param a: string\n  let known = \"x\" in [a, \"y\"]\n}");
  CHECK(program.sink().empty());
}
