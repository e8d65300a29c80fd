// Formatting keeps the tree and every comment, and does nothing the second time.
#include "catch.h"

#include <algorithm>
#include <random>

#include "format/format.h"
#include "syntax/views.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

/// Comments in order; what a text has between nodes cannot hide in strings.
std::string comments(const Parsed& parsed) {
  std::string out;
  const auto& nodes = parsed.tree.nodes();
  std::string text(parsed.tree.text());
  for (const auto& node : nodes)  // leaves hold no comments, except those of documentation
    if (node.size == 1 && node.kind != scale::syntax::Kind::Doc && node.kind != scale::syntax::Kind::Body &&
        node.kind != scale::syntax::Kind::Record && node.kind != scale::syntax::Kind::List && node.kind != scale::syntax::Kind::File &&
        node.kind != scale::syntax::Kind::Declarations && node.kind != scale::syntax::Kind::ExistingPart &&
        node.kind != scale::syntax::Kind::TypeRecord && node.kind != scale::syntax::Kind::TypeEach &&
        node.kind != scale::syntax::Kind::TypePhrase)
      for (auto i = node.begin; i < node.end; ++i) text[i] = 'x';
  for (const auto& node : nodes)
    if (node.kind == scale::syntax::Kind::String || node.kind == scale::syntax::Kind::Schedule)
      for (auto i = node.begin; i < node.end; ++i) text[i] = 'x';
  for (std::size_t i = text.find("//"); i != text.npos; i = text.find("//", i)) {
    std::size_t end = text.find('\n', i);
    if (end == text.npos) end = text.size();
    std::string comment = text.substr(i, end - i);
    while (comment.back() == ' ' || comment.back() == '\t' || comment.back() == '\r') comment.pop_back();
    out += comment + '\n';
    i = end;
  }
  return out;
}

/// Empty, or what formatting `text` breaks; texts with mistakes come back as they are.
std::string violation(const std::string& text) {
  const Parsed before(text);
  const std::string once = scale::format::format(before.tree);
  if (!before.tree.complete()) return once == text ? "" : "a text with mistakes was changed";
  const Parsed after(once);
  if (!after.tree.complete()) return "it has mistakes afterwards:\n" + scale::test::mistakes(after) + once;
  const std::string was = scale::test::shape(before);
  const std::string is = scale::test::shape(after);
  const std::size_t differs = static_cast<std::size_t>(std::mismatch(was.begin(), was.end(), is.begin(), is.end()).first - was.begin());
  if (was != is) return "another tree: " + was.substr(differs, 60) + "\nnow: " + is.substr(differs, 60) + "\n" + once;
  if (comments(before) != comments(after)) return "other comments:\n" + comments(before) + "now:\n" + comments(after) + once;
  const std::string twice = scale::format::format(after.tree);
  if (once != twice) return "not stable:\n" + once + "\nthen:\n" + twice;
  for (std::size_t i = once.find(" \n"); i != once.npos; i = once.npos)
    if (once.find("\"\"\"") == once.npos && comments(after).empty()) return "a line ends in a blank:\n" + once;
  return {};
}

void check(const std::string& text) {
  const std::string wrong = violation(text);
  if (!wrong.empty()) FAIL(wrong << "\nfrom:\n" << text);
}

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  for (const char* name : {"web", "component", "worker", "everything", "comments"})
    texts.push_back(scale::test::project_file(std::string("tests/samples/") + name + ".scale"));
  return texts;
}
}  // namespace

TEST_CASE("formatting keeps the samples") {
  for (const std::string& text : samples()) check(text);
}

TEST_CASE("formatting keeps samples with other line ends, separators and comments") {
  std::mt19937 random(11);  // NOLINT: the same inputs in every run
  const char* const insertions[] = {"\n", "\n\n", " // c\n", "\n// own\n", " ", ";", ",", "\r\n", "\n/// d\n", "/// e\n", ")", "(", "[ ", "]", "{", "}"};
  std::size_t complete = 0;
  for (const std::string& text : samples()) {
    for (int round = 0; round < 4000; ++round) {
      std::string changed = text;
      for (std::size_t n = 1 + random() % 3; n-- > 0;)
        changed.insert(random() % changed.size(), insertions[random() % std::size(insertions)]);
      complete += Parsed(changed).tree.complete() ? 1 : 0;
      check(changed);
    }
  }
  CHECK(complete > 2500);
}

TEST_CASE("formatting keeps samples of which parts are gone") {
  std::mt19937 random(13);  // NOLINT: the same inputs in every run
  for (const std::string& text : samples()) {
    for (int round = 0; round < 4000; ++round) {
      std::string changed = text;
      const std::size_t at = random() % changed.size();
      changed.erase(at, 1 + random() % 12);
      check(changed);
    }
  }
}

TEST_CASE("formatting keeps random programs") {
  std::mt19937 random(17);  // NOLINT: the same inputs in every run
  const char* const tokens[] = {"{", "}", "(", ")", "[", "]", "=", ",", ";", "\n", "\n", "a", "b", "c", "1", "2 ", "-", "+", "/", "*", "..", "?",
                                "/24", "x.y", "not ", "and", "or", "\"s\"", " // c\n", "if", "then", "else", "30s", "512MiB", "arn:aws:x",
                                "80-90", "f(", "[", "{a=", "in", "for", "fd00::/8", "??"};
  for (const char* start : {"let x = ", "let x = (", "let x = [", "thing a { b = ", "thing a { p "}) {
    for (int round = 0; round < 20000; ++round) {
      std::string text = start;
      const std::size_t count = random() % 12;
      for (std::size_t i = 0; i < count; ++i) {
        text += tokens[random() % std::size(tokens)];
        if (random() % 3 != 0) text += ' ';
      }
      if (text.find('(') < 10) text += ')';
      if (text.find('[') < 10) text += ']';
      if (text.find('{') < 10) text += '}';
      check(text);
    }
  }
}
