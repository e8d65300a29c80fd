// Operators and ranges.
#include <algorithm>
#include <cmath>
#include <limits>

#include "check/evaluator.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

bool is_numeric(const Value& value) { return value.is(Value::Kind::Int) || value.is(Value::Kind::Number); }
bool is_open(const Value& value) { return value.is(Value::Kind::Unknown) || value.is(Value::Kind::Late); }

const Type* quantity_type(Dimension dimension) {
  switch (dimension) {
    case Dimension::Duration: return &types::duration;
    case Dimension::Size: return &types::size;
    case Dimension::Vcpu: return &types::vcpu;
    default: return &types::percent;
  }
}

}  // namespace

Value Evaluator::unary(Ref node, const Scope& scope) {
  const std::string_view op = text(node.child(0).name());
  const Ref operand = node.child(1);
  if (op == "not") {
    const Value value = conform(evaluate(operand, scope, &types::boolean), types::boolean, operand.span(), scope);
    if (value.is(Value::Kind::Bool)) return Value::of(!value.boolean());
    if (value.is(Value::Kind::Late)) {
      const auto* inner = condition_value(value);
      const graph::Value items[] = {*inner};
      return Value::late(keep(graph::Value::function(graph::Value::Kind::Not, arena_.copy(items))),
                         &types::boolean);
    }
    return value;
  }
  const Value value = evaluate(operand, scope);
  if (value.is(Value::Kind::Error) || value.is(Value::Kind::Unknown)) return value;
  if (value.is(Value::Kind::Int)) return Value::of(-value.integer());
  if (value.is(Value::Kind::Number)) return Value::of(-value.number());
  if (value.is(Value::Kind::Quantity)) return Value::quantity(value.dimension(), -value.amount());
  if (value.is(Value::Kind::Late)) {
    report_late(operand, scope, value, "arithmetic");
  } else {
    sink_.report(diag::operator_type, node.span(), op, describe(value));
  }
  return Value::error();
}

Value Evaluator::logical(Ref node, const Scope& scope, bool is_and) {
  const Ref left_node = node.child(0), right_node = node.child(2);
  const Value left = conform(evaluate(left_node, scope, &types::boolean), types::boolean, left_node.span(), scope);
  if (left.is(Value::Kind::Bool) && left.boolean() != is_and) return left;  // decided: the right side is not needed
  const std::size_t mark = learnt_.size();
  narrow(left_node, scope, is_and);
  const Value right = conform(evaluate(right_node, scope, &types::boolean), types::boolean, right_node.span(), scope);
  learnt_.resize(mark);
  if (left.is(Value::Kind::Error) || right.is(Value::Kind::Error)) return Value::error();
  if (left.is(Value::Kind::Bool)) return right;
  if (left.is(Value::Kind::Unknown) || right.is(Value::Kind::Unknown)) return Value::unknown(&types::boolean);
  if (right.is(Value::Kind::Bool)) return right.boolean() == is_and ? left : right;
  const graph::Value items[] = {*condition_value(left), *condition_value(right)};
  const auto kind = is_and ? graph::Value::Kind::And : graph::Value::Kind::Or;
  return Value::late(keep(graph::Value::function(kind, arena_.copy(items))), &types::boolean);
}

Value Evaluator::binary(Ref node, const Scope& scope, const Type* expected) {
  const std::string_view op = text(node.child(1).name());
  if (op == "and" || op == "or") return logical(node, scope, op == "and");
  const Ref left_node = node.child(0), right_node = node.child(2);
  if (op == "??") {
    const Value left = evaluate(left_node, scope, expected);
    if (left.is(Value::Kind::Absent)) return evaluate(right_node, scope, expected);
    if (left.is(Value::Kind::Unknown) && left.type()->kind == Type::Kind::Optional)
      return Value::unknown(left.type()->element);
    return left;
  }
  Value left = evaluate(left_node, scope);
  const Value right = compared(right_node, scope, left);
  if (left.is(Value::Kind::Error) || right.is(Value::Kind::Error)) return Value::error();
  if (op == "==" || op == "!=") return compare(node, op, left, right);
  const bool compares = op == "<" || op == "<=" || op == ">" || op == ">=" || op == "in";
  const bool is_member = op == "in" && right.is(Value::Kind::List) &&
                         std::ranges::any_of(right.items(), [&](const Value& item) { return equal(item, left); });
  const auto is_late = [](const Value& value) {
    return value.is(Value::Kind::Late) ||
           (value.is(Value::Kind::List) && std::ranges::any_of(value.items(), [](const Value& item) { return item.is(Value::Kind::Late); }));
  };
  if (compares && !is_member && (is_late(left) || is_late(right))) {
    report_late(is_late(left) ? left_node : right_node, scope, is_late(left) ? left : right, "what is compared");
    return Value::error();
  }
  if (compares) return compare(node, op, left, right);
  if (left.is(Value::Kind::Late) || right.is(Value::Kind::Late)) {
    const bool is_left = left.is(Value::Kind::Late);
    const bool text_sum = op == "+" && (left.is(Value::Kind::String) || right.is(Value::Kind::String) ||
                                        (is_open(left) && left.type()->kind == Type::Kind::String));
    if (text_sum) {
      const Value parts[] = {left, right};
      return concat(parts, node.span());
    }
    report_late(is_left ? left_node : right_node, scope, is_left ? left : right, "arithmetic");
    return Value::error();
  }
  return arithmetic(node, op, left, right);
}

