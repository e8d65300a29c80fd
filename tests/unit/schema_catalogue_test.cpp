#include "schema/catalogue.h"

#include <algorithm>

#include "catch.h"
#include "schema/blob.h"
#include "support/closest.h"

using namespace scale;
using namespace scale::schema;

namespace {

const Property& property(const Definition& definition, std::string_view name) {
  const Property* found = definition.find(name);
  INFO(definition.name << "." << name);
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("a service has its properties, attributes and identity") {
  Catalogue catalogue;
  const ResourceType* service = catalogue.find("AWS::ECS::Service");
  REQUIRE(service);
  CHECK(service->name == "AWS::ECS::Service");
  CHECK(service->ref == "ServiceArn");
  CHECK(service->tags == "Tags");
  REQUIRE(service->primary_identifier.size() == 2);
  CHECK(service->primary_identifier[1] == "Cluster");
  CHECK(
      service->documentation ==
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html");
  REQUIRE(service->attribute("Name"));
  CHECK(service->attribute("Name")->type->shape == Shape::String);
  CHECK(service->attribute("DesiredCount") == nullptr);

  const Definition& properties = *service->properties;
  CHECK(property(properties, "DesiredCount").type->shape == Shape::Integer);
  CHECK(property(properties, "DesiredCount").update == Update::InPlace);
  CHECK(property(properties, "ServiceName").update == Update::Replaces);
  // One source says it replaces, the other that it sometimes does.
  const Property& launch_type = property(properties, "LaunchType");
  CHECK(launch_type.update == Update::MayReplace);
  CHECK(std::ranges::count(launch_type.type->values, "FARGATE") == 1);

  const Property& network = property(properties, "NetworkConfiguration");
  REQUIRE(network.type->shape == Shape::Object);
  CHECK(network.type->definition->name == "NetworkConfiguration");
  const Property& awsvpc = property(*network.type->definition, "AwsvpcConfiguration");
  CHECK(awsvpc.type->definition->name == "AwsVpcConfiguration");
  const Property& subnets = property(*awsvpc.type->definition, "Subnets");
  REQUIRE(subnets.type->shape == Shape::List);
  CHECK(subnets.type->element->shape == Shape::String);
}

TEST_CASE("bounds, required properties and patterns come through") {
  Catalogue catalogue;
  const ResourceType* target = catalogue.find("AWS::ApplicationAutoScaling::ScalableTarget");
  REQUIRE(target);
  CHECK(target->ref == "ResourceId|ScalableDimension|ServiceNamespace");
  CHECK(property(*target->properties, "MinCapacity").required);
  const Property& id = property(*target->properties, "ResourceId");
  CHECK(id.required);
  CHECK(id.type->min_length == 1u);
  CHECK(id.type->max_length == 1600u);
  CHECK(id.update == Update::Replaces);
  CHECK_FALSE(property(*target->properties, "RoleARN").required);
  CHECK(property(*target->properties, "RoleARN").write_only);

  const ResourceType* alias = catalogue.find("AWS::Lambda::Alias");
  REQUIRE(alias);
  const Property& name = property(*alias->properties, "Name");
  CHECK(name.required);
  CHECK_FALSE(name.type->pattern.empty());
  CHECK(name.update == Update::Replaces);
  const Property& provisioned = property(*alias->properties, "ProvisionedConcurrencyConfig");
  CHECK(property(*provisioned.type->definition, "ProvisionedConcurrentExecutions").type->shape ==
        Shape::Integer);

  const ResourceType* service = catalogue.find("AWS::ECS::Service");
  const Property& deployment = property(*service->properties, "DeploymentConfiguration");
  const Property& canary = property(*deployment.type->definition, "CanaryConfiguration");
  CHECK(property(*canary.type->definition, "CanaryPercent").type->minimum == 0.1);  // a fraction, exactly
}

TEST_CASE("a recursive definition points to itself") {
  Catalogue catalogue;
  const ResourceType* acl = catalogue.find("AWS::WAFv2::WebACL");
  REQUIRE(acl);
  const Definition& rule = *property(*acl->properties, "Rules").type->element->definition;
  const Definition& statement = *property(rule, "Statement").type->definition;
  const Definition& negated = *property(statement, "NotStatement").type->definition;
  CHECK(property(negated, "Statement").type->definition == &statement);
}

TEST_CASE("a custom resource takes properties of any name, others do not") {
  Catalogue catalogue;
  CHECK(catalogue.find("AWS::CloudFormation::CustomResource")->properties->open);
  CHECK_FALSE(catalogue.find("AWS::ECS::Service")->properties->open);
}

TEST_CASE("names that are no type are not found") {
  Catalogue catalogue;
  for (const std::string_view name : {"", "A", "AWS::ECS", "AWS::ECS::service", "AWS::ECS::Servicf", "zzz"})
    CHECK(catalogue.find(name) == nullptr);
}

TEST_CASE("a type is decoded once and stays where it is") {
  Catalogue catalogue;
  const ResourceType* cluster = catalogue.find("AWS::ECS::Cluster");
  for (const std::string_view name : catalogue.names()) catalogue.find(name);
  CHECK(catalogue.find("AWS::ECS::Cluster") == cluster);
  Catalogue moved = std::move(catalogue);
  CHECK(moved.find("AWS::ECS::Cluster") == cluster);
  CHECK(cluster->name == "AWS::ECS::Cluster");
}

TEST_CASE("all types are there, sorted, and so is what they hold") {
  Catalogue catalogue;
  CHECK(catalogue.names().size() == 1828);
  CHECK(std::ranges::is_sorted(catalogue.names()));
  std::size_t properties = 0;
  std::size_t attributes = 0;
  for (const std::string_view name : catalogue.names()) {
    const ResourceType* type = catalogue.find(name);
    REQUIRE(type);
    INFO(name);
    CHECK(type->name == name);
    CHECK(std::ranges::is_sorted(type->properties->properties, {}, &Property::name));
    CHECK(std::ranges::is_sorted(type->attributes, {}, &Attribute::name));
    for (const Property& each : type->properties->properties)
      CHECK(type->properties->find(each.name) == &each);
    properties += type->properties->properties.size();
    attributes += type->attributes.size();
  }
  // As counted in the service specification that the text was made from.
  CHECK(properties == 12116);
  CHECK(attributes == 5441);
}

TEST_CASE("the packed catalogue stays small") {
  CHECK(catalogue_blob.size() < 600 * 1024);
}

TEST_CASE("a misspelt type is near to the one that was meant") {
  Catalogue catalogue;
  CHECK(closest("AWS::ECS::Servise", catalogue.names()) == "AWS::ECS::Service");
  CHECK(closest("AWS::Lamda::Alias", catalogue.names()) == "AWS::Lambda::Alias");
  CHECK(closest("AWS::EC2::Vpc", catalogue.names()) == "AWS::EC2::VPC");
}
