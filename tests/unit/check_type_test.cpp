#include "check/type.h"

#include <vector>

#include "catch.h"

namespace scale::check {
namespace {

TEST_CASE("types print as a program would write them") {
  using Kind = Type::Kind;
  Names names;
  const auto word = [&](std::string_view text) {
    return Type{.kind = Kind::Word, .name = names.intern(text)};
  };
  CHECK(to_source(types::boolean, names) == "bool");
  CHECK(to_source(types::vcpu, names) == "vcpu");
  CHECK(to_source(Type{.kind = Kind::Arn, .name = names.intern("acm")}, names) == "arn(acm)");
  CHECK(to_source(types::arn, names) == "arn");
  CHECK(to_source(Type{.kind = Kind::List, .element = &types::string}, names) == "[string]");
  CHECK(to_source(Type{.kind = Kind::Map, .element = &types::integer}, names) == "map(int)");

  const Type small = word("small");
  const Type large = word("large");
  const std::vector<const Type*> words{&small, &large};
  const Type either{.kind = Kind::Union, .alternatives = words};
  const Type perhaps{.kind = Kind::Optional, .element = &either};
  CHECK(to_source(either, names) == R"("small" | "large")");
  CHECK(to_source(perhaps, names) == R"(("small" | "large")?)");
  CHECK(to_source(Type{.kind = Kind::Optional, .element = &types::json}, names) == "json?");

  const std::vector<TypeField> fields{{.name = names.intern("port"), .type = &types::integer},
                                      {.name = names.intern("tier"), .type = &perhaps}};
  const Type record{.kind = Kind::Record, .fields = fields};
  CHECK(to_source(record, names) == R"({ port: int, tier: ("small" | "large")? })");
  CHECK(to_source(Type{.kind = Kind::Each, .element = &record}, names).starts_with("each { port: int"));
  CHECK(to_source(Type{.kind = Kind::Record}, names) == "{}");

  const std::vector<PhrasePart> phrase{{.slot = fields.data()}, {.word = names.intern("to")}};
  CHECK(to_source(Type{.kind = Kind::Phrase, .fields = fields, .phrase = phrase}, names) ==
        R"(phrase(<port: int> to) { tier: ("small" | "large")? })");
}

TEST_CASE("a very deep type is cut") {
  Names names;
  std::vector<Type> nest(20, Type{.kind = Type::Kind::List, .element = &types::string});
  for (std::size_t i = 1; i < nest.size(); ++i) nest[i].element = &nest[i - 1];
  CHECK(to_source(nest.back(), names) == "[[[[[[[[…]]]]]]]]");
}

TEST_CASE("present takes the question marks off") {
  const Type once{.kind = Type::Kind::Optional, .element = &types::size};
  const Type twice{.kind = Type::Kind::Optional, .element = &once};
  CHECK(&present(twice) == &types::size);
  CHECK(&present(types::size) == &types::size);
}

TEST_CASE("words are found in unions, behind question marks and in lists") {
  const Type http{.kind = Type::Kind::Word, .name = Name{7}};
  const std::vector<const Type*> alternatives{&types::integer, &http};
  const Type either{.kind = Type::Kind::Union, .alternatives = alternatives};
  const Type perhaps{.kind = Type::Kind::Optional, .element = &either};
  const Type list{.kind = Type::Kind::List, .element = &perhaps};
  CHECK(has_word(list, Name{7}));
  CHECK_FALSE(has_word(list, Name{8}));
  CHECK_FALSE(has_word(types::string, Name{7}));
}

TEST_CASE("a type finds its fields by name") {
  const std::vector<TypeField> fields{{.name = Name{1}, .type = &types::integer}};
  const Type record{.kind = Type::Kind::Record, .fields = fields};
  CHECK(record.field(Name{1}) == fields.data());
  CHECK(record.field(Name{2}) == nullptr);
}

}  // namespace
}  // namespace scale::check
