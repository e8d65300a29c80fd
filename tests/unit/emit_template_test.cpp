#include "emit/template.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "graph_json.h"
#include "lower/depends.h"

namespace {

using Json = nlohmann::json;
using scale::test::read_graph;

/// The template of a graph written as JSON.
Json template_of(const std::string& json) {
  return Json::parse(scale::emit::template_json(read_graph(json).graph));
}

/// What one property value becomes, in a graph with a queue, three parameters and a condition to refer to.
Json written(const std::string& value) {
  const Json result = template_of(R"({
    "parameters": {"name": {"type": "String"}, "count": {"type": "Number"}, "names": {"type": "CommaDelimitedList"}},
    "conditions": {"large": {"$equals": [{"$parameter": "name"}, "large"]}},
    "resources": {"queue": {"type": "AWS::SQS::Queue"}, "r": {"type": "T", "properties": {"P": )" +
                                  value + "}}}}");
  return result.at("Resources").at("R").at("Properties").at("P");
}

Json json(const char* text) {
  return Json::parse(text);
}

}  // namespace

TEST_CASE("a template has its sections in a fixed order") {
  const std::string text = scale::emit::template_json(
      read_graph(
          R"({"description": "what", "parameters": {"image": {"default": "nginx", "description": "which"}},
        "conditions": {"yes": {"$equals": [{"$parameter": "image"}, "x"]}},
        "resources": {"my_queue": {"type": "AWS::SQS::Queue", "properties": {"DelaySeconds": 5}}},
        "outputs": {"url": {"value": {"$ref": "my_queue"}}}})")
          .graph);
  CHECK(text == R"({
  "AWSTemplateFormatVersion": "2010-09-09",
  "Description": "what",
  "Parameters": {
    "Image": {
      "Type": "String",
      "Description": "which",
      "Default": "nginx"
    }
  },
  "Conditions": {
    "Yes": {
      "Fn::Equals": [
        {"Ref": "Image"},
        "x"
      ]
    }
  },
  "Resources": {
    "MyQueue": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "DelaySeconds": 5
      }
    }
  },
  "Outputs": {
    "Url": {
      "Value": {"Ref": "MyQueue"}
    }
  }
}
)");
}

TEST_CASE("values that wait for the deployment become intrinsic functions") {
  CHECK(written(R"({"$ref": "queue"})") == json(R"({"Ref": "Queue"})"));
  CHECK(written(R"({"$attribute": ["queue", "Arn"]})") == json(R"({"Fn::GetAtt": ["Queue", "Arn"]})"));
  CHECK(written(R"({"$parameter": "count"})") == json(R"({"Ref": "Count"})"));
  CHECK(written(R"({"$pseudo": "Account"})") == json(R"({"Ref": "AWS::AccountId"})"));
  CHECK(written(R"({"$select": [1, {"$pseudo": "Zones"}]})") ==
        json(R"({"Fn::Select": [1, {"Fn::GetAZs": ""}]})"));
  CHECK(written(R"({"$split": [":", {"$ref": "queue"}]})") ==
        json(R"({"Fn::Split": [":", {"Ref": "Queue"}]})"));
  CHECK(written(R"({"$join": [",", {"$parameter": "names"}]})") ==
        json(R"({"Fn::Join": [",", {"Ref": "Names"}]})"));
  CHECK(written(R"({"$base64": {"$concat": ["a ", {"$ref": "queue"}]}})") ==
        json(R"({"Fn::Base64": {"Fn::Sub": "a ${Queue}"}})"));
  CHECK(written(R"({"$if": ["large", 2, null]})") ==
        json(R"({"Fn::If": ["Large", 2, {"Ref": "AWS::NoValue"}]})"));
}

TEST_CASE("conditions are made of conditions and comparisons") {
  const Json result = template_of(R"({"parameters": {"p": {}}, "resources": {}, "conditions": {
    "a": {"$equals": [{"$parameter": "p"}, "x"]},
    "b": {"$and": [{"$condition": "a"}, {"$not": [{"$or": [{"$condition": "a"}, {"$condition": "a"}]}]}]}}})");
  CHECK(
      result.at("Conditions").at("B") ==
      json(
          R"({"Fn::And": [{"Condition": "A"}, {"Fn::Not": [{"Fn::Or": [{"Condition": "A"}, {"Condition": "A"}]}]}]})"));
}

