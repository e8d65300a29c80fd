// Values of the graph → values that calls can carry.
#include <algorithm>

#include "calls/builder.h"
#include "calls/values.h"
#include "diag/codes.h"

namespace scale::calls {

using graph::Pseudo;
using Kind = Value::Kind;

namespace {

constexpr std::string_view pseudo_name(Pseudo which) {
  switch (which) {
    case Pseudo::Region: return "region";
    case Pseudo::Account: return "account";
    case Pseudo::Partition: return "partition";
    case Pseudo::UrlSuffix: return "url_suffix";
    case Pseudo::StackName: return "stack";
    case Pseudo::StackId: return "stack_id";
    case Pseudo::Zones: return "zones";
  }
  return {};
}

}  // namespace

Value Builder::fold(const Value& value, Span at) {
  switch (value.kind()) {
    case Kind::Null:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Number:
    case Kind::String: return value;
    case Kind::List: return fold_list(value, at);
    case Kind::Map: {
      std::vector<graph::Field> fields;
      fields.reserve(value.fields().size());
      for (const graph::Field& field : value.fields()) {
        const Value folded = fold(field.value, at);
        if (!folded.is(Kind::Null)) fields.push_back({field.name, folded});
      }
      return Value::map(out_.arena.copy(fields));
    }
    case Kind::Ref: return reference(value.resource(), "Ref", at);
    case Kind::Attribute: return reference(value.resource(), value.text(), at);
    case Kind::Parameter: return fold_parameter(value.index(), at);
    case Kind::PseudoParameter: return account_result(pseudo_name(value.pseudo()), at);
    case Kind::Concat: {
      std::vector<Value> parts;
      for (const Value& item : value.items()) parts.push_back(fold(item, at));
      return concat(out_.arena, parts);
    }
    case Kind::Join: {
      const Value separator = fold(value.items()[0], at);
      const Value list = fold(value.items()[1], at);
      if (!list.is(Kind::List)) {
        if (!list.is(Kind::Null))
          sink_.report(diag::late_function, at, "Join", "a list whose length AWS decides");
        return {};
      }
      std::vector<Value> parts;
      for (const Value& item : list.items()) {
        if (!parts.empty()) parts.push_back(separator);
        parts.push_back(item);
      }
      return concat(out_.arena, parts);
    }
    case Kind::Select: return fold_select(value, at);
    case Kind::Split: return fold_split(value, at);
    case Kind::Base64: {
      const Value inner = fold(value.items()[0], at);
      if (inner.is(Kind::String)) return Value::of(out_.arena.copy(std::string_view(base64(inner.text()))));
      if (inner.is(Kind::Null)) return {};
      const Value items[] = {inner};
      return Value::function(Kind::Base64, out_.arena.copy(std::span<const Value>(items)));
    }
    case Kind::JsonText: {
      const Value inner = fold(value.items()[0], at);
      return inner.is(Kind::Null) ? inner : json_text(out_.arena, inner);
    }
    case Kind::If: {
      const auto holds = condition(value, at);
      return holds ? fold(value.items()[*holds ? 0 : 1], at) : Value();
    }
    case Kind::Condition:
    case Kind::Equals:
    case Kind::And:
    case Kind::Or:
    case Kind::Not: break;
  }
  const auto holds = condition(value, at);
  return holds ? Value::of(*holds) : Value();
}

Value Builder::fold_list(const Value& value, Span at) {
  std::vector<Value> items;
  items.reserve(value.items().size());
  for (const Value& item : value.items()) {
    const Value folded = fold(item, at);
    if (!folded.is(Kind::Null)) items.push_back(folded);
  }
  return Value::list(out_.arena.copy(items));
}

Value Builder::fold_parameter(std::size_t index, Span at) {
  const graph::Parameter& parameter = graph_.parameters[index];
  if (parameter.default_value.is(Kind::Null)) {
    if (!reported_parameters_[index])
      sink_.report(diag::open_parameter, parameter.at ? parameter.at : at, parameter.name)
          .hint(fmt::format("give it with --param {}=…", parameter.name));
    reported_parameters_[index] = true;
    return {};
  }
  if (parameter.type == "CommaDelimitedList" && parameter.default_value.is(Kind::String))
    return Value::list(out_.arena.copy(split(out_.arena, parameter.default_value, ",")));
  return fold(parameter.default_value, at);
}

Value Builder::fold_select(const Value& value, Span at) {
  const Value& of = value.items()[0];
  // One element of AWS's list is a result of its own: the shell need not take lists apart.
  if (of.is(Kind::PseudoParameter) && of.pseudo() == Pseudo::Zones)
    return account_result(pseudo_name(of.pseudo()), at, value.index());
  if (of.is(Kind::Attribute)) return reference(of.resource(), of.text(), at, value.index());
  const Value list = fold(of, at);
  if (list.is(Kind::Null)) return {};
  if (list.is(Kind::List) && value.index() < list.items().size()) return list.items()[value.index()];
  if (list.is(Kind::List))
    sink_.report(diag::late_function, at, "Select",
                 fmt::format("item {} of {}", value.index(), list.items().size()));
  else
    sink_.report(diag::late_function, at, "Select", "a list whose length AWS decides");
  return {};
}

Value Builder::fold_split(const Value& value, Span at) {
  const Value separator = fold(value.items()[0], at);
  const Value text = fold(value.items()[1], at);
  if (text.is(Kind::Null) || separator.is(Kind::Null)) return {};
  if (text.is(Kind::String) && separator.is(Kind::String) && !separator.text().empty())
    return Value::list(out_.arena.copy(split(out_.arena, text, separator.text())));
  sink_.report(diag::late_function, at, "Split", "a text that is known only when deploying");
  return {};
}

std::optional<bool> Builder::condition(const Value& value, Span at) {
  switch (value.kind()) {
    case Kind::If:
    case Kind::Condition: return condition(graph_.conditions[value.index()].value, at);
    case Kind::Not: {
      const auto inner = condition(value.items()[0], at);
      return inner ? std::optional(!*inner) : inner;
    }
    case Kind::And:
    case Kind::Or: {
      const bool decisive = value.is(Kind::Or);
      for (const Value& item : value.items()) {
        const auto holds = condition(item, at);
        if (!holds || *holds == decisive) return holds;
      }
      return !decisive;
    }
    case Kind::Equals: {
      const auto a = scalar_text(fold(value.items()[0], at));
      const auto b = scalar_text(fold(value.items()[1], at));
      if (a && b) return *a == *b;
      break;
    }
    default: break;
  }
  sink_.report(diag::late_function, at, "a condition", "a value that is known only when deploying");
  return std::nullopt;
}

}  // namespace scale::calls
