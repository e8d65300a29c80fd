// Texts that are known in part when compiling, and the rest when deploying.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"

namespace scale::emit {

/// How a value becomes text: as it is, or written as JSON.
enum class Form : std::uint8_t { Text, Json };

/// One part of a text: a literal, or a value that CloudFormation puts in.
struct TextPart {
  std::string literal;
  const graph::Value* value = nullptr;
  std::string separator;     // value is a list: what to join it with
  Form form = Form::Text;    // value is an If: how its branches become text,
  std::uint8_t strings = 0;  // and how many JSON strings they stand in
};

/// The parts whose concatenation is `value` as text, literals joined where they meet. Inside JSON strings
/// (`strings` of them around each other) literals come escaped; values that only AWS knows can't be, and are
/// taken to need none.
std::vector<TextPart> text_parts(const graph::Graph& graph, const graph::Value& value, Form form,
                                 std::uint8_t strings = 0);

/// True when the value is a list of strings that only AWS knows.
bool is_deploy_list(const graph::Graph& graph, const graph::Value& value);

/// CloudFormation's name of a pseudo parameter, "AWS::Region"; not for Zones, which is a function.
std::string_view pseudo_name(graph::Pseudo which);

}  // namespace scale::emit
