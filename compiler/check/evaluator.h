// Evaluation with types: every name, every expression, every instance. Checking is evaluating, with values
// that may be known only when deploying (Late) or not at all (Unknown).
#pragma once

#include <fmt/format.h>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/affected.h"
#include "check/functions.h"
#include "check/library.h"
#include "check/model.h"
#include "diag/diagnostic.h"
#include "schema/catalogue.h"

namespace scale::check {

/// What is given to a program from outside.
struct Inputs {
  std::map<std::string, std::string> parameters;  // --param name=value
  std::string environment;                        // --env; empty: none
  /// The declarations of the module to look at, with what these ask for; null: all of them.
  const Affected* only = nullptr;
};

/// A parameter that was left open.
struct OpenParameter {
  Name name;
  syntax::Ref node;
  const Type* type = nullptr;
  Value default_value;  // Absent when there is none
};

/// The type of a part of values of this type (`min` of a range), or null.
const Type* part_type(const Type& whole, std::string_view name);
/// The names of the parts of a value, for suggestions.
std::vector<std::string_view> part_names(const Value& whole);

/// Evaluates one module. Everything is evaluated at most once, when first needed; visit() asks for all of it.
class Evaluator {
 public:
  Evaluator(Library& library, schema::Catalogue& catalogue, const Inputs& inputs, Arena& arena, Names& names,
            diag::Sink& sink);

  /// Evaluates every declaration of the module and fills the lists below.
  void visit();
  /// Checks the module's components on their own and branches that are not taken. Call it when everything
  /// else is done: what they declare is added to the lists below and does not belong to the program.
  void visit_unused();
  /// The properties of the resource at `address` with what the chosen environment says of them.
  Value overlaid(const Value& record, std::string_view address);
  /// Reports the settings of the chosen environment that nothing has asked for. Call it after the properties
  /// of all resources were evaluated.
  void check_overlays();
  /// What ECS and others take for a secret: the name of an SSM parameter, or an ARN.
  graph::Value secret_reference(const Value& secret);
  /// The ARN of what a secret points at, for policies.
  graph::Value secret_arn(const Value& secret);

  /// The value of `expression`, wanted as `expected` (null: anything). Mistakes are reported once and give
  /// Error.
  Value evaluate(syntax::Ref expression, const Scope& scope, const Type* expected = nullptr);
  /// `value` as a `type`, with defaults filled in; reports what does not fit.
  Value conform(const Value& value, const Type& type, Span at, const Scope& scope);
  /// The fields that the items of a body or record give to a record type.
  Value bind_record(syntax::Ref body, const Type& type, const Scope& scope);
  /// The items of a body or record as a record that no type describes.
  Value free_record(syntax::Ref node, const Scope& scope);
  /// As free_record, but the fields stay in `fields`: for a record that is looked at once.
  Value free_record(syntax::Ref node, const Scope& scope, std::vector<NamedValue>& fields);

  /// A condition that decides what the program is made of: a Bool, Unknown, or Error after a report. Reports
  /// one that is known too late, calling it `what`, with the chain of names that made it late.
  Value condition(syntax::Ref expression, const Scope& scope, std::string_view what);
  /// Reports that `expression` has to be known when compiling, with the names that made it late.
  void report_late(syntax::Ref expression, const Scope& scope, const Value& value, std::string_view what);

  const std::vector<ResourceUse>& resources() const { return resources_; }
  const std::vector<OpenParameter>& open_parameters() const { return open_parameters_; }
  const std::vector<graph::Condition>& conditions() const { return conditions_; }
  struct Output {
    syntax::Ref node;
    Name name;
    Value value;
  };
  const std::vector<Output>& outputs() const { return outputs_; }
  /// How a message names a value.
  std::string describe(const Value& value) const;
  Frame* module() { return module_; }
  Arena& arena() { return arena_; }
  Names& names() { return names_; }
  diag::Sink& sink() { return sink_; }
  schema::Catalogue& catalogue() { return catalogue_; }
  std::string_view text(Name name) const { return names_.text(name); }
  /// An overlay for the attribute at `address.path…`, or no node; marks it as used.
  syntax::Ref overlay(std::string_view path);
  /// A graph value in the arena.
  const graph::Value* keep(const graph::Value& value) { return arena_.make<graph::Value>(value); }
  /// What a Late string, reference or constant is in the graph; nothing when it has no text form.
  std::optional<graph::Value> text_value(const Value& value, Span at);
  /// The catalogue type of a declared resource, or null when it is unknown.
  const schema::ResourceType* resource_type(graph::ResourceId resource);

