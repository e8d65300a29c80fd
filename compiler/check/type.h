// The types of the language.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "check/value.h"
#include "support/arena.h"
#include "syntax/tree.h"

namespace scale::check {

struct Component;

struct TypeField {
  Name name = {};
  const Type* type = nullptr;
  syntax::Ref default_value = {};  // or no node
  Span at = {};
};

/// One part of a phrase: a word to be written, or a slot to be filled.
struct PhrasePart {
  Name word = {};                   // for a word
  const TypeField* slot = nullptr;  // for a slot, one of the record's fields
};

struct Type {
  enum class Kind : std::uint8_t {
    Unknown,  // a mistake was reported; accepts everything
    Bool,
    Int,
    Number,
    String,
    Word,
    Duration,
    Size,
    Vcpu,
    Percent,
    Range,
    Cidr,
    Prefix,
    Ports,
    Schedule,
    Arn,
    Secret,
    List,
    Record,
    Map,
    Each,
    Phrase,
    Optional,
    Union,
    Json,
    Instance,
    Resource,
  };
  Kind kind = Kind::Unknown;
  Name name = {};                           // Word: the word; Arn: its service or none; Resource: AWS::X::Y
  const Type* element = nullptr;            // List, Map, Each (its record), Optional
  std::span<const TypeField> fields = {};   // Record, Phrase (slots first, then the block's)
  std::span<const PhrasePart> phrase = {};  // Phrase
  std::span<const Type* const> alternatives = {};  // Union
  const Component* component = nullptr;            // Instance
  bool labelled = false;                           // Record: of `each`, so that values have a `name` too

  /// The field of this name, or null.
  const TypeField* field(Name wanted) const;
};

/// The types without parts, shared by everyone.
namespace types {
extern const Type unknown, boolean, integer, number, string, duration, size, vcpu, percent, range, cidr,
    prefix, ports, schedule, arn, secret, json;
}

/// As a program would write it.
std::string to_source(const Type& type, const Names& names);

/// A type without its outermost `?`.
const Type& present(const Type& type);
/// Whether the union (or the optional or list element itself) has this word.
bool has_word(const Type& type, Name word);

}  // namespace scale::check
