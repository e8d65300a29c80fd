// Line differences: Myers, "An O(ND) difference algorithm and its variations" (1986).
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "format/format.h"

namespace scale::format {
namespace {

using Lines = std::vector<std::string_view>;

/// Lines with their line ends.
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

/// `before` lines from one text are replaced by `after` lines of the other; counts of equal lines stand
/// between.
struct Change {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
};

/// The shortest edit of `a` into `b`, or one change of everything when they have little in common: past
/// `max_edits` the search would cost more than a better diff is worth.
class Differ {
 public:
  Differ(const Lines& a, const Lines& b) : a_(a), b_(b) {}

  std::vector<Change> changes() {
    while (begin_ < std::min(a_.size(), b_.size()) && a_[begin_] == b_[begin_]) ++begin_;
    a_end_ = a_.size();
    b_end_ = b_.size();
    while (a_end_ > begin_ && b_end_ > begin_ && a_[a_end_ - 1] == b_[b_end_ - 1]) --a_end_, --b_end_;
    if (a_end_ == begin_ && b_end_ == begin_) return {};
    if (!search()) return {{begin_, a_end_, begin_, b_end_}};
    trace_back();
    std::reverse(changes_.begin(), changes_.end());
    return std::move(changes_);
  }

 private:
  static constexpr int max_edits = 2000;

  /// Furthest x on each diagonal k = x - y, for each number of edits.
  bool search() {
    const int n = static_cast<int>(a_end_ - begin_);
    const int m = static_cast<int>(b_end_ - begin_);
    std::vector<int> furthest(2 * max_edits + 3, 0);
    for (int d = 0; d <= std::min(max_edits, n + m); ++d) {
      for (int k = -d; k <= d; k += 2) {
        int& x = furthest[static_cast<std::size_t>(k + max_edits + 1)];
        x = k == -d || (k != d && (&x)[-1] < (&x)[1]) ? (&x)[1] : (&x)[-1] + 1;
        int y = x - k;
        while (x < n && y < m && at_a(x) == at_b(y)) ++x, ++y;
        if (x >= n && y >= m) return edits_ = d, true;
      }
      const auto first = furthest.begin() + max_edits + 1 - d;
      trace_.emplace_back(first, first + 2 * d + 1);  // diagonals -d … d
    }
    return false;
  }

  void trace_back() {
    int x = static_cast<int>(a_end_ - begin_);
    int y = static_cast<int>(b_end_ - begin_);
    for (int d = edits_; d > 0; --d) {
      const std::vector<int>& before = trace_[static_cast<std::size_t>(d - 1)];
      const auto reached = [&](int k) {
        return k < -(d - 1) || k > d - 1 ? -1 : before[static_cast<std::size_t>(k + d - 1)];
      };
      const int k = x - y;
      const bool inserted = k == -d || (k != d && reached(k - 1) < reached(k + 1));
      const int from_x = inserted ? reached(k + 1) : reached(k - 1);
      const int from_y = from_x - (inserted ? k + 1 : k - 1);
      add(from_x, from_x + (inserted ? 0 : 1), from_y, from_y + (inserted ? 1 : 0));
      x = from_x;
      y = from_y;
    }
  }

  /// Changes come last first; one that touches the one before joins it.
  void add(int a_begin, int a_end, int b_begin, int b_end) {
    const auto place = [&](int offset) { return begin_ + static_cast<std::size_t>(offset); };
    const Change change{place(a_begin), place(a_end), place(b_begin), place(b_end)};
    if (!changes_.empty() && changes_.back().before_begin == change.before_end &&
        changes_.back().after_begin == change.after_end) {
      changes_.back().before_begin = change.before_begin;
      changes_.back().after_begin = change.after_begin;
    } else {
      changes_.push_back(change);
    }
  }

  std::string_view at_a(int i) const { return a_[begin_ + static_cast<std::size_t>(i)]; }
  std::string_view at_b(int i) const { return b_[begin_ + static_cast<std::size_t>(i)]; }

  const Lines& a_;
  const Lines& b_;
  std::size_t begin_ = 0, a_end_ = 0, b_end_ = 0;
  int edits_ = 0;
  std::vector<std::vector<int>> trace_;
  std::vector<Change> changes_;
};

void append_line(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// "12,3": first line from 1 and number of lines, as diff writes them.
std::string range(std::size_t begin, std::size_t end) {
  if (end - begin == 1) return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", end == begin ? begin : begin + 1, end - begin);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view path) {
  constexpr std::size_t context = 3;
  const Lines a = split(before);
  const Lines b = split(after);
  const std::vector<Change> changes = Differ(a, b).changes();
  if (changes.empty()) return {};
  std::string out = fmt::format("--- {}\n+++ {}\n", path, path);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].before_begin - changes[last].before_end <= 2 * context)
      ++last;
    const std::size_t lead = std::min(context, changes[first].before_begin);
    const std::size_t tail = std::min(context, a.size() - changes[last].before_end);
    std::size_t line = changes[first].before_begin - lead;
    out += fmt::format("@@ -{} +{} @@\n", range(line, changes[last].before_end + tail),
                       range(changes[first].after_begin - lead, changes[last].after_end + tail));
    for (; first <= last; ++first) {
      const Change& change = changes[first];
      for (; line < change.before_begin; ++line) append_line(out, ' ', a[line]);
      for (; line < change.before_end; ++line) append_line(out, '-', a[line]);
      for (std::size_t i = change.after_begin; i < change.after_end; ++i) append_line(out, '+', b[i]);
    }
    for (const std::size_t end = line + tail; line < end; ++line) append_line(out, ' ', a[line]);
  }
  return out;
}

}  // namespace scale::format
