#include "catch.h"
#include "check/literals.h"

namespace scale::check {
namespace {

using syntax::Kind;

/// A String node whose content is `content` between `quotes`; ${…} in it become Interpolation nodes.
struct StringTree {
  StringTree(std::string_view quotes, std::string_view content)
      : text(std::string(quotes) + std::string(content) + std::string(quotes)) {
    const auto size = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    std::vector<syntax::Node> nodes{{Kind::File, 0, size(text.size()), 1, {}},
                                    {Kind::String, 0, size(text.size()), 1, {}}};
    std::size_t at = quotes.size();
    const std::size_t end = text.size() - quotes.size();
    while (at < end) {
      const bool open = text.compare(at, 2, "${") == 0;
      std::size_t stop = open ? text.find('}', at) + 1 : text.find("${", at);
      stop = std::min(stop, end);
      nodes.push_back({open ? Kind::Interpolation : Kind::Text, size(at), size(stop), 1, {}});
      at = stop;
    }
    nodes[1].size = size(nodes.size() - 1);
    nodes[0].size = size(nodes.size());
    tree = std::make_unique<syntax::Tree>(0, text, std::move(nodes));
  }
  syntax::Ref string() const { return tree->root().child(0); }
  std::string text;
  std::unique_ptr<syntax::Tree> tree;
};

struct Fixture {
  Arena arena;
  diag::Sink sink;
  /// The decoded texts with | for every interpolation between them, then the codes of what is wrong.
  std::string decode(std::string_view quotes, std::string_view content) {
    const StringTree tree(quotes, content);
    sink = {};
    const std::vector<std::string_view> texts = decode_string(tree.string(), arena, sink);
    std::string result;
    std::size_t next = 0;
    for (const syntax::Ref child : tree.string()) result += child.is(Kind::Text) ? texts.at(next++) : "|";
    CHECK(next == texts.size());
    for (const diag::Diagnostic& diagnostic : sink.sorted()) result += " " + std::string(diagnostic.code.id);
    return result;
  }
  std::string line(std::string_view content) { return decode("\"", content); }
  std::string block(std::string_view content) { return decode("\"\"\"", content); }
};

TEST_CASE_METHOD(Fixture, "escapes") {
  CHECK(line("plain").compare("plain") == 0);
  CHECK(line("").empty());
  CHECK(line(R"(a\n\t\r\"\\\$x)") == "a\n\t\r\"\\$x");
  CHECK(line(R"(\u{41}\u{e9}\u{20AC}\u{1F600})") == "A\u00e9\u20ac\U0001F600");
  CHECK(line(R"(\u{10FFFF})") == "\U0010FFFF");
}

TEST_CASE_METHOD(Fixture, "escapes that are none") {
  CHECK(line(R"(a\qb)") == "ab S2017");
  CHECK(sink.sorted().at(0).at == Span{0, 2, 4});
  CHECK(line("\\\u00e9") == " S2017");
  CHECK(sink.sorted().at(0).at == Span{0, 1, 4});
  CHECK(line(R"(\u41)") == "41 S2017");
  CHECK(line(R"(\u{})") == "{} S2017");
  CHECK(line(R"(\u{xyz})") == "{xyz} S2017");
  CHECK(line(R"(\u{110000})") == " S2018");
  CHECK(line(R"(\u{D800})") == " S2018");
  CHECK(line(R"(\u{FFFFFFFFFFFF})") == " S2018");
  CHECK(line("\\").ends_with("S2017"));
}

TEST_CASE_METHOD(Fixture, "a string literal is the text, or a mistake") {
  const StringTree good("\"", R"(a\nb)");
  CHECK(literal(good.string(), arena, sink).text() == "a\nb");
  const StringTree empty("\"", "");
  CHECK(literal(empty.string(), arena, sink).is(Value::Kind::String));
  const StringTree bad("\"", R"(\q)");
  CHECK(literal(bad.string(), arena, sink).is(Value::Kind::Error));
}

TEST_CASE_METHOD(Fixture, "a block string loses its layout") {
  CHECK(block("\n    a\n      b\n    ") == "a\n  b");
  CHECK(block("\n    a\n      b\n  ") == "  a\n    b");  // the closing quotes count
  CHECK(block("\n    a\n      b") == "a\n  b");
  CHECK(block("  \n  a\n\n      \n  b\n  ") == "a\n\n\nb");  // lines of blanks say nothing and become empty
  CHECK(block("abc") == "abc");
  CHECK(block("first\n  second\n  ") == "first\nsecond");
  CHECK(block("\n").empty());
  CHECK(block("\n    ").empty());
  CHECK(block("").empty());
  CHECK(block("\n\n").empty());
  CHECK(block("\n  a\n\n  ") == "a\n");
  CHECK(block("\n\ta\n\t b\n") == "\ta\n\t b");
  CHECK(block("\n\ta\n  b") == "\ta\n  b");  // no blanks in common
}

TEST_CASE_METHOD(Fixture, "a block string has the same bytes whatever the line ends of the file") {
  CHECK(block("\r\n  a\r\n\r\n  b\r\n  ") == "a\n\nb");
}

TEST_CASE_METHOD(Fixture, "escapes in a block string are no layout") {
  CHECK(block("\n  a\\n    b\n  \\tc\n  ") == "a\n    b\n\tc");
  CHECK(block("\n  \\\"\"\" \n  ") == "\"\"\" ");
  CHECK(block("\n  \\q\n") == "   S2017");
  CHECK(sink.sorted().at(0).at == Span{0, 6, 8});
}

TEST_CASE_METHOD(Fixture, "interpolations stand in the text of a block string") {
  CHECK(block("\n    a ${x} b\n    ${y}\n      ${z}!\n    ") == "a | b\n|\n  |!");
  CHECK(block("${x}\n    a\n  ") == "|\n  a");
  CHECK(block("\n  ${x}\n  ") == "|");
  CHECK(block("\n  ${x}") == "|");
  CHECK(block("\n  a\n  ${x}  ") == "a\n|  ");
}

}  // namespace
}  // namespace scale::check
