// Asking for everything: each declaration, each rule, each component on its own.
#include <algorithm>
#include <numeric>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"
#include "support/closest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

Evaluator::Evaluator(Library& library, schema::Catalogue& catalogue, const Inputs& inputs, Arena& arena,
                     Names& names, diag::Sink& sink)
    : library_(library),
      catalogue_(catalogue),
      inputs_(inputs),
      arena_(arena),
      names_(names),
      sink_(sink),
      words_{names.intern("name"), names.intern("key"), names.intern("value"), names.intern("self"),
             names.intern("aws")} {
  module_ = make_frame(library.module(), nullptr, nullptr, nullptr);
  read_overlays();
}

void Evaluator::visit() {
  for (const auto& [name, value] : inputs_.parameters) {
    const Block& block = library_.module();
    const auto found = block.names.find(names_.find(name));
    if (found != block.names.end() && block.declarations[found->second].node.is(Kind::Param)) continue;
    std::vector<std::string_view> candidates;
    for (const Declaration& declaration : block.declarations)
      if (declaration.node.is(Kind::Param)) candidates.push_back(text(declaration.name));
    std::ranges::sort(candidates);
    auto& report = sink_.report(diag::no_such_parameter, Span{}, name);
    if (const auto near = closest(name, candidates); !near.empty())
      report.hint(fmt::format("did you mean `{}`?", near));
    else if (!candidates.empty())
      report.hint(fmt::format("there are {}", fmt::join(candidates, ", ")));
  }
  visit_frame(*module_);
  visit_outputs(*module_);
}

void Evaluator::visit_frame(Frame& frame) {
  for (std::uint32_t i = 0; i < frame.block->declarations.size(); ++i) {
    if (!is_visited(frame, i)) continue;
    const Declaration& declaration = frame.block->declarations[i];
    switch (declaration.node.kind()) {
      case Kind::Output: break;  // with the others, once everything is there
      case Kind::Require: visit_require(frame, declaration.node); break;
      case Kind::IfDecl:
      case Kind::ForDecl:
        for (const Turn& turn : turns(frame, i)) visit_frame(*turn.frame);
        break;
      default: {
        const Value value = slot_value(frame, i);
        const bool made_here = value.is(Value::Kind::Instance) &&
                               (declaration.node.is(Kind::Instance) || declaration.node.is(Kind::Existing));
        if (!made_here) break;
        visit_frame(*value.instance().frame);
        visit_instance_outputs(*value.instance().frame);
      }
    }
  }
}

/// Outputs of an instance are checked even when nobody asks for them.
void Evaluator::visit_instance_outputs(Frame& frame) {
  for (const auto& declaration : frame.block->declarations) {
    if (declaration.node.is(Kind::Output) && declaration.name) find_output(frame, declaration.name);
  }
}

void Evaluator::visit_require(Frame& frame, Ref node) {
  const Scope scope{&frame, nullptr};
  const Ref test = node.child_after_doc(0);
  const Value holds = condition(test, scope, "what `require` asks");
  if (!holds.is(Value::Kind::Bool) || holds.boolean()) return;
  const Ref text_node = node.child_after_doc(1);
  const Value message =
      conform(evaluate(text_node, scope, &types::string), types::string, text_node.span(), scope);
  if (message.is(Value::Kind::Late)) report_late(text_node, scope, message, "the message of `require`");
  if (!message.is(Value::Kind::String)) return;
  // The mistake is where the component was used; the rule is a note.
  const bool in_component = frame.owner != nullptr;
  const Span at = in_component ? blamed(test, scope, declared_name(frame.owner->node).span()) : test.span();
  auto& report = sink_.report(diag::requirement, at, message.text());
  if (in_component)
    report.note(test.span(), fmt::format("`{}` requires this", text(frame.owner->component->name)));
}

