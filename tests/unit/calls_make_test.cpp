#include <algorithm>
#include <nlohmann/json.hpp>

#include "calls/calls.h"
#include "catch.h"
#include "graph_json.h"

using namespace scale;

namespace {

using Json = nlohmann::json;

/// The calls of a graph written as JSON, and what was reported.
struct Made {
  Json calls;
  std::vector<diag::Diagnostic> said;
  std::vector<std::string> ids() const {
    std::vector<std::string> result;
    for (const Json& call : calls) result.push_back(call["id"]);
    return result;
  }
  const Json& call(std::string_view id) const {
    for (const Json& call : calls)
      if (call["id"] == id) return call;
    throw std::runtime_error("no call " + std::string(id));
  }
};

Made made(const std::string& json) {
  const test::SampleGraph sample = test::read_graph(json);
  schema::Catalogue catalogue;
  schema::Curated curated;
  diag::Sink sink;
  const calls::Sequence sequence = calls::make(sample.graph, catalogue, curated, sink);
  return {Json::parse(calls::to_json(sequence)), sink.sorted()};
}

/// A graph of these resources.
Made resources(const std::string& inner) {
  return made(R"({"stack": "shop", "resources": {)" + inner + "}}");
}

/// What one property value becomes as the description of a role.
Json folded(const std::string& value) {
  const Made result = made(
      R"({"stack": "shop", "parameters": {"name": {"default": "x"}, "names": {"type": "CommaDelimitedList", "default": ["p", "q"]}},
    "conditions": {"large": {"$equals": [{"$parameter": "name"}, "x"]}, "small": {"$not": [{"$condition": "large"}]},
                   "both": {"$and": [{"$condition": "large"}, {"$condition": "small"}]}, "one": {"$or": [{"$condition": "both"}, {"$condition": "large"}]}},
    "resources": {"queue": {"type": "AWS::SQS::Queue"},
                  "role": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {}, "Description": )" +
      value + "}}}}");
  return result.call("role")["params"].value("Description", Json());
}

}  // namespace

TEST_CASE("a resource's calls build on each other and on what it refers to") {
  const Made result = resources(R"(
    "net": {"type": "AWS::EC2::VPC", "properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsSupport": true}},
    "front": {"type": "AWS::EC2::Subnet", "properties": {"VpcId": {"$ref": "net"}, "CidrBlock": "10.0.0.0/24"}})");
  CHECK(result.ids() == std::vector<std::string>{"net", "net:enable_dns_support", "front"});
  const Json& subnet = result.call("front");
  CHECK(subnet["service"] == "ec2");
  CHECK(subnet["operation"] == "CreateSubnet");
  CHECK(subnet["params"]["VpcId"] == Json{{"$result", "net.Ref"}});
  CHECK(subnet["needs"] == Json{"net", "net:enable_dns_support"});
  CHECK(result.call("net")["result"] == Json{{"Ref", "Vpc.VpcId"}});
  CHECK(result.call("net")["wait"] ==
        Json{{"waiter", "VpcAvailable"}, {"params", {{"VpcIds", {{{"$result", "net.Ref"}}}}}}});
  CHECK(result.call("net:enable_dns_support")["params"]["EnableDnsSupport"] == Json{{"Value", true}});
  CHECK(result.said.empty());
}

TEST_CASE("parameters whose properties are absent are not sent") {
  const Made result =
      resources(R"("net": {"type": "AWS::EC2::VPC", "properties": {"CidrBlock": "10.0.0.0/16"}})");
  CHECK(result.call("net")["params"] == Json{{"CidrBlock", "10.0.0.0/16"}});
}

TEST_CASE("list elements that need calls of their own get them, named by their key") {
  const Made result =
      resources(R"-("target": {"type": "AWS::ApplicationAutoScaling::ScalableTarget", "properties": {
    "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount", "ResourceId": "service/c/s", "MinCapacity": 1, "MaxCapacity": 2,
    "ScheduledActions": [{"ScheduledActionName": "day", "Schedule": "rate(1 day)", "ScalableTargetAction": {"MinCapacity": 2}}]}})-");
  CHECK(result.ids() == std::vector<std::string>{"target", "target:schedule[\"day\"]"});
  CHECK(result.calls[1]["params"]["ResourceId"] == "service/c/s");
  CHECK(result.calls[1]["params"]["ScalableTargetAction"] == Json{{"MinCapacity", 2}});
}

