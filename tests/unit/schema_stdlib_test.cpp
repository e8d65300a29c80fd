#include "schema/stdlib.h"

#include <algorithm>
#include <string>

#include "catch.h"

using namespace scale::schema;

TEST_CASE("every component and type is found in the file that declares it") {
  CHECK(std::ranges::is_sorted(stdlib_files(), {}, &StdlibFile::path));
  CHECK(std::ranges::is_sorted(component_names()));
  for (const std::string_view name : component_names()) {
    INFO(name);
    REQUIRE(find_component(name));
    CHECK(("\n" + std::string(find_component(name)->text)).find("\ncomponent " + std::string(name)) !=
          std::string::npos);
  }
  for (const std::string_view name : type_names()) {
    INFO(name);
    REQUIRE(find_type(name));
    CHECK(("\n" + std::string(find_type(name)->text)).find("\ntype " + std::string(name)) !=
          std::string::npos);
  }
}

TEST_CASE("names that nothing declares are not found") {
  CHECK(find_component("") == nullptr);
  CHECK(find_component("no_such_component") == nullptr);
  CHECK(find_type("zzz") == nullptr);
}
