#include "check/ordering.h"

#include <cstring>

namespace scale::check {

namespace {

bool is_number(const Value& value) {
  return value.is(Value::Kind::Int) || value.is(Value::Kind::Number);
}

std::partial_ordering order_networks(const CidrBlock& a, const CidrBlock& b) {
  if (a.v6 != b.v6) return a.v6 <=> b.v6;
  if (const int bytes = std::memcmp(a.address, b.address, sizeof a.address); bytes != 0) return bytes <=> 0;
  return a.length <=> b.length;
}

}  // namespace

std::partial_ordering order(const Value& a, const Value& b) {
  using Kind = Value::Kind;
  if (a.is(Kind::Int) && b.is(Kind::Int)) return a.integer() <=> b.integer();
  if (is_number(a) && is_number(b)) return a.as_number() <=> b.as_number();
  if (a.kind() != b.kind()) return std::partial_ordering::unordered;
  switch (a.kind()) {
    case Kind::Quantity:
      return a.dimension() == b.dimension() ? a.amount() <=> b.amount() : std::partial_ordering::unordered;
    case Kind::String: return a.text() <=> b.text();
    case Kind::Cidr: return order_networks(a.cidr(), b.cidr());
    case Kind::Prefix: return a.integer() <=> b.integer();
    default: return std::partial_ordering::unordered;
  }
}

}  // namespace scale::check