/// The right side of a comparison. A word is compared with a word, without quotes: `kind == fargate`,
/// `kind in [fargate, ec2]`. Inside components a name that is not declared is such a word; that the left side has it
/// was checked with the component itself, whose parameters still have their types.
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

Value Evaluator::compare(Ref node, std::string_view op, const Value& left, const Value& right) {
  if (left.is(Value::Kind::Absent) || right.is(Value::Kind::Absent)) {
    sink_.report(diag::may_be_absent, (left.is(Value::Kind::Absent) ? node.child(0) : node.child(2)).span(),
                 node.child(left.is(Value::Kind::Absent) ? 0 : 2).text())
        .hint("ask first: `if x? then … else …`, or give a value for then: `x ?? …`");
    return Value::error();
  }
  if (left.is(Value::Kind::Unknown) || right.is(Value::Kind::Unknown)) return Value::unknown(&types::boolean);
  if (op == "in") {
    if (right.is(Value::Kind::List)) {
      for (const Value& item : right.items())
        if (equal(item, left)) return Value::of(true);
      if (left.is_constant() && right.is_constant()) return Value::of(false);
      return Value::unknown(&types::boolean);
    }
    if (right.is(Value::Kind::Range) && is_numeric(left)) {
      const bool above = right.low() == nullptr || left.as_number() >= right.low()->as_number();
      const bool below = right.high() == nullptr || left.as_number() <= right.high()->as_number();
      return Value::of(above && below);
    }
    if ((right.is(Value::Kind::Map) || right.is(Value::Kind::Record)) && left.is(Value::Kind::String))
      return Value::of(right.find(names_.find(left.text())) != nullptr);
    sink_.report(diag::operators_type, node.span(), op, describe(left), describe(right));
    return Value::error();
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
  double a = 0, b = 0;
  if (is_numeric(left) && is_numeric(right)) {
    a = left.as_number();
    b = right.as_number();
  } else if (left.is(Value::Kind::Quantity) && right.is(Value::Kind::Quantity) &&
             left.dimension() == right.dimension()) {
    a = left.amount();
    b = right.amount();
  } else if (left.is(Value::Kind::Prefix) && right.is(Value::Kind::Prefix)) {
    a = static_cast<double>(left.integer());
    b = static_cast<double>(right.integer());
  } else {
    sink_.report(diag::operators_type, node.span(), op, describe(left), describe(right));
    return Value::error();
  }
  const bool holds = op == "<" ? a < b : op == "<=" ? a <= b : op == ">" ? a > b : a >= b;
  return Value::of(holds);
}

Value Evaluator::arithmetic(Ref node, std::string_view op, const Value& left, const Value& right) {
  const auto wrong = [&] {
    sink_.report(diag::operators_type, node.span(), op, describe(left), describe(right));
    return Value::error();
  };
  if (left.is(Value::Kind::Unknown) || right.is(Value::Kind::Unknown)) {
    const Value& known = left.is(Value::Kind::Unknown) ? right : left;
    const Type* type = left.is(Value::Kind::Unknown) ? left.type() : right.type();
    if (known.is(Value::Kind::Quantity) && type->kind != Type::Kind::Duration) type = quantity_type(known.dimension());
    if (known.is(Value::Kind::Number) && type->kind == Type::Kind::Int) type = &types::number;
    if (type->kind == Type::Kind::Bool || type->kind == Type::Kind::Optional) return wrong();
    return Value::unknown(type);
  }
  if (op == "+") {
    if (left.is(Value::Kind::String) && right.is(Value::Kind::String)) {
      const Value parts[] = {left, right};
      return concat(parts, node.span());
    }
    if (left.is(Value::Kind::List) && right.is(Value::Kind::List)) {
      std::vector<Value> items(left.items().begin(), left.items().end());
      items.insert(items.end(), right.items().begin(), right.items().end());
      return Value::list(arena_.copy(items));
    }
  }
  if (left.is(Value::Kind::Int) && right.is(Value::Kind::Int)) {
    const std::int64_t a = left.integer(), b = right.integer();
    std::int64_t result = 0;
    bool overflow = false;
    if (op == "+") overflow = __builtin_add_overflow(a, b, &result);
    else if (op == "-") overflow = __builtin_sub_overflow(a, b, &result);
    else if (op == "*") overflow = __builtin_mul_overflow(a, b, &result);
    else if (b == 0) {
      sink_.report(diag::division_by_zero, node.span());
      return Value::error();
    } else if (b == -1) {
      overflow = __builtin_sub_overflow(std::int64_t{0}, a, &result);
    } else if (a % b != 0) {
      sink_.report(diag::uneven_division, node.span(), a, b)
          .hint("write one side as a number (10.0) for a fraction, or use floor(…) or ceil(…)");
      return Value::error();
    } else {
      result = a / b;
    }
    if (overflow) {
      sink_.report(diag::number_overflow, node.span());
      return Value::error();
    }
    return Value::of(result);
  }
  const bool left_quantity = left.is(Value::Kind::Quantity), right_quantity = right.is(Value::Kind::Quantity);
  const auto amount = [](const Value& v) { return v.is(Value::Kind::Quantity) ? v.amount() : v.as_number(); };
  if ((!left_quantity && !is_numeric(left)) || (!right_quantity && !is_numeric(right))) return wrong();
  const double a = amount(left), b = amount(right);
  double result = 0;
  if (op == "+" || op == "-") {
    if (left_quantity != right_quantity) return wrong();
    if (left_quantity && left.dimension() != right.dimension()) return wrong();
    result = op == "+" ? a + b : a - b;
  } else if (op == "*") {
    if (left_quantity && right_quantity) return wrong();
    result = a * b;
  } else {
    if (right_quantity && (!left_quantity || left.dimension() != right.dimension())) return wrong();
    if (b == 0) {
      sink_.report(diag::division_by_zero, node.span());
      return Value::error();
    }
    result = a / b;
    if (right_quantity) return Value::of(result);  // 1h / 30m is 2.0
  }
  if (!std::isfinite(result)) {
    sink_.report(diag::number_overflow, node.span());
    return Value::error();
  }
  if (left_quantity) return Value::quantity(left.dimension(), result);
  if (right_quantity) return Value::quantity(right.dimension(), result);
  return Value::of(result);
}

Value Evaluator::range(Ref node, const Scope& scope) {
  const auto end = [&](Ref side) -> std::optional<const Value*> {
    if (side.is(Kind::Empty)) return nullptr;
    const Value value = evaluate(side, scope);
    if (value.is(Value::Kind::Error)) return {};
    const bool good = is_numeric(value) || value.is(Value::Kind::Quantity) || value.is(Value::Kind::Unknown);
    if (!good && value.is(Value::Kind::Late)) {
      report_late(side, scope, value, "an end of a range");
      return {};
    }
    if (!good) {
      sink_.report(diag::operator_type, side.span(), "..", describe(value));
      return {};
    }
    return arena_.make<Value>(value);
  };
  const auto low = end(node.child(0));
  const auto high = end(node.child(1));
  if (!low || !high) return Value::error();
  if (*low != nullptr && *high != nullptr) {
    if ((*low)->is(Value::Kind::Unknown) || (*high)->is(Value::Kind::Unknown)) return Value::unknown(&types::range);
    const bool same_kind = (*low)->is(Value::Kind::Quantity) == (*high)->is(Value::Kind::Quantity) &&
                           (!(*low)->is(Value::Kind::Quantity) || (*low)->dimension() == (*high)->dimension());
    if (!same_kind) {
      sink_.report(diag::operators_type, node.span(), "..", describe(**low), describe(**high));
      return Value::error();
    }
    const bool quantity = (*low)->is(Value::Kind::Quantity);
    const double a = quantity ? (*low)->amount() : (*low)->as_number();
    const double b = quantity ? (*high)->amount() : (*high)->as_number();
    if (a > b) {
      sink_.report(diag::empty_range, node.span(), node.text())
          .with_fix("swap the ends", {{node.child(0).span(), std::string(node.child(1).text())},
                                      {node.child(1).span(), std::string(node.child(0).text())}});
      return Value::error();
    }
  }
  return Value::range(*low, *high);
}

}  // namespace scale::check
