// Every CloudFormation resource type: properties, types, constraints, update behaviour.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "support/arena.h"

namespace scale::schema {

enum class Shape : std::uint8_t { String, Integer, Number, Boolean, Json, List, Map, Object, Union };

/// What a change of the property does to a resource that exists.
enum class Update : std::uint8_t { InPlace, MayReplace, Replaces };

struct Definition;

/// The type of a value. Bounds that the schemas do not give are absent.
struct Type {
  Shape shape = Shape::Json;
  const Type* element = nullptr;              // List, Map: of each element
  const Definition* definition = nullptr;     // Object: its fields
  std::span<const Type* const> alternatives;  // Union
  std::span<const std::string_view>
      values;  // known values; the lists lag behind AWS, so others are only suspicious
  std::optional<double> minimum, maximum;               // Integer, Number
  std::optional<std::uint32_t> min_length, max_length;  // String: characters; List: elements
  // String: a regular expression as AWS publishes it, or empty. Mostly ECMAScript's with the u flag; the
  // value has to contain a match. Some expressions mean nothing in that dialect: one that does not compile
  // tells nothing.
  std::string_view pattern;
};

struct Property {
  std::string_view name;
  const Type* type = nullptr;
  bool required = false;
  bool read_only = false;
  bool write_only = false;
  Update update = Update::InPlace;
};

/// A structure: a resource type's properties or one of its nested property types.
struct Definition {
  std::string_view name;                 // "NetworkConfiguration"; for a resource its type name
  std::span<const Property> properties;  // sorted by name
  bool open = false;                     // takes properties of other names too (a custom resource)
  const Property* find(std::string_view property) const;
};

struct Attribute {
  std::string_view name;  // as Fn::GetAtt takes it, for example "Endpoint.Address"
  const Type* type = nullptr;
};

struct ResourceType {
  std::string_view name;  // "AWS::ECS::Service"
  const Definition* properties = nullptr;
  std::span<const Attribute> attributes;                 // sorted by name
  std::span<const std::string_view> primary_identifier;  // property or attribute names
  std::string_view ref;            // the property or attribute that Ref returns, or several
                                   // joined as Ref joins their values: "A|B"; empty when unknown
  std::string_view tags;           // the property that takes tags, or empty
  std::string_view documentation;  // URL of AWS's page, or empty
  const Attribute* attribute(std::string_view attribute) const;
};

/// Reads the catalogue that is compiled into the program. A type is decoded when it is first asked for.
/// Not thread-safe; make one per compilation.
class Catalogue {
 public:
  Catalogue();
  ~Catalogue();
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;

  /// The type of this exact name, or null. The pointer lives as long as the catalogue.
  const ResourceType* find(std::string_view name);
  /// The names of all types, sorted.
  std::span<const std::string_view> names();
  /// Whether `text` matches a pattern that a type of this catalogue has (Patterns::match).
  bool matches(std::string_view pattern, std::string_view text);

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace scale::schema
