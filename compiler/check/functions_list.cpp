// Built-in functions on lists and maps.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "check/cidr.h"
#include "check/functions_support.h"
#include "check/ordering.h"
#include "check/text.h"

namespace scale::check {

namespace {

using Kind = Value::Kind;

bool has_fields(const Value& value) {
  return value.is(Kind::Record) || value.is(Kind::Map);
}
bool is_present(const NamedValue& field) {
  return !field.value.is(Kind::Absent);
}

/// Appends a text that is the same for values that are `equal` and for no others.
void append_key(const Value& value, const Names& names, std::string& key) {
  switch (value.kind()) {
    case Kind::Int:
    case Kind::Number: key += decimal_text(value.as_number()); break;
    case Kind::List:
      for (const Value& item : value.items()) append_key(item, names, key += "[");
      key += "]";
      break;
    case Kind::Record:
    case Kind::Map: {
      std::vector<const NamedValue*> fields;
      for (const NamedValue& field : value.fields()) {
        if (is_present(field)) fields.push_back(&field);
      }
      std::ranges::sort(fields, {}, [](const NamedValue* field) { return field->name.id; });
      for (const NamedValue* field : fields)
        append_key(field->value, names, key += fmt::format("{{{}=", field->name.id));
      key += "}";
      break;
    }
    case Kind::Instance: key += fmt::format("&{}", static_cast<const void*>(&value.instance())); break;
    case Kind::Resource: key += fmt::format("#{}", value.resource()); break;
    default: key += to_source(value, names);
  }
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The text without its first `count` characters.
std::string_view without_characters(std::string_view text, std::int64_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return text.substr(at);
}

/// The end of a list when `position` is 0 or the size less 1.
Value end_of(Arguments arguments, FunctionContext& context, bool front) {
  Reader read(arguments, context);
  const std::span<const Value> items = read.list(0);
  if (read.failed()) return read.outcome();
  return items.empty() ? Value::absent() : front ? items.front() : items.back();
}

}  // namespace

SCALE_FUNCTION(concat) {
  Reader read(arguments, context);
  std::vector<Value> items;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::span<const Value> more = read.list(i);
    if (items.size() + more.size() > max_items) return too_many_items(context);
    items.insert(items.end(), more.begin(), more.end());
  }
  return read.failed() ? read.outcome() : list_result(items, context);
}

SCALE_FUNCTION(contains) {
  const Value& whole = arguments[0];
  Reader read(arguments, context);
  if (whole.is(Kind::Cidr)) {
    const CidrBlock part = read.cidr(1);
    return read.failed() ? read.outcome() : Value::of(contains(whole.cidr(), part));
  }
  if (has_fields(whole)) {
    const Value* field = whole.find(context.names.find(read.text(1)));
    return read.failed() ? read.outcome() : Value::of(field != nullptr && !field->is(Kind::Absent));
  }
  if (whole.is(Kind::List)) {
    read.known(0);
    const Value& part = read.known(1);
    if (read.failed()) return read.outcome();
    return Value::of(
        std::ranges::any_of(whole.items(), [&](const Value& item) { return equal(item, part); }));
  }
  const std::string_view text = read.text(0);
  const std::string_view part = read.text(1);
  return read.failed() ? read.outcome() : Value::of(text.find(part) != std::string_view::npos);
}

SCALE_FUNCTION(distinct) {
  Reader read(arguments, context);
  const std::span<const Value> items = read.list(0);
  if (!read.failed()) read.known(0);
  if (read.failed()) return read.outcome();
  std::vector<Value> result;
  std::unordered_set<std::string> seen;
  for (const Value& item : items) {
    std::string key;
    append_key(item, context.names, key);
    if (seen.insert(std::move(key)).second) result.push_back(item);
  }
  return list_result(result, context);
}

SCALE_FUNCTION(first) {
  return end_of(arguments, context, true);
}
SCALE_FUNCTION(last) {
  return end_of(arguments, context, false);
}

SCALE_FUNCTION(flatten) {
  Reader read(arguments, context);
  std::vector<Value> items;
  for (const Value& list : read.list(0)) {
    if (list.is(Kind::Error)) return list;
    if (list.is(Kind::Unknown)) return list;
    if (!list.is(Kind::List)) return wrong_argument(0, list, context);
    if (items.size() + list.items().size() > max_items) return too_many_items(context);
    items.insert(items.end(), list.items().begin(), list.items().end());
  }
  return read.failed() ? read.outcome() : list_result(items, context);
}

SCALE_FUNCTION(keys) {
  Reader read(arguments, context);
  std::vector<Value> items;
  for (const NamedValue& field : read.fields(0)) {
    if (is_present(field))
      items.push_back(Value::of(context.names.text(field.name)).placed(field.value.at()));
  }
  return read.failed() ? read.outcome() : list_result(items, context);
}

SCALE_FUNCTION(values) {
  Reader read(arguments, context);
  std::vector<Value> items;
  for (const NamedValue& field : read.fields(0)) {
    if (is_present(field)) items.push_back(field.value);
  }
  return read.failed() ? read.outcome() : list_result(items, context);
}

SCALE_FUNCTION(length) {
  const Value& value = arguments[0];
  std::size_t count = 0;
  if (value.is(Kind::List)) {
    count = value.items().size();
  } else if (has_fields(value)) {
    count = static_cast<std::size_t>(std::ranges::count_if(value.fields(), is_present));
  } else {
    Reader read(arguments, context);
    count = characters(read.text(0));
    if (read.failed()) return read.outcome();
  }
  return Value::of(static_cast<std::int64_t>(count));
}

SCALE_FUNCTION(merge) {
  Reader read(arguments, context);
  std::vector<NamedValue> fields;
  std::unordered_map<Name, std::size_t> places;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    for (const NamedValue& field : read.fields(i)) {
      if (!is_present(field)) continue;
      const auto [place, added] = places.emplace(field.name, fields.size());
      if (added) {
        fields.push_back(field);
      } else {
        fields[place->second] = field;
      }
    }
  }
  if (read.failed()) return read.outcome();
  if (fields.size() > max_items) return too_many_items(context);
  const std::span<const NamedValue> merged = context.arena.copy(fields);
  return arguments[0].is(Kind::Record) ? Value::record(merged) : Value::map(merged);
}