/// The place of the argument that a rule is about: the first name in it whose value was written outside.
Span Evaluator::blamed(Ref test, const Scope& scope, Span otherwise) {
  if (test.is(Kind::Ident) && scope.frame->owner != nullptr) {
    const Span instance = scope.frame->owner->node.span();
    const auto written_there = [&](Span at) {
      return at && at.file == instance.file && at.begin >= instance.begin && at.end <= instance.end;
    };
    for (const Frame* frame = scope.frame; frame != nullptr; frame = frame->parent) {
      const auto entry = frame->block->names.find(test.name());
      const bool declared_here = entry != frame->block->names.end();
      if (!declared_here && frame->variable != test.name()) continue;
      const Span at = declared_here ? frame->slots[entry->second].value.at() : frame->variable_value.at();
      if (written_there(at)) return at;
      break;
    }
  }
  for (const Ref child : test)
    if (const Span found = blamed(child, scope, Span{})) return found;
  return otherwise;
}

void Evaluator::visit_outputs(Frame& frame) {
  for (std::uint32_t i = 0; i < frame.block->declarations.size(); ++i) {
    if (!is_visited(frame, i)) continue;
    const Declaration& declaration = frame.block->declarations[i];
    if (declaration.node.is(Kind::Output)) {
      Name name = declaration.name;
      const Ref key = declaration.node.child_after_doc(0);
      if (key.is(Kind::OutputKey)) {
        const Value value = evaluate(key.child(0), {&frame, nullptr}, &types::string);
        if (!value.is(Value::Kind::String)) {
          if (value.is(Value::Kind::Late))
            report_late(key.child(0), {&frame, nullptr}, value, "the name of an output");
          continue;
        }
        name = names_.intern(value.text());
      }
      if (const auto value = find_output(frame, name); value && name)
        outputs_.push_back({declaration.node, name, *value});
    } else if (declaration.node.is(Kind::IfDecl) || declaration.node.is(Kind::ForDecl)) {
      for (const Turn& turn : turns(frame, i)) visit_outputs(*turn.frame);
    }
  }
}

void Evaluator::visit_unused() {
  if (inputs_.only == nullptr) {
    library_.resolve_own_types();
    for (const Component* component : library_.own_components()) check_component(*component);
  }
  // By index: a branch that is not taken may hold another one.
  for (std::size_t i = 0; i < dead_.size(); ++i) {
    const DeadBranch dead = dead_[i];
    visit_frame(*make_frame(*dead.block, dead.frame, dead.frame->owner, dead.frame->origin));
  }
}

/// A component on its own: its parameters are unknown, both branches of every `if` are looked at.
void Evaluator::check_component(const Component& component) {
  for (const bool existing : {false, true}) {
    const Block* block = existing ? component.existing : component.body;
    if (block == nullptr) continue;
    Instance& instance = instances_.emplace_back();
    instance.component = &component;
    instance.existing = existing;
    instance.open = true;
    instance.name = component.name;
    instance.address = text(component.name);
    instance.node = component.node;
    instance.outer = module_;
    instance.parameters = library_.parameters(component, existing);
    instance.frame = make_frame(*block, nullptr, &instance, nullptr);
    for (const TypeField& field : instance.parameters)
      if (field.default_value) default_of(field, {}, {instance.frame, nullptr});
    visit_frame(*instance.frame);
    visit_instance_outputs(*instance.frame);
  }
}

// Overlays.

void Evaluator::read_overlays() {
  bool found = inputs_.environment.empty();
  std::vector<std::string_view> known;
  std::unordered_map<std::string, Ref> first;
  for (const Ref env : library_.environments()) {
    const Ref name = env.child_after_doc(0);
    known.push_back(text(name.name()));
    if (text(name.name()) != inputs_.environment) continue;
    found = true;
    for (const Ref setting : env) {
      if (!setting.is(Kind::Setting)) continue;
      std::string path(setting.child(0).text());
      std::erase_if(path, [](char c) { return c == ' ' || c == '\t'; });
      const auto [same, fresh] = first.emplace(path, setting);
      if (fresh)
        overlays_.push_back({std::move(path), setting, false});
      else
        sink_.report(diag::given_twice, setting.child(0).span(), path)
            .note(same->second.child(0).span(), "first given here");
    }
  }
  overlays_by_path_.resize(overlays_.size());
  std::iota(overlays_by_path_.begin(), overlays_by_path_.end(), 0u);
  std::ranges::sort(overlays_by_path_, {},
                    [&](std::uint32_t i) -> std::string_view { return overlays_[i].path; });
  if (found) return;
  auto& report = sink_.report(diag::no_such_environment, Span{}, inputs_.environment);
  if (const auto near = closest(inputs_.environment, known); !near.empty())
    report.hint(fmt::format("did you mean `{}`?", near));
  else if (!known.empty())
    report.hint(fmt::format("there are {}", fmt::join(known, ", ")));
}

