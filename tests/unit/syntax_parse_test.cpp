// Each construct of the language and the tree it gives.
#include "catch.h"
#include "syntax/dump.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

/// The tree of a text without mistakes, one node per line, the File left out and one step less indented.
std::string tree(const std::string& text) {
  const Parsed parsed(text);
  CHECK(scale::test::mistakes(parsed) == "");
  CHECK(scale::test::flaw(parsed.tree) == "");
  CHECK(parsed.tree.complete());
  std::string out = "\n";
  const std::string dump = scale::syntax::dump(parsed.tree.root());
  for (std::size_t i = dump.find('\n') + 1; i < dump.size(); i = dump.find('\n', i) + 1)
    out += dump.substr(i + 2, dump.find('\n', i) - i - 1);
  return out;
}

/// An expression with every operator's operands in brackets: "((a + b) * c)".
std::string grouped(scale::syntax::Ref node) {
  using scale::syntax::Kind;
  if (node.is(Kind::Paren)) return grouped(node.child(0));
  if (!node.has_children()) return std::string(node.text());
  std::string out = "(";
  for (const auto child : node) out += (out.size() > 1 ? " " : "") + grouped(child);
  return out + ")";
}
std::string expression(const std::string& text) {
  const Parsed parsed("let x = " + text);
  CHECK(scale::test::mistakes(parsed) == "");
  CHECK(parsed.tree.root().child(0).node().end == parsed.tree.text().size());
  return grouped(parsed.tree.root().child(0).child(1));
}
/// The kind of an expression that is one node.
std::string literal(const std::string& text) {
  const Parsed parsed("let x = " + text + "\n");
  CHECK(scale::test::mistakes(parsed) == "");
  const auto value = parsed.tree.root().child(0).child(1);
  CHECK(value.text() == text);
  return std::string(scale::syntax::kind_name(value.kind()));
}
}  // namespace

TEST_CASE("operators bind as the reference says") {
  CHECK(expression("a or b and c") == "(a or (b and c))");
  CHECK(expression("a and not b == c") == "(a and (not (b == c)))");
  CHECK(expression("a == b ?? c") == "(a == (b ?? c))");
  CHECK(expression("a ?? 1..2") == "(a ?? (1 2))");
  CHECK(expression("1..2 + 3") == "(1 (2 + 3))");
  CHECK(expression("a + b * c - d") == "((a + (b * c)) - d)");
  CHECK(expression("a / b / c") == "((a / b) / c)");
  CHECK(expression("-a * b") == "((- a) * b)");
  CHECK(expression("-a.b") == "(- (a b))");
  CHECK(expression("(a + b) * c") == "((a + b) * c)");
  CHECK(expression("a in b and c <= d") == "((a in b) and (c <= d))");
  CHECK(expression("a is string and b") == "((a string) and b)");
  CHECK(expression("a?.b ?? c?") == "(((a) b) ?? (c))");
  CHECK(expression("a[0](b)[c].d") == "((((a 0) b) c) d)");
  CHECK(expression("if a then b else if c then d else e") == "(a b (c d e))");
}

