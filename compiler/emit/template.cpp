#include "emit/template.h"

#include "emit/template_writer.h"

namespace scale::emit {
namespace {

using graph::Value;
using Kind = Value::Kind;

/// Fn::Sub reads ${name}; ${!text} stands for ${text} itself. An opening without its end can't be written.
bool append_literal(std::string& sub, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = text.find("${", at)) != std::string_view::npos; at += 2) {
    if (text.find('}', at) == std::string_view::npos) return false;
    sub.append(text, copied, at + 2 - copied);
    sub += '!';
    copied = at + 2;
  }
  sub.append(text, copied);
  return true;
}

template <typename Writer>
class TemplateWriter {
 public:
  TemplateWriter(const graph::Graph& graph, Writer& out) : graph_(graph), out_(out), values_(graph, out) {}

  void write() {
    out_.begin_object();
    out_.member("AWSTemplateFormatVersion", "2010-09-09");
    describe(graph_.description);
    section("Parameters", graph_.parameters, [&](const graph::Parameter& each) { parameter(each); });
    section("Conditions", graph_.conditions,
            [&](const graph::Condition& each) { values_.value(each.value); });
    out_.key("Resources");
    members(graph_.resources, [&](const graph::Resource& each) { resource(each); });
    section("Outputs", graph_.outputs, [&](const graph::Output& each) { output(each); });
    out_.end_object();
    out_.finish();
  }

 private:
  template <typename Items, typename Write>
  void members(const Items& items, Write write) {
    out_.begin_object();
    for (const auto& item : items) {
      out_.key(item.logical_id);
      write(item);
    }
    out_.end_object();
  }

  template <typename Items, typename Write>
  void section(std::string_view name, const Items& items, Write write) {
    if (items.empty()) return;
    out_.key(name);
    members(items, write);
  }

  void describe(std::string_view description) {
    if (!description.empty()) out_.member("Description", description);
  }

  void parameter(const graph::Parameter& parameter) {
    out_.begin_object();
    out_.member("Type", parameter.type);
    describe(parameter.description);
    if (!parameter.default_value.is(Kind::Null)) {
      out_.key("Default");
      default_value(parameter.default_value);
    }
    if (!parameter.allowed.empty()) {
      out_.key("AllowedValues");
      out_.begin_array();
      for (const Value& each : parameter.allowed) values_.value(each);
      out_.end_array();
    }
    if (parameter.secret) {
      out_.key("NoEcho");
      out_.boolean(true);
    }
    out_.end_object();
  }

  /// Defaults of lists are written as one string with commas, truth values as words.
  void default_value(const Value& value) {
    if (value.is(Kind::Int) || value.is(Kind::Number)) return values_.value(value);
    if (!value.is(Kind::List)) return values_.text(value, Form::Text, 0);
    std::string joined;
    for (const Value& item : value.items()) {
      if (!joined.empty()) joined += ',';
      for (const TextPart& part : text_parts(graph_, item, Form::Text)) joined += part.literal;
    }
    out_.string(joined);
  }

  void resource(const graph::Resource& resource) {
    out_.begin_object();
    out_.member("Type", resource.type);
    depends_on(resource);
    for (const graph::Field& attribute : resource.attributes) {
      out_.key(attribute.name);
      values_.value(attribute.value);
    }
    bool any = false;
    for (const graph::Property& property : resource.properties) {
      if (property.owner != graph::Owner::Tool || property.value.is(Kind::Null)) continue;
      if (!any) {
        out_.key("Properties");
        out_.begin_object();
        any = true;
      }
      out_.key(property.name);
      values_.value(property.value);
    }
    if (any) out_.end_object();
    out_.end_object();
  }

  /// Only what the properties as written do not refer to already: a reference is an order of its own.
  void depends_on(const graph::Resource& resource) {
    if (resource.depends_on.empty()) return;
    referred_.clear();
    for (const graph::Property& property : resource.properties)
      if (property.owner == graph::Owner::Tool) graph::collect_references(property.value, referred_);
    const auto implied = [&](graph::ResourceId id) {
      return std::ranges::find(referred_, id) != referred_.end();
    };
    const auto count = resource.depends_on.size() -
                       static_cast<std::size_t>(std::ranges::count_if(resource.depends_on, implied));
    if (count == 0) return;
    out_.key("DependsOn");
    out_.begin_array(count == 1 ? short_layout(out_) : Layout::Lines);
    for (const graph::ResourceId id : resource.depends_on)
      if (!implied(id)) out_.string(graph_.resources[id].logical_id);
    out_.end_array();
  }

  void output(const graph::Output& output) {
    out_.begin_object();
    describe(output.description);
    out_.key("Value");
    values_.output(output.value);
    out_.end_object();
  }

  const graph::Graph& graph_;
  Writer& out_;
  ValueWriter<Writer> values_;
  std::vector<graph::ResourceId> referred_;
};

template <typename Writer>
std::string write(const graph::Graph& graph) {
  std::string text;
  text.reserve(graph.resources.size() * 512 + 4096);
  Writer out(text);
  TemplateWriter<Writer>(graph, out).write();
  return text;
}

}  // namespace

std::string substitution(const graph::Graph& graph, const TextPart& part) {
  if (part.value == nullptr || !part.separator.empty() || is_deploy_list(graph, *part.value)) return {};
  const Value& value = *part.value;
  switch (value.kind()) {
    case Kind::Ref: return std::string(graph.resources[value.resource()].logical_id);
    case Kind::Attribute:
      return std::string(graph.resources[value.resource()].logical_id).append(".").append(value.text());
    case Kind::Parameter: return std::string(graph.parameters[value.index()].logical_id);
    case Kind::PseudoParameter: return std::string(pseudo_name(value.pseudo()));
    default: return {};
  }
}

std::string substituted(const graph::Graph& graph, const std::vector<TextPart>& parts) {
  std::string text;
  for (const TextPart& part : parts) {
    if (part.value == nullptr) {
      if (!append_literal(text, part.literal)) return {};
      continue;
    }
    const std::string name = substitution(graph, part);
    if (name.empty()) return {};
    text += "${";
    text += name;
    text += '}';
  }
  return text;
}

std::string template_json(const graph::Graph& graph) {
  return write<JsonWriter>(graph);
}

std::string value_json(const graph::Graph& graph, const graph::Value& value) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_array(Layout::Inline);  // what is inside stays in one line too
  ValueWriter<JsonWriter>(graph, writer).value(value);
  writer.end_array();
  return out.substr(1, out.size() - 2);
}

std::string template_yaml(const graph::Graph& graph) {
  return write<YamlWriter>(graph);
}

}  // namespace scale::emit