TEST_CASE("a text with names in it is Fn::Sub where that can say it, else Fn::Join") {
  CHECK(written(R"({"$concat": ["a", {"$concat": ["b", 1, true]}]})") == "ab1true");
  CHECK(written(R"({"$concat": [{"$ref": "queue"}]})") == json(R"({"Ref": "Queue"})"));
  CHECK(written(R"({"$concat": []})") == "");
  CHECK(
      written(
          R"({"$concat": ["a/", {"$attribute": ["queue", "Arn"]}, "/", {"$pseudo": "Region"}, {"$parameter": "name"}]})") ==
      json(R"({"Fn::Sub": "a/${Queue.Arn}/${AWS::Region}${Name}"})"));
  SECTION("a dollar sign and brace that were in the text stay there") {
    CHECK(written(R"({"$concat": ["echo ${HOME:-x} $", {"$ref": "queue"}]})") ==
          json(R"({"Fn::Sub": "echo ${!HOME:-x} $${Queue}"})"));
    CHECK(written(R"({"$concat": ["$", "{x} ", {"$ref": "queue"}]})") ==
          json(R"({"Fn::Sub": "${!x} ${Queue}"})"));
    CHECK(written(R"({"$concat": ["${ ", {"$ref": "queue"}]})") ==
          json(R"({"Fn::Join": ["", ["${ ", {"Ref": "Queue"}]]})"));
    CHECK(written(R"("plain ${x}")") == "plain ${x}");
  }
  CHECK(written(R"({"$concat": ["a", {"$select": [0, {"$parameter": "names"}]}]})") ==
        json(R"({"Fn::Join": ["", ["a", {"Fn::Select": [0, {"Ref": "Names"}]}]]})"));
}

TEST_CASE("JSON texts keep their form around what is filled in") {
  CHECK(written(R"({"$json": {"a": [1, 2.5, true, "q\"\n"], "b": {}, "c": []}})") ==
        R"({"a":[1,2.5,true,"q\"\n"],"b":{},"c":[]})");
  CHECK(written(R"({"$json": {"queue": {"$ref": "queue"}, "n": {"$parameter": "count"}}})") ==
        json(R"({"Fn::Sub": "{\"queue\":\"${Queue}\",\"n\":${Count}}"})"));
  CHECK(written(R"({"$json": {"l": {"$parameter": "names"}}})") ==
        json(R"({"Fn::Join": ["", ["{\"l\":[\"", {"Fn::Join": ["\",\"", {"Ref": "Names"}]}, "\"]}"]]})"));
  SECTION("JSON inside JSON is escaped twice") {
    CHECK(written(R"({"$json": {"a": {"$json": {"b": {"$ref": "queue"}, "c": "\""}}}})") ==
          json(R"x({"Fn::Sub": "{\"a\":\"{\\\"b\\\":\\\"${Queue}\\\",\\\"c\\\":\\\"\\\\\\\"\\\"}\"}"})x"));
  }
  SECTION("a choice is made of whole JSON values") {
    CHECK(written(R"({"$json": {"a": {"$if": ["large", {"b": 1}, "x"]}}})") ==
          json(R"({"Fn::Join": ["", ["{\"a\":", {"Fn::If": ["Large", "{\"b\":1}", "\"x\""]}, "}"]]})"));
  }
}

TEST_CASE("what another owner decides is not written") {
  const Json result = template_of(R"({"resources": {"s": {"type": "AWS::ECS::Service",
    "owners": {"DesiredCount": "autoscaler"}, "properties": {"DesiredCount": 2, "Cluster": "c"}}}})");
  CHECK(result.at("Resources").at("S").at("Properties") == json(R"({"Cluster": "c"})"));
}

TEST_CASE("DependsOn names what no reference implies") {
  const Json result = template_of(R"({"resources": {"a": {"type": "T"}, "b": {"type": "T"},
    "c": {"type": "T", "depends_on": ["b", "a"], "properties": {"P": [{"$ref": "b"}]},
          "attributes": {"DeletionPolicy": "Retain"}},
    "d": {"type": "T", "depends_on": ["a"], "properties": {"P": {"$ref": "a"}}}}})");
  CHECK(result.at("Resources").at("C").at("DependsOn") == json(R"(["A"])"));
  CHECK(result.at("Resources").at("C").at("DeletionPolicy") == "Retain");
  CHECK_FALSE(result.at("Resources").at("D").contains("DependsOn"));
}

TEST_CASE("parameters carry what was declared") {
  const Json result = template_of(R"({"resources": {}, "parameters": {
    "a": {"type": "CommaDelimitedList", "default": ["x", "y"]}, "b": {"type": "Number", "default": 1.5},
    "c": {"default": true, "allowed": ["true", "false"]}, "d": {"secret": true}}})")
                          .at("Parameters");
  CHECK(result.at("A").at("Default") == "x,y");
  CHECK(result.at("B").at("Default") == 1.5);
  CHECK(result.at("C") ==
        json(R"({"Type": "String", "Default": "true", "AllowedValues": ["true", "false"]})"));
  CHECK(result.at("D").at("NoEcho") == true);
}

TEST_CASE("an output is always one string") {
  const Json result = template_of(R"({"parameters": {"p": {"type": "CommaDelimitedList"}},
    "resources": {"q": {"type": "T"}}, "outputs": {"a": {"value": 8080}, "b": {"value": [{"$ref": "q"}, "x"]},
    "c": {"value": {"$parameter": "p"}}, "d": {"value": {"k": {"$ref": "q"}}, "description": "why"}}})")
                          .at("Outputs");
  CHECK(result.at("A").at("Value") == "8080");
  CHECK(result.at("B").at("Value") == json(R"({"Fn::Join": [",", [{"Ref": "Q"}, "x"]]})"));
  CHECK(result.at("C").at("Value") == json(R"({"Fn::Join": [",", {"Ref": "P"}]})"));
  CHECK(result.at("D") == json(R"x({"Description": "why", "Value": {"Fn::Sub": "{\"k\":\"${Q}\"}"}})x"));
}

TEST_CASE("the web service orders what references do not") {
  const auto sample = scale::test::read_fixture("web_service");
  const Json resources = Json::parse(scale::emit::template_json(sample.graph)).at("Resources");
  CHECK(resources.at("MainPublicRoute").at("DependsOn") == json(R"(["MainAttachment"])"));
  CHECK(resources.at("MainNatA").at("DependsOn") == json(R"(["MainAttachment"])"));
  CHECK(resources.at("MainAddressB").at("DependsOn") == json(R"(["MainAttachment"])"));
  const Json& service = resources.at("ApiService");
  CHECK(service.at("DependsOn").front() == "MainPrivateRouteA");
  CHECK(service.at("DependsOn").back() == "ApiListener443");
  CHECK_FALSE(service.at("Properties").contains("DesiredCount"));
}
