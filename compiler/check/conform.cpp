// Does a value fit a type, and what does it become.
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

namespace {

/// Whether something of type `from` may stand where `to` is wanted, before its value is known.
bool assignable(const Type& from, const Type& to) {
  using Kind = Type::Kind;
  if (from.kind == Kind::Unknown || to.kind == Kind::Unknown || to.kind == Kind::Json) return true;
  if (from.kind == Kind::Optional) return to.kind == Kind::Optional && assignable(*from.element, *to.element);
  if (to.kind == Kind::Optional) return assignable(from, *to.element);
  if (from.kind == Kind::Union)
    return std::ranges::all_of(from.alternatives, [&](const Type* one) { return assignable(*one, to); });
  if (to.kind == Kind::Union)
    return std::ranges::any_of(to.alternatives, [&](const Type* one) { return assignable(from, *one); });
  if (from.kind == Kind::Word && to.kind == Kind::Word) return from.name == to.name;
  if (from.kind == Kind::Word && to.kind == Kind::String) return true;
  if (from.kind == Kind::Int && (to.kind == Kind::Number || to.kind == Kind::Ports)) return true;
  if (from.kind == Kind::Resource && to.kind == Kind::String) return true;
  if (from.kind == Kind::String && to.kind == Kind::Arn) return true;  // a deploy-time attribute is text
  if (from.kind == Kind::Arn && to.kind == Kind::String) return true;
  if (from.kind != to.kind)
    return (from.kind == Kind::Each && to.kind == Kind::List) ||
           (from.kind == Kind::Phrase && to.kind == Kind::Record) ||
           (from.kind == Kind::Record && to.kind == Kind::Phrase);
  if (from.kind == Kind::List || from.kind == Kind::Map) return assignable(*from.element, *to.element);
  if (from.kind == Kind::Instance) return from.component == to.component;
  if (from.kind == Kind::Resource) return from.name == to.name;
  return true;
}

}  // namespace

