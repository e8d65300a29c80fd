// Expressions: arithmetic with units, texts, records, loops, narrowing.
#include "catch.h"
#include "evaluate.h"
#include "program.h"

using scale::test::Evaluated;
using scale::test::Program;

namespace {
std::string value(const std::string& expression, const std::string& declarations = "") {
  return Evaluated(expression, declarations).result();
}
std::string codes(const std::string& text) {
  return Program(text).codes();
}
}  // namespace

TEST_CASE("arithmetic keeps units") {
  CHECK(value("30s * 2") == "1m");
  CHECK(value("1 GiB / 2") == "512 MiB");
  CHECK(value("512 MiB + 512 MiB") == "1 GiB");
  CHECK(value("1h / 30m") == "2.0");
  CHECK(value("2 * 0.25 vCPU") == "0.5 vCPU");
  CHECK(value("60% - 10%") == "50%");
  CHECK(value("-5 + 3") == "-2");
  CHECK(value("1.5 * 2") == "3.0");
  CHECK(value("512 MiB + 30s") == "S2115");
  CHECK(value("30s * 30s") == "S2115");
  CHECK(value("30s + 1") == "S2115");
}

TEST_CASE("arithmetic says what cannot be computed") {
  CHECK(value("7 / 2") == "S2117");
  CHECK(value("8 / 2") == "4");
  CHECK(value("7.0 / 2") == "3.5");
  CHECK(value("1 / 0") == "S2116");
  CHECK(value("1.0 / 0") == "S2116");
  CHECK(value("9223372036854775807 + 1") == "S2118");
  CHECK(value("9223372036854775807 * 2") == "S2118");
  CHECK(value("-x", "let x = -9223372036854775807 - 1") == "S2118");
  CHECK(value("-\"a\"") == "S2114");
  CHECK(value("1 + \"a\"") == "S2115");
}

TEST_CASE("texts and lists are joined with +") {
  CHECK(value("\"a\" + \"b\"") == "\"ab\"");
  CHECK(value("[1] + [2]") == "[1, 2]");
  CHECK(value("\"${1 + 1} and ${true}\"") == "\"2 and true\"");
}

TEST_CASE("what has no one form is no text, secrets least of all") {
  for (const std::string expression :
       {"\"${30s}\"", "\"${[1]}\"", "\"${1..2}\"", "\"${secret(ssm:/a)}\"", "\"${{ a = 1 }}\""}) {
    INFO(expression);
    CHECK(value(expression) == "S2113");
  }
  CHECK(codes("output it = secret(ssm:/a)\n") == "S2113");
  CHECK(Program("let s = secret(ssm:/a)\noutput it = s\n").pointed() == "s");
  CHECK(codes("resource q: AWS::SQS::Queue { QueueName = secret(ssm:/a) }\n") == "S2210");
  CHECK(codes("resource q: AWS::SQS::Queue { RedrivePolicy = { x = secret(ssm:/a) } }\n") == "S2210");
}

TEST_CASE("comparisons") {
  CHECK(value("1 < 2") == "true");
  CHECK(value("2 <= 1.5") == "false");
  CHECK(value("30s == 0.5m") == "true");
  CHECK(value("/24 > /16") == "true");
  CHECK(value("512 MiB < 1 GiB") == "true");
  CHECK(value("1 < 30s") == "S2115");
  CHECK(value("3 in 1..5") == "true");
  CHECK(value("30s in 1m..2m") == "false");
  CHECK(value("30s in 10s..") == "true");
  CHECK(value("\"a\" in [\"a\", \"b\"]") == "true");
  CHECK(value("\"a\" in { a = 1 }") == "true");
  CHECK(value("1 in 30s..1m") == "S2115");
}

TEST_CASE("ranges") {
  CHECK(value("2..40") == "2..40");
  CHECK(value("x.min", "let x = 2..40") == "2");
  CHECK(value("x.max ?? 9", "let x = 2..") == "9");
  CHECK(value("10s..1m") == "10s..1m");
  CHECK(value("1..30s") == "S2115");
  CHECK(value("\"a\"..\"b\"") == "S2114 S2114");
  Program empty("let it = 5..2\n");
  CHECK(empty.codes() == "S2119");
  CHECK(empty.fix() == "2");
}