TEST_CASE("names of fields are made to fit, keys of the program's own stay") {
  const Made result = resources(R"("task": {"type": "AWS::ECS::TaskDefinition", "properties": {
    "Family": "f", "ContainerDefinitions": [{"Name": "app", "DockerLabels": {"Own.Key": "x"}, "LogConfiguration": {"LogDriver": "awslogs", "Options": {"Max-Size": "1"}}}],
    "Volumes": [{"Name": "v", "EFSVolumeConfiguration": {"FilesystemId": "fs-1", "AuthorizationConfig": {"IAM": "ENABLED"}}}],
    "ProxyConfiguration": {"ContainerName": "app", "ProxyConfigurationProperties": [{"Name": "a", "Value": "b"}]}}})");
  const Json& params = result.call("task")["params"];
  CHECK(params["containerDefinitions"][0] == Json::parse(R"({"name": "app", "dockerLabels": {"Own.Key": "x"},
    "logConfiguration": {"logDriver": "awslogs", "options": {"Max-Size": "1"}}})"));
  CHECK(params["volumes"][0]["efsVolumeConfiguration"] ==
        Json::parse(R"({"fileSystemId": "fs-1", "authorizationConfig": {"iam": "ENABLED"}})"));
  CHECK(params["proxyConfiguration"]["properties"] == Json::parse(R"([{"name": "a", "value": "b"}])"));
}

TEST_CASE("a replica service without a count gets one task, a daemon none") {
  const Made result = resources(R"("a": {"type": "AWS::ECS::Service", "properties": {}},
                                   "b": {"type": "AWS::ECS::Service", "properties": {"SchedulingStrategy": "DAEMON"}},
                                   "c": {"type": "AWS::ECS::Service", "properties": {"DesiredCount": 3}, "owners": {"DesiredCount": "autoscaler"}})");
  CHECK(result.call("a")["params"]["desiredCount"] == 1);
  CHECK_FALSE(result.call("b")["params"].contains("desiredCount"));
  CHECK(result.call("c")["params"]["desiredCount"] == 3);
}

TEST_CASE("security groups: rules by source, and the default rule goes when others are given") {
  const Made result =
      resources(R"("g": {"type": "AWS::EC2::SecurityGroup", "properties": {"GroupDescription": "d",
    "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "10.0.0.0/8", "Description": "in"}],
    "SecurityGroupEgress": [{"IpProtocol": "-1", "DestinationPrefixListId": "pl-1"}]}})");
  CHECK(result.ids() == std::vector<std::string>{"g", "g:revoke_default_egress", "g:ingress", "g:egress"});
  CHECK(
      result.call("g:ingress")["params"]["IpPermissions"] ==
      Json::parse(
          R"([{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "in"}]}])"));
  CHECK(result.call("g:egress")["params"]["IpPermissions"] ==
        Json::parse(R"([{"IpProtocol": "-1", "PrefixListIds": [{"PrefixListId": "pl-1"}]}])"));
}

TEST_CASE("physical names: given, made from the address, cut with a hash, with a suffix") {
  const std::string address(40, 'x');
  const Made result =
      resources(R"("my_lb": {"type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "properties": {}},
    ")" + address +
                R"(": {"type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "properties": {}},
    "named": {"type": "AWS::ECS::Cluster", "properties": {"ClusterName": "c"}},
    "part.queue[\"a.b\"]": {"type": "AWS::SQS::Queue", "properties": {"FifoQueue": true}})");
  CHECK(result.call("my_lb")["params"]["Name"] == "shop-my-lb");
  const std::string cut = result.call(address)["params"]["Name"];
  CHECK(cut.size() == 32);
  CHECK(cut.starts_with("shop-xxx"));
  CHECK(result.call("named")["params"]["clusterName"] == "c");
  CHECK(result.call("part.queue[\"a.b\"]")["params"]["QueueName"] == "shop-part-queue-a-b.fifo");
}

