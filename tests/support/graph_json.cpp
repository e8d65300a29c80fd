#include "graph_json.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "diag/diagnostic.h"
#include "lower/depends.h"
#include "lower/logical_ids.h"

namespace scale::test {
namespace {

using Json = nlohmann::ordered_json;
using graph::Value;
using Kind = Value::Kind;

class Reader {
 public:
  explicit Reader(SampleGraph& sample) : sample_(sample), graph_(sample.graph) {}

  /// Reads a graph whose addresses get `prefix` in front.
  void read(const Json& json, const std::string& prefix) {
    prefix_ = prefix;
    const std::string source = json.value("source", "");
    file_ = sample_.sources.add(prefix + json.value("file", "main.scale"), source);
    graph_.stack = keep(json.value("stack", ""));
    graph_.description = keep(json.value("description", ""));
    for (const auto& [name, each] : member(json, "parameters").items()) parameter(name, each);
    for (const auto& [name, each] : member(json, "conditions").items()) {
      conditions_[name] = graph_.conditions.size();
      graph_.conditions.push_back({id(name), {}});
    }
    for (const auto& [address, each] : member(json, "resources").items()) {
      addresses_[prefix_ + address] = static_cast<graph::ResourceId>(graph_.resources.size());
      graph_.resources.emplace_back().address = keep(prefix_ + address);
    }
    for (const auto& [name, each] : member(json, "conditions").items())
      graph_.conditions[conditions_.at(name)].value = value(each);
    for (const auto& [address, each] : member(json, "resources").items())
      resource(addresses_.at(prefix_ + address), each);
    for (const auto& [name, each] : member(json, "outputs").items())
      graph_.outputs.push_back(
          {keep(name), id(name), keep(each.value("description", "")), value(each.at("value")), {}});
  }

 private:
  std::string_view keep(std::string_view text) { return graph_.arena.copy(text); }
  std::string_view id(std::string_view name) { return keep(lower::logical_id(name)); }

  /// A member of a JSON object; an empty object when it is absent.
  static const Json& member(const Json& json, const char* name) {
    static const Json none = Json::object();
    return json.contains(name) ? json.at(name) : none;
  }

  void parameter(const std::string& name, const Json& json) {
    parameters_[name] = graph_.parameters.size();
    graph::Parameter& added = graph_.parameters.emplace_back();
    added.name = keep(name);
    added.logical_id = id(name);
    added.type = keep(json.value("type", "String"));
    added.description = keep(json.value("description", ""));
    if (json.contains("default")) added.default_value = value(json.at("default"));
    if (json.contains("allowed"))
      for (const Json& each : json.at("allowed")) added.allowed.push_back(value(each));
    added.secret = json.value("secret", false);
  }

  void resource(graph::ResourceId number, const Json& json) {
    std::vector<graph::Property> properties;
    for (const auto& [name, each] : member(json, "properties").items()) {
      const std::string owner = member(json, "owners").value(name, "tool");
      properties.push_back(
          {keep(name), value(each), {}, owner == "tool" ? graph::Owner::Tool : graph::Owner::Autoscaler});
    }
    graph::Resource& into = graph_.resources[number];
    into.type = keep(json.at("type").get<std::string>());
    into.properties = std::move(properties);
    for (const auto& [name, each] : member(json, "attributes").items())
      into.attributes.push_back({keep(name), value(each)});
    for (const Json& each : member(json, "depends_on")) into.depends_on.push_back(find(each));
    std::ranges::sort(into.depends_on);
    if (json.contains("from")) into.origin = origin(json.at("from"));
  }

  const graph::Origin* origin(const Json& from) {
    const graph::Origin* result = nullptr;
    const std::vector<std::string> all = from.is_array() ? from.get<std::vector<std::string>>()
                                                         : std::vector<std::string>{from.get<std::string>()};
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
      const std::size_t at = sample_.sources[file_].text().find(*each);
      Span span;
      if (at != std::string_view::npos)
        span = {file_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + each->size())};
      result = graph_.arena.make<graph::Origin>(span, keep(*each), result);
    }
    return result;
  }

  graph::ResourceId find(const Json& address) const {
    return addresses_.at(prefix_ + address.get<std::string>());
  }

  std::span<const Value> values(const Json& json) {
    std::vector<Value> items;
    for (const Json& each : json) items.push_back(value(each));
    return graph_.arena.copy(items);
  }

