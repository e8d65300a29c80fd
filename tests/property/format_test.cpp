// Formatting keeps the tree and every comment, and does nothing the second time.
#include "catch.h"

#include <random>

#include "properties.h"
#include "trees.h"

namespace {
using scale::test::Parsed;

void check(const std::string& text) {
  const std::string wrong = scale::test::format_violation(text);
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
  const char* const insertions[] = {"\n",        "\n\n",    " // c\n", "\n// own\n", " ",  ";", ",", "\r\n",
                                    "\n/// d\n", "/// e\n", ")",       "(",          "[ ", "]", "{", "}"};
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
  const char* const tokens[] = {
      "{",      "}",         "(",     ")",   "[",  "]",     "=",       ",",   ";",        "\n",   "\n",
      "a",      "b",         "c",     "1",   "2 ", "-",     "+",       "/",   "*",        "..",   "?",
      "/24",    "x.y",       "not ",  "and", "or", "\"s\"", " // c\n", "if",  "then",     "else", "30s",
      "512MiB", "arn:aws:x", "80-90", "f(",  "[",  "{a=",   "in",      "for", "fd00::/8", "??"};
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
