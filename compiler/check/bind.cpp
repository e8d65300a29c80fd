// From the items of a body to the fields of a record type.
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// The type whose entries are written one by one: a keyed type, or a list of phrases; else null.
const Type* repeated(const Type& type) {
  const Type& wanted = present(type);
  if (wanted.kind == Type::Kind::Each) return &wanted;
  if (wanted.kind == Type::Kind::List && present(*wanted.element).kind == Type::Kind::Phrase) return &wanted;
  return nullptr;
}

/// The path of what `name` names at `path`; empty where no environment says anything, so that no paths are
/// built there.
std::string below(std::string_view path, std::string_view name) {
  return path.empty() ? std::string() : fmt::format("{}.{}", path, name);
}

}  // namespace

/// The value that `items` give to a field; nothing when nobody gives one.
std::optional<Value> Evaluator::bind_field(const TypeField& field, std::span<const Ref> items,
                                           std::string_view path, const Scope& scope) {
  if (const Ref setting = overlay(path)) {
    const Scope outside{module_, nullptr};
    return conform(evaluate(setting, outside, field.type), *field.type, setting.span(), outside);
  }
  if (items.empty()) return {};
  const Type* many = repeated(*field.type);
  const bool whole = items[0].is(Kind::Attribute);
  if (many != nullptr && !whole) {
    return many->kind == Type::Kind::Each ? bind_each(*many, items, path, scope)
                                          : bind_phrases(*many, items, path, scope);
  }
  if (items.size() > 1) {
    const Ref again = items[1].child_after_doc(0);
    sink_.report(diag::given_twice, again.span(), text(field.name))
        .note(items[0].child_after_doc(0).span(), "first given here");
  }
  return bind_item(*field.type, items[0], path, scope);
}

/// One item as one value: an attribute's expression, or a block read as a record.
Value Evaluator::bind_item(const Type& type, Ref item, std::string_view path, const Scope& scope) {
  if (item.is(Kind::Attribute)) {
    const Ref expression = item.child_after_doc(1);
    // An overlay may reach into a record that is written with `=`.
    if (expression.is(Kind::Record) && present(type).kind == Type::Kind::Record)
      return bind_record_at(expression, present(type), path, scope);
    const Value value = evaluate(expression, scope, &type);
    return conform(value, type, expression.span(), scope);
  }
  const Type* wanted = &present(type);
  for (const Type* alternative : wanted->alternatives)
    if (alternative->kind == Type::Kind::Record || alternative->kind == Type::Kind::Map) wanted = alternative;
  const Ref label_node = item.is(Kind::Record) ? Ref{} : item.child_after_doc(1);
  const Ref body = item.is(Kind::Record) ? item : item.first(Kind::Body);
  const bool labelled = label_node && label_node.is(Kind::Name);
  if (wanted->kind == Type::Kind::Phrase) {
    std::vector<Ref> terms;
    const Ref head = item.child_after_doc(0);
    for (const Ref child : item)
      if (child != head && !child.is(Kind::Doc) && !child.is(Kind::Body)) terms.push_back(child);
    return phrase(terms, body, *wanted, item.span(), path, scope);
  }
  if (labelled || item.is(Kind::Phrase)) {
    const Span at = item.child_after_doc(1).span();
    sink_.report(diag::label_here, at, text(item.child_after_doc(0).name()))
        .hint(fmt::format("it is a {}", to_source(type, names_)));
    return Value::error();
  }
  switch (wanted->kind) {
    case Type::Kind::Record: return bind_record_at(body, *wanted, path, scope);
    case Type::Kind::Each: {
      if (item.is(Kind::Record)) {
        // { app = { … } }: the same as labelled blocks.
        std::vector<Value> entries;
        for (const Ref entry : body) {
          if (!entry.is(Kind::Attribute) && !entry.is(Kind::Block)) continue;
          const Ref name = entry.child_after_doc(0);
          const Ref inner = entry.is(Kind::Block) ? entry.first(Kind::Body) : entry.child_after_doc(1);
          if (!inner.is(Kind::Record) && !inner.is(Kind::Body)) continue;
          entries.push_back(bind_record_at(inner, *wanted->element, below(path, text(name.name())), scope,
                                           name.name(), name.span()));
        }
        return Value::list(arena_.copy(entries));
      }
      sink_.report(diag::label_missing, item.child_after_doc(0).span(), text(item.child_after_doc(0).name()));
      return Value::error();
    }
    case Type::Kind::Map: {
      const Value free = free_record(body, scope);
      return free.is(Value::Kind::Record) ? conform(free, *wanted, body.span(), scope) : free;
    }
    case Type::Kind::Json: return free_record(body, scope).placed(body.span());
    case Type::Kind::Unknown: return Value::error();
    default:
      sink_
          .report(diag::block_here, item.child_after_doc(0).span(), text(item.child_after_doc(0).name()),
                  to_source(present(type), names_))
          .hint(fmt::format("write {} = …", text(item.child_after_doc(0).name())));
      return Value::error();
  }
}

Value Evaluator::bind_each(const Type& type, std::span<const Ref> items, std::string_view path,
                           const Scope& scope) {
  std::vector<Value> entries;
  std::vector<std::pair<Name, Span>> labels;
  for (const Ref item : items) {
    const Ref label_node = item.child_after_doc(1);
    if (item.is(Kind::Attribute)) {
      sink_.report(diag::given_twice, item.child_after_doc(0).span(), text(item.child_after_doc(0).name()))
          .note(items[0].child_after_doc(0).span(), "first given here");
      continue;
    }
    if (!label_node.is(Kind::Name)) {
      sink_.report(diag::label_missing, item.child_after_doc(0).span(), text(item.child_after_doc(0).name()));
      continue;
    }
    const auto same = std::ranges::find(labels, label_node.name(), &std::pair<Name, Span>::first);
    if (same != labels.end()) {
      sink_.report(diag::given_twice, label_node.span(), text(label_node.name()))
          .note(same->second, "first given here");
      continue;
    }
    labels.emplace_back(label_node.name(), label_node.span());
    entries.push_back(bind_record_at(item.first(Kind::Body), *type.element,
                                     below(path, text(label_node.name())), scope, label_node.name(),
                                     label_node.span()));
  }
  return Value::list(arena_.copy(entries)).placed(items[0].span());
}