TEST_CASE("literals") {
  CHECK(literal("42") == "Int");
  CHECK(literal("0.7") == "Number");
  CHECK(literal("true") == "Bool");
  for (const char* text :
       {"30s", "250ms", "2h", "512 MiB", "512MiB", "0.25 vCPU", "60%", "60 %", "1 gib", "30sec"}) {
    INFO(text);
    CHECK(literal(text) == "Quantity");
  }
  for (const char* text : {"10.0.0.0/16", "fd00::/56", "2001:db8::1/128", "::/0", "::ffff:10.0.0.0/96"}) {
    INFO(text);
    CHECK(literal(text) == "Cidr");
  }
  CHECK(literal("/24") == "Prefix");
  CHECK(literal("8000-8100") == "Ports");
  CHECK(literal("8000 - 8100") == "Binary");
  CHECK(literal("2..40") == "Range");
  CHECK(literal("100..") == "Range");
  CHECK(literal("..1") == "Range");
  CHECK(literal("arn:aws:iam::aws:policy/service-role/X") == "Arn");
  CHECK(literal("secret(ssm:/prod/db)") == "Secret");
  CHECK(literal("cron(0 8 ? * MON-FRI *)") == "Schedule");
  CHECK(literal("cron(0 8 ? * * *) in \"Europe/Berlin\"") == "Schedule");
  CHECK(literal("rate(5 minutes)") == "Schedule");
  CHECK(literal("at(2026-12-24T18:00:00)") == "Schedule");
  CHECK(literal("AWS::SQS::Queue") == "AwsType");
  CHECK(literal("arn") == "Ident");
  CHECK(literal("at") == "Ident");
  CHECK(literal("iffy") == "Ident");
}

TEST_CASE("an ARN ends before what may follow it") {
  CHECK(expression("[arn:aws:sqs:a:b:c, arn:aws:sns:*]") == "(arn:aws:sqs:a:b:c arn:aws:sns:*)");
  CHECK(expression("f(arn:aws:sqs:a:b:c)") == "(f arn:aws:sqs:a:b:c)");
}

TEST_CASE("strings hold text and expressions") {
  CHECK(tree("let x = \"a ${b + \"c\"} $ \\${d}\"") == R"(
Let
  Name `x`
  String
    Text `a `
    Interpolation
      Binary
        Ident `b`
        Operator `+`
        String
          Text `c`
    Text ` $ \${d}`
)");
  CHECK(tree("let x = \"\"\"\n  a \"b\"\n  \"\"\"") == R"(
Let
  Name `x`
  String
    Text `\n  a "b"\n  `
)");
}

TEST_CASE("a comma goes on in a phrase only before a literal") {
  CHECK(tree("a b { allow tcp 80, 443 from [x], \"y\", x = 1 }") == R"(
Instance
  Name `a`
  Name `b`
  Body
    Phrase
      Name `allow`
      Ident `tcp`
      List
        Int `80`
        Int `443`
      Ident `from`
      List
        List
          Ident `x`
        String
          Text `y`
    Attribute
      Name `x`
      Int `1`
)");
}

TEST_CASE("in a phrase an operator with a blank before it only begins a term") {
  CHECK(tree("a b { at ..1 /24 -1 x - 1 y.z[0] [0] 1000.. (a) }") == R"(
Instance
  Name `a`
  Name `b`
  Body
    Phrase
      Name `at`
      Range
        Empty
        Int `1`
      Prefix `/24`
      Unary
        Operator `-`
        Int `1`
      Binary
        Ident `x`
        Operator `-`
        Int `1`
      Index
        Member
          Ident `y`
          Name `z`
        Int `0`
      List
        Int `0`
      Range
        Int `1000`
        Empty
      Paren
        Ident `a`
)");
}

TEST_CASE("two or more terms in a list are a phrase, one is an expression") {
  CHECK(tree("let x = [fargate base 2, spot { a = 1 }, (a), if b then c]") == R"(
Let
  Name `x`
  List
    PhraseValue
      Ident `fargate`
      Ident `base`
      Int `2`
    PhraseValue
      Ident `spot`
      Body
        Attribute
          Name `a`
          Int `1`
    Paren
      Ident `a`
    If
      Ident `b`
      Ident `c`
)");
}

TEST_CASE("blocks, labels, spreads and attributes of resources") {
  CHECK(tree("resource q: A::B::C {\n  ...d.e\n  @depends_on = [x]\n  \"k y\" = 1; block {}, block label "
             "{}\n}") == R"(
Resource
  Name `q`
  AwsType `A::B::C`
  Body
    Spread
      Member
        Ident `d`
        Name `e`
    MetaAttribute
      Name `depends_on`
      List
        Ident `x`
    Attribute
      String
        Text `k y`
      Int `1`
    Block
      Name `block`
      Body `{}`
    Block
      Name `block`
      Name `label`
      Body `{}`
)");
}

