#include "cli/views/diff.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace scale::cli {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context_lines = 3;
constexpr std::size_t most_edits =
    2000;  // beyond, the stretch is shown as replaced: its diff would help nobody

/// Lines with their line ends; the last one may have none.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// Lines [before, before + removed) become [after, after + added).
struct Change {
  std::size_t before, removed, after, added;
};

/// The shortest edit script from `a` to `b` (Myers 1986, "An O(ND) Difference Algorithm"), shifted by
/// `offset`.
std::vector<Change> shortest_edits(std::span<const std::string_view> a, std::span<const std::string_view> b,
                                   std::size_t offset) {
  const auto n = static_cast<std::ptrdiff_t>(a.size()), m = static_cast<std::ptrdiff_t>(b.size());
  const std::ptrdiff_t limit = std::min<std::ptrdiff_t>(n + m, most_edits);
  std::vector<std::vector<std::ptrdiff_t>>
      history;  // furthest x per diagonal k + limit + 1, before each round
  std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * limit + 3), 0);
  const auto at = [&](auto& v, std::ptrdiff_t k) -> auto& {
    return v[static_cast<std::size_t>(k + limit + 1)];
  };
  std::ptrdiff_t rounds = -1;
  for (std::ptrdiff_t d = 0; d <= limit && rounds < 0; ++d) {
    history.push_back(furthest);
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      const bool down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
      std::ptrdiff_t x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      at(furthest, k) = x;
      if (x >= n && x - k >= m) {
        rounds = d;
        break;
      }
    }
  }
  if (rounds < 0) return {{offset, a.size(), offset, b.size()}};

  std::vector<Change> changes;
  std::ptrdiff_t x = n, y = m;
  for (std::ptrdiff_t d = rounds; d > 0; --d) {
    const auto& v = history[static_cast<std::size_t>(d)];
    const std::ptrdiff_t k = x - y;
    const bool down = k == -d || (k != d && at(v, k - 1) < at(v, k + 1));
    const std::ptrdiff_t from_k = down ? k + 1 : k - 1, from_x = at(v, from_k), from_y = from_x - from_k;
    changes.push_back({offset + static_cast<std::size_t>(from_x), down ? 0u : 1u,
                       offset + static_cast<std::size_t>(from_y), down ? 1u : 0u});
    x = from_x, y = from_y;
  }
  std::reverse(changes.begin(), changes.end());
  return changes;
}

std::vector<Change> changes_between(const Lines& a, const Lines& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::span<const std::string_view> left(a.data() + head, a.size() - head - tail);
  const std::span<const std::string_view> right(b.data() + head, b.size() - head - tail);
  if (left.empty() && right.empty()) return {};
  std::vector<Change> merged;
  for (const Change& change : shortest_edits(left, right, head)) {
    Change* last = merged.empty() ? nullptr : &merged.back();
    if (last != nullptr && last->before + last->removed == change.before &&
        last->after + last->added == change.after) {
      last->removed += change.removed;
      last->added += change.added;
    } else {
      merged.push_back(change);
    }
  }
  return merged;
}

void add_line(std::string& out, char sign, std::string_view line, bool colour) {
  const std::string_view paint = sign == '-' ? "\x1b[31m" : sign == '+' ? "\x1b[32m" : "";
  const bool ends = line.ends_with('\n');
  if (ends) line.remove_suffix(1);
  const bool painted = colour && !paint.empty();
  out += fmt::format("{}{}{}{}\n", painted ? paint : "", sign, line, painted ? "\x1b[0m" : "");
  if (!ends) out += "\\ No newline at end of file\n";
}

/// "12,3" as hunk headers write a stretch of lines.
std::string stretch(std::size_t begin, std::size_t count) {
  return count == 1 ? fmt::format("{}", begin + 1)
                    : fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         bool colour) {
  const Lines a = split(before), b = split(after);
  const std::vector<Change> changes = changes_between(a, b);
  if (changes.empty()) return {};
  std::string out = fmt::format("--- {}\n+++ {}\n", path, path);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;  // changes nearer than twice the context share a hunk
    while (last + 1 < changes.size() &&
           changes[last + 1].before - (changes[last].before + changes[last].removed) <= 2 * context_lines)
      ++last;
    const std::size_t lead = std::min(context_lines, changes[first].before);
    const std::size_t end = changes[last].before + changes[last].removed;
    const std::size_t trail = std::min(context_lines, a.size() - end);
    const std::size_t a_begin = changes[first].before - lead, a_count = end + trail - a_begin;
    const std::size_t b_begin = changes[first].after - lead;
    const std::size_t b_count = changes[last].after + changes[last].added + trail - b_begin;
    const std::string header =
        fmt::format("@@ -{} +{} @@", stretch(a_begin, a_count), stretch(b_begin, b_count));
    out += colour ? fmt::format("\x1b[36m{}\x1b[0m\n", header) : header + "\n";
    std::size_t line = a_begin;
    for (std::size_t i = first; i <= last; ++i) {
      const Change& change = changes[i];
      for (; line < change.before; ++line) add_line(out, ' ', a[line], colour);
      for (; line < change.before + change.removed; ++line) add_line(out, '-', a[line], colour);
      for (std::size_t j = 0; j < change.added; ++j) add_line(out, '+', b[change.after + j], colour);
    }
    for (; line < end + trail; ++line) add_line(out, ' ', a[line], colour);
    first = last + 1;
  }
  return out;
}

}  // namespace scale::cli
