// The text between two nodes: punctuation, line ends and comments.
#pragma once

#include <string_view>
#include <vector>

namespace scale::format {

/// A comment, without blanks behind it.
struct Comment {
  std::string_view text;
  bool own_line;      // nothing but blanks before it in its line
  bool blank_before;  // an empty line before it
};

/// What of a gap a layout keeps.
struct Gap {
  std::vector<Comment> comments;
  bool line_end = false;     // it has a line end
  bool blank_after = false;  // an empty line before what follows the gap
};

/// Reads a gap. `text` holds no string, so each `//` begins a comment.
Gap read_gap(std::string_view text);

}  // namespace scale::format
