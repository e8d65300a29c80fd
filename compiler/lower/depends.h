// Order that references do not carry: what must exist before a resource although the resource never names it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/graph.h"

namespace scale::lower {

/// One step from a resource to others.
struct DependencyStep {
  enum class Kind : std::uint8_t {
    RefersTo,    // `> PROPERTY`: what the property refers to
    ReferredBy,  // `< TYPE.PROPERTY`: the resources of the type whose property refers here
    SharesWith,  // `= TYPE.PROPERTY`: the resources of the type whose property has the same value as ours
  };
  Kind kind = Kind::RefersTo;
  std::string_view type;
  std::string_view property;
};

/// One row of stdlib/aws/depends.txt: a resource of `type` waits for what the steps lead to.
struct DependencyRule {
  std::string_view type;
  std::vector<DependencyStep> steps;
};

/// Reads a table of rules: one per line, `#` starts a comment. The texts of the result point into `table`.
/// Nothing when a line is not a rule.
std::optional<std::vector<DependencyRule>> parse_dependency_rules(std::string_view table);

/// The rules that are compiled into the program.
const std::vector<DependencyRule>& dependency_rules();

/// Adds to depends_on of each resource what the rules find. An order that would close a cycle with the
/// references or with another rule is left out, because references are what the program says and rules are
/// what usually holds. Linear in the size of the graph and of what is added.
void add_implicit_dependencies(graph::Graph& graph, const std::vector<DependencyRule>& rules);

}  // namespace scale::lower
