// What a few nodes say, beyond their text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace scale::syntax {

/// The name of a declaration, item or field: its first child behind a doc comment (a Name, a String key, an
/// OutputKey or Missing).
inline Ref name_of(Ref node) {
  return node.child_after_doc(0);
}
/// The Body of an item or declaration, or no node.
inline Ref body_of(Ref node) {
  return node.first(Kind::Body);
}
/// Whether a node of this kind is a type.
inline bool is_type(Kind kind) {
  return kind >= Kind::TypeName && kind <= Kind::TypePhrase && kind != Kind::Field;
}

/// The text of the doc comment of `declaration`, without its `///` and one blank behind them; empty without
/// one.
std::string doc_text(Ref declaration);

/// A stretch of a string: literal text, decoded, or else an expression to be put in.
struct StringPart {
  std::string text;
  Ref expression;  // no node for text
};

/// The parts of a String in order; neighbouring texts are one part, and an empty string has none.
///
/// Escapes are decoded (a wrong one, which parsing has reported, stays as it is written). In a string of
/// several lines the line end behind the opening quotes and the one before the closing quotes are left out,
/// the indentation that all lines and the closing quotes have in common is removed, and CR LF is LF.
std::vector<StringPart> decode_string(Ref string);
/// The text of a String that is exactly what stands between its quotes, as most are: one line, no
/// interpolations and no escapes. Nothing for others.
std::optional<std::string_view> verbatim_text(Ref string);

/// The text of a String; interpolations are left out (see `is_plain`).
std::string plain_text(Ref string);
/// A String without interpolation.
bool is_plain(Ref string);
/// The key of an Attribute, whether it is written as a name or as a string.
std::string key_text(Ref attribute);

/// The character that \u{hex} means, if it is one (no surrogate, at most 10FFFF).
std::optional<std::uint32_t> code_point(std::string_view hex);

/// `text` of one line with its escapes decoded.
std::string decode_escapes(std::string_view text);

}  // namespace scale::syntax