  Value value(const Json& json) {
    if (json.is_boolean()) return Value::of(json.get<bool>());
    if (json.is_number_integer()) return Value::of(json.get<std::int64_t>());
    if (json.is_number()) return Value::of(json.get<double>());
    if (json.is_string()) return Value::of(keep(json.get<std::string>()));
    if (json.is_array()) return Value::list(values(json));
    if (!json.is_object()) return {};
    if (json.size() == 1 && json.begin().key().starts_with('$'))
      return function(json.begin().key(), json.begin().value());
    std::vector<graph::Field> fields;
    for (const auto& [name, each] : json.items()) fields.push_back({keep(name), value(each)});
    return Value::map(graph_.arena.copy(fields));
  }

  Value function(const std::string& name, const Json& json) {
    if (name == "$ref") return Value::ref(find(json));
    if (name == "$attribute") return Value::attribute(find(json.at(0)), keep(json.at(1).get<std::string>()));
    if (name == "$parameter") return Value::indexed(Kind::Parameter, parameters_.at(json.get<std::string>()));
    if (name == "$condition") return Value::indexed(Kind::Condition, conditions_.at(json.get<std::string>()));
    if (name == "$pseudo") return pseudo(json.get<std::string>());
    if (name == "$concat") return Value::function(Kind::Concat, values(json));
    if (name == "$split") return Value::function(Kind::Split, values(json));
    if (name == "$join") return Value::function(Kind::Join, values(json));
    if (name == "$base64") return Value::function(Kind::Base64, values(Json::array({json})));
    if (name == "$json") return Value::function(Kind::JsonText, values(Json::array({json})));
    if (name == "$select")
      return Value::function(Kind::Select, values(Json::array({json.at(1)})), json.at(0).get<std::size_t>());
    if (name == "$if")
      return Value::function(Kind::If, values(Json::array({json.at(1), json.at(2)})),
                             conditions_.at(json.at(0).get<std::string>()));
    if (name == "$equals") return Value::function(Kind::Equals, values(json));
    if (name == "$and") return Value::function(Kind::And, values(json));
    if (name == "$or") return Value::function(Kind::Or, values(json));
    if (name == "$not") return Value::function(Kind::Not, values(json));
    throw std::runtime_error("unknown function " + name);
  }

  static Value pseudo(const std::string& name) {
    using graph::Pseudo;
    static const std::map<std::string, Pseudo> all{
        {"Region", Pseudo::Region},       {"Account", Pseudo::Account},     {"Partition", Pseudo::Partition},
        {"UrlSuffix", Pseudo::UrlSuffix}, {"StackName", Pseudo::StackName}, {"StackId", Pseudo::StackId},
        {"Zones", Pseudo::Zones}};
    return Value::pseudo(all.at(name));
  }

  SampleGraph& sample_;
  graph::Graph& graph_;
  std::string prefix_;
  FileId file_ = 0;
  std::map<std::string, std::size_t> parameters_, conditions_;
  std::map<std::string, graph::ResourceId> addresses_;
};

void finish(SampleGraph& sample) {
  diag::Sink sink;
  lower::assign_logical_ids(sample.graph, sink);
  if (!sink.empty()) throw std::runtime_error(sink.sorted().front().message);
}

std::filesystem::path fixture(std::string_view name) {
  return std::filesystem::path(SCALE_SOURCE_DIR) / "tests" / "fixtures" / (std::string(name) + ".json");
}

}  // namespace

SampleGraph read_graph(std::string_view json) {
  SampleGraph sample;
  Reader(sample).read(Json::parse(json), "");
  finish(sample);
  return sample;
}

SampleGraph read_fixture(std::string_view name) {
  SampleGraph sample = read_graph(read_file(fixture(name)));
  lower::add_implicit_dependencies(sample.graph, lower::dependency_rules());
  return sample;
}

SampleGraph many_web_services(std::size_t copies) {
  SampleGraph sample;
  Json json = Json::parse(read_file(fixture("web_service")));
  json.erase("outputs");
  Reader reader(sample);
  for (std::size_t i = 0; i < copies; ++i) {
    reader.read(json, "service" + std::to_string(i) + ".");
    json.erase("parameters");
  }
  finish(sample);
  return sample;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return text;
}

}  // namespace scale::test
