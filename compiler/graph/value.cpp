#include <algorithm>

#include "graph/graph.h"

namespace scale::graph {

Value Value::of(bool value) {
  Value result;
  result.kind_ = Kind::Bool;
  result.scalar_.boolean = value;
  return result;
}

Value Value::of(std::int64_t value) {
  Value result;
  result.kind_ = Kind::Int;
  result.scalar_.integer = value;
  return result;
}

Value Value::of(double value) {
  Value result;
  result.kind_ = Kind::Number;
  result.scalar_.number = value;
  return result;
}

Value Value::of(std::string_view value) {
  Value result;
  result.kind_ = Kind::String;
  result.data_.text = value.data();
  result.count_ = static_cast<std::uint32_t>(value.size());
  return result;
}

Value Value::list(std::span<const Value> items) {
  return function(Kind::List, items);
}

Value Value::map(std::span<const Field> fields) {
  Value result;
  result.kind_ = Kind::Map;
  result.data_.fields = fields.data();
  result.count_ = static_cast<std::uint32_t>(fields.size());
  return result;
}

Value Value::ref(ResourceId resource) {
  Value result;
  result.kind_ = Kind::Ref;
  result.scalar_.resource = resource;
  return result;
}

Value Value::attribute(ResourceId resource, std::string_view name) {
  Value result = of(name);
  result.kind_ = Kind::Attribute;
  result.scalar_.resource = resource;
  return result;
}

Value Value::pseudo(Pseudo which) {
  Value result;
  result.kind_ = Kind::PseudoParameter;
  result.pseudo_ = which;
  return result;
}

Value Value::indexed(Kind kind, std::size_t index) {
  return function(kind, {}, index);
}

Value Value::function(Kind kind, std::span<const Value> items, std::size_t index) {
  Value result;
  result.kind_ = kind;
  result.data_.items = items.data();
  result.count_ = static_cast<std::uint32_t>(items.size());
  result.scalar_.integer = static_cast<std::int64_t>(index);
  return result;
}

std::span<const Field> Value::fields() const {
  return {data_.fields, count_};
}

bool Value::is_constant() const {
  switch (kind_) {
    case Kind::Null:
    case Kind::Bool:
    case Kind::Int:
    case Kind::Number:
    case Kind::String: return true;
    case Kind::List: return std::ranges::all_of(items(), &Value::is_constant);
    case Kind::Map:
      return std::ranges::all_of(fields(), [](const Field& field) { return field.value.is_constant(); });
    default: return false;
  }
}

const Value* Value::find(std::string_view name) const {
  if (kind_ != Kind::Map) return nullptr;
  const auto found = std::ranges::find(fields(), name, &Field::name);
  return found == fields().end() ? nullptr : &found->value;
}

bool operator==(const Value& a, const Value& b) {
  using Kind = Value::Kind;
  if (a.kind_ != b.kind_) return false;
  switch (a.kind_) {
    case Kind::Null: return true;
    case Kind::Bool: return a.boolean() == b.boolean();
    case Kind::Int: return a.integer() == b.integer();
    case Kind::Number: return a.number() == b.number();
    case Kind::String: return a.text() == b.text();
    case Kind::Map:
      return std::ranges::equal(a.fields(), b.fields(), [](const Field& x, const Field& y) {
        return x.name == y.name && x.value == y.value;
      });
    case Kind::Ref: return a.resource() == b.resource();
    case Kind::Attribute: return a.resource() == b.resource() && a.text() == b.text();
    case Kind::PseudoParameter: return a.pseudo_ == b.pseudo_;
    default: return a.integer() == b.integer() && std::ranges::equal(a.items(), b.items());
  }
}

}  // namespace scale::graph