std::span<const std::uint32_t> Evaluator::overlays_below(std::string_view prefix) const {
  const auto path = [&](std::uint32_t i) -> std::string_view { return overlays_[i].path; };
  const auto begin = std::ranges::lower_bound(overlays_by_path_, prefix, {}, path);
  const auto end = std::find_if_not(begin, overlays_by_path_.end(),
                                    [&](std::uint32_t i) { return path(i).starts_with(prefix); });
  return {begin, end};
}

Ref Evaluator::overlay(std::string_view path) {
  if (overlays_.empty() || path.empty()) return {};
  const auto below = overlays_below(path);  // one that is exactly `path` is the first of them
  if (below.empty() || overlays_[below[0]].path != path) return {};
  overlays_[below[0]].used = true;
  return overlays_[below[0]].setting.child(1);
}

namespace {

/// `record` with the field at `path` (names between dots) set to `value`, records on the way made where they
/// lack.
Value with_field(const Value& record, std::string_view path, const Value& value, Arena& arena, Names& names) {
  const std::size_t dot = path.find('.');
  const Name name = names.intern(path.substr(0, dot));
  const Value* old = record.find(name);
  const Value next = dot == std::string_view::npos ? value
                                                   : with_field(old == nullptr ? Value::record({}) : *old,
                                                                path.substr(dot + 1), value, arena, names);
  std::vector<NamedValue> fields(record.fields().begin(), record.fields().end());
  const auto same = std::ranges::find(fields, name, &NamedValue::name);
  if (same == fields.end())
    fields.push_back({name, next, value.at()});
  else
    same->value = next;
  return Value::record(arena.copy(fields)).placed(record.at());
}

}  // namespace

Value Evaluator::overlaid(const Value& record, std::string_view address) {
  if (overlays_.empty()) return record;
  Value result = record;
  const std::string prefix = fmt::format("{}.", address);
  const auto below = overlays_below(prefix);
  std::vector<std::uint32_t> settings(below.begin(), below.end());
  std::ranges::sort(settings);
  for (const std::uint32_t i : settings) {
    if (!result.is(Value::Kind::Record)) break;
    Overlay& overlay = overlays_[i];
    overlay.used = true;
    const Value value = evaluate(overlay.setting.child(1), {module_, nullptr});
    result = with_field(result, std::string_view(overlay.path).substr(prefix.size()),
                        value.placed(overlay.setting.child(0).span()), arena_, names_);
  }
  return result;
}

void Evaluator::check_overlays() {
  for (const Overlay& overlay : overlays_) {
    if (overlay.used) continue;
    // The first part names something of the module; behind an instance stand its parameters.
    const std::string& path = overlay.path;
    const std::size_t dot = std::min(path.find('.'), path.size());
    const Name first = names_.find(path.substr(0, dot));
    const bool known = module_->block->names.contains(first);
    const std::size_t end = known && dot < path.size() ? std::min(path.find('.', dot + 1), path.size()) : dot;
    std::vector<std::string> right;
    if (!known) {
      for (const auto& [name, index] : module_->block->names) right.emplace_back(text(name));
    } else if (const Value value = declared(*module_, module_->block->names.at(first), first);
               value.is(Value::Kind::Instance)) {
      for (const TypeField& field : value.instance().parameters)
        right.push_back(fmt::format("{}.{}", text(first), text(field.name)));
    }
    for (std::string& candidate : right) candidate += path.substr(end);
    if (std::erase(right, path) > 0) right.clear();  // these parts are right, one behind them is not
    const Span at = overlay.setting.child(0).span();
    diag::suggest(sink_.report(diag::overlay_path, at, path), path, {right.begin(), right.end()}, at);
  }
}

}  // namespace scale::check
