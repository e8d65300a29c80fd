#include "schema/decode.h"

#include <bit>
#include <memory>

#include "schema/blob.h"

namespace scale::schema {
namespace {

constexpr Type plain(Shape shape) {
  Type type;
  type.shape = shape;
  return type;
}

/// Types without any constraint are the most common ones by far, and shared.
constexpr Type plain_types[] = {plain(Shape::String), plain(Shape::Integer), plain(Shape::Number),
                                plain(Shape::Boolean), plain(Shape::Json)};

class Decoder {
 public:
  Decoder(std::string_view record, Arena& arena) : next_(record.data()), arena_(arena) {}

  ResourceType* read(std::string_view name) {
    definitions_ = array<Definition>();
    auto* resource = arena_.make<ResourceType>();
    resource->name = name;
    const auto attributes = array<Attribute>();
    for (Attribute& attribute : attributes) {
      attribute.name = text();
      attribute.type = type();
    }
    resource->attributes = attributes;
    resource->primary_identifier = texts();
    resource->ref = text();
    resource->tags = text();
    for (Definition& definition : definitions_) read(definition);
    resource->properties = &definitions_[0];
    return resource;
  }

 private:
  std::uint8_t byte() { return static_cast<std::uint8_t>(*next_++); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t part = byte();
      value |= static_cast<std::uint64_t>(part & 0x7F) << shift;
      if (part < 0x80) return value;
    }
  }

  std::string_view text() {
    const std::size_t size = number();
    const std::string_view value(next_, size);
    next_ += size;
    return value;
  }

  /// A count, and room for so many T.
  template <typename T>
  std::span<T> array() {
    const std::size_t count = number();
    T* items = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(items, count);
    return {items, count};
  }

  std::span<const std::string_view> texts() {
    const auto items = array<std::string_view>();
    for (std::string_view& item : items) item = text();
    return items;
  }

  double bound() {
    const std::uint64_t value = number();
    if (value == 1) {
      std::uint64_t bits = 0;
      for (unsigned shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(byte()) << shift;
      return std::bit_cast<double>(bits);
    }
    const std::uint64_t zigzag = value >> 1;
    return static_cast<double>(static_cast<std::int64_t>(zigzag >> 1) ^
                               -static_cast<std::int64_t>(zigzag & 1));
  }

  const Type* type() {
    const std::uint8_t first = byte();
    const auto shape = static_cast<Shape>(first & blob::shape_mask);
    if (first <= static_cast<std::uint8_t>(Shape::Json)) return &plain_types[first];
    auto* made = arena_.make<Type>();
    made->shape = shape;
    const bool is_number = shape == Shape::Integer || shape == Shape::Number;
    if (first & blob::has_minimum) set_bound(is_number, made->minimum, made->min_length);
    if (first & blob::has_maximum) set_bound(is_number, made->maximum, made->max_length);
    if (first & blob::has_pattern) made->pattern = text();
    if (first & blob::has_values) made->values = texts();
    if (shape == Shape::List || shape == Shape::Map) made->element = type();
    if (shape == Shape::Object) made->definition = &definitions_[number()];
    if (shape == Shape::Union) {
      std::vector<const Type*> alternatives(number());
      for (const Type*& alternative : alternatives) alternative = type();
      made->alternatives = arena_.copy(alternatives);
    }
    return made;
  }

  void set_bound(bool is_number, std::optional<double>& value, std::optional<std::uint32_t>& length) {
    const double read = bound();
    if (is_number)
      value = read;
    else
      length = static_cast<std::uint32_t>(read);
  }

  void read(Definition& to) {
    to.name = text();
    to.open = byte() != 0;
    const auto properties = array<Property>();
    for (Property& property : properties) {
      property.name = text();
      const std::uint8_t flags = byte();
      property.update = static_cast<Update>(flags & blob::update_mask);
      property.required = (flags & blob::required) != 0;
      property.read_only = (flags & blob::read_only) != 0;
      property.write_only = (flags & blob::write_only) != 0;
      property.type = type();
    }
    to.properties = properties;
  }

  std::span<Definition> definitions_;
  const char* next_;
  Arena& arena_;
};

}  // namespace

ResourceType* decode_type(std::string_view name, std::string_view record, Arena& arena) {
  return Decoder(record, arena).read(name);
}

}  // namespace scale::schema
