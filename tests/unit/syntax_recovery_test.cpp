// What is said about mistakes, and what is kept of the program around them.
#include "catch.h"
#include "syntax/dump.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

std::string mistakes(const std::string& text) {
  const Parsed parsed(text);
  CHECK(scale::test::flaw(parsed.tree) == "");
  CHECK_FALSE(parsed.tree.complete());
  return scale::test::mistakes(parsed);
}
/// The first lines of the declarations that are kept.
std::string kept(const std::string& text) {
  const Parsed parsed(text);
  std::string out;
  for (const auto child : parsed.tree.root())
    if (!child.is(scale::syntax::Kind::Bad))
      out += std::string(child.text().substr(0, child.text().find('\n'))) + ";";
  return out;
}
}  // namespace

TEST_CASE("what is missing is named where the text before it ends") {
  CHECK(mistakes("let x =   \nlet y = 1") == "S0001 1:8 expected a value\n");
  CHECK(mistakes("let x 1") == "S0001 1:6 expected `=`\n");
  CHECK(mistakes("let = 1") == "S0001 1:4 expected a name\n");
  CHECK(mistakes("param x = 1") == "S0001 1:8 expected `:` and a type\n");
  CHECK(mistakes("param x: = 1") == "S0001 1:9 expected a type\n");
  CHECK(mistakes("let x = 1 +\n") == "S0001 1:12 expected an operand\n");
  CHECK(mistakes("let x = if a b") == "S0001 1:13 expected `then`\n");
  CHECK(mistakes("let x = [for a b: c]") == "S0001 1:15 expected `in`\n");
  CHECK(mistakes("let x = {for a in b: c}") == "S0001 1:23 expected `=>`\n");
  CHECK(mistakes("let x = a.\n") == "S0001 1:11 expected a name\n");
  CHECK(mistakes("let x = 10.0.0.0\n") == "S0001 1:17 expected `/` and a prefix length\n");
  CHECK(mistakes("let x = secret(ssm:/a\n") == "S0001 1:22 expected `)`\n");
  CHECK(mistakes("require a\n") == "S0001 1:10 expected `else`\n");
  CHECK(mistakes("for x y { }") == "S0001 1:6 expected `in`\n");
  CHECK(mistakes("if { }") == "S0001 1:3 expected a value\n");
  CHECK(mistakes("resource q: { }") == "S0001 1:12 expected a type such as `AWS::SQS::Queue`\n");
  CHECK(mistakes("resource q: A::B") == "S0001 1:17 expected `{`\n");
  CHECK(mistakes("vpc { }") == "S0001 1:4 expected a name\n");
  CHECK(mistakes("existing { a }") == "S0002 1:12 this is not understood here\n");
  CHECK(mistakes("type t = phrase(<a: int)") == "S0001 1:24 expected `>`\n");
  CHECK(mistakes("type t = \"a\" |\n") == "S0001 1:15 expected a type\n");
  CHECK(mistakes("type t = \"a\" |\ntype u = \"b\"") == "S0001 1:15 expected a type\n");
  CHECK(mistakes("vpc a { foo }") == "S0001 1:12 expected `=` and a value, or a block\n");
  CHECK(mistakes("vpc a { x = 1 y = 2 }") == "S0001 1:14 expected a line end, `;` or `,`\n");
  CHECK(mistakes("port = 80") == "S0001 1:1 expected `let`\n");
}

TEST_CASE("certain repairs come as a fix") {
  const Parsed colon("vpc a { x: 1 }");
  REQUIRE(colon.sink.size() == 1);
  const auto fix = colon.sink.sorted()[0].fix;
  REQUIRE(fix);
  CHECK(fix->edits[0].text == " =");
  CHECK(colon.sources.text(fix->edits[0].at) == ":");
  CHECK(Parsed("let x = [1 2\n 3]").sink.sorted()[0].fix->edits[0].text == ",");
  CHECK(Parsed("x = 1").sink.sorted()[0].fix->edits[0].text == "let ");
}

TEST_CASE("an open bracket is named with the place where it opened") {
  CHECK(mistakes("vpc a {\n  x = 1\n\nlet y = 1") == "S0001 2:8 expected `}`\n  1:7 `{` opened here\n");
  CHECK(mistakes("let x = (1\nlet y = 2") == "S0001 1:11 expected `)`\n  1:9 `(` opened here\n");
  CHECK(mistakes("vpc a {\n  x = [1,\n    2\n  y = 3\n}") ==
        "S0001 3:6 expected `]`\n  2:7 `[` opened here\n");
  CHECK(mistakes("vpc a {\n  x = f(1\n}\n") == "S0001 2:10 expected `)`\n  2:8 `(` opened here\n");
  CHECK(mistakes("let x = \"abc\nlet y = 1") == "S0001 1:13 expected `\"`\n  1:9 `\"` opened here\n");
  CHECK(mistakes("let x = \"a ${b\"\n") == "S0001 1:15 expected `}`\n  1:12 `$` opened here\n");
  CHECK(mistakes("let x = \"\"\"\na\n") == "S0001 3:1 expected `\"\"\"`\n  1:9 `\"\"\"` opened here\n");
}

