#include "cli/explain_type.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace scale::cli {
namespace {

using Json = nlohmann::ordered_json;
using namespace schema;

class Writer {
 public:
  explicit Writer(const CuratedType* curated) : curated_(curated) {}

  Json write(const Subject& subject) {
    Json out{{"format", "scale-type"}, {"version", 1}, {"type", subject.type->name}, {"path", subject.path}};
    if (subject.property) {
      out["property"] = property(*subject.property, subject.path);
    } else if (subject.attribute) {
      out["attribute"] = {{"name", subject.attribute->name}, {"type", type(*subject.attribute->type)}};
    } else if (subject.definition) {
      definitions_.emplace(subject.definition->name, subject.definition);
    } else {
      resource(*subject.type, out);
    }
    out["definitions"] = definitions();
    return out;
  }

 private:
  void resource(const ResourceType& resource, Json& out) {
    out["documentation"] = resource.documentation;
    out["doc"] = curated_ ? curated_->doc : std::string_view();
    out["example"] = curated_ ? curated_->example : std::string_view();
    out["identifier"] = resource.primary_identifier;
    out["ref"] = Json::array();
    for (std::string_view rest = resource.ref; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      out["ref"].push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    out["tags"] = resource.tags;
    out["attributes"] = Json::array();
    for (const Attribute& attribute : resource.attributes)
      out["attributes"].push_back({{"name", attribute.name}, {"type", type(*attribute.type)}});
    out["open"] = resource.properties->open;
    out["properties"] = properties(*resource.properties);
  }

  /// The definitions met so far, and those that they lead to.
  Json definitions() {
    Json out = Json::object();
    while (out.size() < definitions_.size()) {
      const auto met = definitions_;  // writing one may meet more
      for (const auto& [name, definition] : met)
        if (!out.contains(name))
          out[std::string(name)] = {{"open", definition->open}, {"properties", properties(*definition)}};
    }
    return out;
  }

  /// `path` is known for the properties of a resource only: a definition can stand at several places.
  Json property(const Property& property, std::string_view path) {
    static constexpr std::string_view updates[] = {"in-place", "may-replace", "replaces"};
    Json out{{"name", property.name},
             {"type", type(*property.type)},
             {"required", property.required},
             {"readOnly", property.read_only},
             {"writeOnly", property.write_only},
             {"update", updates[static_cast<std::size_t>(property.update)]}};
    if (const CuratedProperty* curated = curated_ && !path.empty() ? curated_->find(path) : nullptr) {
      out["doc"] = curated->doc;
      out["unit"] = unit_words(curated->unit);
      out["default"] = curated->default_value;
      out["scaledBy"] = curated->scaled_by;
    }
    return out;
  }

  Json properties(const Definition& definition) {
    const bool is_resource = definition.name.find("::") != std::string_view::npos;
    Json out = Json::array();
    for (const Property& each : definition.properties)
      out.push_back(property(each, is_resource ? each.name : ""));
    return out;
  }

  Json type(const Type& type_) {
    static constexpr std::string_view shapes[] = {"string", "integer", "number", "boolean", "json",
                                                  "list",   "map",     "object", "union"};
    Json out{{"shape", shapes[static_cast<std::size_t>(type_.shape)]}};
    if (type_.minimum) out["minimum"] = *type_.minimum;
    if (type_.maximum) out["maximum"] = *type_.maximum;
    if (type_.min_length) out["minLength"] = *type_.min_length;
    if (type_.max_length) out["maxLength"] = *type_.max_length;
    if (!type_.pattern.empty()) out["pattern"] = type_.pattern;
    if (!type_.values.empty()) out["values"] = type_.values;
    if (type_.element) out["element"] = type(*type_.element);
    if (type_.definition) {
      definitions_.emplace(type_.definition->name, type_.definition);
      out["definition"] = type_.definition->name;
    }
    for (const Type* alternative : type_.alternatives) out["alternatives"].push_back(type(*alternative));
    return out;
  }

  const CuratedType* curated_;
  std::map<std::string_view, const Definition*> definitions_;
};

}  // namespace

std::string explain_type_json(const Subject& subject, const CuratedType* curated) {
  return Writer(curated).write(subject).dump(2) + "\n";
}

}  // namespace scale::cli
