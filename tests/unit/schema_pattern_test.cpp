#include "schema/pattern.h"

#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "schema/catalogue.h"

namespace scale::schema {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  return Patterns().match(pattern, text);
}

/// Every pattern that a property of `definition` has, at any depth.
void collect(const Definition& definition, std::set<const Definition*>& seen,
             std::set<std::string>& patterns);

void collect(const Type& type, std::set<const Definition*>& seen, std::set<std::string>& patterns) {
  if (!type.pattern.empty()) patterns.emplace(type.pattern);
  if (type.element != nullptr) collect(*type.element, seen, patterns);
  if (type.definition != nullptr) collect(*type.definition, seen, patterns);
  for (const Type* alternative : type.alternatives) collect(*alternative, seen, patterns);
}

void collect(const Definition& definition, std::set<const Definition*>& seen,
             std::set<std::string>& patterns) {
  if (!seen.insert(&definition).second) return;
  for (const Property& property : definition.properties) collect(*property.type, seen, patterns);
}

TEST_CASE("the patterns of the catalogue compile but for these") {
  Catalogue catalogue;
  std::set<const Definition*> seen;
  std::set<std::string> patterns;
  for (const std::string_view name : catalogue.names())
    collect(*catalogue.find(name)->properties, seen, patterns);
  CHECK(patterns.size() > 1000);
  Patterns compiler;
  std::vector<std::string> uncompiled;
  for (const std::string& pattern : patterns) {
    if (!compiler.compiles(pattern)) uncompiled.push_back(pattern);
  }
  // Java's names of character classes, and ranges from or to a class.
  CHECK(
      uncompiled ==
      std::vector<std::string>{
          R"([\p{Graph}\x20]*)", R"([\w-.~]+)", R"(^(?! )[\p{L}\p{N}\p{Z}-_]*(?<! )$)",
          R"(^([a-zA-Z0-9_\-=/]|\{satellite_id\}|\{config\-name}|\{s3\-config-id}|\{year\}|\{month\}|\{day\}){1,900}$)",
          R"(^[A-Za-z0-9](?:[\w- ]*[A-Za-z0-9])?$)", R"(^[\p{Graph}\x20]*$)",
          R"(^[\w-\.\+]+@([\w-]+\.)+[\w-]{2,4}$)", R"(^\p{Print}+$)"});
}

TEST_CASE("a pattern matches anywhere unless it says where") {
  CHECK(matches("b+", "abc"));
  CHECK_FALSE(matches("^b", "abc"));
  CHECK_FALSE(matches("[0-9]", "abc"));
  CHECK(matches("", ""));
}

TEST_CASE("patterns mean what ECMAScript means") {
  CHECK_FALSE(matches("^a$", "a\n"));  // $ is not before a last line end
  CHECK(matches(R"(^\u0041\x42$)", "AB"));
  CHECK_FALSE(matches("[]", "a"));
  CHECK(matches("^[^]$", "a"));
  CHECK_FALSE(matches(R"(^\w$)", "é"));  // letters of ASCII only
  CHECK(matches(R"(^\p{L}.$)", "éß"));   // characters, not bytes
  CHECK(matches(R"(^(a)?\1b$)", "b"));
  CHECK(matches("^(?!aws)[a-z]+$", "web"));
  CHECK_FALSE(matches("^(?!aws)[a-z]+$", "awsweb"));
}

TEST_CASE("a pattern in halves of pairs leaves pairs to AWS") {
  const std::string_view pattern = R"(^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\r\n\t]*$)";
  CHECK(matches(pattern, "web"));
  CHECK(matches(pattern, "\U0001F600"));
  CHECK_FALSE(matches(pattern, "\x01"));
}

TEST_CASE("what cannot be decided counts as matching") {
  CHECK(matches("(", "x"));
  CHECK(matches("[a-z&&[^x]]", "x"));
  CHECK(matches("^(a+)+$", std::string(40, 'a') + "b"));  // takes for ever
}

TEST_CASE("a pattern that is used often gives the same answers") {
  Patterns patterns;
  for (int i = 0; i < 100; ++i) {
    CHECK(patterns.match("^a+$", "aaa"));
    CHECK_FALSE(patterns.match("^a+$", "aab"));
    CHECK(patterns.match("^(a+)+$", std::string(40, 'a') + "b"));
  }
}

}  // namespace
}  // namespace scale::schema
