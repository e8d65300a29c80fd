// The resource graph as a sequence of AWS API calls that makes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "graph/graph.h"
#include "schema/catalogue.h"
#include "schema/curated.h"

namespace scale::calls {

/// Index of a call in Sequence::calls.
using CallId = std::uint32_t;

/// A value in a call's response that later calls use.
struct Result {
  std::string_view name;                   // unique in its call
  std::string_view path;                   // JMESPath in the response
  const schema::ApiResult* cut = nullptr;  // which part of the text that stands there; null: all of it
};

/// What to wait for before the next call.
struct Wait {
  const schema::Wait* what = nullptr;
  graph::Value params;
};

struct Call {
  std::string_view id;         // main.vpc, or main.vpc:dns_support
  std::string_view service;    // "ec2"
  std::string_view operation;  // "CreateVpc"
  /// A Map in the order of the flags. An Attribute in it is result text() of call number resource().
  graph::Value params;
  std::vector<CallId> needs = {};  // calls that must be done before, sorted
  std::vector<Result> results = {};
  std::optional<Wait> wait = {};
  std::optional<graph::ResourceId> resource = {};  // none: the call reads what belongs to the account
};

struct Output {
  std::string_view name;
  graph::Value value;
};

/// Calls in an order in which they can be made. Valid as long as the graph and the schemas it was made from.
struct Sequence {
  Arena arena;
  std::vector<Call> calls;
  std::vector<Output> outputs;
};

/// The calls that make every resource of `graph`, each after what it depends on. Open parameters take their
/// default. Reports what calls cannot carry to `sink`; the result is then incomplete.
Sequence make(const graph::Graph& graph, schema::Catalogue& catalogue, schema::Curated& curated,
              diag::Sink& sink);

/// The sequence as JSON (docs/schemas/calls-1.schema.json), ending in a line end.
std::string to_json(const Sequence& sequence);

/// The sequence as a bash script of `aws` commands. Comments name each resource and where it is declared.
std::string to_script(const Sequence& sequence, const graph::Graph& graph, const Sources& sources);

/// JSON (docs/schemas/map-1.schema.json) that says for each call from which declaration it comes.
std::string provenance_json(const Sequence& sequence, const graph::Graph& graph, const Sources& sources);

}  // namespace scale::calls
