// Resource graphs written down as JSON, so that back ends can be tested without a program.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.h"
#include "support/source.h"

namespace scale::test {

/// Fills `graph` from text such as
///   {"stack": "web", "parameters": [{"name": "size", "type": "Number", "default": 2}],
///    "resources": [{"address": "main.vpc", "type": "AWS::EC2::VPC", "line": 3, "properties": {…},
///                   "depends_on": ["main.gateway"]}],
///    "outputs": {"url": …}}
/// Values are JSON, and {"Ref": address}, {"Fn::GetAtt": [address, name]}, {"Fn::Join": [separator, list]},
/// {"Fn::Select": [index, list]}, {"Fn::Split": [separator, text]}, {"Fn::Base64": text}, {"Concat": [parts]},
/// {"JsonText": value}, {"Parameter": name}, {"Pseudo": "region"}. An element of `owners` of a resource
/// ({"DesiredCount": "autoscaler"}) says whose a property is. Throws std::runtime_error for anything else.
/// Places are lines of a file `name` that is added to `sources`.
void graph_from_json(std::string_view text, const std::string& name, graph::Graph& graph, Sources& sources);

}  // namespace scale::test
