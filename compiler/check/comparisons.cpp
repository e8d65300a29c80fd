// Comparisons, and `in`.
#include <algorithm>

#include "check/evaluator.h"
#include "check/operands.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

/// The right side of a comparison. A word is compared with a word, without quotes: `kind == fargate`,
/// `kind in [fargate, ec2]`. Inside components a name that is not declared is such a word; that the left side
/// has it was checked with the component itself, whose parameters still have their types.
Value Evaluator::compared(Ref node, const Scope& scope, const Value& left) {
  if (is_open(left)) {
    if (!node.is(Kind::List)) return evaluate(node, scope, left.type());
    const Type list{.kind = Type::Kind::List, .element = left.type()};
    return evaluate(node, scope, &list);
  }
  const bool words = left.is(Value::Kind::String) && scope.frame->owner != nullptr;
  if (!words) return evaluate(node, scope);
  if (node.is(Kind::Ident) && !lookup(node.name(), scope, nullptr)) return Value::of(text(node.name()));
  if (!node.is(Kind::List)) return evaluate(node, scope);
  std::vector<Value> items;
  for (const Ref item : node) items.push_back(compared(item, scope, left));
  return Value::list(arena_.copy(items));
}

namespace {

/// Below, above or zero, as `a` is less, more or equal; nothing when they have no order.
std::optional<int> order(const Value& a, const Value& b) {
  const auto sign = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
  using Kind = Value::Kind;
  if (a.is(Kind::Int) && b.is(Kind::Int)) return sign(a.integer(), b.integer());
  if (is_numeric(a) && is_numeric(b)) return sign(a.as_number(), b.as_number());
  if (a.is(Kind::Prefix) && b.is(Kind::Prefix)) return sign(a.integer(), b.integer());
  if (a.is(Kind::Quantity) && b.is(Kind::Quantity) && a.dimension() == b.dimension())
    return sign(a.amount(), b.amount());
  return {};
}

}  // namespace

Value Evaluator::compare(Ref node, const Scope& scope, const Value& left, const Value& right) {
  const std::string_view op = text(node.child(1).name());
  if (left.is(Value::Kind::Absent)) return may_be_absent(node.child(0));
  if (right.is(Value::Kind::Absent)) return may_be_absent(node.child(2));
  if (left.is(Value::Kind::Unknown) || right.is(Value::Kind::Unknown)) return Value::unknown(&types::boolean);
  if (op == "in") {
    if (right.is(Value::Kind::List)) {
      for (const Value& item : right.items())
        if (equal(item, left)) return Value::of(true);
      if (left.is_constant() && right.is_constant()) return Value::of(false);
    }
    if (right.is(Value::Kind::List)) {
      const auto has = [&](Value::Kind kind) {
        return std::ranges::any_of(right.items(), [kind](const Value& item) { return item.is(kind); });
      };
      if (has(Value::Kind::Unknown)) return Value::unknown(&types::boolean);
      if (left.is(Value::Kind::Late) || has(Value::Kind::Late)) return one_of(node, left, right.items());
    }
    if (right.is(Value::Kind::Range)) {
      for (const Value* end : {right.low(), right.high()})
        if (end != nullptr && end->is(Value::Kind::Unknown)) return Value::unknown(&types::boolean);
      const auto above = right.low() == nullptr ? 0 : order(left, *right.low());
      const auto below = right.high() == nullptr ? 0 : order(left, *right.high());
      if (above && below) return Value::of(*above >= 0 && *below <= 0);
    }
    if ((right.is(Value::Kind::Map) || right.is(Value::Kind::Record)) && left.is(Value::Kind::String))
      return Value::of(right.find(names_.find(left.text())) != nullptr);
    return incomparable(node, scope, left, right);
  }
  if (op == "==" || op == "!=") {
    if (left.is_constant() && right.is_constant()) return Value::of(equal(left, right) == (op == "=="));
    const auto a = text_value(left, node.child(0).span());
    const auto b = text_value(right, node.child(2).span());
    if (!a || !b) return Value::error();
    const graph::Value items[] = {*a, *b};
    const auto* equals = keep(graph::Value::function(graph::Value::Kind::Equals, arena_.copy(items)));
    if (op == "==") return Value::late(equals, &types::boolean);
    return Value::late(keep(graph::Value::function(graph::Value::Kind::Not, {equals, 1})), &types::boolean);
  }
  const auto sign = order(left, right);
  if (!sign) return incomparable(node, scope, left, right);
  return Value::of(op == "<" ? *sign < 0 : op == "<=" ? *sign <= 0 : op == ">" ? *sign > 0 : *sign >= 0);
}

/// Two values that the operator of `node` does not compare, because of what they are or because one comes too
/// late.
Value Evaluator::incomparable(Ref node, const Scope& scope, const Value& left, const Value& right) {
  const std::string_view op = text(node.child(1).name());
  if (left.is(Value::Kind::Late) || right.is(Value::Kind::Late)) {
    const bool is_left = left.is(Value::Kind::Late);
    report_late(node.child(is_left ? 0 : 2), scope, is_left ? left : right, operand_of(op));
  } else {
    sink_.report(diag::operators_type, node.span(), op, describe(left), describe(right));
  }
  return Value::error();
}

/// `value in items` as CloudFormation decides it: an equality, or a chain of them.
Value Evaluator::one_of(Ref node, const Value& value, std::span<const Value> items) {
  const auto wanted = text_value(value, node.child(0).span());
  if (!wanted) return Value::error();
  const graph::Value* result = nullptr;
  for (const Value& item : items) {
    const auto piece = text_value(item, item.at() ? item.at() : node.child(2).span());
    if (!piece) return Value::error();
    const graph::Value sides[] = {*wanted, *piece};
    const auto* equals = keep(graph::Value::function(graph::Value::Kind::Equals, arena_.copy(sides)));
    if (result == nullptr) {
      result = equals;
    } else {
      const graph::Value both[] = {*result, *equals};
      result = keep(graph::Value::function(graph::Value::Kind::Or, arena_.copy(both)));
    }
  }
  return result == nullptr ? Value::of(false) : Value::late(result, &types::boolean);
}

}  // namespace scale::check
