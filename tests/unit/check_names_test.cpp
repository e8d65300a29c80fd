// What a name means, cycles, and declarations that come and go.
#include "catch.h"
#include "program.h"

using scale::test::Program;

namespace {
std::string codes(const std::string& text) {
  return Program(text).codes();
}
}  // namespace

TEST_CASE("order does not matter, and names resolve in the whole module") {
  CHECK(Program("output it = \"${b}\"\nlet b = a + 1\nlet a = 1\n").output("It") == "\"2\"");
}

TEST_CASE("an unknown name is reported once, with the nearest one") {
  Program program("let port = 8080\nlet a = prot + 1\noutput b = \"${a}\"\n");
  CHECK(program.codes() == "S1001");
  CHECK(program.pointed() == "prot");
  CHECK(program.label() == "did you mean `port`?");
  CHECK(program.fix() == "port");
}

TEST_CASE("a kind or a type is no value") {
  CHECK(codes("component pair {}\nlet it = pair\n") == "S1014");
  CHECK(codes("let it = vpc\n") == "S1014");
  CHECK(codes("type tier = \"a\" | \"b\"\nlet it = tier\n") == "S1014");
}

TEST_CASE("a bool takes true and false, and says so") {
  Program program("let it: bool = yes\n");
  CHECK(program.codes() == "S1001");
  CHECK(program.hints() == "here it can be true, false");
}

TEST_CASE("a component does not see the program's names") {
  Program program("let port = 80\ncomponent c { output it = port }\n");
  CHECK(program.codes() == "S1001");
  CHECK(program.hints() == "it is a name of the program; a component sees only its own: give it as a param");
}

TEST_CASE("a name is declared once, in branches too") {
  CHECK(codes("let a = 1\nlet a = 2\n") == "S1002");
  CHECK(codes("stack a\nstack b\n") == "S1002");
  CHECK(codes("type t = { a: int, a: int }\n") == "S1002");
  CHECK(codes("if true { let a = 1 } else { let a = 2 }\n") == "");
  Program program("if true { let first = 1 }\nlet first = 2\n");
  CHECK(program.codes() == "S1002");
  CHECK(program.noted() == std::vector<std::string>{"first: first declared here"});
}

TEST_CASE("cycles are printed as their path") {
  Program lets("let a = b\nlet b = c\nlet c = a\n");
  CHECK(lets.codes() == "S1003");
  CHECK(lets.hints() == "a → b → c → a");
  CHECK(codes("let a = a\n") == "S1003");
  CHECK(codes("component c { param n: int = m\n param m: int = n }\nc x {}\n") == "S1003");
  CHECK(codes("component c { output a = self.b\n output b = self.a }\nc x {}\n") == "S1003");
  CHECK(codes("if q? { resource q: AWS::SQS::Queue {} }\n") == "S1003");
}

TEST_CASE("a circle that is entered twice is one mistake") {
  CHECK(codes("component c { param a: int = 1\n param b: int = 2\n output r = { a = a, b = b } }\nc x { "
              "...x.r }\n") == "S1003");
}

TEST_CASE("a component that contains itself is one mistake") {
  Program program("component a { b x {} }\ncomponent b { a y {} }\na top {}\n");
  CHECK(program.codes() == "S1003");
  CHECK(program.hints() == "a → b → a a component cannot contain itself");
  CHECK(codes("component a { a x {} }\n") == "S1003");
}

TEST_CASE("a type that contains itself is one mistake") {
  Program program("type a = { x: b }\ntype b = { y: a }\nparam p: a = { x = 1 }\n");
  CHECK(program.codes() == "S1003");
  CHECK(program.hints() == "a → b → a a type cannot contain itself");
}

TEST_CASE("types that nothing uses are checked") {
  CHECK(codes("type t = foo\n") == "S1006");
  CHECK(codes("type a = [b]\ntype b = [a]\n") == "S1003");
}

TEST_CASE("resources that need each other are a cycle, unless nothing has to come first") {
  const std::string queue = "AWS::SQS::Queue { RedrivePolicy = { maxReceiveCount = 3, deadLetterTargetArn = ";
  Program program("resource a: " + queue + "b.Arn } }\nresource b: " + queue + "a.Arn } }\n");
  CHECK(program.codes() == "S2217");
  CHECK(program.hints() == "a → b → a");
  CHECK(codes("resource a: AWS::SQS::Queue { @depends_on = [a] }\n") == "S2217");
}

namespace {
const std::string service = R"(
vpc main { cidr = 10.0.0.0/16, subnets public { size = /24 } }
cluster shop {}
security_group app { vpc = main }
service api {
  cluster = shop
  subnets = main.public
  security_groups = [app]
  cpu = 0.5 vCPU, memory = 1 GiB
  container app { image = "nginx", port = 8080 }
)";
}  // namespace

TEST_CASE("a label and an outer name of the same word are told apart by the type that is wanted") {
  CHECK(codes(service + "  listen http 80 { to = app.port }\n}\n") == "");
  Program typo(service + "  listen http 80 { to = appp.port }\n}\n");
  CHECK(typo.codes() == "S1001");
  CHECK(typo.label() == "did you mean `app`?");
}

TEST_CASE("labels of an existing instance are names too") {
  Program program(R"(
component c {
  existing {
    param parts: each { n: int }
    param chosen: int
    output it = chosen
  }
}
existing c x {
  parts a { n = 7 }
  chosen = a.n
}
output it = "${x.it}"
)");
  CHECK(program.output("It") == "\"7\"");
}

