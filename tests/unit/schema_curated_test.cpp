// Every curated type against the catalogue: nothing it names is made up, and nothing that AWS offers is
// forgotten.
#include <algorithm>
#include <set>
#include <string>

#include "catch.h"
#include "schema/catalogue.h"
#include "schema/curated.h"

using namespace scale::schema;

namespace {

/// Whether `path` leads to something in `definition`, through lists and maps.
bool leads_somewhere(const Definition* definition, std::string_view path) {
  while (definition != nullptr) {
    const std::size_t dot = path.find('.');
    const Property* property = definition->find(path.substr(0, dot));
    if (property == nullptr) return false;
    if (dot == path.npos) return true;
    path = path.substr(dot + 1);
    const Type* type = property->type;
    while (type->element != nullptr) type = type->element;
    for (const Type* alternative : type->alternatives)
      if (alternative->definition != nullptr) type = alternative;
    if (type->shape == Shape::Json) return true;
    definition = type->definition;
  }
  return false;
}

/// The paths of properties that a template takes values from.
void paths_of(const Template& of, std::set<std::string_view>& into) {
  if (of.kind == Template::Kind::Property || of.kind == Template::Kind::Added ||
      of.kind == Template::Kind::Removed)
    into.insert(of.text);
  for (const Template& item : of.items) paths_of(item, into);
  for (const TemplateField& field : of.fields) paths_of(field.value, into);
  for (const Condition& condition : of.conditions)
    if (!condition.path.starts_with("item.")) into.insert(condition.path);
}

void paths_of(std::span<const ApiCall> calls, std::set<std::string_view>& into) {
  for (const ApiCall& call : calls) {
    paths_of(call.each, into);
    for (const TemplateField& field : call.params) paths_of(field.value, into);
    for (const Condition& condition : call.when) into.insert(condition.path);
    if (call.wait != nullptr)
      for (const TemplateField& field : call.wait->params) paths_of(field.value, into);
  }
}

bool below(std::string_view path, std::string_view prefix) {
  return path == prefix || (path.starts_with(prefix) && path[prefix.size()] == '.');
}

}  // namespace

TEST_CASE("the types that the first programs use are curated") {
  Curated curated;
  for (const std::string_view type : {"AWS::EC2::VPC", "AWS::ECS::Service",
                                      "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::Lambda::Alias"}) {
    INFO(type);
    REQUIRE(curated.find(type) != nullptr);
    CHECK(curated.find(type)->type == type);
    CHECK(curated.find(type) == curated.find(type));
  }
  CHECK(curated.find("AWS::EC2::Vpc") == nullptr);
  CHECK(std::ranges::is_sorted(curated.names()));
}

TEST_CASE("what scales a property is known") {
  Curated curated;
  const CuratedProperty* count = curated.find("AWS::ECS::Service")->find("DesiredCount");
  REQUIRE(count != nullptr);
  CHECK(count->scaled_by == "ecs:service:DesiredCount");
  const CuratedProperty* ready = curated.find("AWS::Lambda::Alias")
                                     ->find("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions");
  REQUIRE(ready != nullptr);
  CHECK(ready->scaled_by == "lambda:function:ProvisionedConcurrency");
}

TEST_CASE("units and rules are read as they are written") {
  Curated curated;
  const CuratedType* task = curated.find("AWS::ECS::TaskDefinition");
  CHECK(task->find("Memory")->unit == Unit::MiBText);
  CHECK(task->find("ContainerDefinitions.HealthCheck.Interval")->unit == Unit::Seconds);
  const auto table = std::ranges::find(task->rules, Rule::Kind::Table, &Rule::kind);
  REQUIRE(table != task->rules.end());
  CHECK(table->rows.size() == 7);
  CHECK(table->rows[0].key == "256");
  CHECK(table->when[0].path == "RequiresCompatibilities");
  CHECK(table->when[0].values[0] == "FARGATE");
}

TEST_CASE("every path of a curated type is in the catalogue") {
  Curated curated;
  Catalogue catalogue;
  for (const std::string_view name : curated.names()) {
    const CuratedType& type = *curated.find(name);
    const ResourceType* resource = catalogue.find(name);
    REQUIRE(resource != nullptr);
    std::set<std::string_view> paths;
    for (const CuratedProperty& property : type.properties) paths.insert(property.path);
    for (const Rule& rule : type.rules) {
      paths.insert(rule.paths.begin(), rule.paths.end());
      for (const Condition& condition : rule.when) paths.insert(condition.path);
    }
    paths_of(type.api->create, paths);
    paths_of(type.api->read, paths);
    paths_of(type.api->remove, paths);
    for (const ApiUpdate& update : type.api->update) {
      paths.insert(update.properties.begin(), update.properties.end());
      paths_of(update.calls, paths);
    }
    for (const ApiResult& result : type.api->results) paths_of(result.value, paths);
    for (const std::string_view path : paths) {
      INFO(name << ": " << path);
      CHECK(leads_somewhere(resource->properties, path));
    }
  }
}

TEST_CASE("every property of a curated type has a way into a call, or a reason why not") {
  Curated curated;
  Catalogue catalogue;
  for (const std::string_view name : curated.names()) {
    const Api& api = *curated.find(name)->api;
    std::set<std::string_view> used;
    paths_of(api.create, used);
    if (api.naming != nullptr) used.insert(api.naming->property);
    // What matters only to a resource that exists may stand in updates alone.
    for (const ApiUpdate& update : api.update) paths_of(update.calls, used);
    for (const Property& property : catalogue.find(name)->properties->properties) {
      if (property.read_only) continue;
      INFO(name << " has " << property.name);
      const bool carried =
          std::ranges::any_of(used, [&](std::string_view path) { return below(path, property.name); });
      const bool excused = std::ranges::any_of(api.unsupported, [&](const Unsupported& unsupported) {
        return below(unsupported.path, property.name);
      });
      CHECK((carried || excused));
    }
  }
}

TEST_CASE("every attribute of a curated type can be read, or a reason says why not") {
  Curated curated;
  Catalogue catalogue;
  for (const std::string_view name : curated.names()) {
    const Api& api = *curated.find(name)->api;
    CHECK(api.result("Ref") != nullptr);
    for (const Attribute& attribute : catalogue.find(name)->attributes) {
      INFO(name << " has " << attribute.name);
      const bool known = std::ranges::any_of(
          api.results, [&](const ApiResult& result) { return below(result.name, attribute.name); });
      const bool excused = std::ranges::any_of(api.unsupported, [&](const Unsupported& unsupported) {
        return below(attribute.name, unsupported.path);
      });
      CHECK((known || excused));
    }
  }
}
