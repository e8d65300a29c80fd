#include "lower/property_writer.h"

#include <algorithm>

#include "diag/codes.h"
#include "support/closest.h"

namespace scale::lower {

using check::NamedValue;
using check::Value;
using schema::Shape;

namespace {

std::string join_path(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

}  // namespace

std::string_view wanted(const schema::Type& type) {
  switch (type.shape) {
    case Shape::String: return "a string";
    case Shape::Integer: return "a whole number";
    case Shape::Number: return "a number";
    case Shape::Boolean: return "true or false";
    case Shape::List: return "a list";
    case Shape::Map: return "a map";
    case Shape::Object: return "a record";
    default: return "a document";
  }
}

std::vector<graph::Property> PropertyWriter::write(const Value& record, Span declared) {
  std::vector<graph::Property> result;
  if (!record.is(Value::Kind::Record)) return result;
  for (const NamedValue& field : record.fields()) {
    const std::string_view name = evaluator_.text(field.name);
    const schema::Property* property = type_.properties->find(name);
    if (property == nullptr || property->read_only) {
      check_known_property(field, *type_.properties, {});
      continue;
    }
    if (auto value = convert(field.value, *property->type, std::string(name)))
      result.push_back({property->name, *value, field.value.at() ? field.value.at() : field.key, graph::Owner::Tool});
  }
  check_required(record, *type_.properties, {}, declared);
  return result;
}

void PropertyWriter::check_known_property(const NamedValue& field, const schema::Definition& definition,
                                          const std::string& path) {
  const std::string_view name = evaluator_.text(field.name);
  const Span at = field.key ? field.key : field.value.at();
  if (definition.find(name) != nullptr) {
    evaluator_.sink().report(diag::read_only_property, at, join_path(path, name), type_.name);
    return;
  }
  std::vector<std::string_view> candidates;
  for (const schema::Property& property : definition.properties) candidates.push_back(property.name);
  auto& report = evaluator_.sink().report(diag::unknown_property, at, path.empty() ? type_.name : std::string_view(path), name);
  if (const auto near = closest(name, candidates); !near.empty()) {
    report.with_label(fmt::format("did you mean `{}`?", near));
    report.with_fix(fmt::format("write `{}`", near), {{at, std::string(near)}});
  } else {
    report.hint(fmt::format("`scale explain {}` lists what it has", type_.name));
  }
}

void PropertyWriter::check_required(const Value& record, const schema::Definition& definition, const std::string& path,
                                    Span at) {
  for (const schema::Property& property : definition.properties) {
    if (!property.required || property.read_only) continue;
    const Name name = evaluator_.names().find(property.name);
    const Value* given = name ? record.find(name) : nullptr;
    if (given != nullptr && !given->is(Value::Kind::Absent)) continue;
    evaluator_.sink()
        .report(diag::missing_property, at, path.empty() ? type_.name : std::string_view(path), property.name)
        .hint(fmt::format("`{}` is {}", property.name, wanted(*property.type)));
  }
}

std::optional<graph::Value> PropertyWriter::convert(const Value& value, const schema::Type& type,
                                                    const std::string& path) {
  switch (value.kind()) {
    case Value::Kind::Error:
    case Value::Kind::Absent:
    case Value::Kind::Unknown: return {};
    case Value::Kind::Quantity: return quantity(value, type, path);
    case Value::Kind::Secret: return secret(value, path);
    case Value::Kind::Late: return late(value, type, path);
    default: break;
  }
  switch (type.shape) {
    case Shape::Json: return document(value);
    case Shape::String: return text(value, type, path);
    case Shape::Integer:
    case Shape::Number: return number(value, type, path);
    case Shape::Boolean:
      if (value.is(Value::Kind::Bool)) return graph::Value::of(value.boolean());
      return mismatch(value, wanted(type), path);
    case Shape::List: return list(value, type, path);
    case Shape::Map: return map(value, type, path);
    case Shape::Object:
      if (type.definition == nullptr) return document(value);
      return object(value, *type.definition, path);
    case Shape::Union: return union_of(value, type, path);
  }
  return {};
}

std::optional<graph::Value> PropertyWriter::object(const Value& value, const schema::Definition& definition,
                                                   const std::string& path) {
  if (!value.is(Value::Kind::Record) && !value.is(Value::Kind::Map)) return mismatch(value, "a record", path);
  std::vector<graph::Field> fields;
  for (const NamedValue& field : value.fields()) {
    const std::string_view name = evaluator_.text(field.name);
    const schema::Property* property = definition.find(name);
    if (property == nullptr || property->read_only) {
      check_known_property(field, definition, path);
      continue;
    }
    if (const auto part = convert(field.value, *property->type, join_path(path, name)))
      fields.push_back({property->name, *part});
  }
  check_required(value, definition, path, value.at());
  return graph::Value::map(evaluator_.arena().copy(fields));
}

std::optional<graph::Value> PropertyWriter::list(const Value& value, const schema::Type& type,
                                                 const std::string& path) {
  if (!value.is(Value::Kind::List)) return mismatch(value, "a list", path);
  std::vector<graph::Value> items;
  for (const Value& item : value.items())
    if (const auto part = convert(item, *type.element, path)) items.push_back(*part);
  const std::size_t count = value.items().size();
  if ((type.min_length && count < *type.min_length) || (type.max_length && count > *type.max_length))
    evaluator_.sink().report(diag::wrong_length, value.at(), path, fmt::format("{} elements", count),
                             length_text(type));
  return graph::Value::list(evaluator_.arena().copy(items));
}

std::optional<graph::Value> PropertyWriter::map(const Value& value, const schema::Type& type, const std::string& path) {
  if (!value.is(Value::Kind::Record) && !value.is(Value::Kind::Map)) return mismatch(value, "a map", path);
  std::vector<graph::Field> fields;
  for (const NamedValue& field : value.fields())
    if (const auto part = convert(field.value, *type.element, path))
      fields.push_back({evaluator_.text(field.name), *part});
  return graph::Value::map(evaluator_.arena().copy(fields));
}

/// Whether the value has the outer form of the type, so that a mistake further inside is reported for it.
bool PropertyWriter::could_be(const Value& value, const schema::Type& type) const {
  using Kind = Value::Kind;
  switch (type.shape) {
    case Shape::Json: return true;
    case Shape::Boolean: return value.is(Kind::Bool);
    case Shape::Integer: return value.is(Kind::Int);
    case Shape::Number: return value.is(Kind::Int) || value.is(Kind::Number);
    case Shape::List: return value.is(Kind::List);
    case Shape::Map: return value.is(Kind::Record) || value.is(Kind::Map);
    case Shape::Object:
      return (value.is(Kind::Record) || value.is(Kind::Map)) &&
             (type.definition == nullptr || std::ranges::all_of(value.fields(), [&](const NamedValue& field) {
                return type.definition->find(evaluator_.text(field.name)) != nullptr;
              }));
    case Shape::String:
      return !value.is(Kind::Record) && !value.is(Kind::Map) && !value.is(Kind::List) && !value.is(Kind::Bool) &&
             !value.is(Kind::Int) && !value.is(Kind::Number);
    case Shape::Union:
      return std::ranges::any_of(type.alternatives, [&](const schema::Type* one) { return could_be(value, *one); });
  }
  return false;
}

std::optional<graph::Value> PropertyWriter::union_of(const Value& value, const schema::Type& type,
                                                     const std::string& path) {
  for (const schema::Type* alternative : type.alternatives)
    if (could_be(value, *alternative)) return convert(value, *alternative, path);
  std::vector<std::string_view> forms;
  for (const schema::Type* alternative : type.alternatives) forms.push_back(wanted(*alternative));
  return mismatch(value, fmt::format("{}", fmt::join(forms, " or ")), path);
}

std::optional<graph::Value> PropertyWriter::mismatch(const Value& value, std::string_view expected,
                                                     const std::string& path) {
  auto& report = evaluator_.sink().report(diag::property_type, value.at(), path, expected, evaluator_.describe(value));
  if (value.is(Value::Kind::Instance)) report.hint("name one of its outputs");
  if (expected == "a string" && (value.is(Value::Kind::Int) || value.is(Value::Kind::Number) || value.is(Value::Kind::Bool))) {
    const std::string quoted = fmt::format("\"{}\"", check::to_source(value, evaluator_.names()));
    report.hint(fmt::format("write {}", quoted));
  }
  if (expected == "a list" && !value.is(Value::Kind::Record)) report.hint("write it in brackets: [ … ]");
  return {};
}

}  // namespace scale::lower
