// What the compiler has to say about a program: values first, text last.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/source.h"

namespace scale::diag {

enum class Severity : unsigned char { Error, Warning, Info };

/// One row of the catalogue (diag/codes.def): a stable code, its name and how serious it is.
struct Code {
  std::string_view id;    // "S2104"
  std::string_view name;  // "unknown_property"
  Severity severity;
};

/// A catalogue row together with its message, whose placeholders are checked against Args when compiling.
template <typename... Args>
struct Kind {
  Code code;
  fmt::format_string<Args...> text;
};

/// A second place that helps to understand the first.
struct Note {
  Span at;
  std::string text;
};

/// Replace the text at `at` (which may be empty: an insertion) by `text`.
struct Edit {
  Span at;
  std::string text;
};

/// A change that certainly repairs the mistake.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
};

struct Diagnostic {
  Code code;
  Severity severity = Severity::Error;
  Span at;                  // nowhere: about the whole run (a file that cannot be read)
  std::string message;      // lower case, no full stop, what was observed; back-ticks around source text
  std::string label;        // what to write beside the carets; may be empty
  std::vector<Note> notes;  // other places, in the order to be read
  std::vector<std::string> hints;  // lines after "=": values of names, what to try
  std::optional<Fix> fix;

  Diagnostic& with_label(std::string text) {
    label = std::move(text);
    return *this;
  }
  Diagnostic& note(Span place, std::string text) {
    notes.push_back({place, std::move(text)});
    return *this;
  }
  Diagnostic& hint(std::string text) {
    hints.push_back(std::move(text));
    return *this;
  }
  Diagnostic& with_fix(std::string title, std::vector<Edit> edits) {
    fix = Fix{std::move(title), std::move(edits)};
    return *this;
  }
};

/// Collects the diagnostics of one compilation.
class Sink {
 public:
  /// How many are kept; beyond, they are only counted. A file of garbage must not fill the memory.
  static constexpr std::size_t most = 10'000;

  /// Records a diagnostic of `kind` at `at` and returns it, so that notes and hints can be added.
  /// The reference is valid until the next call.
  template <typename... Args>
  Diagnostic& report(const Kind<Args...>& kind, Span at, const std::type_identity_t<Args>&... args) {
    return add(
        Diagnostic{.code = kind.code,
                   .severity = kind.code.severity,
                   .at = at,
                   .message = fmt::vformat(fmt::string_view(kind.text), fmt::make_format_args(args...)),
                   .label = {},
                   .notes = {},
                   .hints = {},
                   .fix = {}});
  }
  Diagnostic& add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ != 0; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  /// In order of file and place (those without a place first); equal ones only once. When some were not kept,
  /// S0008 says so in front.
  std::vector<Diagnostic> sorted() const;
  bool empty() const { return diagnostics_.empty(); }
  std::size_t size() const { return diagnostics_.size() + dropped_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t dropped_ = 0;
  Diagnostic last_dropped_;  // what report() returned for it
};

}  // namespace scale::diag
