#include <vector>

#include "catch.h"
#include "check/text.h"
#include "check/value.h"

namespace scale::check {
namespace {

struct Fixture {
  Names names;
  std::string source(const Value& value) { return to_source(value, names); }
  Name name(std::string_view text) { return names.intern(text); }
};

TEST_CASE_METHOD(Fixture, "values print as a program would write them") {
  CHECK(source(Value::of(true)) == "true");
  CHECK(source(Value::of(std::int64_t{-42})) == "-42");
  CHECK(source(Value::of(0.7)) == "0.7");
  CHECK(source(Value::of(3.0)) == "3.0");
  CHECK(source(Value::of("a \"b\" \\ \n\t${x} $y \x01")) == R"("a \"b\" \\ \n\t\${x} $y \u{1}")");
  CHECK(source(Value::prefix(24)) == "/24");
  CHECK(source(Value::ports(80, 80)) == "80");
  CHECK(source(Value::ports(8000, 65535)) == "8000-65535");
  CHECK(source(Value::text_of(Value::Kind::Secret, "ssm:/a")) == "secret(ssm:/a)");
  const ScheduleValue schedule{"rate(5 minutes)", "Europe/Berlin"};
  CHECK(source(Value::schedule(&schedule)) == R"(rate(5 minutes) in "Europe/Berlin")");

  const Value low = Value::of(std::int64_t{2});
  CHECK(source(Value::range(&low, nullptr)) == "2..");
  CHECK(source(Value::range(nullptr, &low)) == "..2");

  const std::vector<Value> items{low, Value::of("x")};
  CHECK(source(Value::list(items)) == R"([2, "x"])");
  CHECK(source(Value::list({})) == "[]");
  const std::vector<NamedValue> fields{{name("a"), low}, {name("gone"), Value::absent()}, {name("b c"), low}};
  CHECK(source(Value::record(fields)) == R"({ a = 2, "b c" = 2 })");
  CHECK(source(Value::record({})) == "{}");
}

TEST_CASE("numbers print in the fewest digits and without exponents") {
  CHECK(decimal_text(1e21) == "1000000000000000000000");
  CHECK(decimal_text(1.5e22) == "15000000000000000000000");
  CHECK(decimal_text(1e-7) == "0.0000001");
  CHECK(decimal_text(-1.25e-9) == "-0.00000000125");
  CHECK(decimal_text(0.1) == "0.1");
  CHECK(decimal_text(-0.0) == "0");
  CHECK(decimal_text(100) == "100");
}

TEST_CASE("quantities print in the largest unit that leaves a whole number") {
  CHECK(quantity_text(Dimension::Duration, 90'000) == "90s");
  CHECK(quantity_text(Dimension::Duration, 5'400'000) == "90m");
  CHECK(quantity_text(Dimension::Duration, 250) == "250ms");
  CHECK(quantity_text(Dimension::Duration, 7.0 * 86'400'000) == "7d");
  CHECK(quantity_text(Dimension::Duration, -1000) == "-1s");
  CHECK(quantity_text(Dimension::Duration, 0) == "0s");
  CHECK(quantity_text(Dimension::Size, 1'073'741'824) == "1 GiB");
  CHECK(quantity_text(Dimension::Size, 1536.0 * 1024 * 1024) == "1536 MiB");
  CHECK(quantity_text(Dimension::Size, 7) == "7 B");
  CHECK(quantity_text(Dimension::Size, 0) == "0 B");
  CHECK(quantity_text(Dimension::Vcpu, 250) == "0.25 vCPU");
  CHECK(quantity_text(Dimension::Vcpu, 2000) == "2 vCPU");
  CHECK(quantity_text(Dimension::Percent, 60) == "60%");
  CHECK(quantity_text(Dimension::Percent, 0.5) == "0.5%");
}

TEST_CASE("equality goes by meaning") {
  Names names;
  const Name a = names.intern("a");
  const Name b = names.intern("b");
  const Value one = Value::of(std::int64_t{1});
  CHECK(equal(one, Value::of(1.0)));
  CHECK_FALSE(equal(one, Value::of("1")));
  CHECK_FALSE(equal(one, Value::of(true)));
  CHECK(equal(Value::quantity(Dimension::Duration, 60), Value::quantity(Dimension::Duration, 60)));
  CHECK_FALSE(equal(Value::quantity(Dimension::Duration, 60), Value::quantity(Dimension::Percent, 60)));
  CHECK(equal(Value::ports(80, 80), Value::of(std::int64_t{80})));
  CHECK(equal(Value::of(std::int64_t{80}), Value::ports(80, 80)));
  CHECK_FALSE(equal(Value::of(std::int64_t{80}), Value::ports(80, 81)));
  CHECK(equal(Value::range(&one, nullptr), Value::range(&one, nullptr)));
  CHECK_FALSE(equal(Value::range(&one, nullptr), Value::range(nullptr, &one)));

  const std::vector<NamedValue> ab{{a, one}, {b, Value::of("x")}};
  const std::vector<NamedValue> ba{{b, Value::of("x")}, {a, one}};
  const std::vector<NamedValue> only_a{{a, one}, {b, Value::absent()}};
  CHECK(equal(Value::record(ab), Value::record(ba)));
  CHECK(equal(Value::record(ab), Value::map(ba)));
  CHECK_FALSE(equal(Value::record(ab), Value::record(only_a)));
  CHECK(equal(Value::record(only_a), Value::record(std::span(ab).first(1))));
}

TEST_CASE("what is not known equals nothing and is not constant") {
  const graph::Value later = graph::Value::pseudo(graph::Pseudo::Region);
  const Value late = Value::late(&later, nullptr);
  CHECK_FALSE(late.is_constant());
  CHECK_FALSE(equal(late, late));
  CHECK_FALSE(equal(Value::error(), Value::error()));
  const std::vector<Value> items{Value::of(true), late};
  CHECK_FALSE(Value::list(items).is_constant());
  CHECK_FALSE(equal(Value::list(items), Value::list(items)));
  const std::vector<NamedValue> fields{{Name{1}, Value::list(items)}};
  CHECK_FALSE(Value::map(fields).is_constant());
  CHECK(Value::list(std::span(items).first(1)).is_constant());
  CHECK_FALSE(Value::range(nullptr, &late).is_constant());
}

TEST_CASE("fields are found by name in records and maps only") {
  const std::vector<NamedValue> fields{{Name{1}, Value::of(true)}};
  REQUIRE(Value::map(fields).find(Name{1}) != nullptr);
  CHECK(Value::record(fields).find(Name{2}) == nullptr);
  CHECK(Value::of("x").find(Name{1}) == nullptr);
}

}  // namespace
}  // namespace scale::check
