// Conditions, presence, and what is known only when deploying.
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

Value Evaluator::presence(Ref node, const Scope& scope) {
  const Value value = evaluate(node.child(0), scope);
  switch (value.kind()) {
    case Value::Kind::Error: return value;
    case Value::Kind::Absent: return Value::of(false);
    case Value::Kind::Unknown:
      if (value.type()->kind == Type::Kind::Optional || value.type()->kind == Type::Kind::Unknown)
        return Value::unknown(&types::boolean);
      return Value::of(true);
    default: return Value::of(true);
  }
}

/// `x is T`. Of a value that is not known yet, its type decides.
Value Evaluator::type_test(Ref node, const Scope& scope) {
  const Value value = evaluate(node.child(0), scope);
  const Type* type = library_.resolve(node.child(1));
  if (value.is(Value::Kind::Error) || type->kind == Type::Kind::Unknown) return Value::error();
  if (!value.is(Value::Kind::Unknown)) return Value::of(!value.is(Value::Kind::Absent) && fits(value, *type));
  // Of a union either may be: both branches are looked at.
  const Type& known = present(*value.type());
  if (known.kind == Type::Kind::Union || known.kind == Type::Kind::Unknown)
    return Value::unknown(&types::boolean);
  return fits(value, *type) ? Value::of(true) : Value::unknown(&types::boolean);
}

Value Evaluator::if_else(Ref node, const Scope& scope, const Type* expected) {
  const Ref test = node.child(0), yes = node.child(1), no = node.child(2);
  const Value value = conform(evaluate(test, scope, &types::boolean), types::boolean, test.span(), scope);
  const std::size_t mark = learnt_.size();
  const auto side = [&](Ref branch, bool holds) {
    if (!branch) return Value::absent();
    narrow(test, scope, holds);
    const Value result = evaluate(branch, scope, expected);
    learnt_.resize(mark);
    return result;
  };
  if (value.is(Value::Kind::Bool)) return side(value.boolean() ? yes : no, value.boolean());
  if (value.is(Value::Kind::Error)) return value;
  const Value then = side(yes, true);
  const Value otherwise = side(no, false);
  if (then.is(Value::Kind::Error) || otherwise.is(Value::Kind::Error)) return Value::error();
  if (value.is(Value::Kind::Unknown)) {
    const auto type_of = [](const Value& v) { return v.is(Value::Kind::Unknown) ? v.type() : nullptr; };
    const Type* type = expected != nullptr        ? expected
                       : type_of(then) != nullptr ? type_of(then)
                                                  : type_of(otherwise);
    return Value::unknown(type != nullptr ? type : &types::unknown);
  }
  const auto index = late_condition(test, scope, value);
  const auto a = late_part(then, yes.span());
  const auto b = late_part(otherwise, no ? no.span() : node.span());
  if (!index || !a || !b) return Value::error();
  const graph::Value items[] = {*a, *b};
  const auto* result = keep(graph::Value::function(graph::Value::Kind::If, arena_.copy(items), *index));
  const Type* type = expected != nullptr               ? expected
                     : then.is(Value::Kind::Late)      ? then.type()
                     : otherwise.is(Value::Kind::Late) ? otherwise.type()
                     : then.is(Value::Kind::Int)       ? &types::integer
                     : then.is(Value::Kind::Bool)      ? &types::boolean
                                                       : &types::string;
  return Value::late(result, type);
}

/// One side of an `if` that CloudFormation decides; nothing when CloudFormation could not write it.
std::optional<graph::Value> Evaluator::late_part(const Value& value, Span at) {
  switch (value.kind()) {
    case Value::Kind::Int: return graph::Value::of(value.integer());
    case Value::Kind::Number: return graph::Value::of(value.number());
    case Value::Kind::Bool: return graph::Value::of(value.boolean());
    case Value::Kind::Late: return value.late();
    case Value::Kind::List: {
      std::vector<graph::Value> items;
      for (const Value& item : value.items()) {
        const auto part = late_part(item, at);
        if (!part) return {};
        items.push_back(*part);
      }
      return graph::Value::list(arena_.copy(items));
    }
    default: return text_value(value, at);
  }
}

/// The condition, in the form of Graph::conditions, that a Late bool stands for.
const graph::Value* Evaluator::condition_value(const Value& value) {
  if (value.is(Value::Kind::Bool)) {
    const graph::Value items[] = {graph::Value::of(std::string_view("true")),
                                  graph::Value::of(std::string_view(value.boolean() ? "true" : "false"))};
    return keep(graph::Value::function(graph::Value::Kind::Equals, arena_.copy(items)));
  }
  const graph::Value& late = value.late();
  using GraphKind = graph::Value::Kind;
  if (late.is(GraphKind::Equals) || late.is(GraphKind::And) || late.is(GraphKind::Or) ||
      late.is(GraphKind::Not))
    return &late;
  // An open bool parameter is the text "true" or "false".
  const graph::Value items[] = {late, graph::Value::of(std::string_view("true"))};
  return keep(graph::Value::function(GraphKind::Equals, arena_.copy(items)));
}

namespace {

bool refers_to_resource(const graph::Value& value) {
  std::vector<graph::ResourceId> found;
  graph::collect_references(value, found);
  return !found.empty();
}

}  // namespace

std::optional<std::size_t> Evaluator::late_condition(Ref node, const Scope& scope, const Value& value) {
  const graph::Value* condition = condition_value(value);
  if (refers_to_resource(*condition)) {
    report_late(node, scope, value, "a condition");
    return {};
  }
  const auto known = std::ranges::find_if(conditions_, [&](const auto& c) { return c.value == *condition; });
  if (known != conditions_.end()) return static_cast<std::size_t>(known - conditions_.begin());
  conditions_.push_back({{}, *condition});
  return conditions_.size() - 1;
}

