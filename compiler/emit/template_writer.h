// One walk over the graph for every notation of a template. Only template.cpp includes this.
#pragma once

#include <algorithm>
#include <string>

#include "emit/text_parts.h"
#include "emit/yaml_writer.h"
#include "support/json_writer.h"

namespace scale::emit {

inline void write_ref(JsonWriter& out, std::string_view id) {
  out.begin_object(Layout::Inline);
  out.member("Ref", id);
  out.end_object();
}
inline void write_ref(YamlWriter& out, std::string_view id) {
  out.tagged("!Ref", id);
}

inline void write_attribute(JsonWriter& out, std::string_view id, std::string_view attribute) {
  out.begin_object(Layout::Inline);
  out.key("Fn::GetAtt");
  out.begin_array();
  out.string(id);
  out.string(attribute);
  out.end_array();
  out.end_object();
}
inline void write_attribute(YamlWriter& out, std::string_view id, std::string_view attribute) {
  out.tagged("!GetAtt", std::string(id).append(".").append(attribute));
}

inline void write_sub(JsonWriter& out, std::string_view text) {
  out.begin_object(Layout::Inline);
  out.member("Fn::Sub", text);
  out.end_object();
}
inline void write_sub(YamlWriter& out, std::string_view text) {
  out.tagged("!Sub", text);
}

/// Short functions stand in one line of JSON; YAML is short enough in block style.
constexpr Layout short_layout(const JsonWriter&) {
  return Layout::Inline;
}
constexpr Layout short_layout(const YamlWriter&) {
  return Layout::Lines;
}

/// The names inside ${} that Fn::Sub replaces by the value of this part; empty when it can't.
std::string substitution(const graph::Graph& graph, const TextPart& part);
/// The one text of Fn::Sub for these parts, or empty when they need Fn::Join.
std::string substituted(const graph::Graph& graph, const std::vector<TextPart>& parts);

/// Writes the values of one graph.
template <typename Writer>
class ValueWriter {
 public:
  using Value = graph::Value;
  using Kind = Value::Kind;
  ValueWriter(const graph::Graph& graph, Writer& out) : graph_(graph), out_(out) {}

  void value(const Value& value) {
    switch (value.kind()) {
      case Kind::Null: return write_ref(out_, "AWS::NoValue");
      case Kind::Bool: return out_.boolean(value.boolean());
      case Kind::Int: return out_.integer(value.integer());
      case Kind::Number: return out_.number(value.number());
      case Kind::String: return out_.string(value.text());
      case Kind::List: return list(value);
      case Kind::Map: return map(value);
      case Kind::Ref: return write_ref(out_, graph_.resources[value.resource()].logical_id);
      case Kind::Attribute:
        return write_attribute(out_, graph_.resources[value.resource()].logical_id, value.text());
      case Kind::Parameter: return write_ref(out_, graph_.parameters[value.index()].logical_id);
      case Kind::PseudoParameter:
        if (value.pseudo() == graph::Pseudo::Zones)
          return function(
              "Fn::GetAZs", [&] { out_.string(""); }, short_layout(out_));
        return write_ref(out_, pseudo_name(value.pseudo()));
      case Kind::Concat: return text(value, Form::Text, 0);
      case Kind::JsonText: return text(value.items()[0], Form::Json, 0);
      case Kind::Select:
        return arguments(
            "Fn::Select",
            [&] {
              out_.integer(static_cast<std::int64_t>(value.index()));
              this->value(value.items()[0]);
            },
            short_layout(out_));
      case Kind::Split: return items("Fn::Split", value);
      case Kind::Join: return items("Fn::Join", value);
      case Kind::Base64: return function("Fn::Base64", [&] { this->value(value.items()[0]); });
      case Kind::If:
        return arguments("Fn::If", [&] {
          out_.string(graph_.conditions[value.index()].logical_id);
          for (const Value& branch : value.items()) this->value(branch);
        });
      case Kind::Condition:
        return function(
            "Condition", [&] { out_.string(graph_.conditions[value.index()].logical_id); },
            short_layout(out_));
      case Kind::Equals: return items("Fn::Equals", value);
      case Kind::And: return items("Fn::And", value);
      case Kind::Or: return items("Fn::Or", value);
      case Kind::Not: return items("Fn::Not", value);
    }
  }

  /// As value(), but what CloudFormation takes for an output: always one string.
  void output(const Value& value) {
    if (value.is(Kind::List) || is_deploy_list(graph_, value))
      return arguments("Fn::Join", [&] {
        out_.string(",");
        this->value(value);
      });
    if (value.is_constant() || value.is(Kind::Map)) return text(value, Form::Text, 0);
    this->value(value);
  }

  /// `value` in text form: a string, or a function that gives one.
  void text(const Value& value, Form form, std::uint8_t strings) {
    const std::vector<TextPart> parts = text_parts(graph_, value, form, strings);
    if (parts.empty()) return out_.string("");
    if (parts.size() == 1) return part(parts[0]);
    if (const std::string whole = substituted(graph_, parts); !whole.empty()) return write_sub(out_, whole);
    arguments("Fn::Join", [&] {
      out_.string("");
      out_.begin_array();
      for (const TextPart& each : parts) part(each);
      out_.end_array();
    });
  }

 private:
  template <typename Argument>
  void function(std::string_view name, Argument argument, Layout layout = Layout::Lines) {
    out_.begin_object(layout);
    out_.key(name);
    argument();
    out_.end_object();
  }

  template <typename Arguments>
  void arguments(std::string_view name, Arguments arguments, Layout layout = Layout::Lines) {
    function(
        name,
        [&] {
          out_.begin_array();
          arguments();
          out_.end_array();
        },
        layout);
  }

  void items(std::string_view name, const Value& value) {
    arguments(name, [&] {
      for (const Value& item : value.items()) this->value(item);
    });
  }

  void list(const Value& value) {
    out_.begin_array();
    for (const Value& item : value.items())
      if (!item.is(Kind::Null)) this->value(item);
    out_.end_array();
  }

  void map(const Value& value) {
    out_.begin_object();
    for (const graph::Field& field : value.fields()) {
      if (field.value.is(Kind::Null)) continue;
      out_.key(field.name);
      this->value(field.value);
    }
    out_.end_object();
  }

  void part(const TextPart& part) {
    if (part.value == nullptr) return out_.string(part.literal);
    if (!part.separator.empty())
      return arguments("Fn::Join", [&] {
        out_.string(part.separator);
        value(*part.value);
      });
    if (!part.value->is(Kind::If)) return value(*part.value);
    arguments("Fn::If", [&] {
      out_.string(graph_.conditions[part.value->index()].logical_id);
      for (const Value& branch : part.value->items()) text(branch, part.form, part.strings);
    });
  }

  const graph::Graph& graph_;
  Writer& out_;
};

}  // namespace scale::emit
