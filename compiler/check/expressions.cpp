// Expressions, one function per form.
#include <algorithm>

#include "check/evaluator.h"
#include "check/literals.h"
#include "diag/codes.h"
#include "support/closest.h"
#include "syntax/views.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// A program may ask for so many evaluated expressions; far above any real one, far below a hang.
constexpr std::uint64_t most_work = 200'000'000;
/// How deep evaluation may go, through names too; keeps within a thread's stack.
constexpr int most_depth = 1000;

}  // namespace

bool Evaluator::spend(Span at) {
  if (++work_ < most_work) return true;
  if (work_ == most_work) sink_.report(diag::too_much_work, at);
  return false;
}

Value Evaluator::evaluate(Ref node, const Scope& scope, const Type* expected) {
  if (!spend(node.span())) return Value::error();
  if (depth_ >= most_depth) {
    sink_.report(diag::evaluation_too_deep, node.span(), most_depth);
    return Value::error();
  }
  ++depth_;
  const Value value = evaluate_kind(node, scope, expected);
  --depth_;
  return value.at() ? value : value.placed(node.span());
}

Value Evaluator::evaluate_kind(Ref node, const Scope& scope, const Type* expected) {
  switch (node.kind()) {
    case Kind::Int:
    case Kind::Number:
    case Kind::Bool:
    case Kind::Quantity:
    case Kind::Cidr:
    case Kind::Prefix:
    case Kind::Ports:
    case Kind::Schedule:
    case Kind::Arn:
    case Kind::Secret: return literal(node, arena_, sink_);
    case Kind::String: return string(node, scope);
    case Kind::Ident: {
      if (expected != nullptr && has_word(*expected, node.name())) return Value::of(text(node.name()));
      if (auto found = lookup(node.name(), scope, expected)) return narrowed(node, scope, *found);
      if (text(node.name()) == "self" && scope.frame->owner != nullptr) return Value::instance(scope.frame->owner);
      return unknown_name(node, scope, expected);
    }
    case Kind::AwsType:
      sink_.report(diag::type_as_value, node.span(), text(node.name()));
      return Value::error();
    case Kind::Member: return member(node, scope);
    case Kind::Index: return index(node, scope);
    case Kind::Call: return call(node, scope);
    case Kind::Present: return presence(node, scope);
    case Kind::Unary: return unary(node, scope);
    case Kind::Binary: return binary(node, scope, expected);
    case Kind::Paren: return evaluate(node.child(0), scope, expected);
    case Kind::Is: return type_test(node, scope);
    case Kind::Range: return range(node, scope);
    case Kind::If: return if_else(node, scope, expected);
    case Kind::ListFor: return list_for(node, scope, expected);
    case Kind::MapFor: return map_for(node, scope, expected);
    case Kind::List: return list(node, scope, expected);
    case Kind::Record: return record(node, scope, expected);
    case Kind::PhraseValue: {
      if (expected == nullptr || present(*expected).kind != Type::Kind::Phrase) {
        sink_.report(diag::phrase_here, node.span());
        return Value::error();
      }
      std::vector<Ref> terms;
      Ref body;
      for (const Ref child : node) {
        if (child.is(Kind::Body)) body = child;
        else terms.push_back(child);
      }
      return phrase(terms, body, present(*expected), node.span(), {}, scope);
    }
    default: return Value::error();  // Missing, Bad: the parser has reported them
  }
}

std::optional<graph::Value> Evaluator::text_value(const Value& value, Span at) {
  switch (value.kind()) {
    case Value::Kind::String:
    case Value::Kind::Arn: return graph::Value::of(value.text());
    case Value::Kind::Int: return graph::Value::of(arena_.copy(std::to_string(value.integer())));
    case Value::Kind::Number:
    case Value::Kind::Bool:
    case Value::Kind::Cidr:
    case Value::Kind::Prefix:
    case Value::Kind::Ports: return graph::Value::of(arena_.copy(to_source(value, names_)));
    case Value::Kind::Resource: return graph::Value::ref(value.resource());
    case Value::Kind::Late: {
      const Type::Kind kind = present(*value.type()).kind;
      const bool composed = kind == Type::Kind::List || kind == Type::Kind::Map || kind == Type::Kind::Record;
      if (!composed) return value.late();
      break;
    }
    default: break;
  }
  sink_.report(diag::not_text, at, describe(value));
  return {};
}

