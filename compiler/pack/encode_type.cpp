#include <bit>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "pack/catalogue_blob.h"
#include "schema/blob.h"

namespace scale::pack {
namespace {

using schema::Definition;
using schema::Property;
using schema::ResourceType;
using schema::Shape;
using schema::Type;
namespace blob = schema::blob;

/// Encodes one resource type; definitions are numbered in the order in which they are met.
class Encoder {
 public:
  std::string encode(const ResourceType& resource) {
    index_of(*resource.properties);
    number(resource.attributes.size());
    for (const auto& attribute : resource.attributes) {
      text(attribute.name);
      put(*attribute.type);
    }
    number(resource.primary_identifier.size());
    for (const std::string_view name : resource.primary_identifier) text(name);
    text(resource.ref);
    text(resource.tags);
    for (std::size_t i = 0; i < definitions_.size(); ++i) put(*definitions_[i]);  // grows as it goes
    std::string body = std::move(out_);
    out_.clear();
    number(definitions_.size());
    return out_ + body;
  }

 private:
  void byte(std::uint8_t value) { out_ += static_cast<char>(value); }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
    byte(static_cast<std::uint8_t>(value));
  }

  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }

  void bound(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53: up to here every integer is a double
    if (std::abs(value) <= exact && value == std::floor(value)) {
      const auto integer = static_cast<std::int64_t>(value);
      const std::uint64_t zigzag =
          static_cast<std::uint64_t>(integer) << 1 ^ static_cast<std::uint64_t>(integer >> 63);
      number(zigzag << 1);
      return;
    }
    number(1);
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
  }

  std::size_t index_of(const Definition& definition) {
    const auto [entry, is_new] = index_.emplace(&definition, definitions_.size());
    if (is_new) definitions_.push_back(&definition);
    return entry->second;
  }

  void put(const Type& type) {
    const auto minimum = type.min_length ? std::optional<double>(*type.min_length) : type.minimum;
    const auto maximum = type.max_length ? std::optional<double>(*type.max_length) : type.maximum;
    byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(type.shape) | (minimum ? blob::has_minimum : 0) |
                                   (maximum ? blob::has_maximum : 0) |
                                   (type.pattern.empty() ? 0 : blob::has_pattern) |
                                   (type.values.empty() ? 0 : blob::has_values)));
    if (minimum) bound(*minimum);
    if (maximum) bound(*maximum);
    if (!type.pattern.empty()) text(type.pattern);
    if (!type.values.empty()) {
      number(type.values.size());
      for (const std::string_view value : type.values) text(value);
    }
    if (type.element) put(*type.element);
    if (type.definition) number(index_of(*type.definition));
    if (type.shape == Shape::Union) {
      number(type.alternatives.size());
      for (const Type* alternative : type.alternatives) put(*alternative);
    }
  }

  void put(const Definition& definition) {
    text(definition.name);
    byte(definition.open ? 1 : 0);
    number(definition.properties.size());
    for (const Property& property : definition.properties) {
      text(property.name);
      byte(static_cast<std::uint8_t>(
          static_cast<std::uint8_t>(property.update) | (property.required ? blob::required : 0) |
          (property.read_only ? blob::read_only : 0) | (property.write_only ? blob::write_only : 0)));
      put(*property.type);
    }
  }

  std::string out_;
  std::vector<const Definition*> definitions_;
  std::unordered_map<const Definition*, std::size_t> index_;
};

}  // namespace

std::string encode_type(const ResourceType& type) {
  return Encoder().encode(type);
}

}  // namespace scale::pack
