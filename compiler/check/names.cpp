// What a name means, and frames: blocks come to life.
#include <algorithm>
#include <unordered_set>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

Frame* Evaluator::make_frame(const Block& block, Frame* parent, Instance* owner,
                             const graph::Origin* origin) {
  Frame& frame = frames_.emplace_back();
  frame.block = &block;
  frame.parent = parent;
  frame.owner = owner;
  frame.origin = origin;
  if (parent != nullptr) frame.keys = parent->keys;
  const std::size_t count = block.declarations.size();
  const auto fresh = [&]<typename T>(std::span<T>& slots) {
    T* first = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    slots = {first, count};
  };
  fresh(frame.slots);
  fresh(frame.output_slots);
  fresh(frame.turns);
  return &frame;
}

/// The entry labelled `name` of a keyed attribute of the instance whose body we are in.
std::optional<Value> Evaluator::label(Name name, const Scope& scope, const Type* expected) {
  if (scope.labels == nullptr) return {};
  // A label is a record: where something else is wanted it is not meant, and the name is looked up further
  // out.
  if (expected != nullptr) {
    const Type& wanted = present(*expected);
    if (wanted.kind != Type::Kind::Record && wanted.kind != Type::Kind::Json) return {};
  }
  const Instance& instance = *scope.labels;
  for (const Argument& argument : instance.arguments) {
    if (!argument.item.is(Kind::Block)) continue;
    const Ref written = argument.item.child_after_doc(1);
    if (!written.is(Kind::Name) || written.name() != name) continue;
    const auto field = std::ranges::find(instance.parameters, argument.name, &TypeField::name);
    if (field == instance.parameters.end() || present(*field->type).kind != Type::Kind::Each) continue;
    const auto index = instance.frame->block->names.at(field->name);
    for (const Value& entry : slot_value(*instance.frame, index).items()) {
      const Value* label_value = entry.find(words_.name);
      if (label_value != nullptr && label_value->text() == text(name)) return entry;
    }
    return Value::error();  // the entry has a mistake of its own
  }
  return {};
}

std::optional<Value> Evaluator::lookup(Name name, const Scope& scope, const Type* expected) {
  if (auto found = label(name, scope, expected)) return found;
  for (Frame* frame = scope.frame; frame != nullptr; frame = frame->parent) {
    if (frame->variable == name && name) return frame->variable_value;
    if (const auto found = frame->block->names.find(name); found != frame->block->names.end())
      return declared(*frame, found->second, name);
  }
  return {};
}

/// The value of a name that statement `index` of the frame declares, directly or inside its branch or loop.
Value Evaluator::declared(Frame& frame, std::uint32_t index, Name name) {
  const Declaration& declaration = frame.block->declarations[index];
  if (!declaration.node.is(Kind::IfDecl) && !declaration.node.is(Kind::ForDecl))
    return slot_value(frame, index);
  const auto inner = [&](Frame& turn) -> std::optional<Value> {
    const auto found = turn.block->names.find(name);
    if (found == turn.block->names.end()) return {};
    return declared(turn, found->second, name);
  };
  const std::span<Turn> all = turns(frame, index);
  if (declaration.node.is(Kind::IfDecl)) {
    for (const Turn& turn : all)
      if (auto value = inner(*turn.frame)) return *value;
    return Value::absent();
  }
  // One map serves every reference: with a map for each, a loop over what another loop made would take square
  // time.
  if (const auto known = gathered_.find({&frame, name.id}); known != gathered_.end()) return known->second;
  std::vector<NamedValue> fields;
  for (const Turn& turn : all)
    if (auto value = inner(*turn.frame)) fields.push_back({names_.intern(turn.key), *value});
  return gathered_[{&frame, name.id}] = Value::map(arena_.copy(fields));
}

Value Evaluator::slot_value(Frame& frame, std::uint32_t index) {
  Slot& slot = frame.slots[index];
  if (slot.state == Slot::State::Done) return slot.value;
  const Declaration& declaration = frame.block->declarations[index];
  if (slot.state == Slot::State::InProgress) {
    report_cycle(declaration.node);
    return Value::error();
  }
  slot.state = Slot::State::InProgress;
  evaluating_.push_back(declaration.node);
  slot.value = evaluate_declaration(frame, declaration);
  evaluating_.pop_back();
  slot.state = Slot::State::Done;
  return slot.value;
}

void Evaluator::report_cycle(Ref node) {
  const auto from = std::ranges::find(evaluating_, node);
  // Another way into a circle that was reported is no other mistake.
  const auto known = [&](Ref one) { return std::ranges::find(in_cycle_, one) != in_cycle_.end(); };
  const bool reported = std::any_of(from, evaluating_.end(), known);
  in_cycle_.insert(in_cycle_.end(), from, evaluating_.end());
  if (reported) return;
  const Ref name = declared_name(node);
  auto& report = sink_.report(diag::cycle, name.span(), text(name.name()));
  std::string path;
  for (auto at = from; at != evaluating_.end(); ++at) {
    path += fmt::format("{} → ", text(declared_name(*at).name()));
    if (at != from) report.note(declared_name(*at).span(), "on the way");
  }
  report.hint(fmt::format("{}{}", path, text(name.name())));
}

Value Evaluator::evaluate_declaration(Frame& frame, const Declaration& declaration) {
  const Ref node = declaration.node;
  switch (node.kind()) {
    case Kind::Param: return parameter(frame, declaration);
    case Kind::Let:
    case Kind::Output: {  // Name type? expression
      const Ref second = node.child_after_doc(1);
      const Ref third = node.child_after_doc(2);
      if (!third) return evaluate(second, {&frame, nullptr});
      const Type* type = library_.resolve(second);
      return conform(evaluate(third, {&frame, nullptr}, type), *type, third.span(), {&frame, nullptr});
    }
    case Kind::Resource: return make_resource(frame, node);
    case Kind::Instance: return make_instance(frame, node, false);
    case Kind::Existing: return make_instance(frame, node, true);
    default: return Value::error();
  }
}

