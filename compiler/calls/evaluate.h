// Templates of stdlib/aws/**.yaml over one resource.
#pragma once

#include "calls/builder.h"

namespace scale::calls {

class Evaluator {
 public:
  Evaluator(Builder& builder, graph::ResourceId resource, const graph::Value* item = nullptr)
      : builder_(builder), resource_(resource), item_(item) {}

  /// The template's value; Null when its holes are empty.
  graph::Value evaluate(const schema::Template& of);
  /// A Map of the fields that are present.
  graph::Value params(std::span<const schema::TemplateField> fields);
  bool holds(std::span<const schema::Condition> conditions);

 private:
  graph::Value property(std::string_view path) const;
  graph::Value object(const schema::Template& of);
  graph::Value list(const schema::Template& of);
  graph::Value entries(const schema::Template& of);
  graph::Value convert(const schema::Template& of);
  graph::Value each(const schema::Template& of);
  /// The type of the property a template takes its value from, or null.
  const schema::Type* type_of(const schema::Template& of) const;
  Arena& arena() { return builder_.out_.arena; }

  Builder& builder_;
  graph::ResourceId resource_;
  const graph::Value* item_;
};

}  // namespace scale::calls
