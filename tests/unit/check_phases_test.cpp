// What is known when: params, values that only AWS knows, environments.
#include "catch.h"
#include "program.h"

using scale::test::Program;

namespace {
std::string codes(const std::string& text) {
  return Program(text).codes();
}
const std::string queue = "resource q: AWS::SQS::Queue {}\n";
}  // namespace

TEST_CASE("params: bound when compiling, or left open") {
  const std::string text = "param n: int = 1\nresource q: AWS::SQS::Queue { DelaySeconds = n }\n";
  CHECK(Program(text).at("/Resources/Q/Properties/DelaySeconds") == R"({"Ref":"N"})");
  CHECK(Program(text).at("/Parameters/N/Type") == "\"Number\"");
  CHECK(Program(text).at("/Parameters/N/Default") == "1");
  CHECK(Program(text, {{"n", "5"}}).at("/Resources/Q/Properties/DelaySeconds") == "5");
  CHECK(Program(text, {{"n", "5"}}).at("/Parameters") == "");
}

TEST_CASE("params of every type are read from the command line") {
  const auto given = [](const std::string& type, const std::string& text, const std::string& use = "it") {
    return Program("param it: " + type + "\noutput it = \"${" + use + "}\"\n", {{"it", text}}).output("It");
  };
  CHECK(given("string", "two words") == "\"two words\"");
  CHECK(given("int", "5") == "\"5\"");
  CHECK(given("number", "0.5") == "\"0.5\"");
  CHECK(given("bool", "true") == "\"true\"");
  CHECK(given("duration", "30s", "it / 1s") == "\"30.0\"");
  CHECK(given("cidr", "10.0.0.0/16") == "\"10.0.0.0/16\"");
  CHECK(given("\"a\" | \"b\"", "a") == "\"a\"");
  CHECK(given("[int]", "[1, 2]", "it[1]") == "\"2\"");
  CHECK(given("range", "2..4", "it.max ?? 0") == "\"4\"");
  CHECK(given("int", "abc") == "errors: S1001");
  CHECK(given("int", "\"5\"") == "errors: S2101");
  CHECK(given("int", "(") == "errors: S0001");
}

TEST_CASE("a wrong --param is one message, whatever the environments") {
  CHECK(Program("param n: int = 1\nenv a {}\nenv b {}\n", {{"n", "abc"}}).codes() == "S1001");
  Program unknown("param image: string = \"a\"\n", {{"imag", "b"}});
  CHECK(unknown.codes() == "S1011");
  CHECK(unknown.hints() == "did you mean `image`?");
}

TEST_CASE("what can be left open") {
  for (const std::string type :
       {"int", "number", "string", "bool", "arn", "cidr", "\"a\" | \"b\"", "[string]"}) {
    INFO(type);
    CHECK(codes("param it: " + type + "\n" + queue) == "");
  }
  for (const std::string type :
       {"duration", "size", "schedule", "range", "json", "{ a: int }", "[int]", "secret"}) {
    INFO(type);
    CHECK(codes("param it: " + type + "\n" + queue) == "S2218");
  }
  CHECK(Program("param it: [cidr] = [10.0.0.0/16, 10.1.0.0/16]\n" + queue).at("/Parameters/It/Default") ==
        "\"10.0.0.0/16,10.1.0.0/16\"");
  CHECK(Program("param it: \"a\" | \"b\"\n" + queue).at("/Parameters/It/AllowedValues") == R"(["a","b"])");
}

TEST_CASE("an optional param that nobody gives is absent") {
  Program program("param c: string?\noutput it = if c? then \"yes\" else \"no\"\n" + queue);
  CHECK(program.output("It") == "\"no\"");
  CHECK(program.at("/Parameters") == "");
}

