#include "calls/values.h"

#include <fmt/format.h>

#include <cmath>

namespace scale::calls {

using Kind = Value::Kind;

std::string number_text(double number) {
  // JSON has no way to write these; nothing in a program can make them, and null is what every writer falls
  // back to.
  return std::isfinite(number) ? fmt::format("{}", number) : "null";
}

std::optional<std::string> scalar_text(const Value& value) {
  switch (value.kind()) {
    case Kind::Bool: return value.boolean() ? "true" : "false";
    case Kind::Int: return fmt::format("{}", value.integer());
    case Kind::Number: return number_text(value.number());
    case Kind::String: return std::string(value.text());
    default: return std::nullopt;
  }
}

Value concat(Arena& arena, const std::vector<Value>& parts) {
  std::vector<Value> joined;
  std::string pending;
  const auto flush = [&] {
    if (!pending.empty()) joined.push_back(Value::of(arena.copy(std::string_view(pending))));
    pending.clear();
  };
  const auto add = [&](const Value& part, const auto& self) -> void {
    if (part.is(Kind::Concat)) {
      for (const Value& inner : part.items()) self(inner, self);
    } else if (const auto text = scalar_text(part)) {
      pending += *text;
    } else {
      flush();
      joined.push_back(part);
    }
  };
  for (const Value& part : parts) add(part, add);
  flush();
  if (joined.empty()) return Value::of(std::string_view{});
  if (joined.size() == 1) return joined[0];
  return Value::function(Kind::Concat, arena.copy(joined));
}

std::vector<Value> split(Arena& arena, const Value& value, std::string_view separator) {
  std::vector<Value> result;
  std::vector<Value> current;
  const auto next = [&] {
    result.push_back(concat(arena, current));
    current.clear();
  };
  const auto add = [&](const Value& part) {
    if (!part.is(Kind::String)) {
      current.push_back(part);
      return;
    }
    std::string_view text = part.text();
    for (std::size_t at; (at = text.find(separator)) != text.npos;
         text.remove_prefix(at + separator.size())) {
      current.push_back(Value::of(text.substr(0, at)));
      next();
    }
    current.push_back(Value::of(text));
  };
  if (value.is(Kind::Concat))
    for (const Value& part : value.items()) add(part);
  else
    add(value);
  next();
  return result;
}

std::string json_quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  return out += '"';
}

namespace {

/// Appends the pieces of `value` as JSON text to `parts`; text between results gathers in `text`.
void json_pieces(Arena& arena, const Value& value, std::string& text, std::vector<Value>& parts) {
  const auto hole = [&](const Value& inner) {
    parts.push_back(Value::of(arena.copy(std::string_view(text))));
    text.clear();
    parts.push_back(inner);
  };
  switch (value.kind()) {
    case Kind::Null: text += "null"; return;
    case Kind::String: text += json_quote(value.text()); return;
    case Kind::List: {
      char before = '[';
      for (const Value& item : value.items()) {
        text += std::exchange(before, ',');
        json_pieces(arena, item, text, parts);
      }
      if (before == '[') text += '[';
      text += ']';
      return;
    }
    case Kind::Map: {
      char before = '{';
      for (const graph::Field& field : value.fields()) {
        text += std::exchange(before, ',');
        text += json_quote(field.name);
        text += ':';
        json_pieces(arena, field.value, text, parts);
      }
      if (before == '{') text += '{';
      text += '}';
      return;
    }
    case Kind::Concat:
      text += '"';
      for (const Value& item : value.items()) {
        if (item.is(Kind::String)) {
          const std::string quoted = json_quote(item.text());
          text.append(quoted, 1, quoted.size() - 2);
        } else {
          hole(item);
        }
      }
      text += '"';
      return;
    default:
      if (const auto scalar = scalar_text(value)) {
        text += *scalar;
        return;
      }
      text += '"';
      hole(value);
      text += '"';
  }
}

}  // namespace

Value json_text(Arena& arena, const Value& value) {
  std::string text;
  std::vector<Value> parts;
  json_pieces(arena, value, text, parts);
  parts.push_back(Value::of(arena.copy(std::string_view(text))));
  return concat(arena, parts);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j)
      out += i + j <= bytes.size() ? digits[group >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

Value at_path(const Value& value, std::string_view path) {
  const Value* at = &value;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    at = at->find(path.substr(0, dot));
    if (at == nullptr) return {};
    path = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
  }
  return *at;
}

}  // namespace scale::calls
