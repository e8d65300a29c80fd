// Expressions, one function per form.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "check/evaluator.h"
#include "check/literals.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// A program may ask for so many evaluated expressions; far above any real one, far below a hang.
constexpr std::uint64_t most_work = 20'000'000;
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
    if (!std::exchange(too_deep_, true)) sink_.report(diag::evaluation_too_deep, node.span(), most_depth);
    return Value::error();
  }
  ++depth_;
  const Value value = evaluate_kind(node, scope, expected);
  --depth_;
  // A value is where it was written; something that is declared is meant wherever it is named.
  const bool named = value.is(Value::Kind::Instance) || value.is(Value::Kind::Resource);
  return value.at() && !named ? value : value.placed(node.span());
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
      if (node.name() == words_.self && scope.frame->owner != nullptr)
        return Value::instance(scope.frame->owner);
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
        if (child.is(Kind::Body))
          body = child;
        else
          terms.push_back(child);
      }
      return phrase(terms, body, present(*expected), node.span(), {}, scope);
    }
    default: return Value::error();  // Missing, Bad: the parser has reported them
  }
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

/// What an item is called: its name, or the text that stands for it. No name after a report.
Name Evaluator::key_of(Ref key, const Scope& scope) {
  if (!key.is(Kind::String)) return key.name();
  const Value value = evaluate(key, scope);
  if (value.is(Value::Kind::String)) return names_.intern(value.text());
  if (value.is(Value::Kind::Late)) report_late(key, scope, value, "a key");
  return {};
}

/// A record that no type describes: a document, a map, or something to be fitted later.
Value Evaluator::free_record(Ref node, const Scope& scope) {
  std::vector<NamedValue> fields;
  const Value record = free_record(node, scope, fields);
  return record.is(Value::Kind::Record) ? Value::record(arena_.copy(fields)) : record;
}

Value Evaluator::free_record(Ref node, const Scope& scope, std::vector<NamedValue>& fields) {
  fields.clear();
  fields.reserve(8);
  // Most records are small, and a look at all fields is the fastest way; large ones remember where each name
  // stands.
  constexpr std::size_t small = 16;
  std::unordered_map<Name, std::size_t> places;
  const auto find = [&](Name name) {
    if (fields.size() <= small) return std::ranges::find(fields, name, &NamedValue::name);
    for (std::size_t i = places.size(); i < fields.size(); ++i) places.emplace(fields[i].name, i);
    const auto place = places.find(name);
    return place == places.end() ? fields.end() : fields.begin() + static_cast<std::ptrdiff_t>(place->second);
  };
  const auto set = [&](Name name, const Value& value, Span at) {
    const auto same = find(name);
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
      if (const Name name = key_of(key, scope))
        set(name, evaluate(item.child_after_doc(1), scope), key.span());
    } else if (item.is(Kind::Block) && !item.child_after_doc(1).is(Kind::Name)) {
      const Ref body = item.first(Kind::Body);
      const Ref name = item.child_after_doc(0);
      set(name.name(), free_record(body, scope).placed(body.span()), name.span());
    } else if (item.is(Kind::Spread)) {
      const Value from = evaluate(item.child(0), scope);
      if (from.is(Value::Kind::Unknown)) return from;
      if (can_spread(from, item.span()))
        spread.insert(spread.end(), from.fields().begin(), from.fields().end());
    } else if (item.is(Kind::Block)) {
      const Ref label_node = item.child_after_doc(1);
      sink_.report(diag::label_here, label_node.span(), text(item.child_after_doc(0).name()));
    } else if (item.is(Kind::Phrase)) {
      sink_.report(diag::phrase_here, item.span());
    }
  }
  for (const NamedValue& field : spread)
    if (find(field.name) == fields.end()) fields.push_back(field);
  // An absent field stays: asking for it is no mistake, and it is not written. So does one with a mistake, so
  // that only it is silent.
  return Value::record(fields);
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
    if (diag::suggest(report, callee.text(), std::move(candidates), callee.span()).empty())
      report.hint("`scale explain functions` lists them");
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
    report_late(node.child(late + 1), scope, arguments[late],
                fmt::format("an argument of `{}`", function->name));
  }
  return result;
}

}  // namespace scale::check
