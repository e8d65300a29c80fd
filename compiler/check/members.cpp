// What stands behind a dot or between brackets.
#include <algorithm>

#include "check/evaluator.h"
#include "check/literals.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

void suggest_member(diag::Diagnostic& report, std::string_view word, std::vector<std::string_view> candidates,
                    Span at) {
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  if (diag::suggest(report, word, candidates, at).empty() && !candidates.empty())
    report.hint(fmt::format("it has {}", fmt::join(candidates, ", ")));
}

}  // namespace

Value Evaluator::member(Ref node, const Scope& scope) {
  const Ref base = node.child(0);
  const Ref name = node.child(1);
  if (!name || name.is(Kind::Missing)) return Value::error();
  // `aws` and `self` are not declared anywhere; a declaration of that name comes first.
  if (base.is(Kind::Ident) && base.name() == words_.aws && !lookup(base.name(), scope, nullptr))
    return aws_value(name.name(), name);
  return narrowed(node, scope, member_of(evaluate(base, scope), name.name(), node));
}

/// Reports that `expression` is used although it may be absent.
Value Evaluator::may_be_absent(Ref expression) {
  const std::string_view what = expression.text();
  sink_.report(diag::may_be_absent, expression.span(), what)
      .hint(fmt::format("ask first: `if {0}? then … else …`, or say what counts then: `{0} ?? …`", what));
  return Value::error();
}

/// The member `name` of `base`; `whole` is the Member or Index node.
Value Evaluator::member_of(const Value& base, Name name, Ref whole) {
  const Ref node = whole.child(1);
  switch (base.kind()) {
    case Value::Kind::Error: return base;
    case Value::Kind::Instance: return output_of(base.instance(), name, node);
    case Value::Kind::Resource: return attribute_of(base, name, node);
    case Value::Kind::Record:
    case Value::Kind::Map: {
      if (const Value* field = base.find(name)) return *field;
      auto& report = sink_.report(diag::unknown_member, node.span(), describe(base), text(name));
      std::vector<std::string_view> candidates;
      for (const NamedValue& field : base.fields()) candidates.push_back(text(field.name));
      suggest_member(report, text(name), std::move(candidates), node.span());
      return Value::error();
    }
    case Value::Kind::List: {
      // Labelled blocks are records with a name.
      std::vector<std::string_view> labels;
      for (const Value& item : base.items()) {
        const Value* label_value = item.find(words_.name);
        if (label_value == nullptr || !label_value->is(Value::Kind::String)) continue;
        if (label_value->text() == text(name)) return item;
        labels.push_back(label_value->text());
      }
      suggest_member(sink_.report(diag::unknown_member, node.span(), describe(base), text(name)), text(name),
                     std::move(labels), node.span());
      return Value::error();
    }
    case Value::Kind::Absent: return may_be_absent(whole.child(0));
    case Value::Kind::Unknown:
    case Value::Kind::Late: {
      const Type& type = *base.type();
      if (type.kind == Type::Kind::Unknown || type.kind == Type::Kind::Json)
        return Value::unknown(&types::unknown);
      if (type.kind == Type::Kind::Optional) return may_be_absent(whole.child(0));
      if (type.kind == Type::Kind::Map || type.kind == Type::Kind::Each) return Value::unknown(type.element);
      if (const TypeField* field = type.field(name)) return Value::unknown(field->type);
      if (type.labelled && name == words_.name) return Value::unknown(&types::string);
      if (const Type* part = part_type(type, text(name))) return Value::unknown(part);
      return unknown_member(type, name, node);
    }
    default: {
      if (auto part = part_of(base, text(name))) return part->placed(node.span());
      suggest_member(sink_.report(diag::unknown_member, node.span(), describe(base), text(name)), text(name),
                     part_names(base), node.span());
      return Value::error();
    }
  }
}

/// A member of a value that is not there yet: an instance's output or a resource's attribute, by type.
Value Evaluator::unknown_member(const Type& type, Name name, Ref node) {
  std::vector<std::string_view> candidates;
  if (type.kind == Type::Kind::Instance) {
    const Block* blocks[] = {type.component->body, type.component->existing};
    for (const Block* block : blocks) {
      if (block == nullptr) continue;
      if (const auto found = block->outputs.find(name); found != block->outputs.end()) {
        const Ref output = block->declarations[found->second].node;
        const bool typed = static_cast<bool>(output.child_after_doc(2));
        return Value::unknown(typed ? library_.resolve(output.child_after_doc(1)) : &types::unknown);
      }
      if (!block->computed_outputs.empty()) return Value::unknown(&types::unknown);
      for (const auto& [output, index] : block->outputs) candidates.push_back(text(output));
    }
  } else if (type.kind == Type::Kind::Resource) {
    return Value::unknown(&types::string);
  } else if (type.kind == Type::Kind::Union) {
    // Every alternative that is an instance must offer it.
    for (const Type* alternative : type.alternatives)
      if (alternative->kind == Type::Kind::Instance || alternative->field(name) != nullptr)
        return alternative->field(name) != nullptr ? Value::unknown(alternative->field(name)->type)
                                                   : unknown_member(*alternative, name, node);
  } else {
    for (const TypeField& field : type.fields) candidates.push_back(text(field.name));
  }
  suggest_member(sink_.report(diag::unknown_member, node.span(), to_source(type, names_), text(name)),
                 text(name), std::move(candidates), node.span());
  return Value::error();
}