std::span<Turn> Evaluator::turns(Frame& frame, std::uint32_t index) {
  Slot& slot = frame.slots[index];
  if (slot.state == Slot::State::Done) return frame.turns[index];
  const Declaration& declaration = frame.block->declarations[index];
  if (slot.state == Slot::State::InProgress) {
    sink_
        .report(diag::cycle, declaration.node.child(declaration.node.is(Kind::IfDecl) ? 0 : 1).span(),
                declaration.node.is(Kind::IfDecl) ? "if" : "for")
        .hint("what decides whether or how often something is declared cannot depend on it");
    return {};
  }
  slot.state = Slot::State::InProgress;
  frame.turns[index] =
      declaration.node.is(Kind::IfDecl) ? branch(frame, declaration) : loop(frame, declaration);
  slot.state = Slot::State::Done;
  return frame.turns[index];
}

std::span<Turn> Evaluator::branch(Frame& frame, const Declaration& declaration) {
  const Scope scope{&frame, nullptr};
  const Ref test = declaration.node.child(0);
  std::vector<Turn> result;
  const auto enter = [&](const Block* block) {
    if (block != nullptr) result.push_back({{}, make_frame(*block, &frame, frame.owner, frame.origin)});
  };
  const Value value = condition(test, scope, "the condition of a declaration");
  if (value.is(Value::Kind::Unknown)) {
    enter(declaration.then_block);
    enter(declaration.else_block);
  } else if (value.is(Value::Kind::Bool)) {
    enter(value.boolean() ? declaration.then_block : declaration.else_block);
    const Block* other = value.boolean() ? declaration.else_block : declaration.then_block;
    const bool checked_here = frame.owner == nullptr || frame.owner->open;
    if (other != nullptr && checked_here) dead_.push_back({&frame, other});
  }
  return arena_.copy(result);
}

std::span<Turn> Evaluator::loop(Frame& frame, const Declaration& declaration) {
  const Scope scope{&frame, nullptr};
  const Ref list = declaration.node.child(1);
  const auto items = elements(evaluate(list, scope), list, scope, "what a declaration loops over");
  if (!items) return {};
  std::vector<Turn> result;
  std::unordered_set<std::string_view> keys;
  for (const Value& item : *items) {
    if (item.is(Value::Kind::Error)) continue;
    Turn turn{{}, make_frame(*declaration.then_block, &frame, frame.owner, frame.origin)};
    turn.frame->variable = declaration.node.child(0).name();
    turn.frame->variable_value = item;
    // The key: the element itself, or its name or key.
    const Value* key = item.find(words_.name);
    if (key == nullptr) key = item.find(words_.key);
    if (key == nullptr) key = &item;
    if (key->is(Value::Kind::Unknown)) {
      turn.key = "?";
    } else if (key->is(Value::Kind::String)) {
      turn.key = key->text();
    } else if (key->is(Value::Kind::Int)) {
      turn.key = arena_.copy(std::to_string(key->integer()));
    } else if (key->is(Value::Kind::Late)) {
      report_late(list, scope, *key, "the key of a loop");
      return {};
    } else if (key->is(Value::Kind::Error)) {
      continue;
    } else {
      sink_.report(diag::loop_key, list.span(), describe(*key))
          .hint("loop over strings, whole numbers, labelled blocks or a map");
      return {};
    }
    if (!keys.insert(turn.key).second) {
      sink_.report(diag::loop_key_twice, list.span(), turn.key);
      continue;
    }
    turn.frame->keys = arena_.concat({frame.keys, "[\"", turn.key, "\"]"});
    result.push_back(turn);
  }
  return arena_.copy(result);
}

Value Evaluator::unknown_name(Ref ident, const Scope& scope, const Type* expected) {
  const Name name = ident.name();
  if (library_.names_type(name, ident.span())) {
    sink_.report(diag::type_as_value, ident.span(), text(name));
    return Value::error();
  }
  std::vector<std::string_view> candidates;
  if (scope.labels != nullptr)
    for (const Argument& argument : scope.labels->arguments)
      if (argument.item.is(Kind::Block) && argument.item.child_after_doc(1).is(Kind::Name))
        candidates.push_back(text(argument.item.child_after_doc(1).name()));
  for (const Frame* frame = scope.frame; frame != nullptr; frame = frame->parent) {
    if (frame->variable) candidates.push_back(text(frame->variable));
    for (const auto& [declared, index] : frame->block->names) candidates.push_back(text(declared));
  }
  std::vector<std::string_view> words;
  if (expected != nullptr) {
    const Type& wanted = present(*expected);
    const auto add = [&](const Type& type) {
      if (type.kind == Type::Kind::Word) words.push_back(text(type.name));
    };
    add(wanted);
    for (const Type* alternative : wanted.alternatives) add(*alternative);
    if (wanted.kind == Type::Kind::Bool) words = {"true", "false"};
  }
  candidates.insert(candidates.end(), words.begin(), words.end());
  auto& report = sink_.report(diag::unknown_name, ident.span(), text(name));
  diag::suggest(report, text(name), std::move(candidates), ident.span());
  if (!words.empty()) report.hint(fmt::format("here it can be {}", fmt::join(words, ", ")));
  const bool in_component = scope.frame != nullptr && scope.frame->owner != nullptr;
  if (in_component && module_->block->names.contains(name))
    report.hint("it is a name of the program; a component sees only its own: give it as a param");
  return Value::error();
}

}  // namespace scale::check
