// Built-in functions on texts.
#include <algorithm>

#include "check/functions_support.h"
#include "check/literal_text.h"
#include "check/text.h"

namespace scale::check {

namespace {

/// Only the letters of ASCII change: the rest of Unicode depends on language and version.
Value map_letters(Arguments arguments, FunctionContext& context, char (*change)(char)) {
  Reader read(arguments, context);
  std::string text(read.text(0));
  if (read.failed()) return read.outcome();
  std::ranges::transform(text, text.begin(), change);
  return text_result(text, context);
}

/// Whether a join has to wait for AWS: the list, or an item of it, is late.
bool is_late_list(const Value& list) {
  return is_late(list) || (list.is(Value::Kind::List) && std::ranges::any_of(list.items(), is_late));
}

/// `Fn::Join` over what is known and what is not.
Value late_join(std::string_view separator, const Value& list, FunctionContext& context) {
  graph::Value joined;
  if (is_late(list)) {
    joined = late_graph(list);
  } else {
    std::vector<graph::Value> items;
    for (const Value& item : list.items()) {
      if (item.is(Value::Kind::Error)) return item;
      if (item.is(Value::Kind::Unknown)) return Value::unknown(&types::string);
      if (!is_late(item) && !item.is(Value::Kind::String)) return wrong_argument(1, item, context);
      items.push_back(is_late(item) ? late_graph(item) : graph::Value::of(item.text()));
    }
    joined = graph::Value::list(context.arena.copy(items));
  }
  const std::vector<graph::Value> operands{graph::Value::of(separator), joined};
  return late_result(graph::Value::function(graph::Value::Kind::Join, context.arena.copy(operands)),
                     types::string, context);
}

constinit const Type texts{.kind = Type::Kind::List, .element = &types::string};

/// The text of a value without parts; empty for the kinds that have none.
std::string plain_text(const Value& value, const Names& names) {
  using Kind = Value::Kind;
  switch (value.kind()) {
    case Kind::Number: return decimal_text(value.number());
    case Kind::Bool:
    case Kind::Int:
    case Kind::Quantity:
    case Kind::Cidr:
    case Kind::Prefix:
    case Kind::Ports:
    case Kind::Schedule:
    case Kind::Arn: return to_source(value, names);
    default: return {};
  }
}

}  // namespace

SCALE_FUNCTION(ends_with) {
  Reader read(arguments, context);
  const std::string_view text = read.text(0);
  const std::string_view end = read.text(1);
  return read.failed() ? read.outcome() : Value::of(text.ends_with(end));
}

SCALE_FUNCTION(starts_with) {
  Reader read(arguments, context);
  const std::string_view text = read.text(0);
  const std::string_view start = read.text(1);
  return read.failed() ? read.outcome() : Value::of(text.starts_with(start));
}

SCALE_FUNCTION(join) {
  Reader read(arguments, context);
  const std::string_view separator = read.text(0);
  if (!read.failed() && is_late_list(arguments[1])) return late_join(separator, arguments[1], context);
  const std::span<const Value> items = read.list_of(1, Value::Kind::String);
  if (read.failed()) return read.outcome();
  std::string text;
  for (const Value& item : items) {
    if (&item != items.data()) text += separator;
    text += item.text();
    if (text.size() > max_text) break;
  }
  return text_result(text, context);
}

SCALE_FUNCTION(lower) {
  return map_letters(arguments, context,
                     [](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
}

SCALE_FUNCTION(upper) {
  return map_letters(arguments, context,
                     [](char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
}

SCALE_FUNCTION(replace) {
  Reader read(arguments, context);
  std::string_view text = read.text(0);
  const std::string_view old = read.text(1);
  const std::string_view fresh = read.text(2);
  if (read.failed()) return read.outcome();
  if (old.empty())
    return bad_argument(arguments[1].at(), "an empty text has no place to be replaced", context);
  std::string result;
  for (auto at = text.find(old); at != std::string_view::npos && result.size() <= max_text;
       at = text.find(old)) {
    result += text.substr(0, at);
    result += fresh;
    text.remove_prefix(at + old.size());
  }
  result += text;
  return text_result(result, context);
}

SCALE_FUNCTION(split) {
  Reader read(arguments, context);
  const std::string_view separator = read.text(0);
  if (!read.failed() && separator.empty()) {
    return bad_argument(arguments[0].at(), "an empty separator separates nothing", context);
  }
  if (!read.failed() && is_late(arguments[1])) {
    const std::vector<graph::Value> operands{graph::Value::of(separator), late_graph(arguments[1])};
    return late_result(graph::Value::function(graph::Value::Kind::Split, context.arena.copy(operands)), texts,
                       context);
  }
  std::string_view text = read.text(1);
  if (read.failed()) return read.outcome();
  std::vector<Value> items;
  for (;;) {
    const auto end = text.find(separator);
    items.push_back(Value::of(text.substr(0, end)).placed(context.call));
    if (end == std::string_view::npos || items.size() > max_items) return list_result(items, context);
    text.remove_prefix(end + separator.size());
  }
}

SCALE_FUNCTION(text) {
  const Value& value = arguments[0];
  if (value.is(Value::Kind::String)) return value;
  const std::string text = plain_text(value, context.names);
  if (!text.empty()) return text_result(text, context);
  Reader read(arguments, context);
  read.known(0);
  read.refuse(0, value);
  return read.outcome();
}

SCALE_FUNCTION(trim) {
  Reader read(arguments, context);
  const std::string_view text = trimmed(read.text(0));
  return read.failed() ? read.outcome() : Value::of(text);
}

}  // namespace scale::check
