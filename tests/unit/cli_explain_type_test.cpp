#include "cli/explain_type.h"

#include <nlohmann/json.hpp>

#include "catch.h"

using namespace scale;
using nlohmann::json;

namespace {

json explained(std::string_view name) {
  schema::Catalogue catalogue;
  const schema::Lookup found = schema::look_up(catalogue, name);
  REQUIRE(found.unknown.empty());
  return json::parse(cli::explain_type_json(found.subject, nullptr));
}

json property(const json& properties, std::string_view name) {
  for (const json& each : properties)
    if (each["name"] == name) return each;
  return nullptr;
}

}  // namespace

TEST_CASE("a type is explained as JSON with every definition it leads to") {
  const json type = explained("AWS::ECS::Service");
  CHECK(type["format"] == "scale-type");
  CHECK(type["version"] == 1);
  CHECK(type["ref"] == json{"ServiceArn"});
  CHECK(type["identifier"] == json{"ServiceArn", "Cluster"});
  CHECK(property(type["properties"], "LaunchType")["update"] == "may-replace");
  CHECK(property(type["properties"], "LaunchType")["type"]["values"] == json{"EC2", "EXTERNAL", "FARGATE"});
  const json vpc = type["definitions"]["AwsVpcConfiguration"];  // two steps down
  CHECK(property(vpc["properties"], "Subnets")["type"]["element"]["shape"] == "string");
}

TEST_CASE("a property is explained as JSON by itself") {
  const json subject = explained("AWS::ECS::Service.DeploymentConfiguration.CanaryConfiguration");
  CHECK(subject["path"] == "DeploymentConfiguration.CanaryConfiguration");
  CHECK(subject["property"]["type"]["definition"] == "CanaryConfiguration");
  CHECK(subject["definitions"].size() == 1);
  CHECK_FALSE(subject.contains("properties"));
  CHECK(explained("AWS::RDS::DBInstance.Endpoint.Address")["attribute"]["type"]["shape"] == "string");
  CHECK(explained("AWS::ECS::Service.AwsVpcConfiguration")["definitions"].size() == 1);
}

TEST_CASE("a recursive type is explained once") {
  CHECK(explained("AWS::WAFv2::WebACL")["definitions"].contains("NotStatement"));
}
