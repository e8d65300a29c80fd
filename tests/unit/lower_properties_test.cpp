// Properties of resources against their types.
#include "catch.h"
#include "program.h"

using scale::test::Program;

namespace {
Program queue(const std::string& properties) {
  return Program("resource q: AWS::SQS::Queue { " + properties + " }\n");
}
std::string codes(const std::string& text) {
  return Program(text).codes();
}
}  // namespace

TEST_CASE("unknown types and properties name the nearest") {
  CHECK(Program("resource q: AWS::SQS::Qeue {}\n").fix() == "AWS::SQS::Queue");
  Program property = queue("QueueNam = \"a\"");
  CHECK(property.codes() == "S2202");
  CHECK(property.fix() == "QueueName");
}

TEST_CASE("a misspelt property is not missing as well") {
  CHECK(codes("resource b: AWS::S3::Bucket { VersioningConfiguration = { Staus = \"Enabled\" } }\n") ==
        "S2202");
  CHECK(codes("resource s: AWS::SNS::Subscription { Protocol = \"sqs\", TopicAnr = \"a\" }\n") == "S2202");
}

TEST_CASE("required properties") {
  Program program("resource s: AWS::SNS::Subscription { Protocol = \"sqs\" }\n");
  CHECK(program.codes() == "S2203");
  CHECK(program.pointed() == "s");
  CHECK(codes("resource b: AWS::S3::Bucket { VersioningConfiguration = {} }\n") == "S2203");
}

TEST_CASE("what AWS sets cannot be written") {
  CHECK(queue("Arn = \"a\"").codes() == "S2209");
  CHECK(queue("QueueUrl = \"a\"").codes() == "S2209");
}

TEST_CASE("properties of another type, with the fix where it is certain") {
  CHECK(queue("QueueName = 3").codes() == "S2204");
  CHECK(queue("QueueName = 3").fix() == "\"3\"");
  CHECK(queue("DelaySeconds = \"3\"").fix() == "3");
  CHECK(queue("FifoQueue = \"true\"").fix() == "true");
  CHECK(queue("QueueName = [1]").codes() == "S2204");
  CHECK(queue("QueueName = 30s").codes() == "S2204");
  CHECK(queue("Tags = { a = \"b\" }").codes() == "S2204");
  Program instance("cluster shop {}\nresource q: AWS::SQS::Queue { QueueName = shop }\n");
  CHECK(instance.codes() == "S2204");
  CHECK(instance.pointed() == "shop");
  CHECK(instance.hints() == "name one of its outputs");
}

TEST_CASE("enums warn, bounds, lengths and patterns are errors") {
  Program unusual("resource b: AWS::S3::Bucket { VersioningConfiguration = { Status = \"Enable\" } }\n");
  CHECK(unusual.codes() == "S2205");
  CHECK(unusual.label() == "did you mean `Enabled`?");
  CHECK(unusual.resources() == "B");  // a warning only
  CHECK(queue("DelaySeconds = 901").codes() == "S2206");
  CHECK(queue("DelaySeconds = 900").codes() == "");
  CHECK(codes("resource l: AWS::Logs::LogGroup { LogGroupName = \"\" }\n") == "S2207");
  CHECK(codes("resource b: AWS::S3::Bucket { BucketName = \"My Bucket\" }\n") == "S2208");
}

TEST_CASE("units become what the property counts in") {
  CHECK(queue("VisibilityTimeout = 2m").at("/Resources/Q/Properties/VisibilityTimeout") == "120");
  CHECK(queue("MessageRetentionPeriod = 14d").at("/Resources/Q/Properties/MessageRetentionPeriod") ==
        "1209600");
  CHECK(queue("VisibilityTimeout = 1500ms").codes() == "S2213");
  CHECK(queue("VisibilityTimeout = 1 KiB").codes() == "S2212");
  CHECK(codes("resource s: AWS::Kinesis::Stream { RetentionPeriodHours = 2d }\n") == "S2211");
}

TEST_CASE("attributes of a resource") {
  CHECK(queue("@deletion_policy = \"Retain\"").at("/Resources/Q/DeletionPolicy") == "\"Retain\"");
  CHECK(queue("@deletion_policy = \"Keep\"").codes() == "S2216");
  CHECK(queue("@metadata = { a = 1 }").at("/Resources/Q/Metadata") == R"({"a":1})");
  CHECK(queue("@depends_on = [3]").codes() == "S2216");
  CHECK(Program("resource a: AWS::SQS::Queue {}\nresource b: AWS::SQS::Queue { @depends_on = [a] }\n")
            .at("/Resources/B/DependsOn") == "[\"A\"]");
  Program typo = queue("@depend_on = []");
  CHECK(typo.codes() == "S2215");
  CHECK(typo.fix() == "depends_on");
  CHECK(codes("cluster shop { @depends_on = [] }\n") == "S1015");
}

TEST_CASE("absent values are not written") {
  CHECK(queue("QueueName = if false then \"a\"").at("/Resources/Q/Properties") == "");
  CHECK(
      codes("resource s: AWS::SNS::Subscription { Protocol = \"sqs\", TopicArn = if false then \"a\" }\n") ==
      "S2203");
}