Value Evaluator::concat(std::span<const Value> parts, Span at) {
  std::string constant;
  std::vector<graph::Value> late;
  const auto flush = [&] {
    if (!constant.empty()) late.push_back(graph::Value::of(arena_.copy(constant)));
    constant.clear();
  };
  bool unknown = false;
  for (const Value& part : parts) {
    if (part.is(Value::Kind::Error)) return Value::error();
    if (part.is(Value::Kind::Unknown)) {
      const Type& type = *part.type();
      if (type.kind == Type::Kind::Secret || type.kind == Type::Kind::Optional || type.kind == Type::Kind::List ||
          type.kind == Type::Kind::Duration || type.kind == Type::Kind::Size) {
        sink_.report(diag::not_text, part.at() ? part.at() : at, to_source(type, names_));
        return Value::error();
      }
      unknown = true;
      continue;
    }
    const auto piece = text_value(part, part.at() ? part.at() : at);
    if (!piece) return Value::error();
    if (piece->is(graph::Value::Kind::String)) {
      constant += piece->text();
    } else if (piece->is(graph::Value::Kind::Concat)) {
      flush();
      late.insert(late.end(), piece->items().begin(), piece->items().end());
    } else {
      flush();
      late.push_back(*piece);
    }
  }
  if (unknown) return Value::unknown(&types::string);
  if (late.empty()) return Value::of(arena_.copy(constant));
  flush();
  if (late.size() == 1) return Value::late(keep(late[0]), &types::string);
  return Value::late(keep(graph::Value::function(graph::Value::Kind::Concat, arena_.copy(late))), &types::string);
}

Value Evaluator::string(Ref node, const Scope& scope) {
  std::vector<Value> parts;
  for (const syntax::StringPart& part : syntax::decode_string(node)) {
    // The place to point at is the interpolation, not where its value comes from.
    parts.push_back(part.expression ? evaluate(part.expression, scope).placed(part.expression.span())
                                    : Value::of(arena_.copy(part.text)));
  }
  return concat(parts, node.span());
}

Value Evaluator::list(Ref node, const Scope& scope, const Type* expected) {
  const Type* element = nullptr;
  if (expected != nullptr) {
    const Type& wanted = present(*expected);
    if (wanted.kind == Type::Kind::List) element = wanted.element;
    for (const Type* alternative : wanted.alternatives)
      if (alternative->kind == Type::Kind::List) element = alternative->element;
  }
  std::vector<Value> items;
  bool failed = false;
  for (const Ref child : node) {
    if (child.is(Kind::Doc)) continue;
    Value item;
    if (element != nullptr && present(*element).kind == Type::Kind::Phrase && !child.is(Kind::PhraseValue)) {
      const Ref terms[] = {child};  // a phrase of one term
      item = phrase(terms, {}, present(*element), child.span(), {}, scope);
    } else {
      item = evaluate(child, scope, element);
    }
    if (item.is(Value::Kind::Error)) failed = true;
    if (!item.is(Value::Kind::Absent)) items.push_back(item);  // what is absent is not in the list
  }
  if (failed) return Value::error();
  return Value::list(arena_.copy(items));
}

Value Evaluator::record(Ref node, const Scope& scope, const Type* expected) {
  if (expected != nullptr) {
    const Type& wanted = present(*expected);
    if (wanted.kind == Type::Kind::Record) return bind_record(node, wanted, scope);
    if (wanted.kind == Type::Kind::Map || wanted.kind == Type::Kind::Each)
      return bind_item(wanted, node, {}, scope);
  }
  return free_record(node, scope);
}

