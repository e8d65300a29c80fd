#include "lower/property_writer.h"

#include <algorithm>

#include "diag/codes.h"
#include "diag/suggest.h"

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
  std::vector<std::string_view> misspelt;
  result.reserve(record.fields().size());
  std::string path;
  for (const NamedValue& field : record.fields()) {
    const std::string_view name = evaluator_.text(field.name);
    const schema::Property* property = type_.properties->find(name);
    if (property == nullptr || property->read_only) {
      misspelt.push_back(report_unknown(field, *type_.properties, {}));
      continue;
    }
    path = name;
    if (auto value = convert(field.value, *property->type, path))
      result.push_back(
          {property->name, *value, field.value.at() ? field.value.at() : field.key, graph::Owner::Tool});
  }
  check_required(record, *type_.properties, {}, declared, misspelt);
  return result;
}

std::string_view PropertyWriter::report_unknown(const NamedValue& field, const schema::Definition& definition,
                                                const std::string& path) {
  const std::string_view name = evaluator_.text(field.name);
  const Span at = field.key ? field.key : field.value.at();
  const bool returned = path.empty() && type_.attribute(name) != nullptr;
  if (definition.find(name) != nullptr || returned) {
    evaluator_.sink().report(diag::read_only_property, at, join_path(path, name), type_.name);
    return {};
  }
  std::vector<std::string_view> candidates;
  for (const schema::Property& property : definition.properties) candidates.push_back(property.name);
  auto& report = evaluator_.sink().report(diag::unknown_property, at,
                                          path.empty() ? type_.name : std::string_view(path), name);
  const std::string_view near = diag::suggest(report, name, std::move(candidates), at);
  if (near.empty()) report.hint(fmt::format("`scale explain {}` lists what it has", type_.name));
  return near;
}

void PropertyWriter::check_required(const Value& record, const schema::Definition& definition,
                                    const std::string& path, Span at,
                                    std::span<const std::string_view> misspelt) {
  for (const schema::Property& property : definition.properties) {
    if (!property.required || property.read_only) continue;
    if (std::ranges::find(misspelt, property.name) != misspelt.end()) continue;
    const Name name = evaluator_.names().find(property.name);
    const Value* given = name ? record.find(name) : nullptr;
    if (given != nullptr && !given->is(Value::Kind::Absent)) continue;
    evaluator_.sink()
        .report(diag::missing_property, at, path.empty() ? type_.name : std::string_view(path), property.name)
        .hint(fmt::format("`{}` is {}", property.name, wanted(*property.type)));
  }
}

std::optional<graph::Value> PropertyWriter::convert(const Value& value, const schema::Type& type,
                                                    std::string& path) {
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
                                                   std::string& path) {
  if (!value.is(Value::Kind::Record) && !value.is(Value::Kind::Map)) return mismatch(value, "a record", path);
  std::vector<graph::Field> fields;
  std::vector<std::string_view> misspelt;
  fields.reserve(value.fields().size());
  const std::size_t length = path.size();
  for (const NamedValue& field : value.fields()) {
    const std::string_view name = evaluator_.text(field.name);
    const schema::Property* property = definition.find(name);
    if (property == nullptr || property->read_only) {
      misspelt.push_back(report_unknown(field, definition, path));
      continue;
    }
    path.append(1, '.').append(name);
    if (const auto part = convert(field.value, *property->type, path))
      fields.push_back({property->name, *part});
    path.resize(length);
  }
  check_required(value, definition, path, value.at(), misspelt);
  return graph::Value::map(evaluator_.arena().copy(fields));
}

std::optional<graph::Value> PropertyWriter::list(const Value& value, const schema::Type& type,
                                                 std::string& path) {
  if (!value.is(Value::Kind::List)) return mismatch(value, "a list", path);
  std::vector<graph::Value> items;
  items.reserve(value.items().size());
  for (const Value& item : value.items())
    if (const auto part = convert(item, *type.element, path)) items.push_back(*part);
  const std::size_t count = value.items().size();
  if ((type.min_length && count < *type.min_length) || (type.max_length && count > *type.max_length))
    evaluator_.sink().report(diag::wrong_length, value.at(), path, fmt::format("{} elements", count),
                             length_text(type));
  return graph::Value::list(evaluator_.arena().copy(items));
}

std::optional<graph::Value> PropertyWriter::map(const Value& value, const schema::Type& type,
                                                std::string& path) {
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
      return !value.is(Kind::Record) && !value.is(Kind::Map) && !value.is(Kind::List) &&
             !value.is(Kind::Bool) && !value.is(Kind::Int) && !value.is(Kind::Number);
    case Shape::Union:
      return std::ranges::any_of(type.alternatives,
                                 [&](const schema::Type* one) { return could_be(value, *one); });
  }
  return false;
}

std::optional<graph::Value> PropertyWriter::union_of(const Value& value, const schema::Type& type,
                                                     std::string& path) {
  for (const schema::Type* alternative : type.alternatives)
    if (could_be(value, *alternative)) return convert(value, *alternative, path);
  std::vector<std::string_view> forms;
  for (const schema::Type* alternative : type.alternatives) forms.push_back(wanted(*alternative));
  return mismatch(value, fmt::format("{}", fmt::join(forms, " or ")), path);
}

std::optional<graph::Value> PropertyWriter::mismatch(const Value& value, std::string_view expected,
                                                     const std::string& path) {
  auto& report =
      evaluator_.sink().report(diag::property_type, value.at(), path, expected, evaluator_.describe(value));
  if (value.is(Value::Kind::Instance)) report.hint("name one of its outputs");
  const std::string source = check::to_source(value, evaluator_.names());
  const bool literal =
      value.is(Value::Kind::Int) || value.is(Value::Kind::Number) || value.is(Value::Kind::Bool);
  if (expected == "a string" && literal)
    report.with_fix(fmt::format("write \"{}\"", source), {{value.at(), fmt::format("\"{}\"", source)}});
  // "5" where a number is wanted, "true" where a truth value is.
  const bool number = value.is(Value::Kind::String) && !value.text().empty() && value.text().size() < 10 &&
                      std::ranges::all_of(value.text(), [](char c) { return c >= '0' && c <= '9'; });
  const bool truth = value.is(Value::Kind::String) && (value.text() == "true" || value.text() == "false");
  if ((number && (expected == "a whole number" || expected == "a number")) ||
      (truth && expected == "true or false"))
    report.with_fix(fmt::format("write {}", value.text()), {{value.at(), std::string(value.text())}});
  if (expected == "a list" && !value.is(Value::Kind::Record)) report.hint("write it in brackets: [ … ]");
  return {};
}

}  // namespace scale::lower