TEST_CASE("what an if declares is optional outside") {
  const std::string text = "param on: bool = false\nif on { resource q: AWS::SQS::Queue {} }\n";
  const auto with = [&](const std::string& use) { return Program(text + use, {{"on", "false"}}); };
  CHECK(with("output it = if q? then q.Arn else \"none\"\n").output("It") == "\"none\"");
  CHECK(with("output it = q ?? \"none\"\n").output("It") == "\"none\"");
  Program wrong = with("output it = q.Arn\n");
  CHECK(wrong.codes() == "S2112");
  CHECK(wrong.pointed() == "q");
  CHECK(wrong.message() == "`q` may be absent");
}

TEST_CASE("a branch keeps the address of what it declares") {
  CHECK(Program("if true { resource q: AWS::SQS::Queue {} }\n").addresses() == "q");
  CHECK(Program("if 1 > 2 { resource q: AWS::SQS::Queue {} } else { resource r: AWS::SQS::Queue {} }\n")
            .addresses() == "r");
}

TEST_CASE("branches that are not taken are checked, in components too") {
  CHECK(codes("if false { resource r: AWS::SQS::Queue { QueueNam = \"x\" } }\n") == "S2202");
  CHECK(codes("if true { let a = 1 } else { let b = zzz }\n") == "S1001");
  CHECK(codes("component c { if true { let a = 1 } else { let b = zzz } }\n") == "S1001");
  CHECK(codes("component c { param on: bool\n if on { let a = yyy } else { let b = zzz } }\n") ==
        "S1001 S1001");
}

TEST_CASE("a component without instances is checked, and makes nothing") {
  Program program(
      "component c { param n: int\n resource q: AWS::SQS::Queue {} }\nresource r: AWS::SQS::Queue {}\n");
  CHECK(program.codes() == "");
  CHECK(program.addresses() == "r");
  CHECK(codes("component c { param n: int\n let it = n.foo }\n") == "S1007");
  CHECK(codes("component c { param n: int\n let it = n + \"a\" }\n") == "S2115");
  CHECK(codes("component c { param n: string\n let it = n - 1 }\n") == "S2115");
  CHECK(codes("component c { param n: secret\n let it = \"${n}\" }\n") == "S2113");
  CHECK(codes("component c { param v: cluster\n let it = v.nothing_such }\n") == "S1007");
}

TEST_CASE("a mistake inside a component is one, however many instances there are") {
  CHECK(codes("component c { output it = self.nme }\nc x {}\nc y {}\n") == "S1007");
  CHECK(codes("component c { let it = zzz }\nc x {}\nc y {}\nenv prod {}\n") == "S1001");
}

TEST_CASE("loops: addresses carry the keys, references go by key") {
  Program nested(R"(
for a in ["x", "y"] { for b in ["1", "2"] { resource q: AWS::SQS::Queue {} } }
output it = q["x"]["2"].Arn
)");
  CHECK(nested.addresses() == "q[\"x\"][\"1\"] q[\"x\"][\"2\"] q[\"y\"][\"1\"] q[\"y\"][\"2\"]");
  CHECK(nested.output("It") == R"({"Fn::GetAtt":["QX2","Arn"]})");
  CHECK(Program("let ends = { a = 1, b = 2 }\nfor e in ends { resource q: AWS::SQS::Queue { QueueName = "
                "\"${e.key}${e.value}\" } }\n")
            .at("/Resources/QB/Properties/QueueName") == "\"b2\"");
  CHECK(Program("for n in range(2) { resource q: AWS::SQS::Queue {} }\n").addresses() == "q[\"0\"] q[\"1\"]");
}

TEST_CASE("loops: a let belongs to its turn") {
  CHECK(codes("for x in [\"a\"] { let y = x }\nlet it = y\n") == "S1001");
}

TEST_CASE("loops: keys are unique, known, and of a kind that lasts") {
  CHECK(codes("for x in [1.5] { let a = 1 }\n") == "S2123");
  CHECK(codes("for x in [\"a\", \"a\"] { let a = 1 }\n") == "S2124");
  CHECK(codes("for x in 3 { let a = 1 }\n") == "S2122");
  CHECK(codes("resource q: AWS::SQS::Queue {}\nfor x in [q.QueueName] { let a = 1 }\n") == "S2102");
  CHECK(codes("for x in [for y in 3: y] { let a = 1 }\n") == "S2122");
}

TEST_CASE("a long loop takes linear time") {
  const std::string queues = "for n in range(4000) { resource q: AWS::SQS::Queue {} }\n";
  CHECK(codes(queues + "let it = [for n in range(4000): q[\"0\"]]\n") == "");
}

TEST_CASE("unknown kinds, attributes and members name what is near") {
  CHECK(Program("servce api {}\n").fix() == "service");
  Program attribute("vpc main { cidr = 10.0.0.0/16, zonse = 2 }\n");
  CHECK(attribute.codes() == "S1005");
  CHECK(attribute.fix() == "zones");
  CHECK(codes("vpc main { cidrr = 10.0.0.0/16 }\n") == "S1005");  // not missing as well
  CHECK(Program("resource q: AWS::SQS::Queue {}\noutput it = q.Arm\n").fix() == "Arn");
  CHECK(Program("let a = { low = 1 }\nlet b = a.lwo\n").fix() == "low");
  CHECK(Program("let a = 1..2\nlet b = a.mim\n").fix() == "min");
  CHECK(Program("let n = lenght(\"a\")\n").fix() == "length");
  CHECK(Program("output it = aws.regoin\n").fix() == "region");
}

TEST_CASE("an attribute under a wrong name is one mistake, also where it has a default") {
  Program program(
      "component c {\n  param items: each { size: int } = []\n"
      "  require length(items) > 0 else \"no items\"\n}\nc it { itms a { size = 1 } }\n");
  CHECK(program.codes() == "S1005");
}
