// UTF-8 as terminals show it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scale {

/// What stands for bytes that are not UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Reads the code point at `position` and moves `position` behind it. A byte that does not begin a
/// well-formed sequence gives the replacement character and moves by one. `position` must be inside `text`.
char32_t decode_utf8(std::string_view text, std::size_t& position);

/// Columns that a code point takes in a terminal: 0 (combining), 1, or 2 (East Asian wide and emoji).
/// Source: Unicode's EastAsianWidth.txt, W and F.
int display_width(char32_t code_point);

/// Columns of a whole text.
std::size_t display_width(std::string_view text);

/// `text` without what could steer a terminal: control characters and malformed bytes become the replacement
/// character, tabs blanks. Line ends stay.
std::string printable(std::string_view text);

/// Breaks `text` at its line ends and between words into lines of at most `columns` columns; a longer word
/// keeps a line of its own. Blanks at a break are dropped.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace scale
