// The other components of the standard library: what follows from what.
#include <algorithm>

#include "catch.h"
#include "compiled.h"

using namespace scale::test;
using Problems = std::vector<std::string>;

namespace {

const std::string network = R"(stack s
vpc main { cidr = 10.0.0.0/16
  subnets public  { size = /24 }
  subnets private { size = /20, nat = single }
}
cluster c {}
)";

/// A service with these items on the network.
std::string service(const std::string& items) {
  return network + "service api { cluster = c, subnets = main.private, cpu = 0.25 vCPU, memory = 512 MiB\n" +
         "  container app { image = \"nginx\", port = 8080 }\n  " + items + "\n}\n";
}

}  // namespace

TEST_CASE("a group of subnets that is added at the end moves no address") {
  const Compiled before = compile(
      "vpc main { cidr = 10.0.0.0/16\n  subnets public { size = /24 }\n  subnets private { size = /20 } }\n");
  const Compiled after = compile(
      "vpc main { cidr = 10.0.0.0/16\n  subnets public { size = /24 }\n  subnets private { size = /20 }\n  "
      "subnets data { size = /26 } }\n");
  REQUIRE(before.problems == Problems{});
  REQUIRE(after.problems == Problems{});
  for (const auto& [id, resource] : before.json.at("Resources").items())
    CHECK(after.json.at("Resources").at(id) == resource);
  CHECK(after.properties("MainSubnetDataA").at("CidrBlock") == "10.0.2.0/26");
}

TEST_CASE("subnets reach the internet as their group says") {
  const Compiled single = compile(network);
  REQUIRE(single.problems == Problems{});
  CHECK(single.count("AWS::EC2::NatGateway") == 1);
  CHECK(single.properties("MainNatRoutePrivateB").at("NatGatewayId").dump() == R"({"Ref":"MainNatA"})");
  const Compiled closed = compile("vpc main { cidr = 10.0.0.0/16\n  subnets private { size = /20 } }\n");
  REQUIRE(closed.problems == Problems{});
  CHECK(closed.count("AWS::EC2::InternetGateway") == 0);
  CHECK(closed.count("AWS::EC2::Route") == 0);
  CHECK(
      compile("vpc main { cidr = 10.0.0.0/16\n  subnets private { size = /20, nat = single } }\n").problems ==
      Problems{"test.scale:2: a NAT gateway stands in a public subnet, and main has none: add subnets public "
               "{ size = /24 }"});
}

TEST_CASE("rules of a security group are written as EC2 counts them") {
  const Compiled result = compile(network + R"(security_group edge { vpc = main
  allow tcp 80, 8000-8100 from 10.0.0.0/8
  allow icmp from anywhere
}
security_group app { vpc = main
  allow all from edge
  allow tcp 443 to anywhere
}
)");
  REQUIRE(result.problems == Problems{});
  CHECK(result.properties("EdgeGroup").at("SecurityGroupIngress").dump() ==
        R"([{"IpProtocol":"tcp","FromPort":80,"ToPort":80,"CidrIp":"10.0.0.0/8"},)"
        R"({"IpProtocol":"tcp","FromPort":8000,"ToPort":8100,"CidrIp":"10.0.0.0/8"},)"
        R"({"IpProtocol":"icmp","FromPort":-1,"ToPort":-1,"CidrIp":"0.0.0.0/0"},)"
        R"({"IpProtocol":"icmp","FromPort":-1,"ToPort":-1,"CidrIpv6":"::/0"}])");
  CHECK(result.properties("AppGroup").at("SecurityGroupIngress").dump() ==
        R"([{"IpProtocol":"-1","SourceSecurityGroupId":{"Fn::GetAtt":["EdgeGroup","GroupId"]}}])");
  CHECK(result.properties("AppGroup").at("SecurityGroupEgress").dump() ==
        R"([{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIp":"0.0.0.0/0"},)"
        R"({"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIpv6":"::/0"}])");
}

TEST_CASE("the load balancer stands where the tasks accept connections from") {
  const std::string groups =
      "security_group edge { vpc = main, allow tcp 80 from anywhere }\n"
      "security_group app { vpc = main, allow tcp 8080 from edge }\n"
      "security_group other { vpc = main, allow tcp 22 from 10.0.0.0/8 }\n";
  const auto stands_in = [&](const std::string& items) {
    const Compiled result = compile(groups + service("listen http 80 { to = app.port }\n  " + items));
    CHECK(result.problems == Problems{});
    return result.properties("ApiBalancer").at("SecurityGroups").dump();
  };
  CHECK(stands_in("security_groups = [app]") == R"([{"Fn::GetAtt":["EdgeGroup","GroupId"]}])");
  CHECK(stands_in("security_groups = [other]") == R"([{"Fn::GetAtt":["ApiFrontGroup","GroupId"]}])");
  CHECK(stands_in("security_groups = [app]\n  load_balancer { security_groups = [other] }") ==
        R"([{"Fn::GetAtt":["OtherGroup","GroupId"]}])");
}

