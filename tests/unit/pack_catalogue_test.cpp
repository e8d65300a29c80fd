#include "pack/catalogue_blob.h"
#include "pack/catalogue_text.h"

#include "catch.h"
#include "pack/files.h"
#include "schema/decode.h"

using namespace scale;
using namespace scale::schema;

namespace {

/// Packs the one type that `text` describes and reads it back.
struct RoundTrip {
  explicit RoundTrip(std::string_view text) {
    const auto types = pack::read_catalogue("a.txt", text, arena);
    REQUIRE(types.size() == 1);
    record = pack::encode_type(*types[0]);
    type = decode_type(types[0]->name, record, arena);
  }
  const Type& of(std::string_view property) const {
    const Property* found = type->properties->find(property);
    REQUIRE(found);
    return *found->type;
  }
  Arena arena;
  std::string record;
  const ResourceType* type = nullptr;
};

/// What reading `text` fails with.
std::string failure(std::string_view text) {
  Arena arena;
  try {
    pack::read_catalogue("a.txt", text, arena);
  } catch (const pack::Error& error) {
    return error.what();
  }
  return "no failure";
}

}  // namespace

TEST_CASE("numbers keep their bounds, whole, broken, negative and huge") {
  const RoundTrip trip(
      "type T\n"
      "  A: integer -5..9007199254740992\n"
      "  B: number 0.1..1e300\n"
      "  C: integer ..0\n"
      "  D: integer 0..\n"
      "  E: integer in 1 2\n");
  CHECK(trip.of("A").minimum == -5);
  CHECK(trip.of("A").maximum == 9007199254740992.0);
  CHECK(trip.of("B").minimum == 0.1);
  CHECK(trip.of("B").maximum == 1e300);
  CHECK_FALSE(trip.of("C").minimum);
  CHECK(trip.of("C").maximum == 0);
  CHECK(trip.of("D").minimum == 0);
  CHECK_FALSE(trip.of("D").maximum);
  REQUIRE(trip.of("E").values.size() == 2);
  CHECK(trip.of("E").values[1] == "2");
}

TEST_CASE("strings keep length, pattern and values") {
  const RoundTrip trip(
      "type T\n"
      "  A: string 1..255 matching \"^[a-z \"\",]+$\" in x \"a b\" \"\" \"...\", required\n"
      "  B: list ..3 of map of string in ..., write-only\n"
      "    one\n"
      "    \"two words\"\n"
      "  C: union ( string ) ( list of S ), read-only, may-replace\n"
      "define S\n"
      "  @open\n"
      "  Again: S, replaces\n");
  const Type& a = trip.of("A");
  CHECK(a.min_length == 1u);
  CHECK(a.max_length == 255u);
  CHECK(a.pattern == "^[a-z \",]+$");
  CHECK(std::vector<std::string_view>(a.values.begin(), a.values.end()) ==
        std::vector<std::string_view>{"x", "a b", "", "..."});
  CHECK(trip.type->properties->find("A")->required);
  const Type& b = trip.of("B");
  CHECK(b.max_length == 3u);
  REQUIRE(b.element->shape == Shape::Map);
  REQUIRE(b.element->element->values.size() == 2);
  CHECK(b.element->element->values[1] == "two words");
  CHECK(trip.type->properties->find("B")->write_only);
  const Property& c = *trip.type->properties->find("C");
  CHECK(c.read_only);
  CHECK(c.update == Update::MayReplace);
  REQUIRE(c.type->alternatives.size() == 2);
  const Definition* s = c.type->alternatives[1]->element->definition;
  CHECK(s->name == "S");
  CHECK(s->open);
  CHECK(s->find("Again")->type->definition == s);
  CHECK(s->find("Again")->update == Update::Replaces);
}

TEST_CASE("text that breaks the format is refused with its place") {
  CHECK(failure("  A: string\n") == "a.txt:1: expected `type` and a name");
  CHECK(failure("type T\n  A string\n") == "a.txt:2: expected a name and `:`");
  CHECK(failure("type T\n  A:\n") == "a.txt:2: the line ends too early");
  CHECK(failure("type T\n  A: string, shiny\n") == "a.txt:2: `shiny` is no flag of a property");
  CHECK(failure("type T\n  A: string 1..x\n") == "a.txt:2: `x` is no bound");
  CHECK(failure("type T\n  A: string matching \"x\n") == "a.txt:2: a quoted word does not end");
  CHECK(failure("type T\n  A: list string\n") == "a.txt:2: expected `of`");
  CHECK(failure("type T\n  A: string in\n") == "a.txt:2: expected a value");
  CHECK(failure("type T\n  A: string string\n") == "a.txt:2: the line goes on after its end");
  CHECK(failure("type T\n  A: S\n") == "a.txt:2: T has no definition of S");
  CHECK(failure("type T\n  A: S\ndefine S\ndefine S\n") == "a.txt:4: a definition of this name stands above");
}