std::optional<Value> Evaluator::find_output(Frame& frame, Name name) {
  const Block& block = *frame.block;
  const auto evaluate_output = [&](std::uint32_t at) {
    Slot& slot = frame.output_slots[at];
    if (slot.state == Slot::State::InProgress) {
      report_cycle(block.declarations[at].node);
      return Value::error();
    }
    if (slot.state == Slot::State::Untouched) {
      slot.state = Slot::State::InProgress;
      evaluating_.push_back(block.declarations[at].node);
      slot.value = evaluate_declaration(frame, block.declarations[at]);
      evaluating_.pop_back();
      slot.state = Slot::State::Done;
    }
    return slot.value;
  };
  if (const auto found = block.outputs.find(name); found != block.outputs.end())
    return evaluate_output(found->second);
  for (const std::uint32_t at : block.computed_outputs) {
    const Ref node = block.declarations[at].node;
    if (node.is(Kind::Output)) {
      const Ref key = node.child_after_doc(0).child(0);
      const Value value = evaluate(key, {&frame, nullptr}, &types::string);
      if (value.is(Value::Kind::String) && value.text() == text(name)) return evaluate_output(at);
      continue;
    }
    for (const Turn& turn : turns(frame, at))
      if (auto inner = find_output(*turn.frame, name)) return inner;
  }
  return {};
}

void Evaluator::collect_output_names(Frame& frame, std::vector<std::string_view>& into) {
  for (const auto& [name, index] : frame.block->outputs) into.push_back(text(name));
  for (const std::uint32_t at : frame.block->computed_outputs) {
    const Ref node = frame.block->declarations[at].node;
    if (node.is(Kind::Output)) {
      const Value key = evaluate(node.child_after_doc(0).child(0), {&frame, nullptr}, &types::string);
      if (key.is(Value::Kind::String)) into.push_back(key.text());
      continue;
    }
    for (const Turn& turn : turns(frame, at)) collect_output_names(*turn.frame, into);
  }
}

Value Evaluator::output_of(const Instance& instance, Name name, Ref node) {
  if (auto found = find_output(*instance.frame, name)) return *found;
  if (name == words_.name) return Value::of(text(instance.name));
  if (text(name) == "address") return Value::of(instance.address);
  std::vector<std::string_view> candidates;
  collect_output_names(*instance.frame, candidates);
  // Not the name of the instance: a mistake inside a component is one, however many there are of it.
  const std::string what =
      fmt::format("{}{}", instance.existing ? "existing " : "", text(instance.component->name));
  suggest_member(sink_.report(diag::unknown_member, node.span(), what, text(name)), text(name),
                 std::move(candidates), node.span());
  return Value::error();
}

Value Evaluator::attribute_of(const Value& resource, Name name, Ref node) {
  const schema::ResourceType* type = resource_type(resource.resource());
  if (type == nullptr) return Value::error();  // unknown type, reported with its properties
  const std::string path =
      resource.text().empty() ? std::string(text(name)) : fmt::format("{}.{}", resource.text(), text(name));
  if (const schema::Attribute* attribute = type->attribute(path)) {
    const Type* result = &types::string;
    switch (attribute->type->shape) {
      case schema::Shape::Integer: result = &types::integer; break;
      case schema::Shape::Number: result = &types::number; break;
      case schema::Shape::Boolean: result = &types::boolean; break;
      case schema::Shape::List:
        result = arena_.make<Type>(Type{.kind = Type::Kind::List, .element = &types::string});
        break;
      default: break;
    }
    const auto* value = keep(graph::Value::attribute(resource.resource(), attribute->name));
    return Value::late(value, result).placed(node.span());
  }
  // "Endpoint.Address" is one attribute; its first part alone is on the way to it.
  const std::string prefix = path + ".";
  if (std::ranges::any_of(type->attributes, [&](const auto& a) { return a.name.starts_with(prefix); }))
    return Value::resource(resource.resource(), arena_.copy(path)).placed(node.span());
  std::vector<std::string_view> candidates;
  for (const schema::Attribute& attribute : type->attributes) candidates.push_back(attribute.name);
  suggest_member(sink_.report(diag::unknown_member, node.span(), type->name, path), path,
                 std::move(candidates), node.span());
  return Value::error();
}