/// A record that no type describes: a document, a map, or something to be fitted later.
Value Evaluator::free_record(Ref node, const Scope& scope) {
  std::vector<NamedValue> fields;
  const auto set = [&](Name name, const Value& value, Span at) {
    const auto same = std::ranges::find(fields, name, &NamedValue::name);
    if (same == fields.end()) {
      fields.push_back({name, value, at});
    } else {
      sink_.report(diag::given_twice, at, text(name)).note(same->key, "first given here");
    }
  };
  std::vector<NamedValue> spread;
  for (const Ref item : node) {
    if (item.is(Kind::Attribute)) {
      const Ref key = item.child_after_doc(0);
      Name name = key.name();
      if (key.is(Kind::String)) {
        const Value value = evaluate(key, scope);
        if (!value.is(Value::Kind::String)) {
          if (!value.is(Value::Kind::Error)) report_late(key, scope, value, "a key");
          continue;
        }
        name = names_.intern(value.text());
      }
      set(name, evaluate(item.child_after_doc(1), scope), key.span());
    } else if (item.is(Kind::Block) && !item.child_after_doc(1).is(Kind::Name)) {
      const Ref body = item.first(Kind::Body);
      const Ref name = item.child_after_doc(0);
      set(name.name(), free_record(body, scope).placed(body.span()), name.span());
    } else if (item.is(Kind::Spread)) {
      const Value from = evaluate(item.child(0), scope);
      if (from.is(Value::Kind::Unknown)) return from;
      if (from.is(Value::Kind::Record) || from.is(Value::Kind::Map))
        spread.insert(spread.end(), from.fields().begin(), from.fields().end());
      else if (!from.is(Value::Kind::Absent) && !from.is(Value::Kind::Error))
        sink_.report(diag::cannot_spread, item.span(), describe(from));
    } else if (item.is(Kind::Block) || item.is(Kind::Phrase)) {
      sink_.report(diag::phrase_here, item.span());
    }
  }
  for (const NamedValue& field : spread)
    if (std::ranges::find(fields, field.name, &NamedValue::name) == fields.end()) fields.push_back(field);
  // An absent field stays: asking for it is no mistake, and it is not written. So does one with a mistake, so that
  // only it is silent.
  return Value::record(arena_.copy(fields));
}

std::optional<std::vector<Value>> Evaluator::elements(const Value& value, Ref at, const Scope& scope,
                                                      std::string_view what) {
  std::vector<Value> result;
  switch (value.kind()) {
    case Value::Kind::List: result.assign(value.items().begin(), value.items().end()); return result;
    case Value::Kind::Record:
    case Value::Kind::Map:
      for (const NamedValue& field : value.fields()) {
        if (field.value.is(Value::Kind::Absent)) continue;
        const NamedValue pair[] = {{names_.intern("key"), Value::of(text(field.name))},
                                   {names_.intern("value"), field.value}};
        result.push_back(Value::record(arena_.copy(pair)).placed(field.value.at()));
      }
      return result;
    case Value::Kind::Unknown: {
      const Type& type = *value.type();
      if (type.kind == Type::Kind::Map) {
        const NamedValue pair[] = {{names_.intern("key"), Value::unknown(&types::string)},
                                   {names_.intern("value"), Value::unknown(type.element)}};
        result.push_back(Value::record(arena_.copy(pair)));
      } else if (type.kind == Type::Kind::Each) {
        result.push_back(Value::unknown(type.element));
      } else {
        result.push_back(Value::unknown(type.element != nullptr ? type.element : &types::unknown));
      }
      return result;
    }
    case Value::Kind::Error: return {};
    case Value::Kind::Late: report_late(at, scope, value, what); return {};
    default: sink_.report(diag::cannot_loop, at.span(), describe(value)); return {};
  }
}

