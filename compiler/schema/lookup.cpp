#include <algorithm>

#include "schema/describe.h"
#include "support/closest.h"

namespace scale::schema {
namespace {

void collect_structures(const Type& type, std::vector<const Definition*>& into) {
  if (type.definition && std::ranges::count(into, type.definition) == 0) into.push_back(type.definition);
  if (type.element) collect_structures(*type.element, into);
  for (const Type* alternative : type.alternatives) collect_structures(*alternative, into);
}

/// Every nested definition of a resource type, in the order in which properties and attributes lead to them.
std::vector<const Definition*> nested_definitions(const ResourceType& resource) {
  std::vector<const Definition*> all;
  for (const Attribute& attribute : resource.attributes) collect_structures(*attribute.type, all);
  for (const Property& property : resource.properties->properties) collect_structures(*property.type, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const Property& property : all[i]->properties) collect_structures(*property.type, all);
  return all;
}

const Property* find_in(const std::vector<const Definition*>& structures, std::string_view name) {
  for (const Definition* structure : structures)
    if (const Property* property = structure->find(name)) return property;
  return nullptr;
}

}  // namespace

std::vector<const Definition*> structures(const Type& type) {
  std::vector<const Definition*> found;
  collect_structures(type, found);
  return found;
}

Lookup look_up(Catalogue& catalogue, std::string_view name) {
  Lookup result;
  Subject& subject = result.subject;
  const std::size_t dot = std::min(name.find('.'), name.size());
  subject.type = catalogue.find(name.substr(0, dot));
  if (!subject.type) {
    result.unknown = name.substr(0, dot);
    result.nearest = closest(result.unknown, catalogue.names());
    return result;
  }
  if (dot == name.size()) return result;
  subject.path = name.substr(dot + 1);

  std::vector<const Definition*> level{subject.type->properties};
  for (std::string_view rest = subject.path;;) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    subject.property = find_in(level, rest.substr(0, end));
    if (!subject.property) {
      result.unknown = rest.substr(0, end);
      break;
    }
    if (end == rest.size()) return result;
    rest.remove_prefix(end + 1);
    level = structures(*subject.property->type);
  }
  // An attribute's name may have dots of its own.
  subject.attribute = subject.type->attribute(subject.path);
  const auto nested = nested_definitions(*subject.type);
  const auto definition = std::ranges::find(nested, subject.path, &Definition::name);
  if (!subject.attribute && definition != nested.end()) subject.definition = *definition;
  if (subject.attribute || subject.definition) {
    result.unknown = {};
    return result;
  }
  std::vector<std::string_view> known;
  for (const Definition* structure : level)
    for (const Property& property : structure->properties) known.push_back(property.name);
  if (result.unknown.data() == subject.path.data())
    for (const Attribute& attribute : subject.type->attributes) known.push_back(attribute.name);
  result.nearest = closest(result.unknown, known);
  return result;
}

}  // namespace scale::schema
