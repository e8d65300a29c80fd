// From the syntax of types to types.
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "check/library.h"
#include "diag/codes.h"
#include "diag/suggest.h"
#include "schema/stdlib.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

constexpr std::array<std::pair<std::string_view, const Type*>, 16> named_types{{
    {"bool", &types::boolean},
    {"int", &types::integer},
    {"number", &types::number},
    {"string", &types::string},
    {"duration", &types::duration},
    {"size", &types::size},
    {"vcpu", &types::vcpu},
    {"percent", &types::percent},
    {"range", &types::range},
    {"cidr", &types::cidr},
    {"prefix", &types::prefix},
    {"ports", &types::ports},
    {"schedule", &types::schedule},
    {"arn", &types::arn},
    {"secret", &types::secret},
    {"json", &types::json},
}};

}  // namespace

TypeField Library::field_of(Ref node) {
  const Ref name = node.child_after_doc(0);
  const Ref type = node.child_after_doc(1);
  return {name.name(), type ? resolve(type) : &types::unknown, node.child_after_doc(2), name.span()};
}

const Type* Library::resolve(Ref node) {
  switch (node.kind()) {
    case Kind::TypeName: return resolve_name(node);
    case Kind::TypeOf: {
      const Ref head = node.child(0);
      const std::string_view name = names_.text(head.name());
      if (name == "map")
        return arena_.make<Type>(Type{.kind = Type::Kind::Map, .element = resolve(node.child(1))});
      if (name == "arn")
        return arena_.make<Type>(Type{.kind = Type::Kind::Arn, .name = node.child(1).name()});
      sink_.report(diag::unknown_type, head.span(), name).hint("only map(…) and arn(…) take an argument");
      return &types::unknown;
    }
    case Kind::TypeWord: {
      const std::string_view text = node.text();
      const bool quoted = text.size() >= 2 && text.front() == '"';
      return arena_.make<Type>(Type{.kind = Type::Kind::Word,
                                    .name = names_.intern(quoted ? text.substr(1, text.size() - 2) : text)});
    }
    case Kind::TypeList:
      return arena_.make<Type>(Type{.kind = Type::Kind::List, .element = resolve(node.child(0))});
    case Kind::TypeOptional:
      return arena_.make<Type>(Type{.kind = Type::Kind::Optional, .element = resolve(node.child(0))});
    case Kind::TypeUnion: {
      std::vector<const Type*> alternatives;
      for (const Ref child : node) {
        const Type* type = resolve(child);
        // A union inside a union is one union.
        if (type->kind == Type::Kind::Union)
          alternatives.insert(alternatives.end(), type->alternatives.begin(), type->alternatives.end());
        else
          alternatives.push_back(type);
      }
      return arena_.make<Type>(Type{.kind = Type::Kind::Union, .alternatives = arena_.copy(alternatives)});
    }
    case Kind::TypeRecord: return resolve_record(node, Type::Kind::Record);
    case Kind::TypeEach: {
      Type* element = arena_.make<Type>(*resolve_record(node, Type::Kind::Record));
      element->labelled = true;
      return arena_.make<Type>(Type{.kind = Type::Kind::Each, .element = element});
    }
    case Kind::TypePhrase: return resolve_phrase(node);
    default: return &types::unknown;  // Missing, Bad: already reported
  }
}

const Type* Library::resolve_name(Ref node) {
  const std::string_view text = names_.text(node.name());
  const auto named = std::ranges::find(named_types, text, [](const auto& entry) { return entry.first; });
  if (named != named_types.end()) return named->second;
  if (text.find("::") != std::string_view::npos)
    return arena_.make<Type>(Type{.kind = Type::Kind::Resource, .name = node.name()});
  if (NamedType* entry = named_type(node.name(), node.span())) {
    if (entry->type != nullptr) return entry->type;
    const auto before = std::ranges::find(resolving_, entry);
    if (before != resolving_.end()) {
      std::string path;
      for (auto at = before; at != resolving_.end(); ++at) {
        path += fmt::format("{} → ", names_.text((*at)->node.child_after_doc(0).name()));
        (*at)->in_cycle = true;
      }
      sink_.report(diag::cycle, node.span(), text)
          .hint(path + std::string(text))
          .hint("a type cannot contain itself");
      return &types::unknown;
    }
    resolving_.push_back(entry);
    // Tables of names keep their entries in place, whatever is added meanwhile.
    entry->type = resolve(entry->node.child_after_doc(1));
    resolving_.pop_back();
    if (entry->in_cycle) entry->type = &types::unknown;  // so that nothing else is said of it
    return entry->type;
  }
  if (const Component* found = component(node.name(), node.span()))
    return arena_.make<Type>(Type{.kind = Type::Kind::Instance, .name = node.name(), .component = found});
  std::vector<std::string_view> candidates = kind_names();
  for (const auto& [name, type] : named_types) candidates.push_back(name);
  for (const auto& [name, type] : program_.types) candidates.push_back(names_.text(name));
  auto& report = sink_.report(diag::unknown_type, node.span(), text);
  if (diag::suggest(report, text, std::move(candidates), node.span()).empty()) {
    std::vector<std::string_view> built_in;
    for (const auto& [name, type] : named_types) built_in.push_back(name);
    report.hint(fmt::format("built in are {}", fmt::join(built_in, ", ")));
  }
  return &types::unknown;
}

const Type* Library::resolve_record(Ref node, Type::Kind kind) {
  std::vector<TypeField> fields;
  for (const Ref child : node) {
    if (!child.is(Kind::Field)) continue;
    const TypeField field = field_of(child);
    const auto first = std::ranges::find(fields, field.name, &TypeField::name);
    if (first != fields.end())
      sink_.report(diag::duplicate_name, field.at, names_.text(field.name))
          .note(first->at, "first declared here");
    else
      fields.push_back(field);
  }
  return arena_.make<Type>(Type{.kind = kind, .fields = arena_.copy(fields)});
}

const Type* Library::resolve_phrase(Ref node) {
  std::vector<TypeField> fields;
  for (const Ref child : node)
    if (child.is(Kind::Slot)) fields.push_back(field_of(child));
  const std::size_t slots = fields.size();
  if (const Ref body = node.first(Kind::TypeRecord))
    for (const TypeField& field : resolve_record(body, Type::Kind::Record)->fields) fields.push_back(field);
  const std::span<const TypeField> kept = arena_.copy(fields);
  std::vector<PhrasePart> parts;
  std::size_t next = 0;
  for (const Ref child : node) {
    if (child.is(Kind::Word)) parts.push_back({child.name(), nullptr});
    if (child.is(Kind::Slot) && next < slots) parts.push_back({{}, &kept[next++]});
  }
  return arena_.make<Type>(Type{.kind = Type::Kind::Phrase, .fields = kept, .phrase = arena_.copy(parts)});
}

}  // namespace scale::check
