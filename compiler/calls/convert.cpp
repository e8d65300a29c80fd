#include "calls/convert.h"

#include <algorithm>
#include <charconv>

namespace scale::calls {

namespace {

using graph::Value;
using Kind = Value::Kind;
using schema::Shape;

struct Converter {
  Arena& arena;
  const schema::Conversion& rules;

  Value run(const Value& value, const schema::Type* type, const std::string& path) const {
    type = resolve(value, type);
    if (type != nullptr && type->shape == Shape::Json) return value;
    if (value.is(Kind::List)) {
      std::vector<Value> items;
      const schema::Type* element = type != nullptr && type->shape == Shape::List ? type->element : nullptr;
      for (const Value& item : value.items()) items.push_back(run(item, element, path));
      return Value::list(arena.copy(items));
    }
    if (value.is(Kind::Map)) return map(value, type, path);
    if (value.is(Kind::String) && std::ranges::find(rules.integers, path) != rules.integers.end()) {
      std::int64_t number = 0;
      const std::string_view text = value.text();
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc{} && end == text.data() + text.size()) return Value::of(number);
    }
    return value;
  }

  Value map(const Value& value, const schema::Type* type, const std::string& path) const {
    const bool own_keys = type != nullptr && type->shape == Shape::Map;
    std::vector<graph::Field> fields;
    for (const graph::Field& field : value.fields()) {
      if (own_keys) {
        fields.push_back({field.name, run(field.value, type->element, path)});
        continue;
      }
      std::string below = path;
      if (!below.empty()) below += '.';
      below += field.name;
      const schema::Property* property =
          type != nullptr && type->definition != nullptr ? type->definition->find(field.name) : nullptr;
      fields.push_back(
          {name(field.name, below), run(field.value, property ? property->type : nullptr, below)});
    }
    return Value::map(arena.copy(fields));
  }

  std::string_view name(std::string_view given, std::string_view path) const {
    const auto renamed = std::ranges::lower_bound(rules.renames, path, {}, &schema::Conversion::Rename::path);
    if (renamed != rules.renames.end() && renamed->path == path) return renamed->name;
    if (!rules.lower_first || given.empty() || given[0] < 'A' || given[0] > 'Z') return given;
    std::string lower(given);
    lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    return arena.copy(std::string_view(lower));
  }

  /// Of a union, the alternative that `value` looks like.
  static const schema::Type* resolve(const Value& value, const schema::Type* type) {
    if (type == nullptr || type->shape != Shape::Union) return type;
    for (const schema::Type* alternative : type->alternatives) {
      const Shape shape = alternative->shape;
      const bool fits = value.is(Kind::Map)
                            ? shape == Shape::Object || shape == Shape::Map || shape == Shape::Json
                        : value.is(Kind::List) ? shape == Shape::List || shape == Shape::Json
                                               : shape == Shape::String;
      if (fits) return alternative;
    }
    return nullptr;
  }
};

}  // namespace

Value convert(Arena& arena, const Value& value, const schema::Type* type,
              const schema::Conversion& conversion) {
  return Converter{arena, conversion}.run(value, type, {});
}

}  // namespace scale::calls
