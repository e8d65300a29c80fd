// Arithmetic, logic and ranges.
#include <algorithm>
#include <cmath>
#include <limits>

#include "check/evaluator.h"
#include "check/operands.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// Whether values of this type are numbers, with or without a unit.
bool can_count(const Type& type) {
  switch (type.kind) {
    case Type::Kind::Unknown:
    case Type::Kind::Int:
    case Type::Kind::Number:
    case Type::Kind::Duration:
    case Type::Kind::Size:
    case Type::Kind::Vcpu:
    case Type::Kind::Percent: return true;
    case Type::Kind::Union:
      return std::ranges::any_of(type.alternatives, [](const Type* one) { return can_count(*one); });
    default: return false;
  }
}

/// Whether `+` joins values of this type.
bool can_join(const Type& type) {
  switch (type.kind) {
    case Type::Kind::String:
    case Type::Kind::Word:
    case Type::Kind::Arn:
    case Type::Kind::List:
    case Type::Kind::Each: return true;
    case Type::Kind::Union:
      return std::ranges::any_of(type.alternatives, [](const Type* one) { return can_join(*one); });
    default: return false;
  }
}

bool can_join(const Value& value) {
  return value.is(Value::Kind::String) || value.is(Value::Kind::List) || value.is(Value::Kind::Arn);
}
bool can_count(const Value& value) {
  return is_numeric(value) || value.is(Value::Kind::Quantity);
}

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
    const Value value =
        conform(evaluate(operand, scope, &types::boolean), types::boolean, operand.span(), scope);
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
  if (value.is(Value::Kind::Error)) return value;
  if (value.is(Value::Kind::Unknown) && can_count(*value.type())) return value;
  if (value.is(Value::Kind::Int)) return arithmetic(node, op, Value::of(std::int64_t{0}), value);
  if (value.is(Value::Kind::Number)) return Value::of(-value.number());
  if (value.is(Value::Kind::Quantity)) return Value::quantity(value.dimension(), -value.amount());
  if (value.is(Value::Kind::Late)) {
    report_late(operand, scope, value, operand_of(op));
  } else {
    sink_.report(diag::operator_type, node.span(), op, describe(value));
  }
  return Value::error();
}

Value Evaluator::logical(Ref node, const Scope& scope, bool is_and) {
  const Ref left_node = node.child(0), right_node = node.child(2);
  const Value left =
      conform(evaluate(left_node, scope, &types::boolean), types::boolean, left_node.span(), scope);
  if (left.is(Value::Kind::Bool) && left.boolean() != is_and)
    return left;  // decided: the right side is not needed
  const std::size_t mark = learnt_.size();
  narrow(left_node, scope, is_and);
  const Value right =
      conform(evaluate(right_node, scope, &types::boolean), types::boolean, right_node.span(), scope);
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
  // What a bare word on the right means follows from the left.
  if (left.is(Value::Kind::Error)) return left;
  const Value right = compared(right_node, scope, left);
  if (right.is(Value::Kind::Error)) return right;
  if (op == "==" || op == "!=" || op == "<" || op == "<=" || op == ">" || op == ">=" || op == "in")
    return compare(node, scope, left, right);
  if (left.is(Value::Kind::Late) || right.is(Value::Kind::Late)) {
    const bool is_left = left.is(Value::Kind::Late);
    const bool text_sum = op == "+" && (left.is(Value::Kind::String) || right.is(Value::Kind::String) ||
                                        (is_open(left) && left.type()->kind == Type::Kind::String));
    if (text_sum) {
      const Value parts[] = {left, right};
      return concat(parts, node.span());
    }
    report_late(is_left ? left_node : right_node, scope, is_left ? left : right, operand_of(op));
    return Value::error();
  }
  return arithmetic(node, op, left, right);
}

Value Evaluator::arithmetic(Ref node, std::string_view op, const Value& left, const Value& right) {
  const auto wrong = [&] {
    const auto absent = [](const Value& v) {
      return v.is(Value::Kind::Absent) ||
             (v.is(Value::Kind::Unknown) && v.type()->kind == Type::Kind::Optional);
    };
    if (absent(left)) return may_be_absent(node.child(0));
    if (absent(right)) return may_be_absent(node.child(2));
    sink_.report(diag::operators_type, node.span(), op, describe(left), describe(right));
    return Value::error();
  };
  if (left.is(Value::Kind::Unknown) || right.is(Value::Kind::Unknown)) {
    const Value& known = left.is(Value::Kind::Unknown) ? right : left;
    const Type* type = left.is(Value::Kind::Unknown) ? left.type() : right.type();
    const auto counts = [](const Value& v) {
      return v.is(Value::Kind::Unknown) ? can_count(*v.type()) : can_count(v);
    };
    const auto joins = [](const Value& v) {
      return v.is(Value::Kind::Unknown) ? v.type()->kind == Type::Kind::Unknown || can_join(*v.type())
                                        : can_join(v);
    };
    const bool possible = (counts(left) && counts(right)) || (op == "+" && joins(left) && joins(right));
    if (!possible) return wrong();
    if (known.is(Value::Kind::Quantity) && type->kind != Type::Kind::Duration)
      type = quantity_type(known.dimension());
    if (known.is(Value::Kind::Number) && type->kind == Type::Kind::Int) type = &types::number;
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
    if (op == "+")
      overflow = __builtin_add_overflow(a, b, &result);
    else if (op == "-")
      overflow = __builtin_sub_overflow(a, b, &result);
    else if (op == "*")
      overflow = __builtin_mul_overflow(a, b, &result);
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
    if ((*low)->is(Value::Kind::Unknown) || (*high)->is(Value::Kind::Unknown))
      return Value::unknown(&types::range);
    const bool same_kind =
        (*low)->is(Value::Kind::Quantity) == (*high)->is(Value::Kind::Quantity) &&
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
