// What `scale explain AWS::ECS::Service` shows: the type, or something inside it, as text for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/catalogue.h"
#include "schema/curated.h"

namespace scale::schema {

/// A resource type or something inside it: at most one of `property`, `attribute` and `definition` is set.
struct Subject {
  const ResourceType* type = nullptr;
  const Property* property = nullptr;
  const Attribute* attribute = nullptr;
  const Definition* definition = nullptr;
  std::string_view
      path;  // below the type: "NetworkConfiguration.AwsvpcConfiguration"; empty for the type itself
};

/// The subject, or what of its name is unknown.
struct Lookup {
  Subject subject;           // `type` is set as soon as the part before the first dot is a type
  std::string_view unknown;  // the part of the name that nothing has; empty when all of it was found
  std::string_view nearest;  // the name that may have been meant instead of `unknown`, or empty
};

/// Finds what a name such as "AWS::ECS::Service.NetworkConfiguration" means. Below the type, a path of
/// properties, which runs through lists and maps without marks; an attribute; or the name of a nested
/// definition. The result points into `name`.
Lookup look_up(Catalogue& catalogue, std::string_view name);

/// The structures that a value of this type is made of: none for a plain value, several for a union of them.
std::vector<const Definition*> structures(const Type& type);

/// The type in words, without its bounds: "list of string", "string or json".
std::string type_words(const Type& type);
/// Its bounds in words, one phrase each: "1 to 255 characters". At most `max_values` known values are named.
std::vector<std::string> constraint_words(const Type& type, std::size_t max_values);
/// "replaces", "may replace", or empty for a change in place.
std::string_view update_word(Update update);
/// What a value with a unit is and how it is written into the property: "duration in seconds"; empty for
/// none.
std::string_view unit_words(Unit unit);

/// The subject as text, in lines of at most 80 columns where words allow it. `curated` may be null.
std::string describe(const Subject& subject, const CuratedType* curated);

}  // namespace scale::schema