Value Evaluator::bind_phrases(const Type& list_type, std::span<const Ref> items, std::string_view path,
                              const Scope& scope) {
  std::vector<Value> entries;
  bool failed = false;
  for (const Ref item : items) {
    const Value value = bind_item(*list_type.element, item, path, scope);
    if (value.is(Value::Kind::Error)) failed = true;
    entries.push_back(value);
  }
  if (failed) return Value::error();
  return Value::list(arena_.copy(entries)).placed(items[0].span());
}

/// What a field is when nobody gives it; nothing when it has no default. Overlays below `path` reach into a
/// record.
std::optional<Value> Evaluator::default_of(const TypeField& field, std::string_view path,
                                           const Scope& scope) {
  if (field.default_value && field.default_value.is(Kind::Record) &&
      present(*field.type).kind == Type::Kind::Record)
    return bind_record_at(field.default_value, present(*field.type), path, scope);
  if (field.default_value)
    return conform(evaluate(field.default_value, scope, field.type), *field.type, field.default_value.span(),
                   scope);
  switch (field.type->kind) {
    case Type::Kind::Optional: return Value::absent();
    case Type::Kind::Unknown: return Value::error();
    case Type::Kind::Each: return Value::list({});
    default: return {};
  }
}

/// Reports a field that a record type lacks; returns the field that was probably meant, or an empty text.
std::string_view Evaluator::report_unknown_field(const Type& type, Name name, Span at) {
  std::vector<std::string_view> known;
  for (const TypeField& field : type.fields) known.push_back(text(field.name));
  auto& report = sink_.report(diag::unknown_field, at, text(name));
  const std::string_view near = diag::suggest(report, text(name), known, at);
  if (near.empty() && !known.empty()) report.hint(fmt::format("here stand {}", fmt::join(known, ", ")));
  return near;
}

void Evaluator::report_missing_field(const TypeField& field, Span at) {
  sink_.report(diag::missing_field, at, text(field.name))
      .note(field.at, fmt::format("declared here: {}", to_source(*field.type, names_)));
}

Value Evaluator::bind_record(Ref body, const Type& type, const Scope& scope) {
  return bind_record_at(body, type, {}, scope);
}

Value Evaluator::bind_record_at(Ref body, const Type& type, std::string_view path, const Scope& scope,
                                Name label_name, Span label_at) {
  std::vector<NamedValue> values;
  if (label_name) values.push_back({words_.name, Value::of(text(label_name)).placed(label_at)});
  std::vector<std::vector<Ref>> given(type.fields.size());
  std::vector<Value> spreads;
  std::vector<std::string_view> misspelt;  // fields that were meant by unknown ones
  bool failed = false, failed_spread = false;
  const auto unknown_field = [&](Name key, Span at) {
    if (const auto near = report_unknown_field(type, key, at); !near.empty()) misspelt.push_back(near);
    failed = true;
  };
  for (const Ref item : body) {
    if (item.is(Kind::Spread)) {
      const Value& spread = spreads.emplace_back(evaluate(item.child(0), scope).placed(item.span()));
      const bool good = can_spread(spread, item.span());
      for (const NamedValue& field : good ? spread.fields() : std::span<const NamedValue>())
        if (type.field(field.name) == nullptr) unknown_field(field.name, field.key ? field.key : item.span());
      if (!good && !spread.is(Value::Kind::Absent) && !spread.is(Value::Kind::Unknown))
        failed_spread = failed = true;
      continue;
    }
    if (!item.is(Kind::Attribute) && !item.is(Kind::Block) && !item.is(Kind::Phrase)) continue;
    const Ref name = item.child_after_doc(0);
    const Name key = key_of(name, scope);
    if (!key) continue;
    const auto field = std::ranges::find(type.fields, key, &TypeField::name);
    if (field != type.fields.end()) {
      given[static_cast<std::size_t>(field - type.fields.begin())].push_back(item);
      continue;
    }
    unknown_field(key, name.span());
  }
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const TypeField& field = type.fields[i];
    const std::string field_path = below(path, text(field.name));
    std::optional<Value> value = bind_field(field, given[i], field_path, scope);
    for (const Value& spread : spreads) {
      if (value) break;
      if (spread.is(Value::Kind::Unknown))
        value = Value::unknown(field.type);
      else if (const Value* from = spread.find(field.name); from != nullptr && !from->is(Value::Kind::Absent))
        value = conform(*from, *field.type, spread.at(), scope);
    }
    if (!value) value = default_of(field, field_path, scope);
    if (!value) {
      const Span brace{body.span().file, body.span().begin, body.span().begin + 1};
      const bool said = std::ranges::find(misspelt, text(field.name)) != misspelt.end();
      if (!said && !failed_spread) report_missing_field(field, label_name ? label_at : brace);
      failed = true;
      continue;
    }
    if (value->is(Value::Kind::Error)) failed = true;
    values.push_back({field.name, *value});
  }
  if (failed) return Value::error();
  return Value::record(arena_.copy(values)).placed(body.span());
}

}  // namespace scale::check
