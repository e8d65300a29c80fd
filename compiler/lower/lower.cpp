#include "lower/lower.h"

#include <algorithm>
#include <numeric>

#include "check/affected.h"
#include "diag/codes.h"
#include "diag/suggest.h"
#include "lower/depends.h"
#include "lower/logical_ids.h"
#include "lower/owners.h"
#include "lower/parameters.h"
#include "lower/property_writer.h"
#include "lower/rules.h"
#include "syntax/views.h"

namespace scale::lower {

using check::Value;
using syntax::Kind;
using syntax::Ref;

namespace {

class Lowering {
 public:
  Lowering(check::Evaluator& evaluator, schema::Catalogue& catalogue, schema::Curated& curated,
           const check::Affected* only, graph::Graph& graph)
      : evaluator_(evaluator), catalogue_(catalogue), curated_(curated), only_(only), graph_(graph) {}

  void resources() {
    // By index: evaluating a property may meet resources that were not visited yet.
    for (std::size_t i = graph_.resources.size(); i < evaluator_.resources().size(); ++i) {
      graph_.resources.emplace_back();
      resource(i);
    }
  }

  /// What the program holds but does not use is checked all the same, and left out of the graph.
  void unused() {
    const std::size_t used = graph_.resources.size();
    evaluator_.visit_unused();
    resources();
    graph_.resources.resize(used);
  }

  void outputs() {
    for (const auto& output : evaluator_.outputs()) {
      const Value& value = output.value;
      if (value.is(Value::Kind::Error) || value.is(Value::Kind::Absent)) continue;
      const Ref typed = output.node.child_after_doc(2);
      const Ref expression = typed ? typed : output.node.child_after_doc(1);
      const auto written = evaluator_.text_value(value, expression.span());
      if (!written) continue;
      const std::string id = logical_id(evaluator_.text(output.name));
      graph_.outputs.push_back({evaluator_.text(output.name), evaluator_.arena().copy(std::string_view(id)),
                                evaluator_.arena().copy(syntax::doc_text(output.node)), *written,
                                output.node.child_after_doc(0).span()});
    }
  }

 private:
  void resource(std::size_t index) {
    const check::ResourceUse use = evaluator_.resources()[index];
    const Ref name = use.node.child_after_doc(0);
    const Ref type_node = use.node.child_after_doc(1);
    const std::string_view type_name = evaluator_.text(type_node.name());
    const check::Scope scope{use.frame, nullptr};
    const Ref body = use.node.first(Kind::Body);
    graph::Resource& out = graph_.resources[index];
    out.address = use.address;
    out.origin = use.origin;
    // What an environment leaves as it is was checked with the rest; that it is there is enough.
    if (only_ != nullptr && !only_->contains(use.address)) return;
    out.type = type_name;
    out.description = evaluator_.arena().copy(syntax::doc_text(use.node));
    const schema::ResourceType* type = catalogue_.find(type_name);
    Value record = body ? evaluator_.free_record(body, scope, fields_) : Value::record({});
    if (use.frame->owner == nullptr) record = evaluator_.overlaid(record, use.address);
    if (body) meta_attributes(body, scope, out);
    if (type == nullptr) {
      unknown_type(type_node, type_name);
      return;
    }
    const schema::CuratedType* curated = curated_.find(type_name);
    PropertyWriter writer(evaluator_, *type, curated);
    out.properties = writer.write(record, name.span());
  }

  void unknown_type(Ref node, std::string_view name) {
    if (name.empty()) return;  // missing, reported by the parser
    const auto known = catalogue_.names();
    diag::suggest(evaluator_.sink().report(diag::unknown_resource_type, node.span(), name), name,
                  {known.begin(), known.end()}, node.span());
  }

  void meta_attributes(Ref body, const check::Scope& scope, graph::Resource& out) {
    static constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"creation_policy", "CreationPolicy"},
        {"deletion_policy", "DeletionPolicy"},
        {"metadata", "Metadata"},
        {"update_policy", "UpdatePolicy"},
        {"update_replace_policy", "UpdateReplacePolicy"}};
    for (const Ref item : body) {
      if (!item.is(Kind::MetaAttribute)) continue;
      const Ref name = item.child(0);
      const std::string_view word = evaluator_.text(name.name());
      const Value value = evaluator_.evaluate(item.child(1), scope);
      if (value.is(Value::Kind::Error) || value.is(Value::Kind::Absent)) continue;
      if (word == "depends_on") {
        depends_on(value, item.child(1), out);
        continue;
      }
      const auto found = std::ranges::find(known, word, [](const auto& pair) { return pair.first; });
      if (found == std::end(known)) {
        std::vector<std::string_view> candidates{"depends_on"};
        for (const auto& [ours, theirs] : known) candidates.push_back(ours);
        auto& report = evaluator_.sink().report(diag::unknown_meta_attribute, name.span(), word);
        if (diag::suggest(report, word, candidates, name.span()).empty())
          report.hint(fmt::format("there are @{}", fmt::join(candidates, ", @")));
        continue;
      }
      const bool policy = word == "deletion_policy" || word == "update_replace_policy";
      const bool good_policy = value.is(Value::Kind::String) &&
                               (value.text() == "Retain" || value.text() == "Delete" ||
                                value.text() == "Snapshot" || value.text() == "RetainExceptOnCreate");
      if (policy && !good_policy) {
        evaluator_.sink().report(diag::meta_attribute_value, item.child(1).span(), word,
                                 "\"Delete\", \"Retain\", \"RetainExceptOnCreate\" or \"Snapshot\"");
        continue;
      }
      static const schema::ResourceType none{};
      if (const auto document = PropertyWriter(evaluator_, none, nullptr).document(value))
        out.attributes.push_back({found->second, *document});
    }
  }

