#include "calls/values.h"

#include "calls/shell.h"
#include "catch.h"

using namespace scale;
using namespace scale::calls;

TEST_CASE("neighbouring constants become one text") {
  Arena arena;
  const Value result = Value::attribute(3, "Ref");
  CHECK(concat(arena, {Value::of("a"), Value::of(std::int64_t{1}), Value::of(true)}).text() == "a1true");
  const Value mixed =
      concat(arena, {Value::of("a"), concat(arena, {Value::of("b"), result}), Value::of("c")});
  REQUIRE(mixed.items().size() == 3);
  CHECK(mixed.items()[0].text() == "ab");
  CHECK(mixed.items()[1] == result);
  CHECK(concat(arena, {}).text().empty());
  CHECK(concat(arena, {Value::of(""), result}) == result);
}

TEST_CASE("texts are split around results") {
  Arena arena;
  const Value result = Value::attribute(0, "Ref");
  const Value text = concat(arena, {Value::of("service/"), result, Value::of("/api|ecs")});
  const std::vector<Value> parts = split(arena, text, "|");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == concat(arena, {Value::of("service/"), result, Value::of("/api")}));
  CHECK(parts[1].text() == "ecs");
  CHECK(split(arena, Value::of(",a,"), ",").size() == 3);
}

TEST_CASE("JSON text escapes constants and keeps results as texts") {
  Arena arena;
  const graph::Field fields[] = {
      {"a\"b", Value::of("line\nnext \x01 \\")}, {"n", Value::of(0.5)}, {"r", Value::attribute(1, "Arn")}};
  const Value json = json_text(arena, Value::map(fields));
  REQUIRE(json.items().size() == 3);
  CHECK(json.items()[0].text() == R"({"a\"b":"line\nnext \u0001 \\","n":0.5,"r":")");
  CHECK(json.items()[2].text() == "\"}");
  CHECK(json_text(arena, Value::list({})).text() == "[]");
  CHECK(json_text(arena, Value::map({})).text() == "{}");
}

TEST_CASE("numbers are written as short as they read back") {
  CHECK(number_text(60.0) == "60");
  CHECK(number_text(0.1) == "0.1");
  CHECK(scalar_text(Value::of(std::int64_t{-5})) == "-5");
  CHECK_FALSE(scalar_text(Value::list({})).has_value());
}

// RFC 4648, section 10
TEST_CASE("Base64") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("\xff\xfe") == "//4=");
}

TEST_CASE("the aws command's spelling of names") {
  for (const auto& [name, words] : {std::pair{"CreateVpc", "create-vpc"},
                                    {"RoleARN", "role-arn"},
                                    {"ResourceARNs", "resource-arns"},
                                    {"OKActions", "ok-actions"},
                                    {"KMSKeyArn", "kms-key-arn"},
                                    {"CodeSha256", "code-sha256"},
                                    {"enableECSManagedTags", "enable-ecs-managed-tags"},
                                    {"PrincipalOrgID", "principal-org-id"},
                                    {"EnableDns64", "enable-dns64"},
                                    {"FunctionActiveV2", "function-active-v2"},
                                    {"Ipv6CidrBlock", "ipv6-cidr-block"}})
    CHECK(command_name(name) == words);
}

TEST_CASE("words of the shell") {
  CHECK(shell_word("cron(0 7 * * ? *)") == "'cron(0 7 * * ? *)'");
  CHECK(shell_word("10.0.0.0/16") == "10.0.0.0/16");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("a\nb") == "'a\nb'");
  CHECK(shell_escape("a\"$b`\\") == "a\\\"\\$b\\`\\\\");
  CHECK(variable_name("main.subnet[\"public-a\"]") == "main_subnet_public_a");
  CHECK(variable_name("Api.LogGroup") == "api_log_group");
  CHECK(variable_name("9") == "_9");
}
