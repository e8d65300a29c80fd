#include "cli/views/diff.h"

namespace scale::cli {

std::string coloured_diff(std::string_view diff) {
  std::string out;
  while (!diff.empty()) {
    const std::size_t end = diff.find('\n');
    const std::string_view line = diff.substr(0, end);
    const char sign = line.empty() ? ' ' : line[0];
    const std::string_view paint = sign == '-'   ? "\x1b[31m"
                                   : sign == '+' ? "\x1b[32m"
                                   : sign == '@' ? "\x1b[36m"
                                                 : "";
    out.append(paint).append(line).append(paint.empty() ? "\n" : "\x1b[0m\n");
    diff.remove_prefix(end == std::string_view::npos ? diff.size() : end + 1);
  }
  return out;
}

}  // namespace scale::cli