TEST_CASE("attributes that creating does not tell are read, once and after it") {
  const Made result = resources(R"("log": {"type": "AWS::Logs::LogGroup"},
    "a": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {}, "Description": {"$attribute": ["log", "Arn"]}}},
    "b": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {}, "Description": {"$attribute": ["log", "Arn"]}}})");
  CHECK(result.ids() == std::vector<std::string>{"log", "log:describe", "a", "b"});
  CHECK(result.call("b")["params"]["Description"] == Json{{"$result", "log:describe.Arn"}});
  CHECK(result.call("b")["needs"] == Json{"log:describe"});
}

TEST_CASE("parts of a text are cut out of the response") {
  const Made result = resources(R"("lb": {"type": "AWS::ElasticLoadBalancingV2::LoadBalancer"},
    "group": {"type": "AWS::ElasticLoadBalancingV2::TargetGroup"},
    "r": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {},
          "Description": {"$concat": [{"$attribute": ["lb", "LoadBalancerFullName"]}, "/", {"$attribute": ["group", "TargetGroupFullName"]}]}}})");
  CHECK(result.call("lb")["result"]["LoadBalancerFullName"] ==
        Json{{"path", "LoadBalancers[0].LoadBalancerArn"}, {"after", ":loadbalancer/"}});
  CHECK(result.call("group")["result"]["TargetGroupFullName"] ==
        Json{{"path", "TargetGroups[0].TargetGroupArn"}, {"from", "targetgroup/"}});
  CHECK(
      result.call("r")["params"]["Description"] ==
      Json::parse(
          R"({"$concat": [{"$result": "lb.LoadBalancerFullName"}, "/", {"$result": "group.TargetGroupFullName"}]})"));
}

TEST_CASE("a policy finds the three parts of its target in the reference to it") {
  const Made result =
      resources(R"("target": {"type": "AWS::ApplicationAutoScaling::ScalableTarget", "properties": {
    "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount", "ResourceId": "service/c/s", "MinCapacity": 1, "MaxCapacity": 2}},
    "policy": {"type": "AWS::ApplicationAutoScaling::ScalingPolicy", "properties": {"PolicyName": "p", "PolicyType": "StepScaling", "ScalingTargetId": {"$ref": "target"}}})");
  const Json& params = result.call("policy")["params"];
  CHECK(params["ResourceId"] == "service/c/s");
  CHECK(params["ScalableDimension"] == "ecs:service:DesiredCount");
  CHECK(params["ServiceNamespace"] == "ecs");
  CHECK(result.call("policy")["needs"] == Json{"target"});
}

TEST_CASE("values of the account are read first, and only if they are used") {
  const Made result =
      resources(R"("net": {"type": "AWS::EC2::VPC", "properties": {"CidrBlock": "10.0.0.0/16"}},
    "a": {"type": "AWS::EC2::Subnet", "properties": {"VpcId": {"$ref": "net"}, "AvailabilityZone": {"$select": [1, {"$pseudo": "Zones"}]}}})");
  CHECK(result.ids() == std::vector<std::string>{"aws:zones", "net", "a"});
  CHECK(result.call("a")["params"]["AvailabilityZone"] == Json{{"$result", "aws:zones.zones[1]"}});
  CHECK(result.call("aws:zones")["result"]["zones[1]"] == "AvailabilityZones[1].ZoneName");
}

TEST_CASE("functions of the graph are computed") {
  CHECK(folded(R"({"$parameter": "name"})") == "x");
  CHECK(folded(R"({"$join": ["-", ["a", {"$parameter": "name"}]]})") == "a-x");
  CHECK(folded(R"({"$join": [",", {"$parameter": "names"}]})") == "p,q");
  CHECK(folded(R"({"$select": [1, {"$parameter": "names"}]})") == "q");
  CHECK(folded(R"({"$select": [0, {"$split": [":", "a:b"]}]})") == "a");
  CHECK(folded(R"({"$base64": "foo"})") == "Zm9v");
  CHECK(folded(R"({"$base64": {"$ref": "queue"}})") == Json{{"$base64", {{"$result", "queue.Ref"}}}});
  CHECK(folded(R"({"$json": {"a": [1, true]}})") == R"({"a":[1,true]})");
  CHECK(folded(R"({"$if": ["large", "yes", "no"]})") == "yes");
  CHECK(folded(R"({"$if": ["small", "yes", "no"]})") == "no");
  CHECK(folded(R"({"$if": ["both", "yes", "no"]})") == "no");
  CHECK(folded(R"({"$if": ["one", "yes", "no"]})") == "yes");
  CHECK(folded(R"({"$pseudo": "StackName"})") == "shop");
}