TEST_CASE("what has to be known when compiling says so, wherever it is") {
  const std::string params = "param n: int\nparam s: string\nparam c: cidr\nparam b: bool\n";
  for (const std::string late :
       {"if b { let a = 1 }", "if n == 3 { let a = 1 }", "for x in [s] { let a = 1 }", "let a = n + 1",
        "let a = -n", "let a = n < 3", "let a = n in 1..3", "let a = [1, 2][n]",
        "let a = {for x in [1]: s => x}", "let a = 1..n", "let a = upper(s)", "let a = subnet(c, /24, 0)",
        "require n == 3 else \"no\"", "output [s] = \"a\"", "let a = { \"${s}\" = 1 }",
        "let a = [for x in [1] if b: x]", "for z in aws.zones { let a = 1 }",
        "require false else \"bad ${s}\""}) {
    INFO(late);
    CHECK(codes(params + late + "\n") == "S2102");
  }
}

TEST_CASE("the chain of names that made a value late") {
  Program program("param n: int\nlet a = n\nlet b = a\nif b == 3 { let x = 1 }\n");
  CHECK(program.message() == "the condition of a declaration must be known when compiling");
  CHECK(program.noted() ==
        std::vector<std::string>{"b: `b` is made from it", "a: `a` is made from it",
                                 "n: `n` is left open: it becomes a CloudFormation parameter"});
  CHECK(program.hints().find("--param n=…") != std::string::npos);
  Program attribute(queue + "let name = q.QueueName\nlet it = upper(name)\n");
  CHECK(attribute.noted() == std::vector<std::string>{"name: `name` is made from it",
                                                      "q: only AWS knows this of `q`, when it has made it"});
}

TEST_CASE("texts with late values") {
  const auto text = [](const std::string& expression) {
    return Program("param n: string\n" + queue + "output it = " + expression + "\n").output("It");
  };
  CHECK(text("\"a-${n}\"") == R"({"Fn::Sub":"a-${N}"})");
  CHECK(text("\"${n}\"") == R"({"Ref":"N"})");
  CHECK(text("n + \"-b\"") == R"({"Fn::Sub":"${N}-b"})");
  CHECK(text("\"${q.Arn}/${aws.region}\"") == R"({"Fn::Sub":"${Q.Arn}/${AWS::Region}"})");
  CHECK(text("q") == R"({"Ref":"Q"})");
}

TEST_CASE("an if that CloudFormation decides") {
  const auto program = [](const std::string& expression) {
    return Program("param e: string\nparam b: bool\nresource q: AWS::SQS::Queue { QueueName = " + expression +
                   " }\n");
  };
  Program equal = program("if e == \"prod\" then \"x\" else \"y\"");
  CHECK(equal.at("/Conditions/EIsProd") == R"({"Fn::Equals":[{"Ref":"E"},"prod"]})");
  CHECK(equal.at("/Resources/Q/Properties/QueueName") == R"({"Fn::If":["EIsProd","x","y"]})");
  CHECK(program("if b then \"x\" else \"y\"").at("/Conditions") ==
        R"({"BIsTrue":{"Fn::Equals":[{"Ref":"B"},"true"]}})");
  CHECK(program("if b and e != \"x\" then \"x\" else \"y\"").codes() == "");
  Program in = program("if e in [\"a\", \"b\"] then \"x\" else \"y\"");
  CHECK(in.at("/Conditions/EIsAOrEIsB") ==
        R"({"Fn::Or":[{"Fn::Equals":[{"Ref":"E"},"a"]},{"Fn::Equals":[{"Ref":"E"},"b"]}]})");
  CHECK(
      codes(queue +
            "resource r: AWS::SQS::Queue { QueueName = if q.QueueName == \"a\" then \"x\" else \"y\" }\n") ==
      "S2102");
}

TEST_CASE("conditions that would have the same name get different ones") {
  Program program(R"(
param e: string
resource a: AWS::SQS::Queue { QueueName = if e == "a-b" then "x" else "y" }
resource b: AWS::SQS::Queue { QueueName = if e == "A_b" then "x" else "y" }
resource c: AWS::SQS::Queue { QueueName = if e == "a-b" then "z" else "y" }
)");
  CHECK(program.at("/Resources/A/Properties/QueueName/Fn::If/0") ==
        program.at("/Resources/C/Properties/QueueName/Fn::If/0"));
  CHECK(program.at("/Resources/A/Properties/QueueName/Fn::If/0") !=
        program.at("/Resources/B/Properties/QueueName/Fn::If/0"));
}

