// Built-in functions that write JSON, and Base64.
#include <nlohmann/json.hpp>
#include <optional>

#include "check/functions_support.h"

namespace scale::check {

namespace {

using Kind = Value::Kind;
using Json = nlohmann::ordered_json;

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encoded(std::string_view text) {
  std::string result;
  result.reserve((text.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::size_t bytes = std::min<std::size_t>(3, text.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j)
      bits = bits << 8 | (j < bytes ? static_cast<unsigned char>(text[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) result += j <= bytes ? alphabet[bits >> (18 - 6 * j) & 63] : '=';
  }
  return result;
}

/// What the Base64 stands for; no value when it is none (RFC 4648, padding required, no line ends).
std::optional<std::string> decoded(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string result;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::uint32_t bits = 0;
    std::size_t letters = 0;
    for (; letters < 4; ++letters) {
      const auto digit = alphabet.find(text[i + letters]);
      if (digit == std::string_view::npos) break;
      bits |= static_cast<std::uint32_t>(digit) << (18 - 6 * letters);
    }
    const bool padded = text.substr(i + letters, 4 - letters) == std::string_view("====").substr(letters);
    if (letters < 2 || !padded || (letters < 4 && i + 4 != text.size())) return std::nullopt;
    if ((bits & (0xFFFFFFU >> (8 * (letters - 1)))) != 0)
      return std::nullopt;  // two texts would mean the same
    for (std::size_t j = 0; j + 1 < letters; ++j) result += static_cast<char>(bits >> (16 - 8 * j) & 0xFF);
  }
  return result;
}

/// Writing a value as JSON stops at the first part that has no place there.
struct Stopped {
  Value outcome;
};

graph::Value json_graph(const Value& value, FunctionContext& context, std::optional<Stopped>& stopped);

graph::Value json_list(const Value& value, FunctionContext& context, std::optional<Stopped>& stopped) {
  std::vector<graph::Value> items;
  for (const Value& item : value.items()) {
    if (item.is(Kind::Absent)) continue;
    items.push_back(json_graph(item, context, stopped));
    if (stopped) return {};
  }
  return graph::Value::list(context.arena.copy(items));
}

graph::Value json_map(const Value& value, FunctionContext& context, std::optional<Stopped>& stopped) {
  std::vector<graph::Field> fields;
  for (const NamedValue& field : value.fields()) {
    if (field.value.is(Kind::Absent)) continue;
    fields.push_back({context.names.text(field.name), json_graph(field.value, context, stopped)});
    if (stopped) return {};
  }
  return graph::Value::map(context.arena.copy(fields));
}

graph::Value json_graph(const Value& value, FunctionContext& context, std::optional<Stopped>& stopped) {
  switch (value.kind()) {
    case Kind::Bool: return graph::Value::of(value.boolean());
    case Kind::Int: return graph::Value::of(value.integer());
    case Kind::Number: return graph::Value::of(value.number());
    case Kind::String:
    case Kind::Arn: return graph::Value::of(value.text());
    case Kind::Cidr: return graph::Value::of(context.arena.copy(cidr_text(value.cidr())));
    case Kind::List: return json_list(value, context, stopped);
    case Kind::Record:
    case Kind::Map: return json_map(value, context, stopped);
    case Kind::Late:
    case Kind::Resource: return late_graph(value);
    case Kind::Error: stopped = Stopped{value}; return {};
    case Kind::Unknown: stopped = Stopped{Value::unknown(&types::string)}; return {};
    default: stopped = Stopped{wrong_argument(0, value, context)}; return {};
  }
}

Json to_json(const graph::Value& value) {
  switch (value.kind()) {
    case graph::Value::Kind::Bool: return value.boolean();
    case graph::Value::Kind::Int: return value.integer();
    case graph::Value::Kind::Number: return value.number();
    case graph::Value::Kind::String: return std::string(value.text());
    case graph::Value::Kind::List: {
      Json list = Json::array();
      for (const graph::Value& item : value.items()) list.push_back(to_json(item));
      return list;
    }
    case graph::Value::Kind::Map: {
      // The names are unique already; looking each one up again would take quadratic time.
      Json::object_t map;
      map.reserve(value.fields().size());
      for (const graph::Field& field : value.fields())
        map.Container::emplace_back(std::string(field.name), to_json(field.value));
      return map;
    }
    default: return nullptr;
  }
}

/// Texts of the language are Unicode; Base64 may hold anything.
bool is_utf8(const std::string& text) {
  try {
    static_cast<void>(Json(text).dump());
    return true;
  } catch (const Json::type_error&) {
    return false;
  }
}

}  // namespace

SCALE_FUNCTION(base64) {
  if (is_late(arguments[0])) {
    const std::vector<graph::Value> operands{late_graph(arguments[0])};
    return late_result(graph::Value::function(graph::Value::Kind::Base64, context.arena.copy(operands)),
                       types::string, context);
  }
  Reader read(arguments, context);
  const std::string_view text = read.text(0);
  return read.failed() ? read.outcome() : text_result(encoded(text), context);
}

SCALE_FUNCTION(base64_decode) {
  Reader read(arguments, context);
  const std::string_view text = read.text(0);
  if (read.failed()) return read.outcome();
  const std::optional<std::string> plain = decoded(text);
  if (!plain) return bad_argument(arguments[0].at(), "the text is not Base64", context);
  if (!is_utf8(*plain)) return bad_argument(arguments[0].at(), "what it decodes to is not UTF-8", context);
  return text_result(*plain, context);
}

/// FNV-1a over the value as a program would write it: it has to tell contents apart, not withstand an attack.
SCALE_FUNCTION(digest) {
  Reader read(arguments, context);
  const Value& value = read.known(0);
  if (read.failed()) return read.outcome();
  std::uint32_t hash = 2166136261U;
  for (const char letter : to_source(value, context.names)) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 16777619U;
  }
  return text_result(fmt::format("{:08x}", hash), context);
}

SCALE_FUNCTION(json_text) {
  std::optional<Stopped> stopped;
  const graph::Value json = json_graph(arguments[0], context, stopped);
  if (stopped) return stopped->outcome;
  if (json.is_constant()) return text_result(to_json(json).dump(), context);
  const std::vector<graph::Value> operands{json};
  return late_result(graph::Value::function(graph::Value::Kind::JsonText, context.arena.copy(operands)),
                     types::string, context);
}

}  // namespace scale::check
