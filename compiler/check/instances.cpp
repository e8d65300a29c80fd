// Instances of components, their parameters and resources.
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

std::string_view Evaluator::address_of(const Frame& frame, Name name) {
  const std::string_view outer = frame.owner == nullptr ? std::string_view{} : frame.owner->address;
  return arena_.concat({outer, outer.empty() ? "" : ".", text(name), frame.keys});
}

const graph::Origin* Evaluator::origin_of(Frame& frame, Ref node) {
  const Ref name = declared_name(node);
  const std::string_view kind = node.is(Kind::Resource) ? "resource" : text(node.child_after_doc(0).name());
  const std::string_view declaration =
      arena_.concat({node.is(Kind::Existing) ? "existing " : "", kind, " ", text(name.name())});
  return arena_.make<graph::Origin>(graph::Origin{name.span(), declaration, frame.origin});
}

Value Evaluator::make_resource(Frame& frame, Ref node) {
  const auto id = static_cast<graph::ResourceId>(resources_.size());
  resources_.push_back(
      {address_of(frame, node.child_after_doc(0).name()), node, &frame, origin_of(frame, node)});
  return Value::resource(id).placed(node.child_after_doc(0).span());
}

Value Evaluator::make_instance(Frame& frame, Ref node, bool existing) {
  const Ref kind = node.child_after_doc(0);
  const Ref name = node.child_after_doc(1);
  if (!kind.name()) return Value::error();
  const Component* component = library_.component(kind.name(), kind.span());
  if (component == nullptr) {
    const auto candidates = library_.kind_names();
    auto& report = sink_.report(diag::unknown_kind, kind.span(), text(kind.name()));
    if (diag::suggest(report, text(kind.name()), candidates, kind.span()).empty())
      report.hint(fmt::format("the kinds are {}", fmt::join(candidates, ", ")));
    return Value::error();
  }
  if (existing && component->existing == nullptr) {
    sink_.report(diag::no_existing, kind.span(), text(kind.name()))
        .note(declared_name(component->node).span(), "it has no part `existing { … }`");
    return Value::error();
  }
  // A component that holds itself, however indirectly, would never end.
  std::string path;
  for (const Instance* outer = frame.owner; outer != nullptr;
       outer = outer->outer == nullptr ? nullptr : outer->outer->owner) {
    path = fmt::format("{} → {}", text(outer->component->name), path);
    if (outer->component != component) continue;
    // Seen from each component on the way it is another circle, but one mistake.
    bool reported = false;
    for (const Instance* at = frame.owner; at != outer; at = at->outer->owner)
      reported = !endless_.insert(at->component).second || reported;
    reported = !endless_.insert(component).second || reported;
    if (!reported)
      sink_.report(diag::cycle, kind.span(), text(kind.name()))
          .hint(fmt::format("{}{}", path, text(kind.name())))
          .hint("a component cannot contain itself");
    return Value::error();
  }
  Instance& instance = instances_.emplace_back();
  instance.component = component;
  instance.existing = existing;
  instance.name = name.name();
  instance.address = address_of(frame, name.name());
  instance.overlaid = !overlays_.empty() && !overlays_below(fmt::format("{}.", instance.address)).empty();
  instance.node = node;
  instance.outer = &frame;
  instance.parameters = library_.parameters(*component, existing);
  instance.frame = make_frame(existing ? *component->existing : *component->body, nullptr, &instance,
                              origin_of(frame, node));
  sort_arguments(instance, node.first(Kind::Body));
  return Value::instance(&instance).placed(name.span());
}

/// Tells which parameter each item of the body gives, and reports those that give none.
void Evaluator::sort_arguments(Instance& instance, Ref body) {
  if (!body) return;
  for (const Ref item : body) {
    if (item.is(Kind::Spread)) {
      instance.spreads.push_back(item);
      continue;
    }
    if (item.is(Kind::MetaAttribute)) {
      sink_.report(diag::meta_attribute_here, item.span());
      continue;
    }
    const bool is_item = item.is(Kind::Attribute) || item.is(Kind::Block) || item.is(Kind::Phrase);
    if (!is_item) continue;
    const Ref name = item.child_after_doc(0);
    if (!name.name()) continue;
    if (std::ranges::find(instance.parameters, name.name(), &TypeField::name) != instance.parameters.end())
      instance.arguments.push_back({name.name(), item});
    else
      unknown_attribute(instance, name.name(), name.span());
  }
}

/// Reports an attribute that no parameter of the instance has the name of.
void Evaluator::unknown_attribute(Instance& instance, Name name, Span at) {
  std::vector<std::string_view> known;
  for (const TypeField& field : instance.parameters) known.push_back(text(field.name));
  auto& report = sink_.report(diag::unknown_attribute, at, text(instance.component->name), text(name));
  if (const auto near = diag::suggest(report, text(name), known, at); !near.empty())
    instance.misspelt.push_back(names_.intern(near));
  else if (!known.empty())
    report.hint(fmt::format("it has {}", fmt::join(known, ", ")));
}