Value Evaluator::condition(Ref expression, const Scope& scope, std::string_view what) {
  const Value value =
      conform(evaluate(expression, scope, &types::boolean), types::boolean, expression.span(), scope);
  if (!value.is(Value::Kind::Late)) return value;
  report_late(expression, scope, value, what);
  return Value::error();
}

namespace {

/// Every name used in an expression, in order of writing.
void names_in(Ref node, std::vector<Ref>& into) {
  if (node.is(Kind::Ident) || node.is(Kind::Member)) into.push_back(node);
  if (node.is(Kind::Member)) return;
  for (const Ref child : node) names_in(child, into);
}

}  // namespace

void Evaluator::report_late(Ref expression, const Scope& scope, const Value& value, std::string_view what) {
  auto& added = sink_.report(diag::known_too_late, expression.span(), what);
  // Follow the names from here to where the value came from: each one made the next one late.
  Ref at = expression;
  Scope where = scope;
  for (int step = 0; step < 8; ++step) {
    std::vector<Ref> found;
    names_in(at, found);
    Ref next;
    for (const Ref name : found) {
      const Ref ident = name.is(Kind::Member) ? name.child(0) : name;
      if (!ident.is(Kind::Ident)) continue;
      for (Frame* frame = where.frame; frame != nullptr && !next; frame = frame->parent) {
        const auto entry = frame->block->names.find(ident.name());
        if (entry == frame->block->names.end()) continue;
        const Declaration& declaration = frame->block->declarations[entry->second];
        const Slot& slot = frame->slots[entry->second];
        const bool late = slot.state == Slot::State::Done && !slot.value.is(Value::Kind::Error) &&
                          (!slot.value.is_constant() || slot.value.is(Value::Kind::Resource));
        if (!late) continue;
        next = declaration.node;
        where = {frame, nullptr};
      }
      if (next) break;
    }
    if (!next) break;
    const Ref name = declared_name(next);
    if (next.is(Kind::Let)) {
      added.note(name.span(), fmt::format("`{}` is made from it", text(name.name())));
      at = next.child_after_doc(next.child_after_doc(2) ? 2 : 1);
      continue;
    }
    if (next.is(Kind::Param) && where.frame->owner == nullptr) {
      added.note(name.span(),
                 fmt::format("`{}` is left open: it becomes a CloudFormation parameter", text(name.name())));
      added.hint(
          fmt::format("give it when compiling (--param {}=…), or declare it with `let`", text(name.name())));
    } else if (next.is(Kind::Param)) {
      added.note(name.span(), fmt::format("`{}` was given a value that only AWS knows", text(name.name())));
    } else {
      added.note(name.span(),
                 fmt::format("only AWS knows this of `{}`, when it has made it", text(name.name())));
    }
    break;
  }
  if (added.notes.empty() && value.at() && value.at() != expression.span())
    added.note(value.at(), "this is known only when AWS deploys");
  added.hint("legal here: what is written in the program, and parameters that are given when compiling");
}

// Narrowing. A path is the text of a name or member chain together with its frame.

std::string Evaluator::path_of(Ref expression, const Scope& scope) {
  Ref at = expression;
  while (at.is(Kind::Member)) at = at.child(0);
  if (!at.is(Kind::Ident)) return {};
  return fmt::format("{}:{}", static_cast<const void*>(scope.frame), expression.text());
}

void Evaluator::narrow(Ref condition, const Scope& scope, bool holds) {
  const auto learn = [&](Ref about, const Type* type, bool is) {
    if (std::string path = path_of(about, scope); !path.empty())
      learnt_.push_back({std::move(path), type, is});
  };
  if (condition.is(Kind::Paren)) {
    narrow(condition.child(0), scope, holds);
  } else if (condition.is(Kind::Present)) {
    if (holds) learn(condition.child(0), nullptr, true);
  } else if (condition.is(Kind::Is)) {
    learn(condition.child(0), library_.resolve(condition.child(1)), holds);
  } else if (condition.is(Kind::Binary)) {
    const std::string_view op = text(condition.child(1).name());
    if ((op == "and" && holds) || (op == "or" && !holds)) {
      narrow(condition.child(0), scope, holds);
      narrow(condition.child(2), scope, holds);
    }
  } else if (condition.is(Kind::Unary) && text(condition.child(0).name()) == "not") {
    narrow(condition.child(1), scope, !holds);
  }
}

/// An unknown value with what the conditions around it tell about its type.
Value Evaluator::narrowed(Ref expression, const Scope& scope, const Value& value) {
  if (!value.is(Value::Kind::Unknown) || learnt_.empty()) return value;
  const Type* type = value.type();
  // Inner frames (loops) see what was asked in the frames around them.
  for (Frame* frame = scope.frame; frame != nullptr; frame = frame->parent) {
    const std::string path = path_of(expression, {frame, nullptr});
    for (const Learnt& known : learnt_) {
      if (known.path != path) continue;
      if (known.type == nullptr || known.holds) type = &check::present(*type);
      if (known.type == nullptr) continue;
      if (known.holds) {
        type = known.type;
      } else if (type->kind == Type::Kind::Union) {
        std::vector<const Type*> left;
        for (const Type* one : type->alternatives)
          if (!fits(Value::unknown(one), *known.type)) left.push_back(one);
        if (left.size() == 1)
          type = left[0];
        else
          type = arena_.make<Type>(Type{.kind = Type::Kind::Union, .alternatives = arena_.copy(left)});
      }
    }
  }
  return Value::unknown(type).placed(value.at());
}

}  // namespace scale::check
