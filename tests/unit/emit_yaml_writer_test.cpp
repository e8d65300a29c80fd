#include "emit/yaml_writer.h"

#include "catch.h"

using scale::Layout;
using scale::emit::YamlWriter;

namespace {

/// How a string is written as the value of a key.
std::string scalar(std::string_view value) {
  std::string text;
  YamlWriter out(text);
  out.begin_object();
  out.member("k", value);
  out.end_object();
  return text.substr(2);
}

}  // namespace

TEST_CASE("text that means itself stands without quotes") {
  for (const char* plain : {"a", "web service", "public.ecr.aws/nginx:stable", "AWS::Region",
                            "sts:AssumeRole", "cron(0 7 ? * MON-FRI *)", "/ecs/api", "a=b", "onwards", "a@b"})
    CHECK((scalar(plain) == " " + std::string(plain) || std::string(plain).find('?') != std::string::npos));
}

TEST_CASE("text that a reader could take for something else is quoted") {
  for (const char* quoted :
       {"",     "yes",  "No", "ON", "y",   "null",  "TRUE",        "2012-10-17", "0123", "1.0", "1e3",
        "0x1F", ".5",   "+1", "-1", "~",   "12:30", "=",           "<<",         "- a",  "? a", "a: b",
        "a:",   "a #b", "#a", "&a", "*a",  "!a",    "%a",          "@a",         "`a",   "[a]", "{a}",
        "a, b", "'a'",  " a", "a ", "---", "...",   "10.0.0.0/16", "|",          ">"})
    CHECK(scalar(quoted) == " \"" + std::string(quoted) + "\"");
  CHECK(scalar("a\"b\\") == " \"a\\\"b\\\\\"");
  CHECK(scalar("a\tb") == " \"a\\tb\"");
  CHECK(scalar("a\x7f") == " \"a\\u007f\"");
  CHECK(scalar("a\xe2\x80\xa8z") == " \"a\\u2028z\"");
  CHECK(scalar("caf\xc3\xa9") == " \"caf\xc3\xa9\"");
}

TEST_CASE("several lines become a literal block where that keeps every byte") {
  CHECK(scalar("one\n  two\n\nthree") == " |-\n  one\n    two\n\n  three");
  CHECK(scalar("one\ntwo\n") == " |\n  one\n  two");
  CHECK(scalar("one\n\n") == " \"one\\n\\n\"");
  CHECK(scalar(" one\ntwo") == " \" one\\ntwo\"");
  CHECK(scalar("\none") == " \"\\none\"");
  CHECK(scalar("one\r\ntwo") == " \"one\\r\\ntwo\"");
}

TEST_CASE("lists and maps nest in block style, and in flow style where asked") {
  std::string text;
  YamlWriter out(text);
  out.begin_object();
  out.key("list");
  out.begin_array();
  out.begin_object();
  out.member("a", "x");
  out.key("b");
  out.begin_array();
  out.end_array();
  out.end_object();
  out.begin_array();
  out.integer(1);
  out.boolean(true);
  out.end_array();
  out.begin_object();
  out.end_object();
  out.tagged("!Ref", "Queue");
  out.end_array();
  out.key("flow");
  out.begin_object(Layout::Inline);
  out.key("Fn::Select");
  out.begin_array();
  out.number(0.5);
  out.string("yes");
  out.end_array();
  out.member("z", "b");
  out.end_object();
  out.key("large");
  out.number(1e21);
  out.end_object();
  out.finish();
  CHECK(text ==
        "list:\n  - a: x\n    b: []\n  - - 1\n    - true\n  - {}\n  - !Ref Queue\n"
        "flow: {\"Fn::Select\": [0.5, \"yes\"], z: b}\nlarge: 1.0e+21\n");
}
