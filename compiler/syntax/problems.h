// What the parser found wrong, turned into diagnostics: one message for one mistake.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "support/source.h"
#include "syntax/builder.h"
#include "syntax/tree.h"

namespace scale::syntax {

/// Reports the mistakes of one file. Call the functions in the order in which they stand here: what an
/// earlier one has reported silences what follows from it.
class ProblemReport {
 public:
  ProblemReport(const Sources& sources, FileId file, std::span<const Node> nodes, diag::Sink& sink);

  /// Bytes that are not UTF-8 (S0004) and control characters (S0005): the first of each, with their number.
  void check_text();
  /// The parser's own findings, in the order of reading.
  void problems(std::span<const Problem> problems);
  /// Nothing was wrong.
  bool silent() const { return silent_; }

 private:
  struct Line {
    std::uint32_t begin;
    std::uint32_t end;  // of its text
    bool holds(std::uint32_t place) const { return begin <= place && place <= end; }
  };
  Line line_of(std::uint32_t place) const;
  bool follows_from_earlier(const Problem& problem);
  void too_deep(const Problem& problem);
  std::uint32_t first_line_end(const Problem& problem) const;
  void report(const Problem& problem);
  Span span(std::uint32_t begin, std::uint32_t end) const { return {file_, begin, end}; }

  FileId file_;
  std::string_view text_;
  std::span<const Node> nodes_;
  diag::Sink& sink_;
  std::vector<Line> bad_lines_;    // those with bytes that are no text, in order
  std::uint32_t declaration_ = 1;  // the node at the top that holds what nested too deep last
  std::uint32_t deep_begin_ = 0;   // from there on the rest of that declaration is not judged
  std::uint32_t deep_end_ = 0;
  std::optional<Line> reported_line_;  // of the problem reported last
  int reported_ = 0;                   // problems that may be why a closing bracket is found alone later
  bool silent_ = true;
};

}  // namespace scale::syntax