 private:
  // names
  std::optional<Value> lookup(Name name, const Scope& scope, const Type* expected);
  std::optional<Value> label(Name name, const Scope& scope, const Type* expected);
  Value declared(Frame& frame, std::uint32_t index, Name name);
  Value slot_value(Frame& frame, std::uint32_t index);
  Value evaluate_declaration(Frame& frame, const Declaration& declaration);
  Value parameter(Frame& frame, const Declaration& declaration);
  Value module_parameter(const Declaration& declaration, const Type& type);
  Value given_parameter(Name name, const std::string& text, const Type& type, Span at);
  Value argument(Instance& instance, const TypeField& field);
  std::span<Turn> turns(Frame& frame, std::uint32_t index);
  std::span<Turn> branch(Frame& frame, const Declaration& declaration);
  std::span<Turn> loop(Frame& frame, const Declaration& declaration);
  Value unknown_name(syntax::Ref ident, const Scope& scope, const Type* expected);
  void report_cycle(syntax::Ref node);

  // instances and resources
  Frame* make_frame(const Block& block, Frame* parent, Instance* owner, const graph::Origin* origin);
  Value make_instance(Frame& frame, syntax::Ref node, bool existing);
  Value make_resource(Frame& frame, syntax::Ref node);
  void sort_arguments(Instance& instance, syntax::Ref body);
  void unknown_attribute(Instance& instance, Name name, Span at);
  std::span<const Value> spread_values(Instance& instance);
  bool can_spread(const Value& value, Span at);
  const graph::Origin* origin_of(Frame& frame, syntax::Ref node);
  std::string_view address_of(const Frame& frame, Name name);
  /// Whether declaration `index` of the frame is to be looked at.
  bool is_visited(const Frame& frame, std::uint32_t index) const {
    return inputs_.only == nullptr || &frame != module_ || inputs_.only->contains(index);
  }
  void visit_frame(Frame& frame);
  void visit_require(Frame& frame, syntax::Ref node);
  void visit_outputs(Frame& frame);
  void visit_instance_outputs(Frame& frame);
  Span blamed(syntax::Ref test, const Scope& scope, Span otherwise);
  void check_component(const Component& component);
  void read_overlays();
  /// The overlays whose paths begin with `prefix`, in order of paths.
  std::span<const std::uint32_t> overlays_below(std::string_view prefix) const;

  // members
  Value member(syntax::Ref node, const Scope& scope);
  Value may_be_absent(syntax::Ref expression);
  Value member_of(const Value& base, Name name, syntax::Ref whole);
  Value output_of(const Instance& instance, Name name, syntax::Ref node);
  std::optional<Value> find_output(Frame& frame, Name name);
  void collect_output_names(Frame& frame, std::vector<std::string_view>& into);
  Value attribute_of(const Value& resource, Name name, syntax::Ref node);
  Value unknown_member(const Type& type, Name name, syntax::Ref node);
  Value aws_value(Name name, syntax::Ref node);
  /// A part of a literal: an end of a range, the time zone of a schedule; nothing when it has no such part.
  std::optional<Value> part_of(const Value& whole, std::string_view name);
  Value secret_arn_pattern(const Value& secret);
  Value index(syntax::Ref node, const Scope& scope);

