// Loops in expressions: [for x in xs: …] and {for x in xs: key => …}.
#include <unordered_set>

#include "check/evaluator.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

std::optional<std::vector<Value>> Evaluator::elements(const Value& value, Ref at, const Scope& scope,
                                                      std::string_view what) {
  std::vector<Value> result;
  switch (value.kind()) {
    case Value::Kind::List: result.assign(value.items().begin(), value.items().end()); return result;
    case Value::Kind::Record:
    case Value::Kind::Map:
      for (const NamedValue& field : value.fields()) {
        if (field.value.is(Value::Kind::Absent)) continue;
        const NamedValue pair[] = {{words_.key, Value::of(text(field.name))}, {words_.value, field.value}};
        result.push_back(Value::record(arena_.copy(pair)).placed(field.value.at()));
      }
      return result;
    case Value::Kind::Unknown: {
      const Type& type = *value.type();
      if (type.kind == Type::Kind::Optional) {
        may_be_absent(at);
        return {};
      }
      if (type.kind == Type::Kind::Map) {
        const NamedValue pair[] = {{words_.key, Value::unknown(&types::string)},
                                   {words_.value, Value::unknown(type.element)}};
        result.push_back(Value::record(arena_.copy(pair)));
      } else {
        result.push_back(Value::unknown(type.element != nullptr ? type.element : &types::unknown));
      }
      return result;
    }
    case Value::Kind::Error: return {};
    case Value::Kind::Absent: may_be_absent(at); return {};
    case Value::Kind::Late: report_late(at, scope, value, what); return {};
    default: sink_.report(diag::cannot_loop, at.span(), describe(value)); return {};
  }
}

namespace {

/// The frame of a loop in an expression: it declares nothing but its variable, and nothing refers to it
/// afterwards.
Frame loop_frame(Ref loop, const Scope& scope) {
  static const Block no_block;
  Frame frame;
  frame.block = &no_block;
  frame.parent = scope.frame;
  frame.owner = scope.frame->owner;
  frame.keys = scope.frame->keys;
  frame.origin = scope.frame->origin;
  frame.variable = loop.child(0).name();
  return frame;
}

}  // namespace

/// Whether the loop takes this element; its variable has been set.
Value Evaluator::is_wanted(Ref loop, const Scope& scope) {
  const Ref test = loop.child(2);
  return test.is(Kind::Empty) ? Value::of(true) : condition(test, scope, "the condition of a loop");
}

Value Evaluator::list_for(Ref node, const Scope& scope, const Type* expected) {
  const Type* element = nullptr;
  if (expected != nullptr && present(*expected).kind == Type::Kind::List)
    element = present(*expected).element;
  const auto items = elements(evaluate(node.child(1), scope), node.child(1), scope, "what a loop runs over");
  if (!items) return Value::error();
  Frame frame = loop_frame(node, scope);
  const Scope inner{&frame, scope.labels};
  std::vector<Value> result;
  bool unknown = false;
  for (const Value& item : *items) {
    frame.variable_value = item;
    const Value wanted = is_wanted(node, inner);
    if (wanted.is(Value::Kind::Error)) return wanted;
    if (wanted.is(Value::Kind::Bool) && !wanted.boolean()) continue;
    if (wanted.is(Value::Kind::Unknown)) unknown = true;
    const Value value = evaluate(node.child(3), inner, element);
    if (value.is(Value::Kind::Error)) return value;
    if (item.is(Value::Kind::Unknown)) unknown = true;
    if (!value.is(Value::Kind::Absent)) result.push_back(value);
  }
  if (unknown) {
    const Type* of = element != nullptr ? element : &types::unknown;
    return Value::unknown(arena_.make<Type>(Type{.kind = Type::Kind::List, .element = of}));
  }
  return Value::list(arena_.copy(result));
}

Value Evaluator::map_for(Ref node, const Scope& scope, const Type* expected) {
  const Type* element = nullptr;
  if (expected != nullptr && present(*expected).kind == Type::Kind::Map) element = present(*expected).element;
  const auto items = elements(evaluate(node.child(1), scope), node.child(1), scope, "what a loop runs over");
  if (!items) return Value::error();
  Frame frame = loop_frame(node, scope);
  const Scope inner{&frame, scope.labels};
  std::vector<NamedValue> result;
  std::unordered_set<Name> keys;
  for (const Value& item : *items) {
    frame.variable_value = item;
    const Value wanted = is_wanted(node, inner);
    if (wanted.is(Value::Kind::Error)) return wanted;
    if (wanted.is(Value::Kind::Bool) && !wanted.boolean()) continue;
    const Value key = evaluate(node.child(3), inner, &types::string);
    const Value value = evaluate(node.child(4), inner, element);
    if (key.is(Value::Kind::Error) || value.is(Value::Kind::Error)) return Value::error();
    if (key.is(Value::Kind::Unknown) || item.is(Value::Kind::Unknown))
      return Value::unknown(arena_.make<Type>(
          Type{.kind = Type::Kind::Map, .element = element != nullptr ? element : &types::unknown}));
    if (!key.is(Value::Kind::String)) {
      if (key.is(Value::Kind::Late))
        report_late(node.child(3), scope, key, "a key");
      else
        mismatch(key, types::string, node.child(3).span());
      return Value::error();
    }
    const Name name = names_.intern(key.text());
    if (!keys.insert(name).second) {
      sink_.report(diag::loop_key_twice, node.child(3).span(), key.text());
      return Value::error();
    }
    if (!value.is(Value::Kind::Absent)) result.push_back({name, value});
  }
  return Value::map(arena_.copy(result));
}

}  // namespace scale::check
