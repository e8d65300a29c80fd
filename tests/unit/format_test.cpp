// What the formatter makes of each construct; that it keeps everything is a property test.
#include "format/format.h"

#include "catch.h"
#include "trees.h"

namespace {
std::string format(const std::string& text) {
  const scale::test::Parsed parsed(text);
  CHECK(scale::test::mistakes(parsed) == "");
  return scale::format::format(parsed.tree);
}
}  // namespace

TEST_CASE("blanks, separators and empty lines") {
  CHECK(format("") == "");
  CHECK(format("\n\n\nstack  s ;;\n\n\n\n\nlet x=1,let y =2") == "stack s\n\nlet x = 1\nlet y = 2\n");
  CHECK(format("vpc a {\n\n\n x=1;y=2;\n\n}\r\n") == "vpc a {\n  x = 1\n  y = 2\n}\n");
  CHECK(format("let x=-a+b*c..d??e==f and not g") == "let x = -a + b * c..d ?? e == f and not g\n");
  CHECK(format("let x=f( a,b )[ 0 ].c?") == "let x = f(a, b)[0].c?\n");
  CHECK(format("let x = [ 512MiB,1   vCPU,60 %,30s, a ,]") == "let x = [512 MiB, 1 vCPU, 60%, 30s, a]\n");
}

TEST_CASE("a block in one line stays there while it fits and has no comment") {
  CHECK(format("vpc a {x=1,y=2;z{}}") == "vpc a { x = 1, y = 2, z {} }\n");
  CHECK(format("vpc a {x=1\n}") == "vpc a {\n  x = 1\n}\n");
  CHECK(format("vpc a { }") == "vpc a {}\n");
  CHECK(format("vpc a { // c\n}") == "vpc a {  // c\n}\n");
  const std::string wide(60, 'w');
  CHECK(format("vpc a { " + wide + " = 1, y = \"" + wide + "\" }") ==
        "vpc a {\n  " + wide + " = 1\n  y = \"" + wide + "\"\n}\n");
  CHECK(format("component c { param a: int, param b: int }") ==
        "component c { param a: int; param b: int }\n");
  CHECK(format("let x = { p q; \"k\" = 1 }") == "let x = { p q; \"k\" = 1 }\n");
}

TEST_CASE("neighbours in one line are aligned") {
  CHECK(format("vpc a {\n b=1\n ccc=2\n\n dddd=3\n e=[\n1]\n f=4\n gg=5\n}") ==
        "vpc a {\n  b   = 1\n  ccc = 2\n\n  dddd = 3\n  e = [\n    1,\n  ]\n  f  = 4\n  gg = 5\n}\n");
  CHECK(format("vpc a {\n s one {x=1}\n s three {y=2}\n t {}\n}") ==
        "vpc a {\n  s one   { x = 1 }\n  s three { y = 2 }\n  t       {}\n}\n");
  CHECK(format("s p {\n at 1..100 add 1\n at ..1 remove all\n at 5.. add 20\n}") ==
        "s p {\n  at 1..100 add 1\n  at ..1    remove all\n  at 5..    add 20\n}\n");
  CHECK(format("k a {x=1}\nk bbb {x=1}\nlet y=1") == "k a   { x = 1 }\nk bbb { x = 1 }\nlet y = 1\n");
  CHECK(format("vpc a {\n b=1\n // c\n ccc=2 // d\n dd=3\n}") ==
        "vpc a {\n  b = 1\n  // c\n  ccc = 2  // d\n  dd  = 3\n}\n");
}

TEST_CASE("brackets the author broke, or that do not fit, hold one element per line") {
  CHECK(format("let x = [a,\nb]") == "let x = [\n  a,\n  b,\n]\n");
  CHECK(format("let x = f([{\n a = 1 }])") == "let x = f([{\n  a = 1\n}])\n");
  CHECK(format("let x = [for a in b: {\n c = a }]") == "let x = [for a in b: {\n  c = a\n}]\n");
  CHECK(format("let x = (a\n+ b + c)") == "let x = (\n  a\n    + b + c\n)\n");
  CHECK(format("let x = if a\nthen b else c") == "let x = if a\n  then b\n  else c\n");
  CHECK(format("let x = if a then {\n b = 1 } else []") == "let x = if a then {\n  b = 1\n} else []\n");
  CHECK(format("require a\nelse \"b\"") == "require a\n  else \"b\"\n");
}

TEST_CASE("types are laid out") {
  CHECK(format("type t=\"a\"|b|[ c ]?") == "type t = \"a\" | b | [c]?\n");
  CHECK(format("type t = \"a\"\n| \"b\"?") == "type t =\n  | \"a\"\n  | \"b\"?\n");
  CHECK(format("type t=phrase( a <b:int=1> c ){d:e,f:map( g )}") ==
        "type t = phrase(a <b: int = 1> c) { d: e, f: map(g) }\n");
  CHECK(format("type t = each {\n /// doc\n a : b\n}") == "type t = each {\n  /// doc\n  a: b\n}\n");
}

TEST_CASE("comments stay with what they are about") {
  CHECK(format("// a\n\n/// b\nstack s// c\n// d") == "// a\n\n/// b\nstack s  // c\n// d\n");
  CHECK(format("if a { }\n// b\nelse { }") == "if a {}\n// b\nelse {}\n");
  CHECK(format("let x = f(// a\nb, // c\n// d\n)") == "let x = f(  // a\n  b,  // c\n  // d\n)\n");
  CHECK(format("/// no\n;let x = 1") == "/// no\n\nlet x = 1\n");
}

TEST_CASE("strings of several lines are not touched") {
  const std::string text = "let x = \"\"\"\n      a\n   b\n\"\"\"\n";
  CHECK(format(text) == text);
}

TEST_CASE("a text with mistakes comes back unchanged") {
  const scale::test::Parsed parsed("let   x = \n");
  CHECK_FALSE(parsed.tree.complete());
  CHECK(scale::format::format(parsed.tree) == "let   x = \n");
}

TEST_CASE("formatted text is UTF-8 and measured in characters") {
  CHECK(format("vpc a {\n b=\"\xC3\xA4\"\n}") == "vpc a {\n  b = \"\xC3\xA4\"\n}\n");
}
