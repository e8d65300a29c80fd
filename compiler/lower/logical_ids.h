// CloudFormation's names for what the program declares.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "graph/graph.h"

namespace scale::lower {

/// The logical id of an address: its names and keys in PascalCase without anything between them, letters and
/// digits only. `main.subnet["public-a"]` gives MainSubnetPublicA. It depends on nothing but the address, so
/// no other declaration can move it. What is not ASCII is spelt as U and its code point, and so is a name or
/// key that has neither letter nor digit.
std::string logical_id(std::string_view address);

/// Gives every parameter, resource and output the logical id of its name or address. CloudFormation has one
/// set of names for parameters and resources and one for outputs; two of a set with the same id are an error.
/// `others` are resources that have their ids already and stand in the same template.
void assign_logical_ids(graph::Graph& graph, diag::Sink& sink,
                        std::span<const graph::Resource* const> others = {});

}  // namespace scale::lower
