// Parsing for tests, and what every tree must fulfil.
#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "support/names.h"
#include "support/source.h"
#include "syntax/parse.h"
#include "syntax/tree.h"

namespace scale::test {

/// A text, its tree and what was said about it.
struct Parsed {
  explicit Parsed(std::string text)
      : file(sources.add("test.scale", std::move(text))), tree(syntax::parse(sources, file, names, sink)) {}
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  Sources sources;
  Names names;
  diag::Sink sink;
  FileId file;
  syntax::Tree tree;
};

/// The mistakes of a text as "S0001 2:9 expected a value", one per line; notes follow as "  1:5 `{` opened
/// here".
std::string mistakes(const Parsed& parsed);

/// Empty for a valid tree, else what is wrong with it: spans that do not nest, sizes that do not add up, or
/// children other than grammar/kinds.def says.
std::string flaw(const syntax::Tree& tree);

/// Kinds and texts of all nodes, but not where they stand: equal for programs that differ only in layout.
std::string shape(const Parsed& parsed);

/// The text of a file of the project ("tests/samples/web.scale"); fails the test when it cannot be read.
std::string project_file(std::string_view path);

}  // namespace scale::test