  void depends_on(const Value& value, Ref at, graph::Resource& out) {
    if (value.is(Value::Kind::List)) {
      for (const Value& item : value.items()) depends_on(item, at, out);
    } else if (value.is(Value::Kind::Map)) {
      for (const auto& field : value.fields()) depends_on(field.value, at, out);
    } else if (value.is(Value::Kind::Resource)) {
      out.depends_on.push_back(value.resource());
    } else if (value.is(Value::Kind::Instance)) {
      const std::string prefix = fmt::format("{}.", value.instance().address);
      const auto address = [&](graph::ResourceId id) { return evaluator_.resources()[id].address; };
      const auto& sorted = by_address();
      for (auto next = std::ranges::lower_bound(sorted, std::string_view(prefix), {}, address);
           next != sorted.end() && address(*next).starts_with(prefix); ++next)
        out.depends_on.push_back(*next);
    } else if (!value.is(Value::Kind::Error) && !value.is(Value::Kind::Unknown) &&
               !value.is(Value::Kind::Absent)) {
      evaluator_.sink().report(diag::meta_attribute_value, at.span(), "depends_on", "resources");
    }
    std::ranges::sort(out.depends_on);
    out.depends_on.erase(std::unique(out.depends_on.begin(), out.depends_on.end()), out.depends_on.end());
  }

  /// The resources known so far, sorted by address: those of an instance stand together.
  const std::vector<graph::ResourceId>& by_address() {
    const auto& all = evaluator_.resources();
    if (by_address_.size() == all.size()) return by_address_;
    by_address_.resize(all.size());
    std::iota(by_address_.begin(), by_address_.end(), graph::ResourceId{0});
    std::ranges::sort(by_address_, {}, [&](graph::ResourceId id) { return all[id].address; });
    return by_address_;
  }

  check::Evaluator& evaluator_;
  schema::Catalogue& catalogue_;
  schema::Curated& curated_;
  const check::Affected* only_;
  graph::Graph& graph_;
  std::vector<graph::ResourceId> by_address_;
  std::vector<check::NamedValue> fields_;  // of the resource at hand
};

void report_cycle(const graph::Graph& graph, diag::Sink& sink) {
  std::vector<graph::ResourceId> cycle;
  graph::creation_order(graph, &cycle);
  if (cycle.empty()) return;
  const auto at = [&](graph::ResourceId id) { return graph.resources[id].origin->at; };
  std::string path;
  for (const auto id : cycle) path += fmt::format("{} → ", graph.resources[id].address);
  auto& report = sink.report(diag::resource_cycle, at(cycle[0]), graph.resources[cycle[0]].address);
  for (std::size_t i = 1; i < cycle.size(); ++i)
    report.note(at(cycle[i]),
                fmt::format("needs `{}`", graph.resources[cycle[(i + 1) % cycle.size()]].address));
  report.hint(fmt::format("{}{}", path, graph.resources[cycle[0]].address));
}

/// The graph with all that the program says; owners, implicit dependencies and logical ids are missing.
graph::Graph evaluate(check::Library& library, schema::Catalogue& catalogue, schema::Curated& curated,
                      const check::Inputs& inputs, Arena& arena, Names& names, diag::Sink& sink) {
  graph::Graph graph;
  check::Evaluator evaluator(library, catalogue, inputs, arena, names, sink);
  evaluator.visit();
  Lowering lowering(evaluator, catalogue, curated, inputs.only, graph);
  lowering.resources();
  lowering.outputs();
  if (library.stack()) {
    graph.stack = names.text(library.stack().child_after_doc(0).name());
    graph.description = arena.copy(syntax::doc_text(library.stack()));
  }
  write_parameters(evaluator, graph);
  graph.conditions = evaluator.conditions();
  assign_condition_ids(graph, arena);
  evaluator.check_overlays();
  lowering.unused();
  return graph;
}

}  // namespace

graph::Graph lower(check::Library& library, schema::Catalogue& catalogue, schema::Curated& curated,
                   const check::Inputs& inputs, Arena& arena, Names& names, diag::Sink& sink) {
  graph::Graph graph = evaluate(library, catalogue, curated, inputs, arena, names, sink);
  if (sink.has_errors()) return graph;
  check_rules(graph, curated, sink);
  assign_owners(graph, curated);
  report_cycle(graph, sink);
  add_implicit_dependencies(graph, dependency_rules());
  assign_logical_ids(graph, sink);
  return graph;
}

void check_environment(check::Library& library, schema::Catalogue& catalogue, schema::Curated& curated,
                       check::Inputs inputs, const graph::Graph& chosen, std::string_view chosen_environment,
                       Arena& arena, Names& names, diag::Sink& sink) {
  const check::Affected affected(library, inputs.environment, chosen_environment, names);
  inputs.only = &affected;
  graph::Graph graph = evaluate(library, catalogue, curated, inputs, arena, names, sink);
  if (sink.has_errors()) return;
  check_rules(graph, curated, sink);
  report_cycle(graph, sink);
  std::vector<const graph::Resource*>
      others;  // of the whole program, that the environment leaves as they are
  for (const graph::Resource& resource : chosen.resources)
    if (!affected.contains(resource.address)) others.push_back(&resource);
  assign_logical_ids(graph, sink, others);
}

}  // namespace scale::lower