SCALE_FUNCTION(reverse) {
  Reader read(arguments, context);
  const std::span<const Value> items = read.list(0);
  return read.failed() ? read.outcome() : list_result({items.rbegin(), items.rend()}, context);
}

SCALE_FUNCTION(slice) {
  Reader read(arguments, context);
  const std::int64_t from = read.integer(1);
  const std::int64_t count = read.has(2) ? read.integer(2) : std::numeric_limits<std::int64_t>::max();
  if (read.failed()) return read.outcome();
  if (from < 0) return bad_argument(arguments[1].at(), "the first position is 0", context);
  if (count < 0) return bad_argument(arguments[2].at(), "it cannot take fewer than 0", context);
  if (arguments[0].is(Kind::String)) {
    const std::string_view rest = without_characters(arguments[0].text(), from);
    return Value::of(rest.substr(0, rest.size() - without_characters(rest, count).size()));
  }
  const std::span<const Value> items = read.list(0);
  if (read.failed()) return read.outcome();
  const std::size_t begin = std::min(static_cast<std::size_t>(from), items.size());
  return Value::list(items.subspan(begin, std::min(static_cast<std::size_t>(count), items.size() - begin)));
}

SCALE_FUNCTION(sort) {
  Reader read(arguments, context);
  std::span<const Value> items = read.list(0);
  if (!read.failed()) read.known(0);
  // One unordered pair of neighbours is enough: the kinds that have an order share it with all of their kind.
  for (std::size_t i = 0; i < items.size() && !read.failed(); ++i) {
    const Value& other = items[i == 0 ? 0 : i - 1];
    if (order(other, items[i]) == std::partial_ordering::unordered) read.refuse(0, items[i]);
  }
  if (read.failed()) return read.outcome();
  std::vector<Value> sorted(items.begin(), items.end());
  std::ranges::stable_sort(sorted, [](const Value& a, const Value& b) { return std::is_lt(order(a, b)); });
  return list_result(sorted, context);
}

}  // namespace scale::check
