// Environments: every build checks all of them, where they differ from the one that was chosen.
#include "catch.h"
#include "compiled.h"

using namespace scale::test;
using Problems = std::vector<std::string>;

namespace {

scale::driver::Options in(std::string environment) {
  scale::driver::Options options;
  options.environment = std::move(environment);
  return options;
}

}  // namespace

TEST_CASE("the chosen environment decides, and none is chosen without a word") {
  const std::string program =
      "resource a: AWS::SQS::Queue { DelaySeconds = 1 }\nresource b: AWS::SQS::Queue { DelaySeconds = 1 }\n"
      "env dev { a.DelaySeconds = 2;  b.DelaySeconds = 3 }\n";
  const Compiled dev = compile(program, in("dev"));
  REQUIRE(dev.problems == Problems{});
  CHECK(dev.properties("A").at("DelaySeconds") == 2);
  CHECK(dev.properties("B").at("DelaySeconds") == 3);
  CHECK(compile(program).properties("A").at("DelaySeconds") == 1);
}

TEST_CASE("a setting reaches into blocks, and the outer one of two comes last when it is written last") {
  const std::string program =
      "resource a: AWS::SQS::Queue { RedriveAllowPolicy = { redrivePermission = \"allowAll\" } }\n";
  const std::string inner = "a.RedriveAllowPolicy.redrivePermission = \"denyAll\"\n";
  const std::string outer = "a.RedriveAllowPolicy = { redrivePermission = \"byQueue\" }\n";
  const auto permission = [&](const std::string& settings) {
    const Compiled dev = compile(program + "env dev {\n" + settings + "}\n", in("dev"));
    return dev.properties("A").at("RedriveAllowPolicy").at("redrivePermission");
  };
  CHECK(permission(inner) == "denyAll");
  CHECK(permission(outer + inner) == "denyAll");
  CHECK(permission(inner + outer) == "byQueue");
}

TEST_CASE("a mistake that an environment makes elsewhere is found without choosing it") {
  const Compiled result = compile(
      "param delay: int = 5\nlet same = delay\nresource a: AWS::SQS::Queue { DelaySeconds = same }\n"
      "resource b: AWS::SQS::Queue {}\nenv dev { delay = 1000 }\n");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].find("1000") != std::string::npos);
}

TEST_CASE("what only the chosen environment repairs is a mistake in the others") {
  const std::string program =
      "resource a: AWS::SQS::Queue { DelaySeconds = 1000 }\nenv prod { a.DelaySeconds = 5 }\n";
  CHECK(compile(program + "env other { a.DelaySeconds = 6 }\n", in("prod")).problems == Problems{});
  CHECK(compile(program + "env dev {}\n", in("prod")).problems.size() == 1);
}

TEST_CASE("a logical id that an environment takes twice is found without choosing it") {
  const std::string program =
      "component pair {\n  param names: [string]\n  for name in names { resource one: AWS::SQS::Queue {} "
      "}\n}\n"
      "pair a { names = [\"y\"] }\nresource aOneX: AWS::SQS::Queue {}\n";
  CHECK(compile(program).problems == Problems{});
  CHECK(compile(program + "env dev { a.names = [\"z\"] }\n").problems == Problems{});
  CHECK(compile(program + "env dev { a.names = [\"x\"] }\n").problems.size() == 1);
}

TEST_CASE("a setting of nothing is found without choosing its environment") {
  const Compiled result = compile("resource a: AWS::SQS::Queue {}\nenv dev { b.DelaySeconds = 1 }\n");
  CHECK(result.problems.size() == 1);
}

TEST_CASE("setting the same twice in one environment is a mistake") {
  const Compiled result =
      compile("resource a: AWS::SQS::Queue {}\nenv dev { a.DelaySeconds = 1;  a.DelaySeconds = 2 }\n");
  CHECK(result.problems.size() == 1);
}
