#include "check/type.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/text.h"

namespace scale::check {

namespace types {
using Kind = Type::Kind;
constinit const Type unknown{.kind = Kind::Unknown};
constinit const Type boolean{.kind = Kind::Bool};
constinit const Type integer{.kind = Kind::Int};
constinit const Type number{.kind = Kind::Number};
constinit const Type string{.kind = Kind::String};
constinit const Type duration{.kind = Kind::Duration};
constinit const Type size{.kind = Kind::Size};
constinit const Type vcpu{.kind = Kind::Vcpu};
constinit const Type percent{.kind = Kind::Percent};
constinit const Type range{.kind = Kind::Range};
constinit const Type cidr{.kind = Kind::Cidr};
constinit const Type prefix{.kind = Kind::Prefix};
constinit const Type ports{.kind = Kind::Ports};
constinit const Type schedule{.kind = Kind::Schedule};
constinit const Type arn{.kind = Kind::Arn};
constinit const Type secret{.kind = Kind::Secret};
constinit const Type json{.kind = Kind::Json};
}  // namespace types

namespace {

/// Deeper than this a message helps nobody.
constexpr int max_depth = 8;

std::string type_text(const Type& type, const Names& names, int depth);

std::string field_text(const TypeField& field, const Names& names, int depth) {
  std::string text = fmt::format("{}: {}", names.text(field.name), type_text(*field.type, names, depth));
  if (field.default_value) text += fmt::format(" = {}", field.default_value.text());
  return text;
}

std::string fields_text(std::span<const TypeField> fields, const Names& names, int depth) {
  std::string text;
  for (const TypeField& field : fields)
    text += (text.empty() ? "{ " : ", ") + field_text(field, names, depth);
  return text.empty() ? "{}" : text + " }";
}

std::string phrase_text(const Type& type, const Names& names, int depth) {
  std::string words;
  std::size_t slots = 0;
  for (const PhrasePart& part : type.phrase) {
    if (!words.empty()) words += ' ';
    if (part.slot == nullptr) {
      words += names.text(part.word);
    } else {
      words += fmt::format("<{}>", field_text(*part.slot, names, depth));
      ++slots;
    }
  }
  const auto block = type.fields.subspan(std::min(slots, type.fields.size()));
  return fmt::format("phrase({}){}", words, block.empty() ? "" : " " + fields_text(block, names, depth));
}

std::string union_text(const Type& type, const Names& names, int depth) {
  std::string text;
  for (const Type* alternative : type.alternatives) {
    if (!text.empty()) text += " | ";
    text += type_text(*alternative, names, depth);
  }
  return text;
}

std::string optional_text(const Type& type, const Names& names, int depth) {
  const std::string inner = type_text(*type.element, names, depth);
  return type.element->kind == Type::Kind::Union ? fmt::format("({})?", inner) : inner + "?";
}

std::string type_text(const Type& type, const Names& names, int depth) {
  using Kind = Type::Kind;
  if (++depth > max_depth) return "…";
  switch (type.kind) {
    case Kind::Unknown: return "unknown";
    case Kind::Bool: return "bool";
    case Kind::Int: return "int";
    case Kind::Number: return "number";
    case Kind::String: return "string";
    case Kind::Word: return quoted(names.text(type.name));
    case Kind::Duration: return "duration";
    case Kind::Size: return "size";
    case Kind::Vcpu: return "vcpu";
    case Kind::Percent: return "percent";
    case Kind::Range: return "range";
    case Kind::Cidr: return "cidr";
    case Kind::Prefix: return "prefix";
    case Kind::Ports: return "ports";
    case Kind::Schedule: return "schedule";
    case Kind::Arn: return type.name ? fmt::format("arn({})", names.text(type.name)) : "arn";
    case Kind::Secret: return "secret";
    case Kind::List: return fmt::format("[{}]", type_text(*type.element, names, depth));
    case Kind::Record: return fields_text(type.fields, names, depth);
    case Kind::Map: return fmt::format("map({})", type_text(*type.element, names, depth));
    case Kind::Each: return fmt::format("each {}", fields_text(type.element->fields, names, depth));
    case Kind::Phrase: return phrase_text(type, names, depth);
    case Kind::Optional: return optional_text(type, names, depth);
    case Kind::Union: return union_text(type, names, depth);
    case Kind::Json: return "json";
    case Kind::Instance: return type.name ? std::string(names.text(type.name)) : "component";
    case Kind::Resource: return type.name ? std::string(names.text(type.name)) : "resource";
  }
  return {};
}

}  // namespace

const TypeField* Type::field(Name wanted) const {
  const auto found = std::ranges::find(fields, wanted, &TypeField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string to_source(const Type& type, const Names& names) {
  return type_text(type, names, 0);
}

const Type& present(const Type& type) {
  const Type* inner = &type;
  while (inner->kind == Type::Kind::Optional) inner = inner->element;
  return *inner;
}

bool has_word(const Type& type, Name word) {
  switch (type.kind) {
    case Type::Kind::Word: return type.name == word;
    case Type::Kind::Optional:
    case Type::Kind::List: return has_word(*type.element, word);
    case Type::Kind::Union:
      return std::ranges::any_of(type.alternatives,
                                 [&](const Type* alternative) { return has_word(*alternative, word); });
    default: return false;
  }
}

}  // namespace scale::check
