// Scripts are run by bash with a shell function in place of the aws command, which shows the words that it
// gets.
#include "calls/calls.h"
#include "catch.h"
#include "graph_json.h"
#include "shell.h"

using namespace scale;
using namespace scale::test;

namespace {

std::string script_of(const std::string& json) {
  const SampleGraph sample = read_graph(json);
  schema::Catalogue catalogue;
  schema::Curated curated;
  diag::Sink sink;
  const calls::Sequence sequence = calls::make(sample.graph, catalogue, curated, sink);
  CHECK_FALSE(sink.has_errors());
  return calls::to_script(sequence, sample.graph, sample.sources);
}

/// What bash writes when it runs `script`; aws writes its words, one to a line, to standard error, and
/// answers `answer`.
ShellResult run(const std::string& script, const std::string& answer = "i-1") {
  const TemporaryFolder folder;
  write_text(folder.path() / "script.sh", script);
  write_text(folder.path() / "aws.sh",
             "aws() { printf '<%s>\\n' \"$@\" >&2; printf '%b\\n' '" + answer + "'; }\n");
  return run_shell("exec bash -c '. ./aws.sh; . ./script.sh'", folder.path());
}

std::string role(const std::string& description) {
  return script_of(
      R"({"resources": {"r": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {}, "Description": )" +
      description + "}}}}");
}

}  // namespace

TEST_CASE("texts of the program reach the command as they are") {
  for (const std::string text : {"plain", "it's", "two\\nlines", "-dash", "", "*", "#x", "ü"}) {
    const ShellResult result = run(role('"' + text + '"'));
    INFO(text << "\n" << result.err);
    REQUIRE(result.exit == 0);
    std::string wanted = text;
    if (text == "two\\nlines") wanted = "two\nlines";
    const bool joined = text.empty() || text.starts_with('-');
    CHECK(result.err.find(joined ? "<--description=" + wanted + ">" : "<--description>\n<" + wanted + ">") !=
          std::string::npos);
  }
  const ShellResult quoted = run(role(R"("a \"b\" $HOME `id` \\")"));
  CHECK(quoted.err.find("<a \"b\" $HOME `id` \\>") != std::string::npos);
}

TEST_CASE("texts that the command would take for a file or an address go as JSON") {
  for (const std::string text : {"file:///etc/passwd", "https://example.com/x"}) {
    const ShellResult result = run(role('"' + text + '"'));
    CHECK(result.err.find("<--cli-input-json>\n<{\"Description\":\"" + text + "\"}>") != std::string::npos);
  }
}

TEST_CASE("results are captured and stand where they are used") {
  const std::string script = script_of(R"({"resources": {
    "net": {"type": "AWS::EC2::VPC", "properties": {"CidrBlock": "10.0.0.0/16"}},
    "g": {"type": "AWS::EC2::SecurityGroup", "properties": {"GroupDescription": {"$concat": ["$of ", {"$ref": "net"}, "!"]}, "VpcId": {"$ref": "net"}}},
    "t": {"type": "AWS::ECS::Service", "properties": {"NetworkConfiguration": {"AwsvpcConfiguration": {"SecurityGroups": [{"$ref": "g"}, "it's"]}}}}}})");
  const ShellResult result = run(script);
  INFO(script << result.err);
  REQUIRE(result.exit == 0);
  CHECK(script.find("net=$(aws ec2 create-vpc \\\n  --cidr-block 10.0.0.0/16 \\\n  --query Vpc.VpcId \\\n  "
                    "--output text)\n") != std::string::npos);
  CHECK(result.err.find("<--vpc-id>\n<i-1>\n") != std::string::npos);
  CHECK(result.err.find("<--description>\n<$of i-1!>\n") != std::string::npos);
  CHECK(result.err.find(R"(<{"awsvpcConfiguration":{"securityGroups":["i-1","it's"]}}>)") !=
        std::string::npos);
}

TEST_CASE("several results of one call, and parts of them") {
  const std::string script = script_of(R"({"resources": {
    "lb": {"type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "properties": {"Subnets": ["a", "b"]}},
    "r": {"type": "AWS::IAM::Role", "properties": {"AssumeRolePolicyDocument": {},
          "Description": {"$concat": [{"$ref": "lb"}, " ", {"$attribute": ["lb", "DNSName"]}, " ", {"$attribute": ["lb", "LoadBalancerFullName"]}]}}}}})");
  const ShellResult result = run(script, "arn:x:loadbalancer/app/n/1\\tname.example");
  INFO(script << result.err);
  REQUIRE(result.exit == 0);
  CHECK(result.err.find("<arn:x:loadbalancer/app/n/1 name.example app/n/1>") != std::string::npos);
}

TEST_CASE("flags, numbers, lists and waits") {
  const std::string script = script_of(R"({"resources": {
    "s": {"type": "AWS::ECS::Service", "properties": {"EnableExecuteCommand": true, "EnableECSManagedTags": false, "DesiredCount": 2}},
    "n": {"type": "AWS::EC2::NatGateway", "properties": {"SubnetId": "s", "SecondaryAllocationIds": ["a", "b"]}}}})");
  CHECK(script.find(" \\\n  --desired-count 2") != std::string::npos);
  CHECK(script.find(" \\\n  --enable-execute-command") != std::string::npos);
  CHECK(script.find(" \\\n  --no-enable-ecs-managed-tags") != std::string::npos);
  CHECK(script.find(" \\\n  --secondary-allocation-ids a b") != std::string::npos);
  CHECK(script.find("aws ec2 wait nat-gateway-available \\\n  --nat-gateway-ids \"$n\"\n") !=
        std::string::npos);
}

TEST_CASE("a wait without a waiter asks until the state is there, and stops at failure") {
  const std::string script = script_of(
      R"({"resources": {"n": {"type": "AWS::ServiceDiscovery::PrivateDnsNamespace", "properties": {"Name": "a.internal", "Vpc": "v"}}}})");
  CHECK(run(script, "SUCCESS").exit == 0);
  const ShellResult failed = run(script, "FAIL");
  CHECK(failed.exit == 1);
  CHECK(failed.err.find("n failed") != std::string::npos);
}

TEST_CASE("outputs are the last lines") {
  const std::string script = script_of(R"({"resources": {"q": {"type": "AWS::SQS::Queue"}},
    "outputs": {"url": {"value": {"$ref": "q"}}}})");
  CHECK(run(script, "https://q").out == "url = https://q\n");
}

TEST_CASE("a comment says where a resource comes from") {
  const std::string script = script_of(
      R"({"file": "shop.scale", "source": "\nqueue jobs\n", "resources": {"jobs.queue": {"type": "AWS::SQS::Queue", "from": "queue jobs"}}})");
  CHECK(script.find("\n# jobs.queue (shop.scale:2)\naws sqs create-queue") != std::string::npos);
}