Value Evaluator::aws_value(Name name, Ref node) {
  using graph::Pseudo;
  static constexpr std::pair<std::string_view, Pseudo> known[] = {
      {"region", Pseudo::Region},        {"account", Pseudo::Account}, {"partition", Pseudo::Partition},
      {"url_suffix", Pseudo::UrlSuffix}, {"stack", Pseudo::StackName}, {"stack_id", Pseudo::StackId},
      {"zones", Pseudo::Zones}};
  std::vector<std::string_view> candidates;
  for (const auto& [word, pseudo] : known) {
    if (word == text(name)) {
      const Type* type = pseudo == Pseudo::Zones
                             ? arena_.make<Type>(Type{.kind = Type::Kind::List, .element = &types::string})
                             : &types::string;
      return Value::late(keep(graph::Value::pseudo(pseudo)), type).placed(node.span());
    }
    candidates.push_back(word);
  }
  suggest_member(sink_.report(diag::unknown_member, node.span(), "aws", text(name)), text(name),
                 std::move(candidates), node.span());
  return Value::error();
}

Value Evaluator::index(Ref node, const Scope& scope) {
  const Value base = evaluate(node.child(0), scope);
  const Value key = evaluate(node.child(1), scope);
  if (base.is(Value::Kind::Error) || key.is(Value::Kind::Error)) return Value::error();
  const Span at = node.child(1).span();
  if (base.is(Value::Kind::Unknown) || key.is(Value::Kind::Unknown)) {
    const bool has_element = base.is(Value::Kind::Unknown) && base.type()->element != nullptr;
    return Value::unknown(has_element ? base.type()->element : &types::unknown);
  }
  if (key.is(Value::Kind::Late)) {
    report_late(node.child(1), scope, key, "an index");
    return Value::error();
  }
  if (key.is(Value::Kind::Int)) {
    if (base.is(Value::Kind::List)) {
      const auto size = static_cast<std::int64_t>(base.items().size());
      if (key.integer() >= 0 && key.integer() < size)
        return base.items()[static_cast<std::size_t>(key.integer())];
      sink_.report(diag::index_outside, at, key.integer(), size);
      return Value::error();
    }
    if (base.is(Value::Kind::Late) && base.type()->kind == Type::Kind::List && key.integer() >= 0) {
      const graph::Value items[] = {base.late()};
      const auto* value = keep(graph::Value::function(graph::Value::Kind::Select, arena_.copy(items),
                                                      static_cast<std::size_t>(key.integer())));
      return Value::late(value, base.type()->element).placed(node.span());
    }
  }
  const bool keyed = base.is(Value::Kind::Map) || base.is(Value::Kind::Record) || base.is(Value::Kind::List);
  if (keyed && (key.is(Value::Kind::String) || key.is(Value::Kind::Int))) {
    const std::string word =
        key.is(Value::Kind::String) ? std::string(key.text()) : std::to_string(key.integer());
    return member_of(base, names_.intern(word), node);
  }
  sink_.report(diag::cannot_index, at, describe(base), describe(key));
  return Value::error();
}

graph::Value Evaluator::secret_reference(const Value& secret) {
  // ssm:/prod/db is a parameter's name; secretsmanager:db[:key[:stage[:version]]] has to become an ARN.
  const std::string_view text = secret.text();
  if (text.starts_with("arn:")) return graph::Value::of(text);
  const std::size_t colon = text.find(':');
  const std::string_view name = text.substr(colon + 1);
  if (text.substr(0, colon) == "ssm") return graph::Value::of(name);
  return secret_arn(secret);
}

graph::Value Evaluator::secret_arn(const Value& secret) {
  using graph::Pseudo;
  const std::string_view text = secret.text();
  if (text.starts_with("arn:")) return graph::Value::of(text);
  const std::size_t colon = text.find(':');
  const std::string_view service = text.substr(0, colon);
  const bool parameter = service == "ssm";
  std::string_view name = text.substr(colon + 1);
  if (parameter && name.starts_with('/')) name.remove_prefix(1);
  const graph::Value parts[] = {
      graph::Value::of(std::string_view("arn:")),
      graph::Value::pseudo(Pseudo::Partition),
      graph::Value::of(arena_.copy(fmt::format(":{}:", service))),
      graph::Value::pseudo(Pseudo::Region),
      graph::Value::of(std::string_view(":")),
      graph::Value::pseudo(Pseudo::Account),
      graph::Value::of(arena_.copy(fmt::format(":{}{}", parameter ? "parameter/" : "secret:", name)))};
  return graph::Value::function(graph::Value::Kind::Concat, arena_.copy(parts));
}

}  // namespace scale::check
