// Small operations on folded values: constants, lists, maps, Concat, Base64, and results of calls
// (Attribute).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace scale::calls {

using graph::Value;

/// The text of a scalar constant: "true", "42", "0.5"; none for other values.
std::optional<std::string> scalar_text(const Value& value);
/// Number as JSON writes it: the shortest text that reads back as the same.
std::string number_text(double number);

/// `parts` joined: one String when all are constant, else a Concat without neighbouring constants.
/// Parts are scalars, results or Concats.
Value concat(Arena& arena, const std::vector<Value>& parts);
/// The parts between separators. A separator inside a result is not seen.
std::vector<Value> split(Arena& arena, const Value& value, std::string_view separator);
/// `value` as JSON text, in which results stand as the text that they are.
Value json_text(Arena& arena, const Value& value);
/// A JSON string literal with its quotes.
std::string json_quote(std::string_view text);
/// RFC 4648.
std::string base64(std::string_view bytes);
/// The value at a path ("Code.S3Bucket") below `value`, or Null. An empty path is the value itself.
Value at_path(const Value& value, std::string_view path);

}  // namespace scale::calls
