// Built-in functions on numbers and quantities.
#include <algorithm>
#include <cmath>
#include <limits>

#include "check/functions_support.h"
#include "check/literal_text.h"
#include "check/ordering.h"

namespace scale::check {

namespace {

using Kind = Value::Kind;

constexpr std::string_view too_large = "the result does not fit in an int";

/// A whole number as an int, when there is one.
Value whole(double number, FunctionContext& context) {
  // 2^63 is the first double that no int can hold.
  if (std::abs(number) < 9'223'372'036'854'775'808.0) return Value::of(static_cast<std::int64_t>(number));
  return bad_argument(context.call, too_large, context);
}

Value rounded(Arguments arguments, FunctionContext& context, double (*round)(double)) {
  const Value& value = arguments[0];
  if (value.is(Kind::Int)) return value;
  if (value.is(Kind::Number)) return whole(round(value.number()), context);
  Reader read(arguments, context);
  read.known(0);
  read.refuse(0, value);
  return read.outcome();
}

/// The item of the arguments, or of the list that is the only one, before which `wanted` puts no other.
Value extreme(Arguments arguments, FunctionContext& context, bool largest) {
  Reader read(arguments, context);
  const bool list = arguments.size() == 1 && !is_late(arguments[0]) && arguments[0].is(Kind::List);
  for (std::size_t i = 0; i < arguments.size(); ++i) read.known(i);
  if (read.failed()) return read.outcome();
  const Arguments items = list ? arguments[0].items() : arguments;
  if (items.empty()) return bad_argument(arguments[0].at(), "an empty list has none", context);
  const Value* best = &items.front();
  for (const Value& item : items) {
    const auto compared = order(*best, item);
    if (compared == std::partial_ordering::unordered) {
      read.refuse(static_cast<std::size_t>(list ? 0 : &item - items.data()), item);
      return read.outcome();
    }
    if (largest ? std::is_lt(compared) : std::is_gt(compared)) best = &item;
  }
  return *best;
}

/// a + b, in b's unit; Absent when they do not go together, Error when the sum does not fit.
Value added(const Value& a, const Value& b) {
  if (a.is(Kind::Quantity) && b.is(Kind::Quantity) && a.dimension() == b.dimension()) {
    return Value::quantity(a.dimension(), a.amount() + b.amount());
  }
  std::int64_t sum = 0;
  if (a.is(Kind::Int) && b.is(Kind::Int)) {
    return __builtin_add_overflow(a.integer(), b.integer(), &sum) ? Value::error() : Value::of(sum);
  }
  const auto is_number = [](const Value& value) { return value.is(Kind::Int) || value.is(Kind::Number); };
  return is_number(a) && is_number(b) ? Value::of(a.as_number() + b.as_number()) : Value::absent();
}

}  // namespace

SCALE_FUNCTION(abs) {
  const Value& value = arguments[0];
  if (value.is(Kind::Number)) return Value::of(std::abs(value.number()));
  if (value.is(Kind::Quantity)) return Value::quantity(value.dimension(), std::abs(value.amount()));
  Reader read(arguments, context);
  const std::int64_t number = read.integer(0);
  if (read.failed()) return read.outcome();
  if (number == std::numeric_limits<std::int64_t>::min()) return bad_argument(value.at(), too_large, context);
  return Value::of(number < 0 ? -number : number);
}

SCALE_FUNCTION(ceil) {
  return rounded(arguments, context, [](double number) { return std::ceil(number); });
}

SCALE_FUNCTION(floor) {
  return rounded(arguments, context, [](double number) { return std::floor(number); });
}

SCALE_FUNCTION(int) {
  const Value& value = arguments[0];
  if (value.is(Kind::Number)) {
    if (value.number() == std::floor(value.number())) return whole(value.number(), context);
    return bad_argument(value.at(), "the number has a fraction; floor or ceil cuts it off", context);
  }
  if (value.is(Kind::String)) {
    if (const auto number = parse_number<std::int64_t>(value.text())) return Value::of(*number);
    return bad_argument(value.at(), "the text is not a whole number", context);
  }
  Reader read(arguments, context);
  const std::int64_t number = read.integer(0);
  return read.failed() ? read.outcome() : Value::of(number);
}

SCALE_FUNCTION(max) {
  return extreme(arguments, context, true);
}
SCALE_FUNCTION(min) {
  return extreme(arguments, context, false);
}

SCALE_FUNCTION(mod) {
  Reader read(arguments, context);
  const std::int64_t number = read.integer(0);
  const std::int64_t divisor = read.integer(1);
  if (read.failed()) return read.outcome();
  if (divisor == 0) return bad_argument(arguments[1].at(), "nothing can be divided by 0", context);
  if (divisor == -1) return Value::of(std::int64_t{0});  // the smallest int divided by -1 does not fit
  const std::int64_t rest = number % divisor;
  return Value::of(rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest);
}

SCALE_FUNCTION(range) {
  Reader read(arguments, context);
  const std::int64_t count = read.integer(0);
  if (read.failed()) return read.outcome();
  if (count < 0) return bad_argument(arguments[0].at(), "a list cannot have fewer than 0 items", context);
  if (count > static_cast<std::int64_t>(max_items)) return too_many_items(context);
  std::vector<Value> items;
  items.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) items.push_back(Value::of(i).placed(context.call));
  return list_result(items, context);
}

SCALE_FUNCTION(sum) {
  Reader read(arguments, context);
  const std::span<const Value> items = read.list(0);
  if (!read.failed()) read.known(0);
  Value total = items.empty() || !items.front().is(Kind::Quantity)
                    ? Value::of(std::int64_t{0})
                    : Value::quantity(items.front().dimension(), 0);
  for (const Value& item : items) {
    if (read.failed()) break;
    total = added(total, item);
    if (total.is(Kind::Absent)) read.refuse(0, item);
    if (total.is(Kind::Error)) return bad_argument(arguments[0].at(), too_large, context);
  }
  return read.failed() ? read.outcome() : total;
}

}  // namespace scale::check