TEST_CASE("a program's own objects that look like references are marked") {
  graph::Graph graph;
  const graph::Field own[] = {{"$result", graph::Value::of("x")}};
  const graph::Field variables[] = {{"Variables", graph::Value::map(own)}};
  graph::Resource function;
  function.address = "f";
  function.type = "AWS::Lambda::Function";
  function.properties.push_back({.name = "Environment", .value = graph::Value::map(variables), .at = {}});
  graph.resources.push_back(function);
  schema::Catalogue catalogue;
  schema::Curated curated;
  diag::Sink sink;
  const Json calls = Json::parse(calls::to_json(calls::make(graph, catalogue, curated, sink)));
  CHECK(calls[0]["params"]["Environment"]["Variables"] == Json{{"$literal", {{"$result", "x"}}}});
}

TEST_CASE("a type without calls of its own goes through Cloud Control") {
  const Made result = resources(
      R"("t": {"type": "AWS::SNS::Topic", "properties": {"DisplayName": "d", "KmsMasterKeyId": {"$ref": "q"}}},
    "q": {"type": "AWS::SQS::Queue"},
    "s": {"type": "AWS::SNS::Subscription", "properties": {"TopicArn": {"$ref": "t"}, "Protocol": "email", "Endpoint": "a@b"}})");
  CHECK(result.ids() == std::vector<std::string>{"q", "t", "t:status", "s"});
  CHECK(result.call("t")["params"]["TypeName"] == "AWS::SNS::Topic");
  CHECK(result.call("t")["params"]["DesiredState"] ==
        Json::parse(
            R"({"$concat": ["{\"DisplayName\":\"d\",\"KmsMasterKeyId\":\"", {"$result": "q.Ref"}, "\"}"]})"));
  CHECK(result.call("t:status")["result"]["Identifier"] == "ProgressEvent.Identifier");
  REQUIRE(result.said.size() == 2);
  CHECK(result.said[0].code.id == "S4205");
}

TEST_CASE("what calls cannot do is said once, with its place") {
  const auto codes = [](const Made& result) {
    std::vector<std::string> ids;
    for (const diag::Diagnostic& diagnostic : result.said) ids.emplace_back(diagnostic.code.id);
    return ids;
  };
  using Codes = std::vector<std::string>;
  CHECK(
      codes(made(
          R"({"parameters": {"p": {}}, "resources": {"a": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$parameter": "p"}}},
    "b": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$parameter": "p"}}}}})")) ==
      Codes{"S4201"});
  CHECK(
      codes(resources(
          R"("a": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$attribute": ["a2", "Nothing"]}}}, "a2": {"type": "AWS::SQS::Queue"})")) ==
      Codes{"S4202"});
  CHECK(
      codes(resources(
          R"("a": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$join": [",", {"$pseudo": "Zones"}]}}})")) ==
      Codes{"S4203"});
  CHECK(codes(resources(
            R"("a": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$select": [4, ["x"]]}}})")) ==
        Codes{"S4203"});
  CHECK(codes(resources(
            R"("a": {"type": "AWS::SQS::Queue", "properties": {"QueueName": {"$pseudo": "StackId"}}})")) ==
        Codes{"S4204"});
  CHECK(codes(resources(
            R"("a": {"type": "AWS::Lambda::Function", "properties": {"Code": {"ZipFile": "x"}}})")) ==
        Codes{"S4206"});
}

TEST_CASE(
    "the same graph gives the same calls, and ten times the resources not more than twenty times the bytes") {
  const auto size = [](std::size_t copies) {
    const test::SampleGraph sample = test::many_web_services(copies);
    schema::Catalogue catalogue;
    schema::Curated curated;
    diag::Sink sink;
    const std::string once = calls::to_json(calls::make(sample.graph, catalogue, curated, sink));
    CHECK(once == calls::to_json(calls::make(sample.graph, catalogue, curated, sink)));
    CHECK_FALSE(sink.has_errors());
    return once.size();
  };
  CHECK(size(20) < 20 * size(2));
}