TEST_CASE("loops in expressions") {
  CHECK(value("[for x in [1, 2, 3] if x > 1: x * 2]") == "[4, 6]");
  CHECK(value("[for x in [1, 2]: if x > 1 then x]") == "[2]");  // what is absent is not in the list
  CHECK(value("{for x in [\"a\", \"b\"]: x => 1}.b") == "1");
  CHECK(value("[for e in { a = 1, b = 2 }: \"${e.key}${e.value}\"]") == "[\"a1\", \"b2\"]");
  CHECK(value("{for x in [1, 2]: \"a\" => x}") == "S2124");
  CHECK(value("{for x in [1]: x => 1}") == "S2101");
  CHECK(value("[for x in \"abc\": x]") == "S2122");
  CHECK(value("[for x in [1] if 3: x]") == "S2101");
  CHECK(value("[for x in [1]: [for x in [2]: x]]") == "[[2]]");  // the inner name is nearer
}

TEST_CASE("indexes") {
  CHECK(value("[1, 2][1]") == "2");
  CHECK(value("[1, 2][2]") == "S2120");
  CHECK(value("[1, 2][-1]") == "S2120");
  CHECK(value("{ \"b c\" = 2 }[\"b c\"]") == "2");
  CHECK(value("{ a = 2 }[\"b\"]") == "S1007");
  CHECK(value("\"abc\"[0]") == "S2121");
}

TEST_CASE("records: defaults, unknown, missing and repeated fields") {
  const std::string type = "type limits = { low: int = 1, high: int, note: string? }\n";
  const auto with = [&](const std::string& record) {
    return codes(type + "let it: limits = " + record + "\n");
  };
  CHECK(with("{ high = 2 }") == "");
  CHECK(with("{ low = 1 }") == "S2105");
  CHECK(with("{ hihg = 2 }") == "S1008");  // meant as `high`, which is not missing as well
  CHECK(with("{ high = 2, high = 3 }") == "S2106");
  CHECK(with("{ high = \"a\" }") == "S2101");
  CHECK(with("3") == "S2101");
  CHECK(Program(type + "let it: limits = { high = 2 }\noutput it = \"${it.low}\"\n").output("It") == "\"1\"");
  CHECK(codes("let a = { x = 1, x = 2 }\n") == "S2106");
}

TEST_CASE("a record that comes from elsewhere is fitted all the same") {
  const std::string type = "type limits = { low: int = 1, high: int }\nlet some = ";
  CHECK(codes(type + "{ high = 2 }\nlet it: limits = some\n") == "");
  CHECK(codes(type + "{ hihg = 2 }\nlet it: limits = some\n") == "S1008");
  CHECK(codes(type + "{ low = 2 }\nlet it: limits = some\n") == "S2105");
}

TEST_CASE("spread takes over fields, and those written win") {
  const std::string shared = "let shared = { DelaySeconds = 5s, QueueName = \"a\" }\n";
  Program program(shared + "resource q: AWS::SQS::Queue { ...shared, QueueName = \"b\" }\n");
  CHECK(program.at("/Resources/Q/Properties/DelaySeconds") == "5");
  CHECK(program.at("/Resources/Q/Properties/QueueName") == "\"b\"");
  CHECK(codes("let d = { cidr = 10.0.0.0/16 }\nvpc main { ...d }\n") == "");
  Program unknown("let d = { cidr = 10.0.0.0/16, zonse = 2 }\nvpc main { ...d }\n");
  CHECK(unknown.codes() == "S1005");
  CHECK(unknown.pointed() == "zonse");
  CHECK(codes("vpc main { ...3 }\n") == "S2125");
  CHECK(codes("resource q: AWS::SQS::Queue { ...\"a\" }\n") == "S2125");
  const std::string type = "type limits = { low: int, high: int = 2 }\n";
  CHECK(codes(type + "let d = { low = 1 }\nlet it: limits = { ...d }\n") == "");
  CHECK(codes(type + "let d = { lwo = 1 }\nlet it: limits = { ...d }\n") == "S1008");
  CHECK(codes(type + "let it: limits = { ...3 }\n") == "S2125");
}

TEST_CASE("labelled blocks") {
  const std::string vpc = "vpc main {\n cidr = 10.0.0.0/16\n ";
  CHECK(codes(vpc + "subnets a { size = /24 }\n subnets b { size = /24 }\n}\n") == "");
  CHECK(codes(vpc + "subnets = { a = { size = /24 } }\n}\n") == "");
  CHECK(codes(vpc + "subnets { size = /24 }\n}\n") == "S2107");
  CHECK(codes(vpc + "subnets a { size = /24 }\n subnets a { size = /24 }\n}\n") == "S2106");
  CHECK(codes(vpc + "subnets a { size = /24 }\n subnets = {}\n}\n") == "S2106");
  CHECK(codes(vpc + "subnets = [{ size = /24 }]\n}\n") == "S2101");
  CHECK(codes(vpc + "subnets a { sise = /24 }\n}\n") == "S1008");
  CHECK(codes("component c { param h: { a: int } }\nc x { h y { a = 1 } }\n") == "S2108");
  CHECK(codes("vpc main { cidr { a = 1 } }\n") == "S2109");
  CHECK(codes("resource b: AWS::S3::Bucket { VersioningConfiguration x { Status = \"Enabled\" } }\n") ==
        "S2108");
}

