// Parts of literals, type tests, and fields that are absent: what components take values apart with.
#include "catch.h"
#include "compiled.h"

using namespace scale::test;
using Problems = std::vector<std::string>;

namespace {

/// The value of an expression, as the text of an output.
std::string value_of(const std::string& expression) {
  const Compiled result = compile("resource q: AWS::SQS::Queue {}\noutput x = " + expression + "\n");
  if (!result.problems.empty()) return result.problems.front();
  return result.json.at("Outputs").at("X").at("Value").dump();
}

}  // namespace

TEST_CASE("literals have parts") {
  CHECK(value_of("\"${(2..40).min} ${(2..40).max}\"") == R"("2 40")");
  CHECK(value_of("\"${if (2..).max? then 1 else 0}\"") == R"("0")");
  CHECK(value_of("\"${(10.0.0.0/16).version} ${(10.0.0.0/16).length} ${(fd00::/56).version}\"") ==
        R"("4 16 6")");
  CHECK(value_of("(rate(5 minutes)).time_zone ?? \"UTC\"") == R"("UTC")");
  CHECK(value_of("(cron(0 7 ? * MON *) in \"Europe/Berlin\").time_zone") == R"("Europe/Berlin")");
  CHECK(value_of("secret(arn:aws:ssm:eu-central-1:111122223333:parameter/a).service") == R"("ssm")");
  CHECK(value_of("secret(ssm:/a/b).arn") ==
        R"({"Fn::Sub":"arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/a/b"})");
  CHECK(value_of("(2..40).mim") == "test.scale:2: `2..40` has no `mim`");
}

TEST_CASE("the types of a union can be told apart") {
  const auto kind_of = [](const std::string& value) {
    const Compiled result = compile(
        "component c {\n"
        "  param x: \"any\" | cidr | percent | [int]\n"
        "  output kind: string = if x is cidr then \"cidr\" else if x is percent then \"percent\"\n"
        "    else if x is [int] then \"ints\" else if x is \"any\" then \"word\" else \"none\"\n"
        "}\nc i { x = " +
        value + " }\nresource q: AWS::SQS::Queue {}\noutput x = i.kind\n");
    REQUIRE(result.problems == Problems{});
    return result.json.at("Outputs").at("X").at("Value").get<std::string>();
  };
  CHECK(kind_of("10.0.0.0/8") == "cidr");
  CHECK(kind_of("10%") == "percent");
  CHECK(kind_of("[1, 2]") == "ints");
  CHECK(kind_of("any") == "word");
}

TEST_CASE("a component that tells types apart is right on its own") {
  CHECK(compile("component c {\n"
                "  param x: cidr | percent\n"
                "  output length: int? = if x is cidr and x.version == 4 then x.length\n"
                "}\n")
            .problems == Problems{});
}

TEST_CASE("absent fields of a record are there to be asked for, and are not written") {
  const std::string program =
      "component c {\n"
      "  param items: each { size: int, note: string? }\n"
      "  let labelled = [for item in items: { label = item.name, ...item }]\n"
      "  resource q: AWS::SQS::Queue { Tags = [for item in labelled: {\n"
      "    Key = item.label\n"
      "    Value = item.note ?? \"none\"\n"
      "  }] }\n"
      "}\n"
      "c i {\n  items a { size = 1 }\n  items b { size = 2, note = \"x\" }\n}\n";
  const Compiled result = compile(program);
  REQUIRE(result.problems == Problems{});
  CHECK(result.properties("IQ").at("Tags").dump() ==
        R"([{"Key":"a","Value":"none"},{"Key":"b","Value":"x"}])");
}

TEST_CASE("a let inside a loop belongs to its turn") {
  CHECK(compile("for n in [1, 2] {\n  let doubled = n * 2\n  require doubled < 9 else \"no\"\n}\n"
                "for n in [3, 4] {\n  let doubled = n * 2\n  require doubled < 9 else \"no\"\n}\n")
            .problems == Problems{});
  CHECK(compile("for n in [1] {\n  let doubled = n * 2\n}\nlet x = doubled\n").problems ==
        Problems{"test.scale:4: unknown name `doubled`"});
}
