#include "syntax/problems.h"

#include <fmt/format.h>

#include <algorithm>

#include "diag/codes.h"
#include "syntax/parse.h"

namespace scale::syntax {
namespace {

/// The length of the well-formed UTF-8 sequence at `p`, or 0 (Unicode 15, table 3-7).
std::size_t utf8_length(const unsigned char* p, const unsigned char* end) {
  const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return static_cast<std::size_t>(end - p) > i && p[i] >= low && p[i] <= high;
  };
  const unsigned lead = p[0];
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
}

/// Nothing but printable ASCII and line ends in eight bytes.
bool plain(const unsigned char* p) {
  bool fine = true;
  for (int i = 0; i < 8; ++i) fine &= (p[i] >= 0x20 && p[i] < 0x7F) || p[i] == '\n';
  return fine;
}

struct Finding {
  std::uint32_t first = 0;
  std::size_t count = 0;
  void add(std::uint32_t at) {
    if (count++ == 0) first = at;
  }
};

void add_count(diag::Diagnostic& diagnostic, std::size_t count) {
  if (count > 1) diagnostic.hint(fmt::format("{} more in this file", count - 1));
}

}  // namespace

ProblemReport::ProblemReport(const Sources& sources, FileId file, std::span<const Node> nodes,
                             diag::Sink& sink)
    : file_(file), text_(sources[file].text()), nodes_(nodes), sink_(sink) {}

void ProblemReport::check_text() {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text_.data());
  const unsigned char* const end = begin + text_.size();
  Finding not_utf8;
  Finding control;
  for (const unsigned char* p = begin; p != end;) {
    if (end - p >= 8 && plain(p)) {
      p += 8;
      continue;
    }
    const auto at = static_cast<std::uint32_t>(p - begin);
    const std::size_t length = utf8_length(p, end);
    const bool bad = length == 0 || is_control(*p);
    if (length == 0) not_utf8.add(at);
    if (is_control(*p)) control.add(at);
    if (bad && (bad_lines_.empty() || !bad_lines_.back().holds(at))) bad_lines_.push_back(line_of(at));
    p += std::max<std::size_t>(length, 1);
  }
  const auto byte = [&](std::uint32_t at) { return static_cast<unsigned>(begin[at]); };
  if (not_utf8.count > 0)
    add_count(sink_.report(diag::not_utf8, span(not_utf8.first, not_utf8.first + 1), byte(not_utf8.first)),
              not_utf8.count);
  if (control.count > 0)
    add_count(
        sink_.report(diag::control_character, span(control.first, control.first + 1), byte(control.first)),
        control.count);
  if (!bad_lines_.empty()) silent_ = false;
}

void ProblemReport::too_deep(const Problem& problem) {
  const bool first = deep_end_ == 0;
  while (declaration_ < nodes_.size() && nodes_[declaration_].end < problem.begin)
    declaration_ += nodes_[declaration_].size;
  deep_begin_ = problem.begin;
  deep_end_ = declaration_ < nodes_.size() ? nodes_[declaration_].end : problem.end;
  const std::uint32_t end = std::min(problem.begin + 1, nodes_[0].end);
  if (first) sink_.report(diag::nested_too_deep, span(problem.begin, end), max_depth);
}

ProblemReport::Line ProblemReport::line_of(std::uint32_t place) const {
  const std::size_t before = place == 0 ? std::string_view::npos : text_.rfind('\n', place - 1);
  const std::size_t end = std::min(text_.find('\n', place), text_.size());
  return {static_cast<std::uint32_t>(before + 1), static_cast<std::uint32_t>(end)};
}

bool ProblemReport::follows_from_earlier(const Problem& problem) {
  if (deep_end_ > 0 && problem.end >= deep_begin_ && problem.begin <= deep_end_) return true;
  if (reported_line_ && reported_line_->holds(problem.begin)) return true;
  if (problem.sort == Problem::Sort::Unclosed && reported_line_ && reported_line_->holds(problem.open))
    return true;
  const auto bad = std::lower_bound(bad_lines_.begin(), bad_lines_.end(), problem.begin,
                                    [](const Line& line, std::uint32_t place) { return line.end < place; });
  if (bad != bad_lines_.end() && bad->begin <= problem.end) return true;
  if (problem.sort == Problem::Sort::Unreadable && reported_ > 0 && text_[problem.begin] == '}') {
    --reported_;
    return true;
  }
  return false;
}

void ProblemReport::problems(std::span<const Problem> problems) {
  for (const Problem& problem : problems) {
    silent_ = false;
    const bool silenced = follows_from_earlier(problem);
    if (silenced) continue;
    if (problem.sort == Problem::Sort::TooDeep)
      too_deep(problem);
    else
      report(problem);
    ++reported_;
    reported_line_ = line_of(problem.begin);
  }
}

std::uint32_t ProblemReport::first_line_end(const Problem& problem) const {
  std::uint32_t end = problem.begin;
  while (end < problem.end && text_[end] != '\n' && text_[end] != '\r') ++end;
  return end;
}

void ProblemReport::report(const Problem& problem) {
  const Span at = span(problem.begin, problem.end);
  switch (problem.sort) {
    case Problem::Sort::TooDeep: break;
    case Problem::Sort::Missing: {
      diag::Diagnostic& diagnostic = sink_.report(diag::expected_here, at, problem.expected);
      if (problem.expected == "`,`") diagnostic.with_fix("insert `,`", {{at, ","}});
      if (problem.expected == "`let`") diagnostic.with_fix("insert `let`", {{at, "let "}});
      break;
    }
    case Problem::Sort::Unclosed: {
      const std::string_view open = problem.expected == "`\"\"\"`" ? "\"\"\"" : text_.substr(problem.open, 1);
      const auto width = static_cast<std::uint32_t>(open.size());
      sink_.report(diag::expected_here, at, problem.expected)
          .note(span(problem.open, problem.open + width), fmt::format("`{}` opened here", open));
      break;
    }
    case Problem::Sort::Unreadable: {
      diag::Diagnostic& diagnostic =
          sink_.report(diag::unreadable_text, span(problem.begin, first_line_end(problem)));
      const char first = text_[problem.begin];
      if (first == ')' || first == ']' || first == '}')
        diagnostic.with_label("nothing is open here that this could close");
      break;
    }
    case Problem::Sort::Misplaced: {
      const std::uint32_t end = first_line_end(problem);
      sink_.report(diag::unreadable_text, span(problem.begin, end))
          .with_label("a declaration; this block holds attributes and blocks")
          .hint("declarations stand at the top of a file, in a component, and in `if` and `for`");
      break;
    }
    case Problem::Sort::BadEscape:
      sink_.report(diag::bad_escape, at, text_.substr(problem.begin, problem.end - problem.begin))
          .hint("escapes are \\n \\t \\r \\\" \\\\ \\$ and \\u{1F600}; a backslash itself is \\\\");
      break;
    case Problem::Sort::WrongColon:
      sink_.report(diag::expected_here, at, "`=`").with_fix("write `=`", {{at, " ="}});
      break;
  }
}

}  // namespace scale::syntax