TEST_CASE("phrases: words, slots, and what may be left out") {
  const auto cluster = [](const std::string& entry) {
    return Program("cluster shop { capacity = [" + entry + "] }\n");
  };
  CHECK(cluster("fargate").codes() == "");
  CHECK(cluster("fargate base 2").codes() == "");
  CHECK(cluster("fargate weight 3").codes() == "");
  CHECK(cluster("fargate base 2 weight 3").codes() == "");
  CHECK(cluster("fargate weight 3 base 2").codes() == "S2111");
  CHECK(cluster("fargate base \"a\"").codes() == "S2101");
  CHECK(cluster("fargat base 2").fix() == "fargate");
  Program typo = cluster("fargate bose 2");
  CHECK(typo.message() == "expected `base` or `weight` or the end of the item");
  CHECK(typo.fix() == "base");
  CHECK(codes("let it = [fargate base 2]\n") == "S2110");
}

TEST_CASE("phrases: a misspelt word ends a list of things") {
  const std::string group = "vpc main { cidr = 10.0.0.0/16 }\nsecurity_group edge { vpc = main\n allow ";
  CHECK(codes(group + "tcp 80, 443 from anywhere\n}\n") == "");
  CHECK(codes(group + "tcp 80 from 10.0.0.0/8 fd00::/8\n}\n") == "");
  Program typo(group + "tcp 80 form anywhere\n}\n");
  CHECK(typo.codes() == "S2111");
  CHECK(typo.fix() == "from");
  CHECK(Program(group + "tcp 80 from anywere\n}\n").fix() == "anywhere");
}

TEST_CASE("unions of words") {
  const std::string type = "type tier = \"small\" | \"large\"\nlet it: tier = ";
  CHECK(codes(type + "small\n") == "");
  CHECK(codes(type + "\"small\"\n") == "");
  CHECK(Program(type + "smal\n").fix() == "small");
  Program quoted(type + "\"smal\"\n");
  CHECK(quoted.codes() == "S2101");
  CHECK(quoted.fix() == "small");
}

TEST_CASE("what a condition tells is known behind it") {
  const auto component = [](const std::string& expression) {
    return codes("component c { param h: { path: string }?\n param on: bool\n output it = " + expression +
                 " }\n");
  };
  CHECK(component("h.path") == "S2112");
  CHECK(component("if h? then h.path else \"\"") == "");
  CHECK(component("if not h? then \"\" else h.path") == "");
  CHECK(component("if h? and on then h.path else \"\"") == "");
  CHECK(component("if h? or on then h.path else \"\"") == "S2112");
  CHECK(component("h? and h.path == \"/\"") == "");
  CHECK(component("if on then h.path else \"\"") == "S2112");
  CHECK(codes("component c { param s: cidr | string\n output it = if s is cidr then s.length else length(s) "
              "}\n") == "");
}

TEST_CASE("what may be absent is not added up or looped over") {
  CHECK(codes("let a = if false then 1\nlet b = a + 1\n") == "S2112");
  CHECK(codes("component c { param n: int?\n let b = 1 + n }\n") == "S2112");
  CHECK(codes("component c { param xs: [string]?\n let b = [for x in xs: x] }\n") == "S2112");
  CHECK(codes("component c { param xs: [string]?\n for x in xs { let b = x } }\nc x {}\n") == "S2112");
  CHECK(codes("component c { param xs: [string]?\n let b = [for x in xs ?? []: x] }\n") == "");
}

TEST_CASE("an optional component param") {
  const std::string c = "component c { param h: string?\n output it = h ?? \"none\" }\n";
  CHECK(Program(c + "c x {}\noutput it = x.it\n").output("It") == "\"none\"");
  CHECK(Program(c + "c x { h = \"a\" }\noutput it = x.it\n").output("It") == "\"a\"");
}

TEST_CASE("types of references name the kind") {
  Program program("cluster shop {}\nsecurity_group sg { vpc = shop }\n");
  CHECK(program.codes() == "S2101");
  CHECK(program.message() == "expected vpc, found cluster `shop`");
  CHECK(program.pointed() == "shop");
}
