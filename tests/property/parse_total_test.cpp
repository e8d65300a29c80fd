// Parsing is a total function: whatever the bytes, a valid tree comes out, and an incomplete one says why.
#include "catch.h"

#include <random>

#include "properties.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

void check(const std::string& text) {
  const std::string wrong = scale::test::parse_violation(text);
  if (!wrong.empty()) FAIL(wrong << "\nin:\n" << text);
}

std::vector<std::string> samples() {
  std::vector<std::string> texts;
  for (const char* name : {"web", "component", "worker", "everything"})
    texts.push_back(scale::test::project_file(std::string("tests/samples/") + name + ".scale"));
  return texts;
}
}  // namespace

TEST_CASE("the samples parse without a mistake") {
  for (const std::string& text : samples()) {
    const Parsed parsed(text);
    CHECK(scale::test::mistakes(parsed) == "");
    CHECK(scale::test::flaw(parsed.tree) == "");
  }
}

TEST_CASE("every prefix and suffix of a program gives a valid tree") {
  for (const std::string& text : samples()) {
    for (std::size_t i = 0; i <= text.size(); i += 3) {
      check(text.substr(0, i));
      check(text.substr(i));
    }
  }
}

TEST_CASE("a program without any one of its bytes gives a valid tree") {
  for (const std::string& text : samples())
    for (std::size_t i = 0; i < text.size(); ++i) check(std::string(text).erase(i, 1));
}

TEST_CASE("random bytes and random tokens give a valid tree") {
  std::mt19937 random(20240607);  // NOLINT: the same inputs in every run
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 80, '\0');
    for (char& c : text) c = static_cast<char>(random());
    check(text);
  }
  const char* const tokens[] = {
      "{",       "}",           "(",        ")",     "[",         "]",         "=",
      ":",       ",",           ";",        "\n",    "\n  ",      " ",         "\"",
      "\"\"\"",  "${",          "..",       "...",   "-",         "+",         "/",
      "*",       "?",           "??",       "|",     "<",         ">",         "=>",
      "==",      "@",           ".",        "::",    "//",        "///",       "a",
      "b",       "AWS::X::Y",   "1",        "1.5",   "30s",       "512 MiB",   "60%",
      "/24",     "10.0.0.0/16", "fd00::/8", "80-90", "cron(0 8)", "arn:aws:x", "secret(ssm:/a)",
      "stack",   "param",       "let",      "type",  "component", "existing",  "resource",
      "env",     "output",      "if",       "else",  "then",      "for",       "in",
      "require", "each",        "phrase",   "not",   "and",       "or",        "true",
      "\\",      "$",           "\r\n"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      text += tokens[random() % std::size(tokens)];
      if (random() % 2 == 0) text += ' ';
    }
    check(text);
  }
}

TEST_CASE("mutated programs give a valid tree") {
  std::mt19937 random(7);  // NOLINT: the same inputs in every run
  for (const std::string& text : samples()) {
    for (int round = 0; round < 2000; ++round) {
      std::string mutated = text;
      for (std::size_t n = 1 + random() % 4; n-- > 0 && !mutated.empty();) {
        const std::size_t at = random() % mutated.size();
        const std::size_t length = std::min<std::size_t>(1 + random() % 30, mutated.size() - at);
        switch (random() % 4) {
          case 0: mutated.erase(at, length); break;
          case 1: mutated.insert(at, mutated.substr(random() % mutated.size(), length)); break;
          case 2: mutated[at] = static_cast<char>(random()); break;
          default: mutated.insert(at, 1, "{}()[]\"\n;,=.-/<>?|$\\"[random() % 20]); break;
        }
      }
      check(mutated);
    }
  }
}

TEST_CASE("deep nesting of every kind ends in one message") {
  const std::pair<const char*, const char*> forms[] = {
      {"let x = (", ""},  {"let x = [", ""}, {"", "("},     {"", "["},    {"", "{a="},
      {"{", "a {"},       {"", "f("},        {"", "-"},     {"", "not "}, {"", "if a then "},
      {"", "a + "},       {"", "a."},        {"", "a ?? "}, {"", "\"${"}, {"", "[for x in "},
      {"", "{for x in "}, {"", "a["}};
  for (const auto& [first, repeated] : forms) {
    std::string text = std::string("let first = 1\nlet x = ") + first;
    for (int i = 0; i < 10000; ++i) text += repeated;
    const Parsed parsed(text + "\nlet last = 1\n");
    INFO(repeated);
    CHECK(scale::test::flaw(parsed.tree) == "");
    if (*repeated != '\0') {
      CHECK(parsed.sink.size() == 1);
      CHECK(scale::test::mistakes(parsed).find("nested deeper than 200 levels") != std::string::npos);
    }
  }
  for (const char* repeated : {"if a { ", "component a { ", "if a {} else ", "for x in y { ", "existing {"}) {
    std::string text;
    for (int i = 0; i < 10000; ++i) text += repeated;
    INFO(repeated);
    check(text);
  }
  for (const char* repeated : {"[", "{a:", "phrase(<a:", "each {a:", "map(", "\"a\"|"}) {
    std::string text = "type t = ";
    for (int i = 0; i < 10000; ++i) text += repeated;
    INFO(repeated);
    check(text);
  }
}