/// The spreads of an instance's body, evaluated and checked when first asked for.
std::span<const Value> Evaluator::spread_values(Instance& instance) {
  while (instance.spread_values.size() < instance.spreads.size()) {
    const Ref spread = instance.spreads[instance.spread_values.size()];
    Value value = evaluate(spread.child(0), {instance.outer, &instance}).placed(spread.span());
    if (!can_spread(value, spread.span()))
      value = value.is(Value::Kind::Absent) || value.is(Value::Kind::Unknown) ? value : Value::error();
    else
      for (const NamedValue& field : value.fields())
        if (std::ranges::find(instance.parameters, field.name, &TypeField::name) == instance.parameters.end())
          unknown_attribute(instance, field.name, field.key ? field.key : spread.span());
    instance.spread_values.push_back(value);
  }
  return instance.spread_values;
}

/// Whether the value has fields to take over; reports one that never has.
bool Evaluator::can_spread(const Value& value, Span at) {
  if (value.is(Value::Kind::Record) || value.is(Value::Kind::Map)) return true;
  const bool may_have =
      value.is(Value::Kind::Absent) || value.is(Value::Kind::Error) || value.is(Value::Kind::Unknown);
  if (!may_have) sink_.report(diag::cannot_spread, at, describe(value));
  return false;
}

/// The value of a param declaration in a frame: an argument, an overlay, or its default.
Value Evaluator::parameter(Frame& frame, const Declaration& declaration) {
  if (frame.owner == nullptr)
    return module_parameter(declaration, *library_.resolve(declaration.node.child_after_doc(1)));
  Instance& instance = *frame.owner;
  const auto field = std::ranges::find(instance.parameters, declaration.name, &TypeField::name);
  if (field == instance.parameters.end()) return Value::error();  // a duplicate, already reported
  if (instance.open) return Value::unknown(field->type).placed(field->at);
  return argument(instance, *field);
}

Value Evaluator::argument(Instance& instance, const TypeField& field) {
  std::vector<Ref> items;
  for (const Argument& argument : instance.arguments)
    if (argument.name == field.name) items.push_back(argument.item);
  const Scope scope{instance.outer, &instance};
  const std::string path =
      instance.overlaid ? fmt::format("{}.{}", instance.address, text(field.name)) : std::string();
  if (items.empty()) {
    for (const Value& from : spread_values(instance)) {
      if (const Value* given = from.find(field.name); given != nullptr && !given->is(Value::Kind::Absent))
        return conform(*given, *field.type, from.at(), scope);
      if (from.is(Value::Kind::Unknown)) return Value::unknown(field.type);
    }
  }
  if (const auto given = bind_field(field, items, path, scope)) return *given;
  // The attribute was meant, under a wrong name: its default would only lead to more messages.
  if (std::ranges::find(instance.misspelt, field.name) != instance.misspelt.end()) return Value::error();
  if (const auto value = default_of(field, path, {instance.frame, nullptr})) return *value;
  if (std::ranges::any_of(instance.spread_values, [](const Value& v) { return v.is(Value::Kind::Error); }))
    return Value::error();
  sink_
      .report(diag::missing_attribute, instance.node.child_after_doc(1).span(),
              text(instance.component->name), text(field.name))
      .note(field.at, fmt::format("declared here: {}", to_source(*field.type, names_)));
  return Value::error();
}

/// Reads the text of `--param name=text` as the type wants it: strings and words need no quotes there.
Value Evaluator::given_parameter(Name name, const std::string& given, const Type& type, Span at) {
  const Type& wanted = present(type);
  if (wanted.kind == Type::Kind::String || has_word(wanted, names_.intern(given)))
    return Value::of(arena_.copy(given)).placed(at);
  const Ref expression = library_.parse_expression(fmt::format("--param {}", text(name)), given);
  const Scope scope{module_, nullptr};
  return conform(evaluate(expression, scope, &type), type, expression.span(), scope);
}

Value Evaluator::module_parameter(const Declaration& declaration, const Type& type) {
  const Ref name = declaration.node.child_after_doc(0);
  const Ref expression = declaration.node.child_after_doc(2);
  const Scope scope{module_, nullptr};
  Value value = Value::absent();
  if (const Ref setting = overlay(text(declaration.name)))
    return conform(evaluate(setting, scope, &type), type, setting.span(), scope);
  const auto given = inputs_.parameters.find(std::string(text(declaration.name)));
  if (given != inputs_.parameters.end())
    return given_parameter(declaration.name, given->second, type, name.span());
  if (expression)
    value = conform(evaluate(expression, scope, &type), type, expression.span(), scope);
  else if (type.kind == Type::Kind::Optional)
    return value;  // CloudFormation knows no parameter without a value
  open_parameters_.push_back({declaration.name, declaration.node, &type, value});
  const auto index = open_parameters_.size() - 1;
  return Value::late(keep(graph::Value::indexed(graph::Value::Kind::Parameter, index)), &type)
      .placed(name.span());
}

const schema::ResourceType* Evaluator::resource_type(graph::ResourceId resource) {
  const Ref type = resources_[resource].node.child_after_doc(1);
  return type ? catalogue_.find(text(type.name())) : nullptr;
}

}  // namespace scale::check
