// The state of make(): which calls there are so far and what is known of each resource.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/calls.h"

namespace scale::calls {

/// Everything known of one resource while its calls are made.
struct Made {
  const schema::Api* api = nullptr;
  std::vector<graph::Field> properties;  // folded: without functions, parameters and references to resources
  graph::Value name;                     // physical name
  std::vector<CallId> calls;             // in order, without those of `reads`
  std::vector<std::pair<std::string_view, CallId>> by_id;  // of the YAML's call ids, each-calls left out
};

class Builder {
 public:
  Builder(const graph::Graph& graph, schema::Catalogue& catalogue, schema::Curated& curated,
          diag::Sink& sink);
  Sequence run();

 private:
  friend class Evaluator;

  // make.cpp
  void add_account_reads();
  void add_resource(graph::ResourceId id);
  void check_supported(graph::ResourceId id);
  /// Makes `call` for the resource, once or per element.
  void add_calls(graph::ResourceId id, const schema::ApiCall& call);
  CallId add_call(graph::ResourceId id, const schema::ApiCall& call, std::string_view call_id,
                  const graph::Value* item);

  // results.cpp
  /// What Ref ("Ref") or an attribute of a resource is to the program; Null, after a report at `at`, when no
  /// call tells it. With `item`, one element of a list.
  graph::Value reference(graph::ResourceId id, std::string_view name, Span at,
                         std::optional<std::size_t> item = {});
  /// A result of a resource as its API description names it.
  graph::Value result(graph::ResourceId id, const schema::ApiResult& from,
                      std::optional<std::size_t> item = {});
  graph::Value account_result(std::string_view name, Span at, std::optional<std::size_t> item = {});
  graph::Value from_response(CallId call, const schema::ApiResult& from, std::optional<std::size_t> item);

  // fold.cpp
  /// `value` without parameters, conditions and references: constants, Concat, and results of calls.
  graph::Value fold(const graph::Value& value, Span at);
  graph::Value fold_list(const graph::Value& value, Span at);
  graph::Value fold_parameter(std::size_t index, Span at);
  graph::Value fold_select(const graph::Value& value, Span at);
  graph::Value fold_split(const graph::Value& value, Span at);
  std::optional<bool> condition(const graph::Value& value, Span at);

  // naming.cpp
  graph::Value physical_name(graph::ResourceId id, const schema::Naming& naming);

  const graph::Graph& graph_;
  schema::Catalogue& catalogue_;
  schema::Curated& curated_;
  diag::Sink& sink_;
  Sequence out_;
  std::vector<Made> made_;                                          // by resource
  std::vector<std::pair<std::string_view, CallId>> account_calls_;  // by id in account.yaml
  std::vector<std::vector<graph::ResourceId>> dependencies_;
  std::vector<bool> reported_parameters_;
};

}  // namespace scale::calls
