// Which of two values comes first.
#pragma once

#include <compare>

#include "check/value.h"

namespace scale::check {

/// The order of two numbers, quantities of one unit, texts (by their bytes), networks (by address, then the
/// larger one) or prefix lengths; unordered for everything else.
std::partial_ordering order(const Value& a, const Value& b);

}  // namespace scale::check