TEST_CASE("environments set params, attributes and properties") {
  const std::string text = R"(
param n: int = 1
component c {
  param size: int = 1
  param inner: { a: int = 1 } = {}
  resource q: AWS::SQS::Queue { DelaySeconds = size + inner.a }
}
c x { inner { a = 2 } }
resource r: AWS::SQS::Queue {}
env prod { n = 3, x.size = 5, x.inner.a = 4, r.DelaySeconds = 6 }
output n = "${n}"
)";
  Program prod(text, {}, "prod");
  CHECK(prod.output("N") == "\"3\"");
  CHECK(prod.at("/Resources/XQ/Properties/DelaySeconds") == "9");
  CHECK(prod.at("/Resources/R/Properties/DelaySeconds") == "6");
  CHECK(Program(text).at("/Resources/XQ/Properties/DelaySeconds") == "3");
}

TEST_CASE("all environments are checked at every compile") {
  const std::string vpc = "param n: int = 1\nvpc main { cidr = 10.0.0.0/16 }\n";
  CHECK(codes(vpc + "env prod { n = \"a\" }\nenv dev { n = 3 }\n") == "S2101");
  CHECK(codes(vpc + "env prod { m = 2 }\n") == "S1013");
  CHECK(codes(vpc + "env prod { n = 2, n = 3 }\n") == "S2106");
  CHECK(codes(vpc + "env prod { main = 2 }\n") == "S1013");
  CHECK(codes(queue + "env prod { q.DelaySecond = 5s }\n") == "S2202");
  CHECK(codes("param n: int = 1\nenv prod { n = n }\n") == "S1003");
  Program attribute(vpc + "env prod { main.zonse = 2 }\n");
  CHECK(attribute.codes() == "S1013");
  CHECK(attribute.fix() == "main.zones");
  CHECK(Program(vpc + "env prod { mian.zones = 2 }\n").fix() == "main.zones");
  CHECK(Program(vpc + "env prod {}\n", {}, "prd").codes() == "S1012");
}

TEST_CASE("environments reach into defaults that nobody wrote down") {
  const std::string text =
      "component c { param a: { b: { c: int = 1 } = {} } = {}\n output it = \"${a.b.c}\" }\nc x {}\n" + queue;
  CHECK(Program(text + "env prod { x.a.b.c = 5 }\noutput it = x.it\n", {}, "prod").output("It") == "\"5\"");
  CHECK(codes(text + "env prod { x.a.b.c = \"k\" }\n") == "S2101");
  Program wrong(text + "env prod { x.a.b.d = 5 }\n");
  CHECK(wrong.codes() == "S1013");
  CHECK(wrong.fix() == "");
}

TEST_CASE("existing instances") {
  const std::string box = R"(
component box {
  resource q: AWS::SQS::Queue {}
  output url: string = q
  existing { param url: string
    output url: string = url }
}
)";
  CHECK(Program(box + "existing box it { url = \"u\" }\noutput it = it.url\n" + queue).output("It") ==
        "\"u\"");
  CHECK(Program(box + "existing box it { url = \"u\" }\n").addresses() == "");
  CHECK(codes(box + "existing box it {}\n") == "S2103");
  CHECK(codes(box + "existing box it { ulr = \"u\" }\n") == "S1005");
  CHECK(codes(box + "component c { param b: box\n output it = b.url }\nexisting box it { url = \"u\" }\nc x "
                    "{ b = it }\n") == "");
  CHECK(codes("component c {}\nexisting c it {}\n") == "S1010");
}

TEST_CASE("a rule of a component points at the argument that breaks it") {
  Program program("component c { param n: int\n require n > 0 else \"n is ${n}\" }\nc x { n = 0 }\n");
  CHECK(program.codes() == "S2129");
  CHECK(program.message() == "n is 0");
  CHECK(program.pointed() == "0");
  CHECK(program.noted() == std::vector<std::string>{"n > 0: `c` requires this"});
  CHECK(codes("component c { param n: int\n require n > 0 else \"n\" }\n") == "");
}
