#include "check/functions_support.h"

#include <algorithm>

namespace scale::check {

namespace {

/// "an int", for messages.
std::string described(const Value& value, const Names& names) {
  using Kind = Value::Kind;
  switch (value.kind()) {
    case Kind::Absent: return "an absent value";
    case Kind::Bool: return "a bool";
    case Kind::Int: return "an int";
    case Kind::Number: return "a number";
    case Kind::String: return "a string";
    case Kind::Quantity:
      switch (value.dimension()) {
        case Dimension::Duration: return "a duration";
        case Dimension::Size: return "a size";
        case Dimension::Vcpu: return "a vcpu";
        case Dimension::Percent: return "a percent";
      }
      return "a quantity";
    case Kind::Range: return "a range";
    case Kind::Cidr: return "a cidr";
    case Kind::Prefix: return "a prefix";
    case Kind::Ports: return "ports";
    case Kind::Schedule: return "a schedule";
    case Kind::Arn: return "an arn";
    case Kind::Secret: return "a secret";
    case Kind::List: return "a list";
    case Kind::Record: return "a record";
    case Kind::Map: return "a map";
    case Kind::Instance: return "an instance";
    case Kind::Resource: return value.text().empty() ? "a resource" : "an attribute of a resource";
    case Kind::Late:
    case Kind::Unknown:
      return value.type() == nullptr ? "that" : fmt::format("`{}`", to_source(*value.type(), names));
    case Kind::Error: break;
  }
  return "that";
}

/// The parameter at `index` as the signature has it, "length: prefix"; the last one stands for all that
/// follow.
std::string_view parameter(std::string_view signature, std::size_t index) {
  const auto open = signature.find('(');
  std::string_view last;
  int depth = 0;
  for (std::size_t begin = open + 1, at = begin; at < signature.size(); ++at) {
    const char c = signature[at];
    if (c == '(' || c == '[') ++depth;
    const bool closes = (c == ')' || c == ']') && depth-- == 0;
    if (!closes && (c != ',' || depth != 0)) continue;
    const std::string_view found = signature.substr(begin, at - begin);
    if (found != "…") last = found;
    if (closes || index-- == 0) return last;
    begin = at + 2;
  }
  return last;
}

}  // namespace

graph::Value late_graph(const Value& value) {
  if (value.is(Value::Kind::Late)) return value.late();
  return value.text().empty() ? graph::Value::ref(value.resource())
                              : graph::Value::attribute(value.resource(), value.text());
}

Value late_result(const graph::Value& value, const Type& type, FunctionContext& context) {
  return Value::late(context.arena.make<graph::Value>(value), &type);
}

Value wrong_argument(std::size_t index, const Value& value, FunctionContext& context) {
  const Function& function = *context.function;
  const std::string actual = described(value, context.names);
  context.sink
      .report(diag::wrong_argument, value.at() ? value.at() : context.call, function.name,
              parameter(function.signature, index), actual)
      .hint(std::string(function.signature));
  return Value::error();
}

Value bad_argument(Span at, std::string_view problem, FunctionContext& context) {
  context.sink.report(diag::bad_argument, at ? at : context.call, context.function->name, problem);
  return Value::error();
}

Value too_many_items(FunctionContext& context) {
  const std::string limit = fmt::format("{} items", max_items);
  context.sink.report(diag::result_too_large, context.call, context.function->name, limit);
  return Value::error();
}

Value text_result(std::string_view text, FunctionContext& context) {
  if (text.size() <= max_text) return Value::of(context.arena.copy(text));
  context.sink.report(diag::result_too_large, context.call, context.function->name, "16 MiB of text");
  return Value::error();
}

Value list_result(const std::vector<Value>& items, FunctionContext& context) {
  if (items.size() > max_items) return too_many_items(context);
  return Value::list(context.arena.copy(items));
}

void Reader::end(const Value& outcome) {
  outcome_ = outcome;
  failed_ = true;
}

void Reader::refuse(std::size_t index, const Value& value) {
  if (!failed_) end(wrong_argument(index, value, context_));
}

bool Reader::is_known(std::size_t index, const Value& value) {
  using Kind = Value::Kind;
  if (failed_) return false;
  const auto item_known = [&](const Value& item) { return is_known(index, item); };
  switch (value.kind()) {
    case Kind::Error: end(value); return false;
    case Kind::Unknown: {
      const Type* type = context_.function->returns;
      end(Value::unknown(type == nullptr ? &types::unknown : type));
      return false;
    }
    case Kind::Resource:
      if (value.text().empty()) return true;  // the resource itself is known, only its attributes are not
      [[fallthrough]];
    case Kind::Late:
      context_.late_argument = index;
      end(Value::error());
      return false;
    case Kind::List: return std::ranges::all_of(value.items(), item_known);
    case Kind::Record:
    case Kind::Map: return std::ranges::all_of(value.fields(), item_known, &NamedValue::value);
    default: return true;
  }
}

const Value& Reader::known(std::size_t index) {
  is_known(index, arguments_[index]);
  return arguments_[index];
}

const Value* Reader::take(std::size_t index, Value::Kind kind) {
  if (failed_) return nullptr;
  const Value& value = arguments_[index];
  if (value.is(kind)) return &value;
  if (!is_late(value) || is_known(index, value)) refuse(index, value);
  return nullptr;
}

std::string_view Reader::text(std::size_t index) {
  const Value* value = take(index, Value::Kind::String);
  return value == nullptr ? std::string_view{} : value->text();
}

std::int64_t Reader::integer(std::size_t index) {
  const Value* value = take(index, Value::Kind::Int);
  return value == nullptr ? 0 : value->integer();
}

std::span<const Value> Reader::list(std::size_t index) {
  const Value* value = take(index, Value::Kind::List);
  return value == nullptr ? std::span<const Value>{} : value->items();
}

std::span<const NamedValue> Reader::fields(std::size_t index) {
  const bool record = !failed_ && arguments_[index].is(Value::Kind::Record);
  const Value* value = take(index, record ? Value::Kind::Record : Value::Kind::Map);
  return value == nullptr ? std::span<const NamedValue>{} : value->fields();
}

CidrBlock Reader::cidr(std::size_t index) {
  const Value* value = take(index, Value::Kind::Cidr);
  return value == nullptr ? CidrBlock{} : value->cidr();
}

std::span<const Value> Reader::list_of(std::size_t index, Value::Kind kind) {
  const std::span<const Value> items = list(index);
  for (const Value& item : items) {
    if (!is_known(index, item)) return {};
    if (!item.is(kind)) refuse(index, item);
  }
  return items;
}

}  // namespace scale::check
