#include "graph_from_json.h"

#include <nlohmann/json.hpp>

#include <map>
#include <stdexcept>

namespace scale::test {

namespace {

using Json = nlohmann::ordered_json;
using graph::Value;
using Kind = Value::Kind;

class Reader {
 public:
  Reader(graph::Graph& graph, FileId file) : graph_(graph), file_(file) {}

  void read(const Json& root) {
    graph_.stack = keep(root.value("stack", ""));
    for (const Json& parameter : root.value("parameters", Json::array())) {
      graph::Parameter made;
      made.name = made.logical_id = keep(parameter.at("name"));
      made.type = keep(parameter.value("type", "String"));
      if (parameter.contains("default")) made.default_value = value(parameter["default"]);
      made.at = line(parameter);
      graph_.parameters.push_back(made);
    }
    for (const Json& resource : root.at("resources"))
      ids_.emplace(resource.at("address").get<std::string>(), static_cast<graph::ResourceId>(ids_.size()));
    for (const Json& resource : root["resources"]) read_resource(resource);
    const Json outputs = root.value("outputs", Json::object());
    for (const auto& [name, given] : outputs.items()) {
      graph::Output output;
      output.name = output.logical_id = keep(name);
      output.value = value(given);
      graph_.outputs.push_back(output);
    }
  }

 private:
  void read_resource(const Json& given) {
    graph::Resource made;
    made.address = made.logical_id = keep(given.at("address"));
    made.type = keep(given.at("type"));
    auto* origin = graph_.arena.make<graph::Origin>();
    origin->at = line(given);
    origin->declaration = made.address;
    made.origin = origin;
    const Json properties = given.value("properties", Json::object());
    for (const auto& [name, inner] : properties.items()) {
      graph::Property property;
      property.name = keep(name);
      property.value = value(inner);
      property.at = origin->at;
      const std::string owner = given.value("owners", Json::object()).value(name, "tool");
      property.owner = owner == "autoscaler" ? graph::Owner::Autoscaler : graph::Owner::Tool;
      made.properties.push_back(property);
    }
    for (const Json& other : given.value("depends_on", Json::array())) made.depends_on.push_back(id(other));
    graph_.resources.push_back(std::move(made));
  }

  Value value(const Json& json) {
    if (json.is_null()) return {};
    if (json.is_boolean()) return Value::of(json.get<bool>());
    if (json.is_number_integer()) return Value::of(json.get<std::int64_t>());
    if (json.is_number()) return Value::of(json.get<double>());
    if (json.is_string()) return Value::of(keep(json.get<std::string>()));
    if (json.is_array()) return Value::list(values(json));
    if (json.size() == 1) {
      const std::string key = json.begin().key();
      const Json& inner = json.begin().value();
      if (key == "Ref") return Value::ref(id(inner));
      if (key == "Fn::GetAtt") return Value::attribute(id(inner.at(0)), keep(inner.at(1)));
      if (key == "Fn::Join") return Value::function(Kind::Join, values(inner));
      if (key == "Fn::Split") return Value::function(Kind::Split, values(inner));
      if (key == "Fn::Base64") return Value::function(Kind::Base64, values(Json::array({inner})));
      if (key == "JsonText") return Value::function(Kind::JsonText, values(Json::array({inner})));
      if (key == "Concat") return Value::function(Kind::Concat, values(inner));
      if (key == "Fn::Select")
        return Value::function(Kind::Select, values(Json::array({inner.at(1)})), inner.at(0).get<std::size_t>());
      if (key == "Parameter") return parameter(inner);
      if (key == "Pseudo") return pseudo(inner);
    }
    std::vector<graph::Field> fields;
    for (const auto& [key, inner] : json.items()) fields.push_back({keep(key), value(inner)});
    return Value::map(graph_.arena.copy(fields));
  }

  std::span<const Value> values(const Json& list) {
    std::vector<Value> made;
    for (const Json& item : list) made.push_back(value(item));
    return graph_.arena.copy(made);
  }

  Value parameter(const std::string& name) {
    for (std::size_t i = 0; i < graph_.parameters.size(); ++i)
      if (graph_.parameters[i].name == name) return Value::indexed(Kind::Parameter, i);
    throw std::runtime_error("no parameter " + name);
  }

  static Value pseudo(const std::string& name) {
    using graph::Pseudo;
    static const std::map<std::string, Pseudo> known{
        {"region", Pseudo::Region},       {"account", Pseudo::Account},  {"partition", Pseudo::Partition},
        {"url_suffix", Pseudo::UrlSuffix}, {"stack", Pseudo::StackName}, {"stack_id", Pseudo::StackId},
        {"zones", Pseudo::Zones}};
    return Value::pseudo(known.at(name));
  }

  graph::ResourceId id(const std::string& address) { return ids_.at(address); }
  std::string_view keep(const std::string& text) { return graph_.arena.copy(std::string_view(text)); }
  /// The file has one byte per line, so that a line number is a place.
  Span line(const Json& of) const {
    const auto number = of.value("line", 1u);
    return {.file = file_, .begin = number - 1, .end = number};
  }

  graph::Graph& graph_;
  FileId file_;
  std::map<std::string, graph::ResourceId> ids_;
};

}  // namespace

void graph_from_json(std::string_view text, const std::string& name, graph::Graph& graph, Sources& sources) {
  Reader(graph, sources.add(name, std::string(1000, '\n'))).read(Json::parse(text));
}

}  // namespace scale::test
