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
      type(*attribute.type);
    }
    number(resource.primary_identifier.size());
    for (const std::string_view name : resource.primary_identifier) text(name);
    text(resource.ref);
    text(resource.tags);
    for (std::size_t i = 0; i < definitions_.size(); ++i) definition(*definitions_[i]);  // grows as it goes
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
      const std::uint64_t zigzag = static_cast<std::uint64_t>(integer) << 1 ^ static_cast<std::uint64_t>(integer >> 63);
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

  void type(const Type& type_) {
    const auto minimum = type_.min_length ? std::optional<double>(*type_.min_length) : type_.minimum;
    const auto maximum = type_.max_length ? std::optional<double>(*type_.max_length) : type_.maximum;
    byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(type_.shape) | (minimum ? blob::has_minimum : 0) |
                                   (maximum ? blob::has_maximum : 0) |
                                   (type_.pattern.empty() ? 0 : blob::has_pattern) |
                                   (type_.values.empty() ? 0 : blob::has_values)));
    if (minimum) bound(*minimum);
    if (maximum) bound(*maximum);
    if (!type_.pattern.empty()) text(type_.pattern);
    if (!type_.values.empty()) {
      number(type_.values.size());
      for (const std::string_view value : type_.values) text(value);
    }
    if (type_.element) type(*type_.element);
    if (type_.definition) number(index_of(*type_.definition));
    if (type_.shape == Shape::Union) {
      number(type_.alternatives.size());
      for (const Type* alternative : type_.alternatives) type(*alternative);
    }
  }

  void definition(const Definition& definition_) {
    text(definition_.name);
    byte(definition_.open ? 1 : 0);
    number(definition_.properties.size());
    for (const Property& property : definition_.properties) {
      text(property.name);
      byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(property.update) |
                                     (property.required ? blob::required : 0) |
                                     (property.read_only ? blob::read_only : 0) |
                                     (property.write_only ? blob::write_only : 0)));
      type(*property.type);
    }
  }

  std::string out_;
  std::vector<const Definition*> definitions_;
  std::unordered_map<const Definition*, std::size_t> index_;
};

}  // namespace

std::string encode_type(const ResourceType& type) { return Encoder().encode(type); }

}  // namespace scale::pack