namespace {

/// "an int", "a string"; types that are not one word are named as types.
std::string with_article(const std::string& type) {
  const bool word = std::ranges::all_of(type, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  if (!word) return fmt::format("a value of type {}", type);
  return fmt::format(
      "{} {}", std::string_view("aeiou").find(type.front()) != std::string_view::npos ? "an" : "a", type);
}

}  // namespace

std::string Evaluator::describe(const Value& value) const {
  switch (value.kind()) {
    case Value::Kind::Instance:
      return fmt::format("{} `{}`", text(value.instance().component->name), text(value.instance().name));
    case Value::Kind::Resource: return fmt::format("resource `{}`", resources_[value.resource()].address);
    case Value::Kind::Late:
    case Value::Kind::Unknown: return with_article(to_source(*value.type(), names_));
    case Value::Kind::List: return "a list";
    case Value::Kind::Record: return "a record";
    case Value::Kind::Map: return "a map";
    case Value::Kind::Absent: return "nothing";
    case Value::Kind::Error: return "an error";
    default: return fmt::format("`{}`", to_source(value, names_));
  }
}

Value Evaluator::mismatch(const Value& value, const Type& type, Span at) {
  std::vector<std::string_view> words;
  for (const Type* alternative : present(type).alternatives)
    if (alternative->kind == Type::Kind::Word) words.push_back(text(alternative->name));
  if (present(type).kind == Type::Kind::Word) words.push_back(text(present(type).name));
  auto& report = sink_.report(diag::type_mismatch, at, to_source(type, names_), describe(value));
  if (value.is(Value::Kind::String)) diag::suggest(report, value.text(), std::move(words), at);
  if (present(type).kind == Type::Kind::Each)
    report.hint("write a block with a name for each entry: NAME LABEL { … }");
  const bool elsewhere = value.at().begin > at.end || value.at().end < at.begin || value.at().file != at.file;
  if (value.at() && elsewhere) report.note(value.at(), "the value comes from here");
  return Value::error();
}

/// Whether the value fits, without a word about it.
bool Evaluator::fits(const Value& value, const Type& type) {
  using VK = Value::Kind;
  using TK = Type::Kind;
  if (value.is(VK::Error) || type.kind == TK::Unknown) return true;
  if (value.is(VK::Absent)) return type.kind == TK::Optional;
  if (value.is(VK::Late) || value.is(VK::Unknown)) return assignable(*value.type(), type);
  switch (type.kind) {
    case TK::Optional: return fits(value, *type.element);
    case TK::Union:
      return std::ranges::any_of(type.alternatives, [&](const Type* one) { return fits(value, *one); });
    case TK::Json: return !value.is(VK::Instance) && !value.is(VK::Secret);
    case TK::Bool: return value.is(VK::Bool);
    case TK::Int: return value.is(VK::Int);
    case TK::Number: return value.is(VK::Int) || value.is(VK::Number);
    case TK::String: return value.is(VK::String) || value.is(VK::Resource) || value.is(VK::Arn);
    case TK::Word: return value.is(VK::String) && value.text() == text(type.name);
    case TK::Duration: return value.is(VK::Quantity) && value.dimension() == Dimension::Duration;
    case TK::Size: return value.is(VK::Quantity) && value.dimension() == Dimension::Size;
    case TK::Vcpu: return value.is(VK::Quantity) && value.dimension() == Dimension::Vcpu;
    case TK::Percent: return value.is(VK::Quantity) && value.dimension() == Dimension::Percent;
    case TK::Range: return value.is(VK::Range);
    case TK::Cidr: return value.is(VK::Cidr);
    case TK::Prefix: return value.is(VK::Prefix);
    case TK::Ports:
      return value.is(VK::Ports) || (value.is(VK::Int) && value.integer() >= 0 && value.integer() <= 65535);
    case TK::Schedule: return value.is(VK::Schedule);
    case TK::Arn: {
      if (!value.is(VK::Arn)) return false;
      if (!type.name) return true;
      // arn:partition:service:…
      const std::string_view arn = value.text();
      const std::size_t second = arn.find(':', arn.find(':') + 1);
      return second != std::string_view::npos &&
             arn.substr(second + 1).starts_with(fmt::format("{}:", text(type.name)));
    }
    case TK::Secret: return value.is(VK::Secret);
    case TK::List:
    case TK::Each:
      return value.is(VK::List) && std::ranges::all_of(value.items(), [&](const Value& item) {
               const bool labelled = type.kind == TK::List || !item.is(VK::Record) || item.find(words_.name);
               return labelled && fits(item, *type.element);
             });
    case TK::Map:
      return (value.is(VK::Map) || value.is(VK::Record)) &&
             std::ranges::all_of(value.fields(), [&](const auto& field) {
               return field.value.is(VK::Absent) || fits(field.value, *type.element);
             });
    case TK::Record:
    case TK::Phrase:
      return (value.is(VK::Record) || value.is(VK::Map)) &&
             std::ranges::all_of(type.fields, [&](const TypeField& field) {
               const Value* given = value.find(field.name);
               if (given == nullptr || given->is(VK::Absent))
                 return field.default_value || field.type->kind == TK::Optional;
               return fits(*given, *field.type);
             });
    case TK::Instance: return value.is(VK::Instance) && value.instance().component == type.component;
    case TK::Resource: {
      if (!value.is(VK::Resource)) return false;
      const schema::ResourceType* declared = resource_type(value.resource());
      return declared == nullptr || declared->name == text(type.name);
    }
    default: return true;
  }
}

Value Evaluator::conform(const Value& value, const Type& type, Span at, const Scope& scope) {
  using VK = Value::Kind;
  using TK = Type::Kind;
  if (value.is(VK::Error) || type.kind == TK::Unknown) return value;
  const bool may_be_absent = value.is(VK::Absent) || ((value.is(VK::Unknown) || value.is(VK::Late)) &&
                                                      value.type()->kind == TK::Optional);
  const Type& wanted = type.kind == TK::Optional && !may_be_absent ? *type.element : type;
  const auto each = [&](const auto& items, const Type& element) {
    std::vector<Value> result;
    for (const Value& item : items)
      result.push_back(conform(item, element, item.at() ? item.at() : at, scope));
    return result;
  };
  if (wanted.kind == TK::List && value.is(VK::List)) {
    const auto items = each(value.items(), *wanted.element);
    if (std::ranges::any_of(items, [](const Value& v) { return v.is(VK::Error); })) return Value::error();
    return Value::list(arena_.copy(items)).placed(value.at());
  }
  if (wanted.kind == TK::Map && (value.is(VK::Record) || value.is(VK::Map))) {
    std::vector<NamedValue> fields;
    for (const NamedValue& field : value.fields())
      if (!field.value.is(VK::Absent))  // what is absent is not in the map
        fields.push_back({field.name, conform(field.value, *wanted.element,
                                              field.value.at() ? field.value.at() : at, scope)});
    if (std::ranges::any_of(fields, [](const NamedValue& f) { return f.value.is(VK::Error); }))
      return Value::error();
    return Value::map(arena_.copy(fields)).placed(value.at());
  }
  if ((wanted.kind == TK::Record || wanted.kind == TK::Phrase) && (value.is(VK::Record) || value.is(VK::Map)))
    return conform_record(value, wanted, at, scope);
  if (wanted.kind == TK::Union && !value.is(VK::Late) && !value.is(VK::Unknown)) {
    for (const Type* alternative : wanted.alternatives)
      if (fits(value, *alternative)) return conform(value, *alternative, at, scope);
    return mismatch(value, type, at);
  }
  if (!fits(value, wanted)) return mismatch(value, type, at);
  if (wanted.kind == TK::Each && value.is(VK::List))
    return Value::list(arena_.copy(each(value.items(), *wanted.element))).placed(value.at());
  if (wanted.kind == TK::Ports && value.is(VK::Int)) {
    const auto port = static_cast<std::uint16_t>(value.integer());
    return Value::ports(port, port).placed(value.at());
  }
  return value;
}

Value Evaluator::conform_record(const Value& value, const Type& type, Span at, const Scope& scope) {
  std::vector<NamedValue> fields;
  bool failed = false;
  if (const Value* label_value = value.find(words_.name);
      label_value != nullptr && type.field(words_.name) == nullptr)
    fields.push_back({words_.name, *label_value});
  std::vector<std::string_view> misspelt;
  for (const NamedValue& field : value.fields()) {
    if (type.field(field.name) != nullptr || field.name == words_.name || field.value.is(Value::Kind::Absent))
      continue;
    const Span key = field.key ? field.key : field.value.at() ? field.value.at() : at;
    misspelt.push_back(report_unknown_field(type, field.name, key));
    failed = true;
  }
  for (const TypeField& field : type.fields) {
    std::optional<Value> given;
    if (const Value* found = value.find(field.name); found != nullptr && !found->is(Value::Kind::Absent))
      given = conform(*found, *field.type, found->at() ? found->at() : at, scope);
    if (!given) given = default_of(field, {}, scope);
    if (!given) {
      if (std::ranges::find(misspelt, text(field.name)) == misspelt.end()) report_missing_field(field, at);
      failed = true;
      continue;
    }
    if (given->is(Value::Kind::Error)) failed = true;
    fields.push_back({field.name, *given});
  }
  if (failed) return Value::error();
  return Value::record(arena_.copy(fields)).placed(value.at());
}

}  // namespace scale::check
