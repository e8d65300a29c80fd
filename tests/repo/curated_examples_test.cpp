// The example of every curated type is a program that compiles without a word.
#include "catch.h"
#include "program.h"
#include "schema/curated.h"

using namespace scale;

TEST_CASE("examples of curated types compile") {
  schema::Curated curated;
  REQUIRE(curated.names().size() > 30);
  for (const std::string_view name : curated.names()) {
    const schema::CuratedType* type = curated.find(name);
    INFO(name);
    REQUIRE(type != nullptr);
    CHECK_FALSE(type->example.empty());
    CHECK(test::Program(std::string(type->example)).codes() == "");
  }
}