  // expressions
  Value evaluate_kind(syntax::Ref node, const Scope& scope, const Type* expected);
  Value string(syntax::Ref node, const Scope& scope);
  Value list(syntax::Ref node, const Scope& scope, const Type* expected);
  Value record(syntax::Ref node, const Scope& scope, const Type* expected);
  Name key_of(syntax::Ref key, const Scope& scope);
  Value if_else(syntax::Ref node, const Scope& scope, const Type* expected);
  Value is_wanted(syntax::Ref loop, const Scope& scope);
  Value list_for(syntax::Ref node, const Scope& scope, const Type* expected);
  Value map_for(syntax::Ref node, const Scope& scope, const Type* expected);
  Value call(syntax::Ref node, const Scope& scope);
  Value presence(syntax::Ref node, const Scope& scope);
  Value unary(syntax::Ref node, const Scope& scope);
  Value binary(syntax::Ref node, const Scope& scope, const Type* expected);
  Value logical(syntax::Ref node, const Scope& scope, bool is_and);
  Value compared(syntax::Ref node, const Scope& scope, const Value& left);
  Value compare(syntax::Ref node, const Scope& scope, const Value& left, const Value& right);
  Value incomparable(syntax::Ref node, const Scope& scope, const Value& left, const Value& right);
  Value one_of(syntax::Ref node, const Value& value, std::span<const Value> items);
  Value arithmetic(syntax::Ref node, std::string_view op, const Value& left, const Value& right);
  Value range(syntax::Ref node, const Scope& scope);
  Value type_test(syntax::Ref node, const Scope& scope);
  std::optional<std::vector<Value>> elements(const Value& list, syntax::Ref at, const Scope& scope,
                                             std::string_view what);
  std::optional<std::size_t> late_condition(syntax::Ref node, const Scope& scope, const Value& value);
  const graph::Value* condition_value(const Value& value);
  std::optional<graph::Value> late_part(const Value& value, Span at);
  Value concat(std::span<const Value> parts, Span at);
  bool spend(Span at);

  // narrowing: `if x? then …` knows that x is there
  void narrow(syntax::Ref condition, const Scope& scope, bool holds);
  std::string path_of(syntax::Ref expression, const Scope& scope);
  Value narrowed(syntax::Ref expression, const Scope& scope, const Value& value);

  // bodies
  std::optional<Value> bind_field(const TypeField& field, std::span<const syntax::Ref> items,
                                  std::string_view path, const Scope& scope);
  Value bind_item(const Type& type, syntax::Ref item, std::string_view path, const Scope& scope);
  Value bind_each(const Type& type, std::span<const syntax::Ref> items, std::string_view path,
                  const Scope& scope);
  Value bind_phrases(const Type& list_type, std::span<const syntax::Ref> items, std::string_view path,
                     const Scope& scope);
  Value bind_record_at(syntax::Ref body, const Type& type, std::string_view path, const Scope& scope,
                       Name label = {}, Span label_at = {});
  std::optional<Value> default_of(const TypeField& field, std::string_view path, const Scope& scope);
  Value phrase(std::span<const syntax::Ref> terms, syntax::Ref body, const Type& type, Span at,
               std::string_view path, const Scope& scope);
  bool meant_as_word(syntax::Ref term, std::span<const PhrasePart> parts, std::size_t at, const Scope& scope);
  std::string phrase_text(const Type& type) const;

  Value mismatch(const Value& value, const Type& type, Span at);
  bool fits(const Value& value, const Type& type);
  std::string_view report_unknown_field(const Type& type, Name name, Span at);
  void report_missing_field(const TypeField& field, Span at);
  Value conform_record(const Value& value, const Type& type, Span at, const Scope& scope);

  Library& library_;
  schema::Catalogue& catalogue_;
  const Inputs& inputs_;
  Arena& arena_;
  Names& names_;
  diag::Sink& sink_;
  struct Words {
    Name name, key, value, self, aws;
  } words_;  // names that the language itself asks for

  Frame* module_ = nullptr;
  std::map<std::pair<const Frame*, std::uint32_t>, Value>
      gathered_;  // what a loop declares under a name, by key
  std::deque<Frame> frames_;
  std::deque<Instance> instances_;
  std::vector<ResourceUse> resources_;
  std::vector<OpenParameter> open_parameters_;
  std::vector<graph::Condition> conditions_;
  std::vector<Output> outputs_;
  std::vector<syntax::Ref> evaluating_;  // declarations in progress, for the path of a cycle
  std::vector<syntax::Ref> in_cycle_;    // declarations of cycles that were reported
  struct Learnt {
    std::string path;
    const Type* type;  // null: it is present
    bool holds;
  };
  std::vector<Learnt> learnt_;  // what the conditions around the current expression tell
  struct Overlay {
    std::string path;
    syntax::Ref setting;
    bool used = false;
  };
  std::vector<Overlay> overlays_;                // in order of writing
  std::vector<std::uint32_t> overlays_by_path_;  // their indices, sorted by path
  struct DeadBranch {
    Frame* frame;
    const Block* block;
  };
  std::vector<DeadBranch> dead_;        // branches of the program that were not taken
  std::set<const Component*> endless_;  // reported to contain themselves
  std::uint64_t work_ = 0;
  bool too_deep_ = false;  // reported
  int depth_ = 0;
};

}  // namespace scale::check
