#include "emit/text_parts.h"

#include <fmt/format.h>

#include "support/json_writer.h"

namespace scale::emit {
namespace {

using graph::Value;
using Kind = Value::Kind;

class Collector {
 public:
  explicit Collector(const graph::Graph& graph) : graph_(graph) {}

  void add(const Value& value, Form form, std::uint8_t strings) {
    form == Form::Text ? text(value, strings) : json(value, strings);
  }
  std::vector<TextPart> take() { return std::move(parts_); }

 private:
  void literal(std::string_view text, std::uint8_t strings) {
    if (parts_.empty() || parts_.back().value != nullptr) parts_.emplace_back();
    parts_.back().literal += escaped(text, strings);
  }

  static std::string escaped(std::string_view text, std::uint8_t strings) {
    std::string result(text);
    for (; strings > 0; --strings) {
      std::string next;
      append_json_escaped(next, result);
      result = std::move(next);
    }
    return result;
  }

  TextPart& part(const Value& value) {
    TextPart& added = parts_.emplace_back();
    added.value = &value;
    return added;
  }

  void branches(const Value& value, Form form, std::uint8_t strings) {
    TextPart& added = part(value);
    added.form = form;
    added.strings = strings;
  }

  /// Booleans and numbers, which are the same in both forms.
  void scalar(const Value& value, std::uint8_t strings) {
    std::string text;
    if (value.is(Kind::Bool))
      text = value.boolean() ? "true" : "false";
    else if (value.is(Kind::Int))
      text = fmt::to_string(value.integer());
    else
      append_number(text, value.number());
    literal(text, strings);
  }

  void text(const Value& value, std::uint8_t strings) {
    switch (value.kind()) {
      case Kind::Null: return;
      case Kind::Bool:
      case Kind::Int:
      case Kind::Number: return scalar(value, strings);
      case Kind::String: return literal(value.text(), strings);
      case Kind::Concat:
        for (const Value& item : value.items()) text(item, strings);
        return;
      case Kind::List:
      case Kind::Map: return json(value, strings);
      case Kind::JsonText: return json(value.items()[0], strings);
      case Kind::If: return branches(value, Form::Text, strings);
      default: part(value);
    }
  }

  void json(const Value& value, std::uint8_t strings) {
    switch (value.kind()) {
      case Kind::Null: return literal("null", strings);
      case Kind::Bool:
      case Kind::Int:
      case Kind::Number: return scalar(value, strings);
      case Kind::List: return json_list(value, strings);
      case Kind::Map: return json_map(value, strings);
      case Kind::If: return branches(value, Form::Json, strings);
      default: break;
    }
    if (is_deploy_list(graph_, value)) {
      literal("[\"", strings);
      part(value).separator = escaped("\",\"", strings);
      return literal("\"]", strings);
    }
    if (value.is(Kind::Parameter) && graph_.parameters[value.index()].type == "Number") {
      part(value);
      return;
    }
    literal("\"", strings);
    text(value, static_cast<std::uint8_t>(strings + 1));
    literal("\"", strings);
  }

  void json_list(const Value& value, std::uint8_t strings) {
    std::string_view before = "[";
    for (const Value& item : value.items()) {
      literal(before, strings);
      json(item, strings);
      before = ",";
    }
    literal(value.items().empty() ? "[]" : "]", strings);
  }

  void json_map(const Value& value, std::uint8_t strings) {
    std::string_view before = "{\"";
    for (const graph::Field& field : value.fields()) {
      if (field.value.is(Kind::Null)) continue;
      literal(before, strings);
      literal(field.name, static_cast<std::uint8_t>(strings + 1));
      literal("\":", strings);
      json(field.value, strings);
      before = ",\"";
    }
    literal(before == "{\"" ? "{}" : "}", strings);
  }

  const graph::Graph& graph_;
  std::vector<TextPart> parts_;
};

}  // namespace

std::vector<TextPart> text_parts(const graph::Graph& graph, const Value& value, Form form,
                                 std::uint8_t strings) {
  Collector collector(graph);
  collector.add(value, form, strings);
  return collector.take();
}

bool is_deploy_list(const graph::Graph& graph, const Value& value) {
  if (value.is(Kind::Split)) return true;
  if (value.is(Kind::PseudoParameter)) return value.pseudo() == graph::Pseudo::Zones;
  if (!value.is(Kind::Parameter)) return false;
  const std::string_view type = graph.parameters[value.index()].type;
  return type == "CommaDelimitedList" || type.starts_with("List<");
}

std::string_view pseudo_name(graph::Pseudo which) {
  using graph::Pseudo;
  switch (which) {
    case Pseudo::Region: return "AWS::Region";
    case Pseudo::Account: return "AWS::AccountId";
    case Pseudo::Partition: return "AWS::Partition";
    case Pseudo::UrlSuffix: return "AWS::URLSuffix";
    case Pseudo::StackName: return "AWS::StackName";
    case Pseudo::StackId: return "AWS::StackId";
    case Pseudo::Zones: break;
  }
  return {};
}

}  // namespace scale::emit
