// One source line as a terminal shows it, with the marks below it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scale::diag {

/// Bytes of a line to point at.
struct Mark {
  std::uint32_t begin = 0, end = 0;  // within the line
  bool primary = false;
  std::string_view label;
};

/// A row to print under the gutter. `tail` is what a mark adds to `text`: the marker and its label.
struct ExcerptRow {
  std::string text;
  std::string tail;
  const Mark* mark = nullptr;  // null: the source line itself
};

/// The line cut to `columns` columns around its first mark (tabs as four blanks, characters that cannot be
/// shown replaced), then the rows of each mark. `ellipsis` shows where text was cut, `line` and `caret` draw
/// the markers.
struct Drawing {
  std::string_view caret, line, ellipsis;
};
std::vector<ExcerptRow> draw_line(std::string_view text, const std::vector<Mark>& marks, std::size_t columns,
                                  const Drawing& drawing);

}  // namespace scale::diag
