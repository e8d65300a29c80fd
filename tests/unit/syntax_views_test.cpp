#include "syntax/views.h"

#include "catch.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

/// The parts of a string: text as it is, expressions as <their text>.
std::string decoded(const std::string& literal) {
  const Parsed parsed("let x = " + literal);
  std::string out;
  for (const auto& part : scale::syntax::decode_string(parsed.tree.root().child(0).child(1)))
    out += part.expression ? "<" + std::string(part.expression.text()) + ">" : part.text;
  return out;
}
}  // namespace

TEST_CASE("escapes are decoded") {
  CHECK(decoded(R"("a\n\t\r\"\\\${b}")") == "a\n\t\r\"\\${b}");
  CHECK(decoded(R"("\u{41}\u{e4}\u{20AC}\u{1F600}")") == "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(decoded(R"("\q \u{} \u{D800} \u{110000} \u41")") == R"(\q \u{} \u{D800} \u{110000} \u41)");
}

TEST_CASE("expressions stand between texts") {
  CHECK(decoded(R"("${a}b${c.d}")") == "<a>b<c.d>");
  CHECK(decoded(R"("$ $a {b}")") == "$ $a {b}");
}

TEST_CASE("a string of several lines loses what belongs to the layout") {
  CHECK(decoded("\"\"\"\n  a\n    b\n\n  c\n  \"\"\"") == "a\n  b\n\nc");
  CHECK(decoded("\"\"\"\n    a\n  \"\"\"") == "  a");
  CHECK(decoded("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"") == "a\nb");
  CHECK(decoded("\"\"\"\n  a ${b}\n  ${c}\n\"\"\"") == "  a <b>\n  <c>");
  CHECK(decoded("\"\"\"\n  ${c}\n  \"\"\"") == "<c>");
  CHECK(decoded("\"\"\"a\n  b\"\"\"") == "a\nb");
  CHECK(decoded("\"\"\"a \"quoted\" b\"\"\"") == "a \"quoted\" b");
  CHECK(decoded("\"\"\"\n  a\\n  b\n  \"\"\"") == "a\n  b");
  CHECK(decoded("\"\"\"\"\"\"") == "");
  CHECK(decoded("\"\"\"\n\n  a\n\n  \"\"\"") == "\na\n");
}

TEST_CASE("doc comments lose their slashes") {
  const Parsed parsed("///  One.\n  ///two\n///\n/// \xC3\xA4 \r\nparam p: int");
  CHECK(scale::syntax::doc_text(parsed.tree.root().child(0)) == " One.\ntwo\n\n\xC3\xA4");
  CHECK(scale::syntax::doc_text(Parsed("param p: int").tree.root().child(0)) == "");
}

TEST_CASE("keys are names or strings") {
  const Parsed record("let x = { a = 1, \"b \\\"c\" = 2 }");
  const auto value = record.tree.root().child(0).child(1);
  CHECK(scale::syntax::key_text(value.child(0)) == "a");
  CHECK(scale::syntax::key_text(value.child(1)) == "b \"c");
  CHECK(scale::syntax::is_plain(value.child(1).child(0)));
  CHECK(scale::syntax::plain_text(value.child(1).child(0)) == "b \"c");
}