TEST_CASE("indentation tells which of several blocks is open") {
  CHECK(mistakes("service a {\n  container b {\n    x = 1\n\n  y = 2\n}\n\nlet z = 1\n") ==
        "S0001 5:8 expected `}`\n  2:15 `{` opened here\n");
  CHECK(mistakes("component a {\n  resource b: C::D {\n    x = 1\n  param p: int\n}\n") ==
        "S0001 3:10 expected `}`\n  2:20 `{` opened here\n");
}

TEST_CASE("a forgotten opening brace is one mistake") {
  CHECK(mistakes("vpc main\n  cidr = 10.0.0.0/16\n  subnets a { }\n}\nlet x = 1") ==
        "S0001 1:9 expected `{`\n");
  CHECK(mistakes("component c\n  param p: int\n}\n") == "S0001 1:12 expected `{`\n");
  CHECK(mistakes("service a {\n  health\n    x = 1\n  }\n  y = 2\n}\n") == "S0001 2:9 expected `{`\n");
  CHECK(mistakes("service a {\n  health x = 1, z = 2 }\n  y = 2\n}\n") == "S0001 2:9 expected `{`\n");
}

TEST_CASE("declarations in a body are one mistake") {
  CHECK(mistakes("componnt c {\n  /// doc\n  param p: int\n  resource r: A::B { x = 1 }\n}\nlet x = 1") ==
        "S0002 3:3 this is not understood here\n");
}

TEST_CASE("text that makes no sense is skipped up to the end of its item") {
  CHECK(mistakes("vpc a { x = 1 ^ { y\n } z, w = 2 }") == "S0002 1:15 this is not understood here\n");
  CHECK(mistakes("let x = (1 2)\nlet y = f(1 2, 3)\nlet z = [a = 3, 4]") ==
        "S0002 1:12 this is not understood here\nS0001 2:12 expected `,`\nS0002 3:12 this is not understood "
        "here\n");
  CHECK(mistakes("}\nlet x = 1") == "S0002 1:1 this is not understood here\n");
  CHECK(mistakes("%%%\n  more\nlet x = 1") == "S0002 1:1 this is not understood here\n");
}

TEST_CASE("a mistake in one declaration leaves the others alone") {
  CHECK(
      kept("let a = (\nvpc b {\n  c = [\nlet d = \"\n%%\nexisting service e {\n f {\nresource g: A::B { h = "
           "{ }\ntype i =\noutput j = k") ==
      "let a = (;vpc b {;let d = \";existing service e {;resource g: A::B { h = { };type i =;output j = k;");
}

TEST_CASE("every declaration but the broken one survives the loss of any byte") {
  const std::string text = scale::test::project_file("tests/samples/web.scale");
  const std::size_t declarations = 9;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Parsed parsed(std::string(text).erase(i, 1));
    std::size_t found = 0;
    for (const auto child : parsed.tree.root()) found += child.is(scale::syntax::Kind::Bad) ? 0 : 1;
    if (found + 1 < declarations) FAIL("only " << found << " declarations without byte " << i);
  }
}

TEST_CASE("escapes that mean nothing") {
  CHECK(mistakes("let x = \"\\q\"") == "S0007 1:10 `\\q` is no escape\n");
  CHECK(mistakes("let x = \"\\u{D800}\"") == "S0007 1:10 `\\u{D800}` is no escape\n");
  CHECK(mistakes("let x = \"\\u{110000}\"") == "S0007 1:10 `\\u{110000}` is no escape\n");
}

TEST_CASE("nesting has an end") {
  std::string deep = "let x = " + std::string(300, '(') + "1" + std::string(300, ')') + "\nlet y = 1 +\n";
  CHECK(mistakes(deep) == "S0003 1:210 nested deeper than 200 levels\nS0001 2:12 expected an operand\n");
  std::string fine = "let x = " + std::string(190, '(') + "1" + std::string(190, ')');
  CHECK(Parsed(fine).tree.complete());
}

TEST_CASE("bytes that are no text") {
  CHECK(mistakes("let x = \"a\xFF\"\n// \xC3\nlet y = 1") == "S0004 1:11 byte 0xff is not UTF-8\n");
  CHECK(mistakes(std::string("let x = 1\0\nlet y = 1", 20)) ==
        "S0005 1:10 control character 0x00 in the text\n");
  const Parsed several("// \xFF\xFE\n\x01");
  CHECK(scale::test::mistakes(several) ==
        "S0004 1:4 byte 0xff is not UTF-8\nS0005 2:1 control character 0x01 in the text\n");
  CHECK(several.sink.sorted()[0].hints == std::vector<std::string>{"1 more in this file"});
  for (const char* fine : {"// \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80", "// \xED\x9F\xBF \xF4\x8F\xBF\xBF"})
    CHECK(Parsed(fine).tree.complete());
  for (const char* bad : {"// \xC0\x80", "// \xED\xA0\x80", "// \xF4\x90\x80\x80", "// \xE2\x82", "// \x80"})
    CHECK_FALSE(Parsed(bad).tree.complete());
}

TEST_CASE("a long line of mistakes takes no longer than many short ones") {
  CHECK(Parsed(std::string(2'000'000, '\xFF')).sink.size() == 1);
  std::string items = "vpc a { ";
  for (int i = 0; i < 200'000; ++i) items += "x = , ";
  CHECK(Parsed(items + "}").sink.size() == 1);
}
