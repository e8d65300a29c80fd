#include "lower/parameters.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "diag/codes.h"
#include "lower/logical_ids.h"
#include "syntax/views.h"

namespace scale::lower {

using check::Type;
using check::Value;

namespace {

/// CloudFormation's type for a parameter of ours, or empty when it has none.
std::string_view parameter_type(const Type& type) {
  switch (type.kind) {
    case Type::Kind::Int:
    case Type::Kind::Number: return "Number";
    case Type::Kind::String:
    case Type::Kind::Word:
    case Type::Kind::Bool:
    case Type::Kind::Arn:
    case Type::Kind::Cidr:
    case Type::Kind::Unknown: return "String";
    case Type::Kind::List: return parameter_type(*type.element) == "String" ? "CommaDelimitedList" : "";
    case Type::Kind::Union:
      return std::ranges::all_of(type.alternatives,
                                 [](const Type* one) { return one->kind == Type::Kind::Word; })
                 ? "String"
                 : "";
    default: return "";
  }
}

std::string pascal(std::string_view text) {
  std::string result;
  bool start = true;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) {
      start = true;
      continue;
    }
    result += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    start = false;
  }
  return result;
}

std::string condition_name(const graph::Graph& graph, const graph::Value& value) {
  using Kind = graph::Value::Kind;
  const auto joined = [&](std::string_view word) {
    std::string result;
    for (const graph::Value& item : value.items()) {
      if (!result.empty()) result += word;
      result += condition_name(graph, item);
    }
    return result;
  };
  switch (value.kind()) {
    case Kind::Equals: return joined("Is");
    case Kind::And: return joined("And");
    case Kind::Or: return joined("Or");
    case Kind::Not: return "Not" + joined("");
    case Kind::Parameter: return pascal(graph.parameters[value.index()].name);
    case Kind::String: return value.text().empty() ? "Empty" : pascal(value.text());
    case Kind::PseudoParameter: {
      static constexpr std::string_view names[] = {"Region",    "Account", "Partition", "UrlSuffix",
                                                   "StackName", "StackId", "Zones"};
      return std::string(names[static_cast<std::size_t>(value.pseudo())]);
    }
    default: return "Value" + joined("");
  }
}

}  // namespace

void write_parameters(check::Evaluator& evaluator, graph::Graph& graph) {
  for (const check::OpenParameter& open : evaluator.open_parameters()) {
    const syntax::Ref name = open.node.child_after_doc(0);
    const Type& type = check::present(*open.type);
    const std::string_view wire = parameter_type(type);
    if (wire.empty() ||
        (open.type->kind == Type::Kind::Optional && !open.default_value.is(Value::Kind::Absent))) {
      evaluator.sink()
          .report(diag::parameter_left_open, name.span(), evaluator.text(open.name),
                  check::to_source(*open.type, evaluator.names()))
          .hint(fmt::format("give it when compiling: --param {}=…", evaluator.text(open.name)));
    }
    graph::Parameter parameter;
    parameter.name = evaluator.text(open.name);
    parameter.logical_id = evaluator.arena().copy(std::string_view(logical_id(parameter.name)));
    parameter.type = wire.empty() ? "String" : wire;
    parameter.description = evaluator.arena().copy(syntax::doc_text(open.node));
    parameter.at = name.span();
    if (type.kind == Type::Kind::Bool)
      parameter.allowed = {graph::Value::of(std::string_view("true")),
                           graph::Value::of(std::string_view("false"))};
    if (type.kind == Type::Kind::Union)
      for (const Type* word : type.alternatives)
        parameter.allowed.push_back(graph::Value::of(evaluator.text(word->name)));
    const Value& given = open.default_value;
    if (given.is(Value::Kind::Int)) {
      parameter.default_value = graph::Value::of(given.integer());
    } else if (given.is(Value::Kind::Number)) {
      parameter.default_value = graph::Value::of(given.number());
    } else if (given.is(Value::Kind::List)) {
      std::string joined;
      for (const Value& item : given.items())
        if (const auto text = evaluator.text_value(item, name.span());
            text && text->is(graph::Value::Kind::String))
          joined += (joined.empty() ? "" : ",") + std::string(text->text());
      parameter.default_value = graph::Value::of(evaluator.arena().copy(joined));
    } else if (!given.is(Value::Kind::Absent) && !given.is(Value::Kind::Error) &&
               type.kind != Type::Kind::Unknown) {
      if (const auto text = evaluator.text_value(given, name.span())) {
        if (text->is_constant()) parameter.default_value = *text;
      }
    }
    graph.parameters.push_back(std::move(parameter));
  }
}

void assign_condition_ids(graph::Graph& graph, Arena& arena) {
  // Different texts may be spelt with the same letters: the later one gets a number.
  std::map<std::string, int> used;
  for (graph::Condition& condition : graph.conditions) {
    std::string name = condition_name(graph, condition.value);
    if (const int before = used[name]++; before > 0) name += std::to_string(before + 1);
    condition.logical_id = arena.copy(std::string_view(name));
  }
}

}  // namespace scale::lower
