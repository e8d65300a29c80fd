// Values of the language as property values of a CloudFormation type.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "check/evaluator.h"
#include "schema/catalogue.h"
#include "schema/curated.h"

namespace scale::lower {

/// "a list", "a whole number": what a message says that a property wants.
std::string_view wanted(const schema::Type& type);
/// "1 to 10", "at most 255": the lengths that a type allows.
std::string length_text(const schema::Type& type);

/// Checks the properties of one resource against its type and writes them for the graph.
class PropertyWriter {
 public:
  PropertyWriter(check::Evaluator& evaluator, const schema::ResourceType& type,
                 const schema::CuratedType* curated)
      : evaluator_(evaluator), type_(type), curated_(curated) {}

  /// The properties that `record` (the evaluated body) gives; `declared` is blamed for what is missing.
  std::vector<graph::Property> write(const check::Value& record, Span declared);

  /// Any value as a JSON document; nothing (after a report) where it has no such form.
  std::optional<graph::Value> document(const check::Value& value);

 private:
  using Value = check::Value;
  // `path` is that of the property being written, from the resource on ("HealthCheck.Interval"). It is one
  // string that grows on the way in and shrinks on the way out.
  std::optional<graph::Value> convert(const Value& value, const schema::Type& type, std::string& path);
  std::optional<graph::Value> object(const Value& value, const schema::Definition& definition,
                                     std::string& path);
  std::optional<graph::Value> list(const Value& value, const schema::Type& type, std::string& path);
  std::optional<graph::Value> map(const Value& value, const schema::Type& type, std::string& path);
  std::optional<graph::Value> union_of(const Value& value, const schema::Type& type, std::string& path);
  std::optional<graph::Value> text(const Value& value, const schema::Type& type, const std::string& path);
  std::optional<graph::Value> number(const Value& value, const schema::Type& type, const std::string& path);
  std::optional<graph::Value> quantity(const Value& value, const schema::Type& type, const std::string& path);
  std::optional<graph::Value> secret(const Value& value, const std::string& path);
  std::optional<graph::Value> late(const Value& value, const schema::Type& type, const std::string& path);
  std::optional<graph::Value> mismatch(const Value& value, std::string_view wanted, const std::string& path);
  bool could_be(const Value& value, const schema::Type& type) const;
  void check_values(const Value& value, std::string_view text, const schema::Type& type,
                    const std::string& path);
  /// Reports a field that no program can set; returns the one that was probably meant, or an empty text.
  std::string_view report_unknown(const check::NamedValue& field, const schema::Definition& definition,
                                  const std::string& path);
  void check_required(const Value& record, const schema::Definition& definition, const std::string& path,
                      Span at, std::span<const std::string_view> misspelt);

  check::Evaluator& evaluator_;
  const schema::ResourceType& type_;
  const schema::CuratedType* curated_;
};

}  // namespace scale::lower
