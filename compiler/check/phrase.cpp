// Phrases: `tcp 80, 443 from anywhere` against phrase(<protocol: …> <ports: [ports]> from <source: …>).
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

bool is_word(Ref term, Name word) { return term.is(Kind::Ident) && term.name() == word; }

/// Whether this phrase may leave the part out: a slot with a default, or a word whose slot may be left out.
bool optional(std::span<const PhrasePart> parts, std::size_t at) {
  const PhrasePart& part = parts[at];
  const auto may_be_absent = [](const TypeField& slot) {
    return slot.default_value || slot.type->kind == Type::Kind::Optional;
  };
  if (part.slot != nullptr) return may_be_absent(*part.slot);
  return at + 1 < parts.size() && parts[at + 1].slot != nullptr && may_be_absent(*parts[at + 1].slot);
}

}  // namespace

/// Matches the terms with the parts from left to right. A word has to be there unless its slot may be left out; a slot
/// of a list type takes the terms up to the next word of the phrase.
Value Evaluator::phrase(std::span<const Ref> terms, Ref body, const Type& type, Span at, std::string_view path,
                        const Scope& scope) {
  std::vector<NamedValue> values;
  std::size_t next = 0;
  const auto wrong = [&](Span place, std::string_view expected) {
    sink_.report(diag::phrase_mismatch, place, expected).hint(fmt::format("it reads: {}", phrase_text(type)));
    return Value::error();
  };
  bool failed = false;
  const auto fill = [&](const TypeField& slot, const Value& value) {
    if (value.is(Value::Kind::Error)) failed = true;
    values.push_back({slot.name, value});
  };
  const auto parts = type.phrase;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PhrasePart& part = parts[i];
    if (part.slot == nullptr) {
      if (next < terms.size() && is_word(terms[next], part.word)) {
        ++next;
        continue;
      }
      if (optional(parts, i)) {
        const TypeField& slot = *parts[++i].slot;
        fill(slot, default_of(slot, scope).value_or(Value::absent()));
        continue;
      }
      return wrong(next < terms.size() ? terms[next].span() : at, fmt::format("`{}`", text(part.word)));
    }
    const TypeField& slot = *part.slot;
    const auto later_word = [&](Ref term) {
      return std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(), [&](const PhrasePart& later) {
        return later.slot == nullptr && is_word(term, later.word);
      });
    };
    const Type& wanted = present(*slot.type);
    if (next >= terms.size() || (optional(parts, i) && later_word(terms[next]))) {
      const auto value = default_of(slot, scope);
      if (!value) return wrong(next < terms.size() ? terms[next].span() : at, text(slot.name));
      fill(slot, *value);
      continue;
    }
    const bool takes_many = wanted.kind == Type::Kind::List && !terms[next].is(Kind::List);
    if (!takes_many) {
      const Ref term = terms[next++];
      fill(slot, conform(evaluate(term, scope, slot.type), *slot.type, term.span(), scope));
      continue;
    }
    std::vector<Value> items;
    const std::size_t first = next;
    while (next < terms.size() && !later_word(terms[next])) {
      const Ref term = terms[next++];
      Value item = evaluate(term, scope, wanted.element);
      if (item.is(Value::Kind::List)) {  // a name that stands for a list
        items.insert(items.end(), item.items().begin(), item.items().end());
      } else {
        items.push_back(item);
      }
    }
    const Span place{at.file, terms[first].span().begin, terms[next - 1].span().end};
    fill(slot, conform(Value::list(arena_.copy(items)).placed(place), *slot.type, place, scope));
  }
  if (next < terms.size()) return wrong(terms[next].span(), body ? "a block" : "the end of the item");
  // The rest of the fields stand in the block.
  std::vector<TypeField> rest;
  for (const TypeField& field : type.fields)
    if (std::ranges::none_of(parts, [&](const PhrasePart& part) { return part.slot == &field; })) rest.push_back(field);
  const Type block{.kind = Type::Kind::Record, .fields = rest};
  if (body) {
    const Value inner = bind_record_at(body, block, path, scope);
    if (inner.is(Value::Kind::Error)) failed = true;
    else values.insert(values.end(), inner.fields().begin(), inner.fields().end());
  } else {
    for (const TypeField& field : rest) {
      const auto value = default_of(field, scope);
      if (!value) {
        sink_.report(diag::missing_field, at, text(field.name))
            .note(field.at, fmt::format("declared here: {}", to_source(*field.type, names_)));
        failed = true;
        continue;
      }
      values.push_back({field.name, *value});
    }
  }
  if (failed) return Value::error();
  return Value::record(arena_.copy(values)).placed(at);
}

std::string Evaluator::phrase_text(const Type& type) const {
  std::string result;
  for (const PhrasePart& part : type.phrase) {
    if (!result.empty()) result += ' ';
    result += part.slot == nullptr ? std::string(text(part.word)) : fmt::format("<{}>", text(part.slot->name));
  }
  return result;
}

}  // namespace scale::check