TEST_CASE("a doc comment belongs to the declaration or item directly below it") {
  CHECK(tree("/// no\n\n/// a\n/// b\nstack s\n/// no\nif x { /// no\n  /// c\n  param p: int\n}\n") == R"(
Stack
  Doc `/// a\n/// b`
  Name `s`
IfDecl
  Ident `x`
  Declarations
    Param
      Doc `/// c`
      Name `p`
      TypeName `int`
)");
}

TEST_CASE("declarations of a component") {
  CHECK(tree("component c {\n existing { output a = b }\n existing k n { }\n output [x.y]: T? = z\n"
             " for a in b { k n }\n if a { } else if b { } else { }\n require a else \"m\"\n}") == R"(
Component
  Name `c`
  ExistingPart
    Output
      Name `a`
      Ident `b`
  Existing
    Name `k`
    Name `n`
    Body `{ }`
  Output
    OutputKey
      Member
        Ident `x`
        Name `y`
    TypeOptional
      TypeName `T`
    Ident `z`
  ForDecl
    Name `a`
    Ident `b`
    Declarations
      Instance
        Name `k`
        Name `n`
  IfDecl
    Ident `a`
    Declarations `{ }`
    Declarations
      IfDecl
        Ident `b`
        Declarations `{ }`
        Declarations `{ }`
  Require
    Ident `a`
    String
      Text `m`
)");
}

TEST_CASE("each form of a type") {
  CHECK(tree("type a = \"x\" | b | [c]?\ntype d = map(e(f, AWS::X::Y))\ntype g = { h: i = 1, j: k? }\ntype l "
             "= each {\n m: n\n}") == R"(
TypeDecl
  Name `a`
  TypeOptional
    TypeUnion
      TypeWord `"x"`
      TypeName `b`
      TypeList
        TypeName `c`
TypeDecl
  Name `d`
  TypeOf
    TypeName `map`
    TypeOf
      TypeName `e`
      TypeName `f`
      TypeName `AWS::X::Y`
TypeDecl
  Name `g`
  TypeRecord
    Field
      Name `h`
      TypeName `i`
      Int `1`
    Field
      Name `j`
      TypeOptional
        TypeName `k`
TypeDecl
  Name `l`
  TypeEach
    Field
      Name `m`
      TypeName `n`
)");
}

TEST_CASE("overlays and loops over values") {
  CHECK(tree("env e { a.b[\"c\"].d = [for x in y if z: x]; f = {for k in l: k => 1} }") == R"(
Env
  Name `e`
  Setting
    Member
      Index
        Member
          Ident `a`
          Name `b`
        String
          Text `c`
      Name `d`
    ListFor
      Name `x`
      Ident `y`
      Ident `z`
      Ident `x`
  Setting
    Ident `f`
    MapFor
      Name `k`
      Ident `l`
      Empty
      Ident `k`
      Int `1`
)");
}

TEST_CASE("names are interned where the tree says so") {
  const Parsed parsed("type t = \"a b\" | c\nlet x = t + AWS::S3::Bucket");
  std::string names;
  for (const auto& node : parsed.tree.nodes())
    if (node.name) names += std::string(parsed.names.text(node.name)) + " ";
  CHECK(names == "t a b c x t + AWS::S3::Bucket ");
}

TEST_CASE("a byte order mark and CR LF are taken") {
  CHECK(tree("\xEF\xBB\xBFlet x = 1\r\nlet y = [\r\n  2\r\n]\r\n") == tree("let x = 1\nlet y = [\n  2\n]\n"));
}

TEST_CASE("an empty file is a program") {
  CHECK(tree("") == "\n");
  CHECK(tree("\n// nothing\n;") == "\n");
}
