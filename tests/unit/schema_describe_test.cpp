#include "schema/describe.h"

#include <sstream>

#include "catch.h"

using namespace scale::schema;

namespace {

std::string described(std::string_view name) {
  Catalogue catalogue;
  const Lookup found = look_up(catalogue, name);
  INFO(name);
  REQUIRE(found.unknown.empty());
  return describe(found.subject, nullptr);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a type is described with its identity, attributes and properties") {
  const std::string text = described("AWS::ECS::Service");
  CHECK(
      text.starts_with("AWS::ECS::Service\n\n  identifier  ServiceArn, Cluster\n  Ref         ServiceArn\n"));
  CHECK(has(text, "\nattributes\n  Name        string\n"));
  CHECK(has(text, "\n  Cluster                        string, replaces\n"));
  CHECK(has(text,
            "\n  LaunchType                     string, may replace\n"
            "                                 one of EC2, EXTERNAL, FARGATE\n"));
  CHECK(has(text, "\n  LoadBalancers                  list of LoadBalancer\n"));
}

TEST_CASE("nested structures are described on demand, by path or by name") {
  const std::string by_path = described("AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration");
  CHECK(by_path ==
        "AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration: AwsVpcConfiguration\n"
        "\n"
        "AwsVpcConfiguration\n"
        "  AssignPublicIp  string\n"
        "                  one of DISABLED, ENABLED\n"
        "  SecurityGroups  list of string\n"
        "  Subnets         list of string\n");
  CHECK(has(described("AWS::ECS::Service.AwsVpcConfiguration"), "\n  Subnets         list of string\n"));
  // A path runs through lists without marks.
  CHECK(has(described("AWS::ECS::Service.ServiceConnectConfiguration.Services.ClientAliases.Port"),
            "integer, required"));
  CHECK(has(described("AWS::ECS::Service.LoadBalancers"), "list of LoadBalancer\n\nLoadBalancer\n"));
  CHECK(has(described("AWS::RDS::DBInstance.Endpoint.Address"), "string, an attribute"));
}

TEST_CASE("bounds are given in words") {
  Type type;
  type.shape = Shape::String;
  type.min_length = 1;
  type.max_length = 255;
  CHECK(constraint_words(type, 9) == std::vector<std::string>{"1 to 255 characters"});
  type.min_length = {};
  type.max_length = 1;
  CHECK(constraint_words(type, 9) == std::vector<std::string>{"at most 1 character"});
  Type list;
  list.shape = Shape::List;
  list.element = &type;
  list.min_length = 2;
  list.max_length = 2;
  CHECK(type_words(list) == "list of string");
  CHECK(constraint_words(list, 9) ==
        std::vector<std::string>{"exactly 2 elements", "each: at most 1 character"});
  Type number;
  number.shape = Shape::Number;
  number.minimum = 0.1;
  CHECK(constraint_words(number, 9) == std::vector<std::string>{"at least 0.1"});
  constexpr std::string_view values[] = {"a", "b", "c"};
  Type choice;
  choice.shape = Shape::String;
  choice.values = values;
  CHECK(constraint_words(choice, 2) == std::vector<std::string>{"one of a, b and 1 more"});
}

TEST_CASE("an unknown name is named, with what may have been meant") {
  Catalogue catalogue;
  const auto check = [&](std::string_view name, std::string_view unknown, std::string_view nearest) {
    const Lookup found = look_up(catalogue, name);
    INFO(name);
    CHECK(found.unknown == unknown);
    CHECK(found.nearest == nearest);
  };
  check("AWS::ECS::Servise", "AWS::ECS::Servise", "AWS::ECS::Service");
  check("AWS::ECS::Service.LaunchTpye", "LaunchTpye", "LaunchType");
  check("AWS::ECS::Service.NetworkConfiguration.Awsvpc", "Awsvpc", "");
  check("AWS::ECS::Service.NetworkConfiguration.AwsvpcConfigurations", "AwsvpcConfigurations",
        "AwsvpcConfiguration");
  check("AWS::ECS::Service.DesiredCount.Deeper", "Deeper", "");
  check("AWS::ECS::Service.ServiceArm", "ServiceArm", "ServiceArn");
  CHECK_FALSE(look_up(catalogue, "AWS::ECS::Service.").unknown.data() == nullptr);
}

TEST_CASE("every type can be described within 80 columns, but for words that are longer") {
  Catalogue catalogue;
  for (const std::string_view name : catalogue.names()) {
    std::istringstream lines(described(name));
    for (std::string line; std::getline(lines, line);) {
      if (line.size() <= 80) continue;
      INFO(line);
      // Beyond the margin there is one word alone: no blank after the text's own indentation.
      const std::size_t last_blank = line.rfind(' ');
      CHECK(line.find_first_not_of(' ') != std::string::npos);
      CHECK(line.substr(0, last_blank).size() <= 80);
    }
  }
}