TEST_CASE("tasks may read the secrets that they name and no others") {
  const Compiled result = compile(
      network + R"(service api { cluster = c, subnets = main.private, cpu = 0.25 vCPU, memory = 512 MiB
  container app {
    image = "nginx"
    secrets {
      A = secret(ssm:/prod/a)
      B = secret(arn:aws:secretsmanager:eu-central-1:111122223333:secret:b-AbCdEf:key::)
      C = secret(secretsmanager:c)
    }
  }
})");
  REQUIRE(result.problems == Problems{});
  CHECK(
      result.properties("ApiExecutionRole")
          .at("Policies")
          .at(0)
          .at("PolicyDocument")
          .at("Statement")
          .dump() ==
      R"([{"Effect":"Allow","Action":"ssm:GetParameters","Resource":)"
      R"([{"Fn::Sub":"arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/prod/a"}]},)"
      R"({"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":)"
      R"(["arn:aws:secretsmanager:eu-central-1:111122223333:secret:b-AbCdEf",)"
      R"({"Fn::Sub":"arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:c-??????"}]}])");
}

TEST_CASE("the number of tasks is written only where nothing scales them") {
  CHECK(compile(service("count = 3")).properties("ApiService").at("DesiredCount") == 3);
  CHECK_FALSE(
      compile(service("scaling { capacity = 2..4 }")).properties("ApiService").contains("DesiredCount"));
  CHECK_FALSE(compile(service("") + "scaling s { target = api, capacity = 2..4 }\n")
                  .properties("ApiService")
                  .contains("DesiredCount"));
  CHECK(compile(service("count = 3\n  scaling { capacity = 2..4 }")).problems ==
        Problems{"test.scale:9: count and scaling both decide how many tasks of api run: leave count out"});
}

TEST_CASE("what a service listens on has to lead somewhere") {
  CHECK(compile(service("listen https 443 { to = app.port }")).problems ==
        Problems{"test.scale:9: listen https 443: https needs a certificate, http has none"});
  CHECK(compile(service("listen http 80 { to = 81 }")).problems ==
        Problems{"test.scale:9: listen http 80: no container has port 81"});
  const Compiled redirect = compile(
      service("listen http 80 { redirect = 443 }\n  "
              "listen https 443 { certificate = "
              "arn:aws:acm:eu-central-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 }"));
  REQUIRE(redirect.problems == Problems{});
  CHECK(redirect.properties("ApiListener80").at("DefaultActions").at(0).at("Type") == "redirect");
  CHECK(redirect.count("AWS::ElasticLoadBalancingV2::TargetGroup") == 1);
}

TEST_CASE("a function publishes a version when its code or settings change, and not otherwise") {
  const auto version = [](const std::string& key, const std::string& memory) {
    const Compiled result = compile(
        "stack s\nfunction f { code { bucket = \"code\", key = \"" + key +
        "\" }\n  handler = \"i.h\"\n  runtime = \"nodejs22.x\"\n  alias = \"live\"\n  memory = " + memory +
        "\n}\n");
    REQUIRE(result.problems == Problems{});
    for (const auto& [id, resource] : result.json.at("Resources").items())
      if (resource.at("Type") == "AWS::Lambda::Version") return id;
    return std::string();
  };
  CHECK(version("a.zip", "128 MiB") == version("a.zip", "128 MiB"));
  CHECK(version("a.zip", "128 MiB") != version("b.zip", "128 MiB"));
  CHECK(version("a.zip", "128 MiB") != version("a.zip", "256 MiB"));
}

TEST_CASE("a task may have containers without a port") {
  const Compiled result =
      compile(service("listen http 80\n  container sidecar { image = \"busybox\", essential = false }"));
  REQUIRE(result.problems == Problems{});
  CHECK(result.properties("ApiService").at("LoadBalancers").at(0).at("ContainerName") == "app");
}

TEST_CASE("tasks in public subnets get public addresses") {
  const Compiled result =
      compile(network +
              "service api { cluster = c, subnets = main.public, cpu = 0.25 vCPU, memory = 512 MiB\n"
              "  container app { image = \"nginx\" }\n}\n");
  REQUIRE(result.problems == Problems{});
  CHECK(result.properties("ApiService")
            .at("NetworkConfiguration")
            .at("AwsvpcConfiguration")
            .at("AssignPublicIp") == "ENABLED");
}
