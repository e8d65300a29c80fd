// The fields of cron(…) as AWS defines them: Amazon EventBridge user guide, "Schedule expressions", and
// Application Auto Scaling user guide, "Schedule recurring scaling actions using cron expressions".
#include <algorithm>
#include <array>
#include <span>

#include "check/literal_text.h"

namespace scale::check {

namespace {

constexpr std::array<std::string_view, 12> months = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                     "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> weekdays = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

struct Field {
  std::string_view text;  // for messages, with its values
  int low;
  int high;
  std::span<const std::string_view> names;  // for low, low + 1, …
  bool day_of_month = false;
  bool day_of_week = false;
  bool wraps = true;  // 20-2 runs over midnight
};

constexpr std::array<Field, 7> fields = {{
    {"a second (0 to 59)", 0, 59, {}},
    {"a minute (0 to 59)", 0, 59, {}},
    {"an hour (0 to 23)", 0, 23, {}},
    {"a day of the month (1 to 31, `L`, `15W`)", 1, 31, {}, true},
    {"a month (1 to 12 or JAN to DEC)", 1, 12, months},
    {"a day of the week (1 to 7 or SUN to SAT, `6L`, `3#2`)", 1, 7, weekdays, false, true},
    {"a year (1970 to 2199)", 1970, 2199, {}, false, false, false},
}};

bool same_letters(std::string_view a, std::string_view upper) {
  return std::ranges::equal(a, upper, [](char x, char y) { return (is_lower(x) ? x - 'a' + 'A' : x) == y; });
}

/// The number of one value, or -1.
int value_of(const Field& field, std::string_view text) {
  for (std::size_t i = 0; i < field.names.size(); ++i) {
    if (same_letters(text, field.names[i])) return field.low + static_cast<int>(i);
  }
  if (text.empty() || text.size() > 4 || !std::ranges::all_of(text, is_digit)) return -1;
  const int number = parse_number<int>(text).value_or(-1);
  return number >= field.low && number <= field.high ? number : -1;
}

bool is_value(const Field& field, std::string_view text) {
  return value_of(field, text) >= 0;
}

/// `5` or `1-5`.
bool is_span(const Field& field, std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return is_value(field, text);
  const int from = value_of(field, text.substr(0, dash));
  const int to = value_of(field, text.substr(dash + 1));
  return from >= 0 && to >= 0 && (field.wraps || from <= to);
}

/// The forms that only days have: L, 3W, 6L, 3#2.
bool is_special_day(const Field& field, std::string_view text) {
  if (text.empty()) return false;
  if (text == "L") return field.day_of_month || field.day_of_week;
  const std::string_view before = text.substr(0, text.size() - 1);
  if (field.day_of_month) return text.back() == 'W' && is_value(field, before);
  if (!field.day_of_week) return false;
  if (text.back() == 'L') return is_value(field, before);
  const auto hash = text.find('#');
  if (hash == std::string_view::npos || !is_value(field, text.substr(0, hash))) return false;
  const std::string_view which = text.substr(hash + 1);
  return which.size() == 1 && which.front() >= '1' && which.front() <= '5';
}

/// One of the parts between commas.
bool is_item(const Field& field, std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view start = text.substr(0, slash);
  if (slash != std::string_view::npos) {
    const std::string_view step = text.substr(slash + 1);
    const int number = step.empty() || step.size() > 4 ? 0 : parse_number<int>(step).value_or(0);
    return number > 0 && (start == "*" || is_span(field, start));
  }
  return text == "*" || is_span(field, text) || is_special_day(field, text);
}

bool check_field(const LiteralText& literal, const Field& field, std::string_view text) {
  if (text == "?" && (field.day_of_month || field.day_of_week)) return true;
  const std::vector<std::string_view> items = parts(text, ',');
  for (const std::string_view item : items) {
    const bool alone = items.size() == 1 || item.find('#') == std::string_view::npos;
    if (is_item(field, item) && alone) continue;
    auto& diagnostic = literal.sink.report(diag::bad_cron_field, literal.place(item), item, field.text);
    if (!alone) diagnostic.hint("`#` stands alone in its field");
    return false;
  }
  return true;
}

/// One of the two days is `?`: they would contradict each other otherwise.
bool check_days(const LiteralText& literal, std::string_view of_month, std::string_view of_week) {
  const int open = (of_month == "?" ? 1 : 0) + (of_week == "?" ? 1 : 0);
  if (open == 1) return true;
  const Span both{literal.at.file, literal.place(of_month).begin, literal.place(of_week).end};
  if (open == 2) {
    literal.sink.report(diag::cron_days, both, "only one")
        .with_fix("write `*` for every day of the month", {{literal.place(of_month), "*"}});
    return false;
  }
  auto& diagnostic = literal.sink.report(diag::cron_days, both, "one");
  const std::string_view every = of_week == "*" ? of_week : of_month;
  if (every == "*")
    diagnostic.with_fix("write `?` for the day that does not matter", {{literal.place(every), "?"}});
  return false;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t end = 0; end < text.size();) {
    std::size_t begin = end;
    while (begin < text.size() && is_blank(text[begin])) ++begin;
    end = begin;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (end > begin) result.push_back(text.substr(begin, end - begin));
  }
  return result;
}

}  // namespace

bool check_cron(const LiteralText& literal, std::string_view text) {
  const std::vector<std::string_view> written = words(text);
  // A seventh field in front gives the second; AWS takes it but does not promise to keep it.
  if (written.size() != 6 && written.size() != 7) {
    auto& diagnostic = literal.sink.report(diag::cron_fields, literal.at, written.size());
    diagnostic.hint("minutes hours day-of-month month day-of-week year: cron(0 8 ? * MON-FRI *)");
    if (written.size() == 5)
      diagnostic.hint("the cron of Unix has five; AWS wants a year too, and `?` for one of the days");
    return false;
  }
  const std::span<const Field> expected = std::span(fields).subspan(fields.size() - written.size());
  bool good = true;
  for (std::size_t i = 0; i < written.size(); ++i)
    good = check_field(literal, expected[i], written[i]) && good;
  return good && check_days(literal, written[written.size() - 4], written[written.size() - 2]);
}

}  // namespace scale::check
