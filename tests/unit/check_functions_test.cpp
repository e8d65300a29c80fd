#include "check/functions.h"

#include <algorithm>

#include "catch.h"
#include "support/evaluate.h"

namespace scale::check {
namespace {

std::string run(std::string_view expression) {
  return test::Evaluated(expression).result();
}
std::string message(std::string_view expression) {
  return test::Evaluated(expression).message();
}

TEST_CASE("the example of every function gives the result beside it") {
  for (const Function& function : functions()) {
    CAPTURE(function.name, function.example);
    CHECK(run(function.example) == function.result);
    CHECK(function.signature.starts_with(std::string(function.name) + "("));
    CHECK(function.doc.ends_with('.'));
  }
}

TEST_CASE("functions are found by name") {
  CHECK(std::ranges::is_sorted(functions(), {}, &Function::name));
  REQUIRE(find_function("subnet") != nullptr);
  CHECK(find_function("subnet")->name == "subnet");
  CHECK(find_function("sub") == nullptr);
  CHECK(find_function("zzz") == nullptr);
}

TEST_CASE("every function refuses a value without meaning for it") {
  for (const Function& function : functions()) {
    if (function.name == "digest") continue;  // takes everything: of a secret it sees the place only
    std::string arguments;
    for (int i = 0; i < std::max(function.least, 1); ++i)
      arguments += i == 0 ? "secret(ssm:/a)" : ", secret(ssm:/a)";
    const std::string call = fmt::format("{}({})", function.name, arguments);
    CAPTURE(call);
    CHECK(run(call) == "S2031");
  }
}

TEST_CASE("a wrong argument is shown with what belongs there") {
  const test::Evaluated wrong("subnet(10.0.0.0/16, 24, 0)");
  CHECK(wrong.message() == "`subnet` takes `length: prefix` here, not an int");
  CHECK(wrong.pointed() == "24");
  CHECK(message("concat([1], 2)") == "`concat` takes `lists: [T]` here, not an int");
  CHECK(message("join(\",\", [\"a\", 5m])") == "`join` takes `items: [string]` here, not a duration");
  CHECK(message("contains(5m, 1)") ==
        "`contains` takes `whole: string | [T] | map(T) | cidr` here, not a duration");
}

TEST_CASE("functions: texts") {
  CHECK(run(R"(join("", []))") == R"("")");
  CHECK(run(R"(split(", ", ""))") == R"([""])");
  CHECK(run(R"(split(",", ",a,"))") == R"(["", "a", ""])");
  CHECK(run(R"(split("", "abc"))") == "S2032");
  CHECK(run(R"(replace("aaa", "aa", "b"))") == R"("ba")");
  CHECK(run(R"(replace("a", "", "b"))") == "S2032");
  CHECK(run("upper(\"\u00e9t\u00e9\")") == "\"\u00e9T\u00e9\"");
  CHECK(run(R"(trim("\n\t "))") == R"("")");
  CHECK(run(R"(starts_with("a", "ab"))") == "false");
  CHECK(run(R"(ends_with("", ""))") == "true");
  CHECK(run("length(\"\u00e9\U0001F600\")") == "2");
  CHECK(run("slice(\"\u00e9t\u00e9\", 1, 2)") == "\"t\u00e9\"");
  CHECK(run(R"(slice("abc", 5))") == R"("")");
  CHECK(run(R"(slice("abc", 1))") == R"("bc")");
  CHECK(run(R"(slice("abc", -1))") == "S2032");
}

TEST_CASE("functions: values as text and back") {
  CHECK(run("text(3.0)") == R"("3")");
  CHECK(run("text(90s)") == R"("90s")");
  CHECK(run("text(10.0.0.0/16)") == R"("10.0.0.0/16")");
  CHECK(run("text(true)") == R"("true")");
  CHECK(run("text([1])") == "S2031");
  CHECK(run("int(2.0)") == "2");
  CHECK(run("int(2.5)") == "S2032");
  CHECK(run(R"(int("-7"))") == "-7");
  CHECK(run(R"(int("7 "))") == "S2032");
  CHECK(run(R"(int(""))") == "S2032");
  CHECK(run(R"(int("9223372036854775808"))") == "S2032");
}

TEST_CASE("functions: lists") {
  CHECK(run("first([])") == "(absent)");
  CHECK(run("last([1, 2, 3])") == "3");
  CHECK(run("first([]) ?? 7") == "7");
  CHECK(run("concat([])") == "[]");
  CHECK(run("flatten([[], [1]])") == "[1]");
  CHECK(run("flatten([1])") == "S2031");
  CHECK(run("slice([1, 2, 3], 1, 1)") == "[2]");
  CHECK(run("slice([1, 2, 3], 2, 9)") == "[3]");
  CHECK(run("slice([1, 2, 3], 0, -1)") == "S2032");
  CHECK(run("reverse([])") == "[]");
  CHECK(run("range(0)") == "[]");
  CHECK(run("range(-1)") == "S2032");
  CHECK(run("distinct([1, 1.0, 2, [1], [1.0], [[1]], { a = 1 }, { a = 1.0 }])") ==
        "[1, 2, [1], [[1]], { a = 1 }]");
  CHECK(run("distinct([\"1\", 1])") == "[\"1\", 1]");
  CHECK(run("contains([1, 2], 2.0)") == "true");
  CHECK(run("contains([[1]], [1])") == "true");
  CHECK(run("contains([1], \"1\")") == "false");
  CHECK(run(R"(contains("abc", ""))") == "true");
}

TEST_CASE("functions: sorting") {
  CHECK(run("sort([2, 1.5, 1])") == "[1, 1.5, 2]");
  CHECK(run("sort([2m, 90s])") == "[90s, 2m]");
  CHECK(run(R"(sort(["b", "B", "a"]))") == R"(["B", "a", "b"])");
  CHECK(run("sort([10.1.0.0/16, fd00::/8, 10.0.0.0/24, 10.0.0.0/16])") ==
        "[10.0.0.0/16, 10.0.0.0/24, 10.1.0.0/16, fd00::/8]");
  CHECK(run("sort([1, \"a\"])") == "S2031");
  CHECK(run("sort([1s, 1%])") == "S2031");
  CHECK(run("sort([true])") == "S2031");
  CHECK(run("sort([])") == "[]");
}

TEST_CASE("functions: maps") {
  CHECK(run("keys({})") == "[]");
  CHECK(run("values({ b = 2, a = 1 })") == "[2, 1]");
  CHECK(run(R"(contains({ a = 1 }, "a"))") == "true");
  CHECK(run(R"(contains({ a = 1 }, "b"))") == "false");
  CHECK(run(R"(merge({ a = 1 }, { "b c" = 2 }, { a = 3 }))") == R"({ a = 3, "b c" = 2 })");
  CHECK(run("length({ a = 1 })") == "1");
}

TEST_CASE("functions: numbers") {
  CHECK(run("abs(-30s)") == "30s");
  CHECK(run("abs(-0.5)") == "0.5");
  CHECK(run("abs(-9223372036854775807 - 1)") == "S2032");
  CHECK(run("floor(-2.5)") == "-3");
  CHECK(run("ceil(-2.5)") == "-2");
  CHECK(run("ceil(5)") == "5");
  CHECK(run("floor(10000000000000000000.0)") == "S2032");
  CHECK(run("mod(-7, 3)") == "2");
  CHECK(run("mod(7, -3)") == "-2");
  CHECK(run("mod(-9223372036854775807 - 1, -1)") == "0");
  CHECK(run("mod(1, 0)") == "S2032");
  CHECK(run("min(3, 1.5)") == "1.5");
  CHECK(run("max([1])") == "1");
  CHECK(run("max([])") == "S2032");
  CHECK(run("max(1, 2s)") == "S2031");
  CHECK(run("sum([])") == "0");
  CHECK(run("sum([1, 0.5])") == "1.5");
  CHECK(run("sum([1 GiB, 512 MiB])") == "1536 MiB");
  CHECK(run("sum([1, 1s])") == "S2031");
  CHECK(run("sum([9223372036854775807, 1])") == "S2032");
}

TEST_CASE("functions: networks") {
  CHECK(run("subnet(10.0.0.0/16, /16, 0)") == "10.0.0.0/16");
  CHECK(run("subnet(10.0.0.0/16, /24, 255)") == "10.0.255.0/24");
  CHECK(run("subnet(10.0.0.0/16, /24, 256)") == "S2032");
  CHECK(run("subnet(10.0.0.0/16, /24, -1)") == "S2032");
  CHECK(run("subnet(10.0.0.0/16, /15, 0)") == "S2032");
  CHECK(run("subnet(10.0.0.0/16, /33, 0)") == "S2032");
  CHECK(run("subnet(fd00::/56, /64, 255)") == "fd00:0:0:ff::/64");
  CHECK(run("subnet(fd00::/8, /128, 9223372036854775807)") == "fd00::7fff:ffff:ffff:ffff/128");
  CHECK(run("host(10.0.0.0/30, 3)") == R"("10.0.0.3")");
  CHECK(run("host(10.0.0.0/30, 4)") == "S2032");
  CHECK(run("host(10.0.0.0/32, 0)") == R"("10.0.0.0")");
  CHECK(run("host(fd00::/64, 65536)") == R"("fd00::1:0")");
  CHECK(run("contains(10.0.0.0/16, 10.0.0.0/16)") == "true");
  CHECK(run("contains(10.0.0.0/16, 10.0.0.0/15)") == "false");
  CHECK(run("contains(10.0.0.0/16, 10.1.0.0/24)") == "false");
  CHECK(run("contains(0.0.0.0/0, fd00::/8)") == "false");
  CHECK(run("prefix_of(fd00::/56)") == "/56");
  CHECK(run("address(fd00::/56)") == R"("fd00::")");
}

TEST_CASE("free addresses of subnets are the ones that AWS gives out") {
  // Amazon VPC user guide, "Subnet sizing"
  const std::pair<int, int> documented[] = {{28, 11},  {27, 27},  {26, 59},   {25, 123},
                                            {24, 251}, {23, 507}, {20, 4091}, {16, 65531}};
  for (const auto& [length, free] : documented) {
    CHECK(run(fmt::format("free_hosts(10.0.0.0/{})", length)) == std::to_string(free));
  }
  CHECK(run("free_hosts(10.0.0.0/31)") == "0");
  CHECK(run("free_hosts(fd00::/56)") == "S2032");
}

TEST_CASE("subnets fill gaps, do not overlap, and stay when more are added") {
  CHECK(run("subnets(10.0.0.0/16, [])") == "[]");
  CHECK(run("subnets(10.0.0.0/24, [/25, /25])") == "[10.0.0.0/25, 10.0.0.128/25]");
  CHECK(run("subnets(10.0.0.0/24, [/25, /25, /28])") == "S2032");
  CHECK(message("subnets(10.0.0.0/24, [/25, /25, /28])") ==
        "`subnets`: 10.0.0.0/24 has no room left for network 3, /28");
  CHECK(run("subnets(10.0.0.0/24, [/23])") == "S2032");
  CHECK(run("subnets(10.0.0.0/24, [/28, /26, /28, /26])") ==
        "[10.0.0.0/28, 10.0.0.64/26, 10.0.0.16/28, 10.0.0.128/26]");
}

TEST_CASE("functions: Base64") {
  // RFC 4648, section 10
  const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    CHECK(run(fmt::format("base64(\"{}\")", plain)) == fmt::format("\"{}\"", coded));
    CHECK(run(fmt::format("base64_decode(\"{}\")", coded)) == fmt::format("\"{}\"", plain));
  }
  for (const char* wrong : {"Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zh==", "Zm9v\\n", "Zm-_", "=Zg="}) {
    CAPTURE(wrong);
    CHECK(run(fmt::format("base64_decode(\"{}\")", wrong)) == "S2032");
  }
  CHECK(run(R"(base64_decode("/w=="))") == "S2032");  // not UTF-8
}

TEST_CASE("functions: JSON") {
  CHECK(run("json_text(10.0.0.0/16)") == R"("\"10.0.0.0/16\"")");
  CHECK(run("json_text({ b = 1, a = [1.5, \"x\\n\"] })") == R"("{\"b\":1,\"a\":[1.5,\"x\\n\"]}")");
  CHECK(run("json_text(5m)") == "S2031");
  CHECK(run("json_text([secret(ssm:/a)])") == "S2031");
  CHECK(run(R"(parse_json("{\"b\": 1, \"a\": [null, 2.5, \"x\", {}], \"n\": null}"))") ==
        R"({ b = 1, a = [2.5, "x", {}] })");
  CHECK(run(R"(parse_json("18446744073709551615"))") == "18446744073709552000.0");
  CHECK(run(R"(parse_json("null"))") == "(absent)");
  for (const char* wrong : {"", "{", "[1,]", "1 2", "{\\\"a\\\": 1, \\\"a\\\": 2}", "nul", "1e999"}) {
    CAPTURE(wrong);
    CHECK(run(fmt::format("parse_json(\"{}\")", wrong)) == "S2032");
  }
  const std::string deep(300, '[');
  CHECK(message(fmt::format("parse_json(\"{}\")", deep)) ==
        "`parse_json`: the JSON is nested deeper than 200 levels");
}

TEST_CASE("results have bounds") {
  CHECK(run("range(1000000000)") == "S2033");
  CHECK(run("length(range(1000000))") == "1000000");
  CHECK(run("concat(range(1000000), [1])") == "S2033");
  CHECK(run("flatten([range(600000), range(600000)])") == "S2033");
  CHECK(run(R"(join("0123456789abcdefghijklmnopqrstuvwxyz", [for i in range(500000): ""]))") == "S2033");
  CHECK(run(fmt::format("replace(join(\"a\", [for i in range(20000): \"\"]), \"a\", \"{}\")",
                        std::string(1000, 'b'))) == "S2033");
  CHECK(run("subnets(10.0.0.0/8, [for i in range(20000): /28])") == "S2033");
  CHECK(run("length(distinct([for i in range(200000): \"x${i}\"]))") == "200000");
}

constexpr std::string_view queue = "resource q: AWS::SQS::Queue {}\n";

std::string late(std::string_view expression) {
  return test::Evaluated(expression, queue).result();
}

TEST_CASE("what CloudFormation can do is left to it") {
  const std::string deploying = "(known when deploying)";
  CHECK(late("base64(q.Arn)") == deploying);
  CHECK(late("join(\",\", [q.Arn, \"x\"])") == deploying);
  CHECK(late("join(\",\", split(\":\", q.Arn))") == deploying);
  CHECK(late("split(\":\", q.Arn)") == deploying);
  CHECK(late("json_text({ Resource = q.Arn })") == deploying);

  const test::Evaluated joined("join(\",\", [q.Arn, \"x\"])", queue);
  const graph::Value& graph = joined.value().late();
  CHECK(graph.is(graph::Value::Kind::Join));
  CHECK(graph.items()[0].text() == ",");
  CHECK(graph.items()[1].items()[0].is(graph::Value::Kind::Attribute));
  CHECK(graph.items()[1].items()[1].text() == "x");
}

TEST_CASE("what CloudFormation cannot do must be known when compiling") {
  CHECK(late("upper(q.Arn)") == "S2102");
  CHECK(late("join(q.Arn, [])") == "S2102");
  CHECK(late("length(q.Arn)") == "S2102");
  CHECK(late("sort([q.Arn, q.QueueName])") == "S2102");
  CHECK(late("sort(split(\":\", q.Arn))") == "S2102");
  CHECK(late("contains([q.Arn], \"x\")") == "S2102");
}

TEST_CASE("lists of late items are rearranged all the same") {
  CHECK(late("length([q.Arn, q])") == "2");
  CHECK(late("length(concat([q.Arn], [q.QueueName], slice([q.Arn], 0, 1)))") == "3");
  CHECK(late("keys(merge({ a = q.Arn }, { b = q }))") == "[\"a\", \"b\"]");
  CHECK(late("contains([q], q)") == "true");
}

TEST_CASE("mistakes stay silent") {
  CHECK(run("upper(nothing)") == "S1001");
  CHECK(run("length([nothing])") == "S1001");
  CHECK(run("sum([1, upper(5)])") == "S2031");
}

TEST_CASE("unknown stays unknown") {
  Arena arena;
  Names names;
  diag::Sink sink;
  FunctionContext context{arena, names, sink, {}};
  const auto result = [&](std::string_view name, const std::vector<Value>& arguments) {
    return call(*find_function(name), arguments, context);
  };
  const auto is_unknown = [](const Value& value, const Type& type) {
    return value.is(Value::Kind::Unknown) && value.type() == &type;
  };
  const Type numbers{.kind = Type::Kind::List, .element = &types::integer};
  const Value text = Value::unknown(&types::string);
  const Value list = Value::unknown(&numbers);
  const std::vector<Value> items{Value::of(std::int64_t{1}), Value::unknown(&types::integer)};
  CHECK(is_unknown(result("upper", {text}), types::string));
  CHECK(is_unknown(result("concat", {list, Value::list({})}), numbers));  // as the first argument
  CHECK(is_unknown(result("concat", {Value::list({}), list}), types::unknown));
  CHECK(is_unknown(result("contains", {Value::list(items), items[0]}), types::boolean));
  CHECK(is_unknown(result("json_text", {Value::list(items)}), types::string));
  CHECK(result("length", {Value::list(items)}).integer() == 2);
  CHECK(result("upper", {text, Value::error()}).is(Value::Kind::Error));
  CHECK(sink.empty());
  CHECK_FALSE(context.late_argument);
}

}  // namespace
}  // namespace scale::check
