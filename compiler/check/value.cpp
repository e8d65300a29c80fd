#include "check/value.h"

#include <algorithm>
#include <vector>

namespace scale::check {

namespace {

std::uint32_t count(std::size_t size) {
  return static_cast<std::uint32_t>(size);
}

/// The fields that are there, by name: the order of writing means nothing.
std::vector<const NamedValue*> present_fields(std::span<const NamedValue> fields) {
  std::vector<const NamedValue*> result;
  result.reserve(fields.size());
  for (const NamedValue& field : fields) {
    if (!field.value.is(Value::Kind::Absent)) result.push_back(&field);
  }
  std::ranges::sort(result, {}, [](const NamedValue* field) { return field->name.id; });
  return result;
}

bool equal_fields(std::span<const NamedValue> a, std::span<const NamedValue> b) {
  return std::ranges::equal(present_fields(a), present_fields(b),
                            [](const NamedValue* x, const NamedValue* y) {
                              return x->name == y->name && equal(x->value, y->value);
                            });
}

bool equal_ends(const Value* a, const Value* b) {
  return a == nullptr || b == nullptr ? a == b : equal(*a, *b);
}

bool is_numeric(const Value& value) {
  return value.is(Value::Kind::Int) || value.is(Value::Kind::Number);
}
bool has_fields(const Value& value) {
  return value.is(Value::Kind::Record) || value.is(Value::Kind::Map);
}

/// Values of different kinds that mean the same: 1 and 1.0, port 80 and 80, a record and a map.
bool equal_across(const Value& a, const Value& b) {
  if (is_numeric(a) && is_numeric(b)) return a.as_number() == b.as_number();
  if (has_fields(a) && has_fields(b)) return equal_fields(a.fields(), b.fields());
  if (a.is(Value::Kind::Ports) && b.is(Value::Kind::Int)) {
    return a.port_from() == a.port_to() && a.port_from() == b.integer();
  }
  return a.is(Value::Kind::Int) && b.is(Value::Kind::Ports) && equal_across(b, a);
}

}  // namespace

Value Value::of(bool value) {
  Value result(Kind::Bool);
  result.a_.boolean = value;
  return result;
}

Value Value::of(std::int64_t value) {
  Value result(Kind::Int);
  result.a_.integer = value;
  return result;
}

Value Value::of(double value) {
  Value result(Kind::Number);
  result.a_.number = value;
  return result;
}

Value Value::of(std::string_view value) {
  return text_of(Kind::String, value);
}

Value Value::text_of(Kind kind, std::string_view text) {
  Value result(kind);
  result.b_.text = text.data();
  result.count_ = count(text.size());
  return result;
}

Value Value::quantity(Dimension dimension, double amount) {
  Value result(Kind::Quantity);
  result.dimension_ = dimension;
  result.a_.number = amount;
  return result;
}

Value Value::range(const Value* low, const Value* high) {
  Value result(Kind::Range);
  result.a_.value = low;
  result.b_.value = high;
  return result;
}

Value Value::cidr(const CidrBlock* block) {
  Value result(Kind::Cidr);
  result.b_.cidr = block;
  return result;
}

Value Value::prefix(std::int64_t length) {
  Value result(Kind::Prefix);
  result.a_.integer = length;
  return result;
}

Value Value::ports(std::uint16_t from, std::uint16_t to) {
  Value result(Kind::Ports);
  result.a_.integer = std::int64_t{from} << 16 | to;
  return result;
}

Value Value::schedule(const ScheduleValue* schedule) {
  Value result(Kind::Schedule);
  result.b_.schedule = schedule;
  return result;
}

Value Value::list(std::span<const Value> items) {
  Value result(Kind::List);
  result.b_.value = items.data();
  result.count_ = count(items.size());
  return result;
}

Value Value::record(std::span<const NamedValue> fields) {
  Value result(Kind::Record);
  result.b_.fields = fields.data();
  result.count_ = count(fields.size());
  return result;
}

Value Value::map(std::span<const NamedValue> fields) {
  Value result = record(fields);
  result.kind_ = Kind::Map;
  return result;
}

Value Value::instance(const Instance* instance) {
  Value result(Kind::Instance);
  result.b_.instance = instance;
  return result;
}

Value Value::resource(graph::ResourceId resource, std::string_view attribute_path) {
  Value result = text_of(Kind::Resource, attribute_path);
  result.a_.resource = resource;
  return result;
}

Value Value::late(const graph::Value* value, const Type* type) {
  Value result(Kind::Late);
  result.a_.type = type;
  result.b_.late = value;
  return result;
}

Value Value::unknown(const Type* type) {
  Value result(Kind::Unknown);
  result.a_.type = type;
  return result;
}

std::span<const NamedValue> Value::fields() const {
  return {b_.fields, count_};
}

bool Value::is_constant() const {
  switch (kind_) {
    case Kind::Late:
    case Kind::Unknown: return false;
    case Kind::List: return std::ranges::all_of(items(), &Value::is_constant);
    case Kind::Record:
    case Kind::Map:
      return std::ranges::all_of(fields(), [](const NamedValue& field) { return field.value.is_constant(); });
    case Kind::Range:
      return (low() == nullptr || low()->is_constant()) && (high() == nullptr || high()->is_constant());
    default: return true;
  }
}

const Value* Value::find(Name name) const {
  if (!has_fields(*this)) return nullptr;
  const auto found = std::ranges::find(fields(), name, &NamedValue::name);
  return found == fields().end() ? nullptr : &found->value;
}

bool equal(const Value& a, const Value& b) {
  using Kind = Value::Kind;
  if (a.kind() != b.kind()) return equal_across(a, b);
  switch (a.kind()) {
    case Kind::Error:
    case Kind::Late:
    case Kind::Unknown: return false;
    case Kind::Absent: return true;
    case Kind::Bool: return a.boolean() == b.boolean();
    case Kind::Int:
    case Kind::Prefix: return a.integer() == b.integer();
    case Kind::Number: return a.number() == b.number();
    case Kind::Quantity: return a.dimension() == b.dimension() && a.amount() == b.amount();
    case Kind::String:
    case Kind::Arn:
    case Kind::Secret: return a.text() == b.text();
    case Kind::Range: return equal_ends(a.low(), b.low()) && equal_ends(a.high(), b.high());
    case Kind::Cidr: return a.cidr() == b.cidr();
    case Kind::Ports: return a.port_from() == b.port_from() && a.port_to() == b.port_to();
    case Kind::Schedule:
      return a.schedule().expression == b.schedule().expression &&
             a.schedule().time_zone == b.schedule().time_zone;
    case Kind::List: return std::ranges::equal(a.items(), b.items(), equal);
    case Kind::Record:
    case Kind::Map: return equal_fields(a.fields(), b.fields());
    case Kind::Instance: return &a.instance() == &b.instance();
    case Kind::Resource: return a.resource() == b.resource() && a.text() == b.text();
  }
  return false;
}

}  // namespace scale::check
