#include "check/literals.h"

#include "catch.h"
#include "check/text.h"
#include "support/literal.h"

namespace scale::check {
namespace {

using syntax::Kind;

/// Reads literals and answers with their source text, or with the codes of what is wrong with them.
struct Fixture {
  Arena arena;
  Names names;
  diag::Sink sink;

  std::string read(Kind kind, std::string text, const std::vector<test::LiteralTree::Child>& children = {}) {
    const test::LiteralTree tree(kind, std::move(text), children);
    sink = {};
    const Value value = literal(tree.literal(), arena, sink);
    std::string result = value.is(Value::Kind::Error) ? "" : to_source(value, names);
    for (const diag::Diagnostic& diagnostic : sink.sorted()) {
      result += (result.empty() ? "" : " ") + std::string(diagnostic.code.id);
    }
    return result;
  }
  std::string quantity(std::string text) { return read(Kind::Quantity, std::move(text)); }
  std::string cidr(std::string text) { return read(Kind::Cidr, std::move(text)); }
  std::string arn(std::string text) { return read(Kind::Arn, std::move(text)); }
  std::string secret(std::string text) { return read(Kind::Secret, "secret(" + text + ")"); }

  diag::Diagnostic first() const { return sink.sorted().at(0); }
  /// The text under the carets of the first diagnostic.
  std::string pointed(std::string_view text) const {
    return std::string(text.substr(first().at.begin, first().at.end - first().at.begin));
  }
};

TEST_CASE_METHOD(Fixture, "plain numbers and truth values") {
  CHECK(read(Kind::Int, "42") == "42");
  CHECK(read(Kind::Int, "9223372036854775807") == "9223372036854775807");
  CHECK(read(Kind::Int, "9223372036854775808") == "S2000");
  CHECK(read(Kind::Number, "0.70") == "0.7");
  CHECK(read(Kind::Number, std::string(400, '9') + ".0") == "S2000");
  CHECK(read(Kind::Bool, "true") == "true");
  CHECK(read(Kind::Bool, "false") == "false");
}

TEST_CASE_METHOD(Fixture, "units") {
  CHECK(quantity("250ms") == "250ms");
  CHECK(quantity("1.5s") == "1500ms");
  CHECK(quantity("120 m") == "2h");
  CHECK(quantity("7d") == "7d");
  CHECK(quantity("512 MiB") == "512 MiB");
  CHECK(quantity("4TiB") == "4 TiB");
  CHECK(quantity("0.7 vCPU") == "0.7 vCPU");
  CHECK(quantity("60%") == "60%");
  CHECK(quantity("0.05%") == "0.05%");
  CHECK(quantity("0.1h") == "6m");
}

TEST_CASE_METHOD(Fixture, "units that are none, too fine or too large") {
  CHECK(quantity("512 MB") == "S2001");
  CHECK(pointed("512 MB") == "MB");
  CHECK(first().hints.at(0).find("MiB") != std::string::npos);
  CHECK(quantity("0.3 B") == "S2002");
  CHECK(quantity("0.0001 vCPU") == "S2002");
  CHECK(quantity("99999999999 TiB") == "S2000");
  CHECK(quantity(std::string(400, '9') + "s") == "S2000");
}

TEST_CASE_METHOD(Fixture, "networks") {
  CHECK(cidr("10.0.0.0/16") == "10.0.0.0/16");
  CHECK(cidr("0.0.0.0/0") == "0.0.0.0/0");
  CHECK(cidr("255.255.255.255/32") == "255.255.255.255/32");
  CHECK(cidr("fd00::/56") == "fd00::/56");
  CHECK(cidr("::/0") == "::/0");
  CHECK(cidr("::1/128") == "::1/128");
  CHECK(cidr("FD00:0:0:1:0:0:0:0/64") == "fd00:0:0:1::/64");
  CHECK(cidr("2001:db8:0:0:1:0:0:1/128") == "2001:db8::1:0:0:1/128");
  CHECK(cidr("1:2:3:4:5:6:7::/112") == "1:2:3:4:5:6:7:0/112");
}

TEST_CASE_METHOD(Fixture, "texts that are no network") {
  for (const char* text :
       {"10.0.0/16", "10.0.0.0.0/16", "256.0.0.0/8", "10.0.0.0/33", "10.0.0.0/", "010.0.0.0/8", "10..0.0/8",
        "fd00::/129", "fd00::1::/64", "fd00:/64", ":fd00/64", "1:2:3:4:5:6:7:8:9/64", "1:2:3/64",
        "1:2:3:4:5:6:7:8::/128", "12345::/16", "fg00::/16", "10.0.0.0", "1.-2.3.4/8"}) {
    CAPTURE(text);
    CHECK(cidr(text) == "S2003");
    CHECK_FALSE(parse_cidr(text));
  }
  CHECK(parse_cidr("10.0.0.1/8"));
}

TEST_CASE_METHOD(Fixture, "host bits must be zero, and the fix is the network") {
  CHECK(cidr("100.68.0.18/18") == "S2004");  // Amazon VPC user guide, "VPC CIDR blocks"
  REQUIRE(first().fix);
  CHECK(first().fix->edits.at(0).text == "100.68.0.0/18");
  CHECK(cidr("fd00::1/64") == "S2004");
  CHECK(first().fix->edits.at(0).text == "fd00::/64");
  CHECK(cidr("10.0.0.1/0") == "S2004");
}

TEST_CASE_METHOD(Fixture, "prefix lengths and ports") {
  CHECK(read(Kind::Prefix, "/24") == "/24");
  CHECK(read(Kind::Prefix, "/128") == "/128");
  CHECK(read(Kind::Prefix, "/129") == "S2005");
  CHECK(read(Kind::Ports, "8000-8100") == "8000-8100");
  CHECK(read(Kind::Ports, "0-65535") == "0-65535");
  CHECK(read(Kind::Ports, "80") == "80");
  CHECK(read(Kind::Ports, "80-65536") == "S2006");
  CHECK(pointed("80-65536") == "65536");
  CHECK(read(Kind::Ports, "70000-80") == "S2006");
  CHECK(read(Kind::Ports, "443-80") == "S2007");
}

TEST_CASE_METHOD(Fixture, "ARNs") {
  for (const char* text :
       {"arn:aws:acm:eu-central-1:111122223333:certificate/0f1e", "arn:aws:s3:::bucket/key",
        "arn:aws:s3:::a:b", "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:cluster/c",
        "arn:aws-cn:lambda:cn-north-1:111122223333:function:f:1", "arn:aws:logs:*:*:log-group:x"}) {
    CAPTURE(text);
    CHECK(arn(text) == text);
  }
  CHECK(arn_service("arn:aws:acm:eu-central-1:111122223333:certificate/0f1e") == "acm");
  CHECK(arn_service("arn:aws").empty());
}

TEST_CASE_METHOD(Fixture, "ARNs point at the part that is wrong") {
  const std::pair<std::string, std::string> wrong[] = {
      {"arn:aws:acm", "arn:aws:acm"},
      {"arn:aws:s3:::", "arn:aws:s3:::"},
      {"arn:aw:acm:eu-central-1:111122223333:certificate/x", "aw"},
      {"arn:aws:ACM:eu-central-1:111122223333:certificate/x", "ACM"},
      {"arn:aws:acm:frankfurt:111122223333:certificate/x", "frankfurt"},
      {"arn:aws:acm:eu-central-1:11112222333:certificate/x", "11112222333"},
  };
  for (const auto& [text, piece] : wrong) {
    CAPTURE(text);
    CHECK(arn(text) == "S2015");
    CHECK(pointed(text) == piece);
  }
}

TEST_CASE_METHOD(Fixture, "secrets are places, not contents") {
  CHECK(secret("ssm:/prod/db/password") == "secret(ssm:/prod/db/password)");
  CHECK(secret("ssm:plain") == "secret(ssm:plain)");
  CHECK(secret("secretsmanager:prod/db:password::") == "secret(secretsmanager:prod/db:password::)");
  CHECK(secret("arn:aws:ssm:eu-central-1:111122223333:parameter/a") ==
        "secret(arn:aws:ssm:eu-central-1:111122223333:parameter/a)");
  CHECK(secret("hunter2") == "S2016");
  CHECK(secret("ssm:prod/db") == "S2016");
  CHECK(secret("ssm:") == "S2016");
  CHECK(secret("secretsmanager:") == "S2016");
  CHECK(secret("arn:aws:s3:::bucket") == "S2016");
  CHECK(secret("arn:aws:ssm:eu-central-1:1:parameter/a") == "S2015");
}

TEST_CASE_METHOD(Fixture, "a literal that the parser could not finish is silent") {
  CHECK(read(Kind::Schedule, "cron(0 8", {{Kind::Missing, ""}}).empty());
  CHECK(sink.empty());
}

TEST_CASE_METHOD(Fixture, "every value knows its place") {
  const test::LiteralTree tree(Kind::Int, "42");
  CHECK(literal(tree.literal(), arena, sink).at() == Span{0, 0, 2});
}

}  // namespace
}  // namespace scale::check
