// One line of the catalogue's text as words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace scale::pack {

struct Word {
  std::string text;
  bool quoted = false;
};

/// Where a line is, for error messages.
struct Place {
  std::string_view path;
  std::size_t line = 0;
};

[[noreturn]] void fail(const Place& place, std::string_view message);

/// Hands out the words of a line: runs of other characters than blanks and commas, `,` by itself, and quoted
/// words, in which `""` stands for one quotation mark.
class Line {
 public:
  Line(std::string_view text, Place place) : rest_(text), place_(place) { advance(); }
  bool at_end() const { return !next_; }
  /// Whether the next word is this one and not quoted.
  bool at(std::string_view word) const { return next_ && !next_->quoted && next_->text == word; }
  const Word* peek() const { return next_ ? &*next_ : nullptr; }
  /// The next word. Fails at the end of the line.
  Word take();
  /// Takes the next word if it is this one.
  bool take_if(std::string_view word);
  void expect(std::string_view word);
  const Place& place() const { return place_; }

 private:
  void advance();
  std::string_view rest_;
  Place place_;
  std::optional<Word> next_;
};

}  // namespace scale::pack
