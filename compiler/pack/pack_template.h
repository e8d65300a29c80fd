// Templates and conditions of stdlib/aws/**.yaml (their language: stdlib/aws/README.md).
#pragma once

#include <span>

#include "pack/yaml.h"
#include "schema/api.h"

namespace scale::pack {

/// `$Property`, `{$join: […]}`, a literal, a list or an object of these.
schema::Template read_template(Context& context, const YAML::Node& node);
/// Parameters: a map of templates, or a list in which a bare name stands for the property of the same name.
std::span<const schema::TemplateField> read_params(Context& context, const YAML::Node& node);
/// `{Path: present, Other: [A, B], Third: {not: C}}`
std::span<const schema::Condition> read_conditions(Context& context, const YAML::Node& node);

}  // namespace scale::pack
