#include "calls/evaluate.h"

#include <algorithm>

#include "calls/convert.h"
#include "calls/values.h"

namespace scale::calls {

using schema::Template;
using schema::TemplateField;
using Kind = Value::Kind;

namespace {

/// Whether a template without a value makes the object or list around it absent: only literals do not.
bool is_literal(const Template& of) {
  switch (of.kind) {
    case Template::Kind::Text:
    case Template::Kind::Integer:
    case Template::Kind::Boolean: return true;
    case Template::Kind::List: return std::ranges::all_of(of.items, is_literal);
    case Template::Kind::Object: return std::ranges::all_of(of.fields, is_literal, &TemplateField::value);
    default: return false;
  }
}

/// The texts of a scalar, or of every scalar at `path` in lists.
void texts_at(const Value& value, std::string_view path, std::vector<std::string>& into) {
  if (value.is(Kind::List)) {
    for (const Value& item : value.items()) texts_at(item, path, into);
  } else if (path.empty()) {
    if (auto text = scalar_text(value)) into.push_back(std::move(*text));
  } else {
    const std::size_t dot = path.find('.');
    if (const Value* below = value.find(path.substr(0, dot)))
      texts_at(*below, dot == path.npos ? std::string_view{} : path.substr(dot + 1), into);
  }
}

}  // namespace

Value Evaluator::property(std::string_view path) const {
  const std::size_t dot = path.find('.');
  for (const graph::Field& field : builder_.made_[resource_].properties)
    if (field.name == path.substr(0, dot))
      return at_path(field.value, dot == path.npos ? std::string_view{} : path.substr(dot + 1));
  return {};
}

Value Evaluator::evaluate(const Template& of) {
  switch (of.kind) {
    case Template::Kind::Text: return Value::of(of.text);
    case Template::Kind::Integer: return Value::of(of.number);
    case Template::Kind::Boolean: return Value::of(of.number != 0);
    case Template::Kind::Property: return property(of.text);
    case Template::Kind::Item: return item_ != nullptr ? at_path(*item_, of.text) : Value();
    case Template::Kind::Name: return builder_.made_[resource_].name;
    case Template::Kind::Type: return Value::of(builder_.graph_.resources[resource_].type);
    case Template::Kind::Properties: return Value::map(arena().copy(builder_.made_[resource_].properties));
    case Template::Kind::Result: {
      const schema::ApiResult* from = builder_.made_[resource_].api->result(of.text);
      return from != nullptr ? builder_.result(resource_, *from) : Value();
    }
    case Template::Kind::List: return list(of);
    case Template::Kind::Object: return object(of);
    case Template::Kind::Convert: return convert(of);
    case Template::Kind::Json: {
      const Value value = evaluate(of.items[0]);
      return value.is(Kind::Map) || value.is(Kind::List) ? json_text(arena(), value) : value;
    }
    case Template::Kind::AsText: {
      const Value value = evaluate(of.items[0]);
      const auto text = scalar_text(value);
      return text ? Value::of(arena().copy(std::string_view(*text))) : value;
    }
    case Template::Kind::First:
      for (const Template& item : of.items)
        if (const Value value = evaluate(item); !value.is(Kind::Null)) return value;
      return {};
    case Template::Kind::Concat: {
      std::vector<Value> parts;
      for (const Template& item : of.items) {
        parts.push_back(evaluate(item));
        if (parts.back().is(Kind::Null)) return {};
      }
      return concat(arena(), parts);
    }
    case Template::Kind::Each: return each(of);
    case Template::Kind::If:
      if (holds(of.conditions)) return evaluate(of.items[0]);
      return of.items.size() > 1 ? evaluate(of.items[1]) : Value();
    case Template::Kind::Entries: return entries(of);
    case Template::Kind::Part: {
      const Value value = evaluate(of.items[0]);
      if (value.is(Kind::Null)) return value;
      const std::vector<Value> parts = split(arena(), value, of.text);
      const auto index = static_cast<std::size_t>(of.number);
      return index < parts.size() ? parts[index] : Value();
    }
    case Template::Kind::Added:
    case Template::Kind::Removed: break;  // differences exist only between two programs
  }
  return {};
}

Value Evaluator::params(std::span<const TemplateField> fields) {
  std::vector<graph::Field> present;
  for (const TemplateField& field : fields) {
    const Value value = evaluate(field.value);
    if (!value.is(Kind::Null)) present.push_back({field.name, value});
  }
  return Value::map(arena().copy(present));
}

Value Evaluator::object(const Template& of) {
  bool alive = is_literal(of);
  std::vector<graph::Field> present;
  for (const TemplateField& field : of.fields) {
    const Value value = evaluate(field.value);
    if (value.is(Kind::Null)) continue;
    present.push_back({field.name, value});
    alive |= !is_literal(field.value);
  }
  return alive ? Value::map(arena().copy(present)) : Value();
}

Value Evaluator::list(const Template& of) {
  std::vector<Value> present;
  for (const Template& item : of.items)
    if (const Value value = evaluate(item); !value.is(Kind::Null)) present.push_back(value);
  return present.empty() && !of.items.empty() ? Value() : Value::list(arena().copy(present));
}

Value Evaluator::each(const Template& of) {
  const Value list = evaluate(of.items[0]);
  if (!list.is(Kind::List)) return {};
  std::vector<Value> made;
  for (const Value& item : list.items())
    if (const Value value = Evaluator(builder_, resource_, &item).evaluate(of.items[1]);
        !value.is(Kind::Null))
      made.push_back(value);
  return Value::list(arena().copy(made));
}

Value Evaluator::entries(const Template& of) {
  const Value list = evaluate(of.items[0]);
  if (!list.is(Kind::List)) return list;
  const std::size_t blank = of.text.find(' ');
  std::vector<graph::Field> fields;
  for (const Value& item : list.items()) {
    const Value* key = item.find(of.text.substr(0, blank));
    const Value* value = item.find(of.text.substr(blank + 1));
    if (key != nullptr && value != nullptr && key->is(Kind::String)) fields.push_back({key->text(), *value});
  }
  return Value::map(arena().copy(fields));
}

const schema::Type* Evaluator::type_of(const Template& of) const {
  if (of.kind != Template::Kind::Property) return nullptr;
  const schema::ResourceType* type = builder_.catalogue_.find(builder_.graph_.resources[resource_].type);
  const schema::Definition* in = type != nullptr ? type->properties : nullptr;
  const schema::Type* found = nullptr;
  for (std::string_view path = of.text; in != nullptr && !path.empty();) {
    const std::size_t dot = path.find('.');
    const schema::Property* property = in->find(path.substr(0, dot));
    if (property == nullptr) return nullptr;
    found = property->type;
    in = found->definition;
    path = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
  }
  return found;
}

Value Evaluator::convert(const Template& of) {
  const Value value = evaluate(of.items[0]);
  if (value.is(Kind::Null)) return value;
  return calls::convert(arena(), value, type_of(of.items[0]), *of.conversion);
}

bool Evaluator::holds(std::span<const schema::Condition> conditions) {
  return std::ranges::all_of(conditions, [&](const schema::Condition& condition) {
    using Test = schema::Condition::Test;
    const bool in_item = condition.path.starts_with("item.");
    const Value whole = in_item ? (item_ != nullptr ? *item_ : Value())
                                : property(condition.path.substr(0, condition.path.find('.')));
    std::string_view below = condition.path;
    const std::size_t dot = below.find('.');
    below = dot == below.npos ? std::string_view{} : below.substr(dot + 1);
    if (condition.test == Test::Present || condition.test == Test::Absent)
      return at_path(whole, below).is(Kind::Null) == (condition.test == Test::Absent);
    std::vector<std::string> texts;
    texts_at(whole, below, texts);
    const bool among = std::ranges::any_of(texts, [&](const std::string& text) {
      return std::ranges::find(condition.values, text) != condition.values.end();
    });
    return among == (condition.test == Test::Is);
  });
}

}  // namespace scale::calls