Value Evaluator::list_for(Ref node, const Scope& scope, const Type* expected) {
  const Type* element = nullptr;
  if (expected != nullptr && present(*expected).kind == Type::Kind::List) element = present(*expected).element;
  const auto items = elements(evaluate(node.child(1), scope), node.child(1), scope, "what a loop runs over");
  if (!items) return Value::error();
  static const Block no_block;
  Frame* frame = make_frame(no_block, scope.frame, scope.frame->owner, scope.frame->origin);
  frame->variable = node.child(0).name();
  const Scope inner{frame, scope.labels};
  std::vector<Value> result;
  bool unknown = false;
  for (const Value& item : *items) {
    frame->variable_value = item;
    if (const Ref test = node.child(2); !test.is(Kind::Empty)) {
      const auto keep_it = condition(test, inner);
      if (!keep_it) {
        unknown = true;
      } else if (!*keep_it) {
        continue;
      }
    }
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
  static const Block no_block;
  Frame* frame = make_frame(no_block, scope.frame, scope.frame->owner, scope.frame->origin);
  frame->variable = node.child(0).name();
  const Scope inner{frame, scope.labels};
  std::vector<NamedValue> result;
  for (const Value& item : *items) {
    frame->variable_value = item;
    if (const Ref test = node.child(2); !test.is(Kind::Empty))
      if (const auto keep_it = condition(test, inner); keep_it && !*keep_it) continue;
    const Value key = evaluate(node.child(3), inner, &types::string);
    const Value value = evaluate(node.child(4), inner, element);
    if (key.is(Value::Kind::Error) || value.is(Value::Kind::Error)) return Value::error();
    if (key.is(Value::Kind::Unknown) || item.is(Value::Kind::Unknown))
      return Value::unknown(arena_.make<Type>(
          Type{.kind = Type::Kind::Map, .element = element != nullptr ? element : &types::unknown}));
    if (!key.is(Value::Kind::String)) {
      if (key.is(Value::Kind::Late)) report_late(node.child(3), scope, key, "a key");
      else mismatch(key, types::string, node.child(3).span());
      return Value::error();
    }
    const Name name = names_.intern(key.text());
    if (std::ranges::find(result, name, &NamedValue::name) != result.end()) {
      sink_.report(diag::loop_key_twice, node.child(3).span(), key.text());
      return Value::error();
    }
    if (!value.is(Value::Kind::Absent)) result.push_back({name, value});
  }
  return Value::map(arena_.copy(result));
}

Value Evaluator::call(Ref node, const Scope& scope) {
  const Ref callee = node.child(0);
  std::vector<Value> arguments;
  for (const Ref child : node)
    if (child != callee) arguments.push_back(evaluate(child, scope).placed(child.span()));
  const Function* function = find_function(callee.is(Kind::Ident) ? text(callee.name()) : callee.text());
  if (function == nullptr) {
    std::vector<std::string_view> candidates;
    for (const Function& known : functions()) candidates.push_back(known.name);
    auto& report = sink_.report(diag::unknown_function, callee.span(), callee.text());
    if (const auto near = closest(callee.text(), candidates); !near.empty()) {
      report.with_label(fmt::format("did you mean `{}`?", near));
      report.with_fix(fmt::format("write `{}`", near), {{callee.span(), std::string(near)}});
    }
    return Value::error();
  }
  const auto given = static_cast<int>(arguments.size());
  if (given < function->least || (function->most >= 0 && given > function->most)) {
    sink_.report(diag::wrong_argument_count, node.span(), function->name, given)
        .hint(std::string(function->signature));
    return Value::error();
  }
  FunctionContext context{arena_, names_, sink_, node.span()};
  const Value result = check::call(*function, arguments, context);
  if (context.late_argument) {
    const std::size_t late = *context.late_argument;
    report_late(node.child(late + 1), scope, arguments[late], fmt::format("an argument of {}", function->name));
  }
  return result;
}

}  // namespace scale::check
