#include "format/comments.h"

namespace scale::format {

Gap read_gap(std::string_view text) {
  Gap gap;
  int line_ends = 0;  // since the last text
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "//") {
      std::size_t end = text.find('\n', i);
      if (end == std::string_view::npos) end = text.size();
      std::string_view comment = text.substr(i, end - i);
      while (comment.back() == ' ' || comment.back() == '\t' || comment.back() == '\r')
        comment.remove_suffix(1);
      gap.comments.push_back({comment, line_ends > 0, line_ends > 1});
      line_ends = 0;
      i = end;
      continue;
    }
    if (text[i] == '\n') {
      ++line_ends;
      gap.line_end = true;
    } else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != ';' && text[i] != ',') {
      line_ends = 0;
    }
    ++i;
  }
  gap.blank_after = line_ends > 1;
  return gap;
}

}  // namespace scale::format
