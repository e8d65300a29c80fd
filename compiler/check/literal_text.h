// What the readers of the single literals share.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "check/value.h"
#include "diag/codes.h"
#include "diag/diagnostic.h"
#include "support/arena.h"

namespace scale::check {

/// A literal being read. Pieces of `text` keep their place, so that a message points at what is wrong in it.
struct LiteralText {
  std::string_view text;
  Span at;
  Arena& arena;
  diag::Sink& sink;

  /// The place of `piece`, a part of `text`.
  Span place(std::string_view piece) const {
    const auto begin = at.begin + static_cast<std::uint32_t>(piece.data() - text.data());
    return {at.file, begin, begin + static_cast<std::uint32_t>(piece.size())};
  }
};

/// The number that `text` is, all of it; no value when it is not one or does not fit.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
inline bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}

/// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);
/// The parts of `text` between `separator`s, empty ones included.
std::vector<std::string_view> parts(std::string_view text, char separator);

Value cidr_literal(const LiteralText& literal);
Value prefix_literal(const LiteralText& literal);
Value ports_literal(const LiteralText& literal);
Value arn_literal(const LiteralText& literal);
Value secret_literal(const LiteralText& literal);
/// `literal` is the schedule without its time zone; `zone` its name, empty for UTC, written at `zone_at`.
Value schedule_literal(const LiteralText& literal, std::string_view zone, Span zone_at);

/// Reports what is wrong with the fields between the parentheses of `cron(…)`. False when something is.
bool check_cron(const LiteralText& literal, std::string_view fields);
/// Whether the IANA time zone database has this name.
bool is_time_zone(std::string_view name);
/// The time zone that was probably meant, or empty.
std::string_view closest_time_zone(std::string_view name);

}  // namespace scale::check
