// Schedules: cron(…), rate(…), at(…) and time zones. Application Auto Scaling API,
// PutScheduledAction.Schedule.
#include <algorithm>
#include <array>
#include <string>

#include "check/literal_text.h"

namespace scale::check {

namespace {

/// `text` with every run of blanks as one, so that layout never reaches AWS.
std::string single_blanks(std::string_view text) {
  std::string result;
  for (const char c : trimmed(text)) {
    if (!is_blank(c)) {
      result += c;
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

bool check_rate(const LiteralText& literal, std::string_view text) {
  const auto blank = std::min(text.find_first_of(" \t\r\n"), text.size());
  const std::string_view number = text.substr(0, blank);
  const std::string_view unit = trimmed(text.substr(blank));
  const auto wrong = [&](std::string_view piece, std::string_view why) {
    literal.sink.report(diag::bad_rate, literal.place(piece), piece, why).hint("try: rate(5 minutes)");
    return false;
  };
  const bool digits = !number.empty() && std::ranges::all_of(number, is_digit);
  const auto count = digits ? parse_number<std::int32_t>(number) : std::nullopt;
  if (!count || *count < 1) return wrong(text, "it starts with a whole number above zero");
  std::string_view singular = unit;
  if (singular.ends_with('s')) singular.remove_suffix(1);
  constexpr std::array<std::string_view, 3> units = {"minute", "hour", "day"};
  if (std::ranges::find(units, singular) == units.end())
    return wrong(text, "its unit is minutes, hours or days");
  // EventBridge insists on grammar; Application Auto Scaling shows both forms and does not say.
  const std::string meant = std::string(singular) + (*count == 1 ? "" : "s");
  if (unit != meant) {
    literal.sink.report(diag::rate_grammar, literal.place(text), text, fmt::format("{} {}", number, meant))
        .with_fix(fmt::format("write {}", meant), {{literal.place(unit), meant}});
  }
  return true;
}

int days_in(int month, int year) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string_view moment_problem(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  const bool fits =
      std::ranges::equal(text, shape, [](char c, char s) { return s == '0' ? is_digit(c) : c == s; });
  if (!fits) return "write it like 2026-12-24T18:00:00";
  const auto number = [&](std::size_t begin, std::size_t size) {
    return parse_number<int>(text.substr(begin, size)).value_or(0);
  };
  const int month = number(5, 2);
  if (month < 1 || month > 12) return "months are 01 to 12";
  const int day = number(8, 2);
  if (day < 1 || day > days_in(month, number(0, 4))) return "this month does not have that day";
  return number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59 ? "times are 00:00:00 to 23:59:59"
                                                                        : "";
}

bool check_at(const LiteralText& literal, std::string_view text) {
  const std::string_view problem = moment_problem(text);
  if (problem.empty()) return true;
  literal.sink.report(diag::bad_moment, literal.place(text), text, problem);
  return false;
}

bool check_zone(const LiteralText& literal, std::string_view zone, Span at) {
  if (is_time_zone(zone)) return true;
  auto& diagnostic = literal.sink.report(diag::unknown_time_zone, at, zone);
  const std::string_view meant = closest_time_zone(zone);
  if (meant.empty()) {
    diagnostic.hint("names of the IANA time zone database, like Europe/Berlin or Etc/UTC");
  } else {
    diagnostic.hint(fmt::format("did you mean {}?", meant));
  }
  return false;
}

/// Reports what is wrong with the expression. False when something is.
bool check_expression(const LiteralText& literal) {
  const auto open = literal.text.find('(');
  if (open == std::string_view::npos || !literal.text.ends_with(')')) return false;  // reported by the parser
  const std::string_view form = trimmed(literal.text.substr(0, open));
  const std::string_view inside = trimmed(literal.text.substr(open + 1, literal.text.size() - open - 2));
  if (form == "cron") return check_cron(literal, inside);
  return form == "rate" ? check_rate(literal, inside) : check_at(literal, inside);
}

}  // namespace

Value schedule_literal(const LiteralText& literal, std::string_view zone, Span zone_at) {
  const bool expression_good = check_expression(literal);
  const bool zone_good = zone_at == Span{} || check_zone(literal, zone, zone_at);
  if (!expression_good || !zone_good) return Value::error();
  std::string expression = single_blanks(literal.text);
  return Value::schedule(
      literal.arena.make<ScheduleValue>(literal.arena.copy(expression), literal.arena.copy(zone)));
}

}  // namespace scale::check
