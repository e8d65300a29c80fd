// Phrases: `tcp 80, 443 from anywhere` against phrase(<protocol: …> <ports: [ports]> from <source: …>).
#include <algorithm>

#include "check/evaluator.h"
#include "diag/codes.h"
#include "diag/suggest.h"
#include "support/closest.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

bool is_word(Ref term, Name word) {
  return term.is(Kind::Ident) && term.name() == word;
}

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

/// Matches the terms with the parts from left to right. A word has to be there unless its slot may be left
/// out; a slot of a list type takes the terms up to the next word of the phrase.
Value Evaluator::phrase(std::span<const Ref> terms, Ref body, const Type& type, Span at,
                        std::string_view path, const Scope& scope) {
  std::vector<NamedValue> values;
  std::size_t next = 0;
  std::vector<std::string_view> skipped;  // words that could still stand at the next term
  const auto wrong = [&](std::string_view expected) {
    std::vector<std::string> wanted;
    for (const std::string_view word : skipped) wanted.push_back(fmt::format("`{}`", word));
    wanted.emplace_back(expected);
    const bool at_term = next < terms.size();
    auto& report = sink_.report(diag::phrase_mismatch, at_term ? terms[next].span() : at,
                                fmt::format("{}", fmt::join(wanted, " or ")));
    if (at_term && terms[next].is(Kind::Ident)) {
      if (expected.starts_with('`')) skipped.push_back(expected.substr(1, expected.size() - 2));
      diag::suggest(report, terms[next].text(), skipped, terms[next].span());
    }
    report.hint(fmt::format("it reads: {}", phrase_text(type)));
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
        skipped.clear();
        continue;
      }
      if (optional(parts, i)) {
        skipped.push_back(text(part.word));
        const TypeField& slot = *parts[++i].slot;
        fill(slot, default_of(slot, {}, scope).value_or(Value::absent()));
        continue;
      }
      return wrong(fmt::format("`{}`", text(part.word)));
    }
    const TypeField& slot = *part.slot;
    const auto later_word = [&](Ref term) {
      return std::any_of(
          parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(),
          [&](const PhrasePart& later) { return later.slot == nullptr && is_word(term, later.word); });
    };
    const Type& wanted = present(*slot.type);
    if (next >= terms.size() || (optional(parts, i) && later_word(terms[next]))) {
      const auto value = default_of(slot, {}, scope);
      if (!value) return wrong(fmt::format("<{}>", text(slot.name)));
      fill(slot, *value);
      continue;
    }
    skipped.clear();
    const bool takes_many = wanted.kind == Type::Kind::List && !terms[next].is(Kind::List);
    if (!takes_many) {
      const Ref term = terms[next++];
      fill(slot, conform(evaluate(term, scope, slot.type), *slot.type, term.span(), scope));
      continue;
    }
    std::vector<Value> items;
    const std::size_t first = next;
    while (next < terms.size() && !later_word(terms[next])) {
      if (next > first && meant_as_word(terms[next], parts, i, scope)) break;
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
  if (next < terms.size()) return wrong(body ? "a block" : "the end of the item");
  // The rest of the fields stand in the block.
  std::vector<TypeField> rest;
  for (const TypeField& field : type.fields)
    if (std::ranges::none_of(parts, [&](const PhrasePart& part) { return part.slot == &field; }))
      rest.push_back(field);
  const Type block{.kind = Type::Kind::Record, .fields = rest};
  if (body) {
    const Value inner = bind_record_at(body, block, path, scope);
    if (inner.is(Value::Kind::Error))
      failed = true;
    else
      values.insert(values.end(), inner.fields().begin(), inner.fields().end());
  } else {
    for (const TypeField& field : rest) {
      const auto value = default_of(field, {}, scope);
      if (!value) {
        report_missing_field(field, at);
        failed = true;
        continue;
      }
      values.push_back({field.name, *value});
    }
  }
  if (failed) return Value::error();
  return Value::record(arena_.copy(values)).placed(at);
}

/// Whether a term that follows the elements of the list slot `at` is the next word, misspelt: a name that
/// nothing declares, where a word has to come.
bool Evaluator::meant_as_word(Ref term, std::span<const PhrasePart> parts, std::size_t at,
                              const Scope& scope) {
  if (!term.is(Kind::Ident) || at + 1 >= parts.size() || parts[at + 1].slot != nullptr) return false;
  if (has_word(*parts[at].slot->type, term.name()) || lookup(term.name(), scope, nullptr)) return false;
  const std::string_view word = text(parts[at + 1].word);
  return !optional(parts, at + 1) || closest(term.text(), std::span(&word, 1)) == word;
}

std::string Evaluator::phrase_text(const Type& type) const {
  std::string result;
  for (const PhrasePart& part : type.phrase) {
    if (!result.empty()) result += ' ';
    result +=
        part.slot == nullptr ? std::string(text(part.word)) : fmt::format("<{}>", text(part.slot->name));
  }
  return result;
}

}  // namespace scale::check
