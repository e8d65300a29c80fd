// The resource graph as a CloudFormation template.
#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "graph/graph.h"

namespace scale::emit {

/// The template as JSON, two spaces per level, ending in a line end. The same graph always gives the same
/// bytes. Values that only AWS knows become intrinsic functions; values of other owners than the tool are not
/// written.
std::string template_json(const graph::Graph& graph);

/// The same template as YAML, with the short forms !Ref, !GetAtt and !Sub.
std::string template_yaml(const graph::Graph& graph);

/// One value as a template writes it, as JSON in one line.
std::string value_json(const graph::Graph& graph, const graph::Value& value);

/// Reports what CloudFormation will refuse because of its quotas on one template; `text` is the template as
/// written. Source: AWS CloudFormation User Guide, "Understand CloudFormation quotas".
void check_limits(const graph::Graph& graph, std::string_view text, diag::Sink& sink);

}  // namespace scale::emit
