// What operators ask of the values on their sides.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "check/value.h"

namespace scale::check {

inline bool is_numeric(const Value& value) {
  return value.is(Value::Kind::Int) || value.is(Value::Kind::Number);
}
/// Not known yet, so that only its type can be looked at.
inline bool is_open(const Value& value) {
  return value.is(Value::Kind::Unknown) || value.is(Value::Kind::Late);
}
/// How a message names a side of the operator.
inline std::string operand_of(std::string_view op) {
  return fmt::format("an operand of `{}`", op);
}

}  // namespace scale::check
