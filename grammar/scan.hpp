// Plain scanning for the rules that look further than one token: blanks, where a declaration begins, and how
// far text goes that makes no sense. All functions take a place and the end of the text.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

namespace scale::grammar::scan {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}
inline bool is_opening(char c) {
  return c == '(' || c == '[' || c == '{';
}
inline bool is_closing(char c) {
  return c == ')' || c == ']' || c == '}';
}

inline const char* blanks(const char* p, const char* end) {
  while (p != end && is_blank(*p)) ++p;
  return p;
}
inline const char* line(const char* p, const char* end) {
  const void* found = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
  return found != nullptr ? static_cast<const char*>(found) : end;
}
inline const char* name(const char* p, const char* end) {
  if (p == end || !is_name_start(*p)) return p;
  while (p != end && is_name_part(*p)) ++p;
  return p;
}
inline bool at_comment(const char* p, const char* end) {
  return end - p >= 2 && p[0] == '/' && p[1] == '/';
}
inline bool at_doc(const char* p, const char* end) {
  return end - p >= 3 && p[0] == '/' && p[1] == '/' && p[2] == '/' && (end - p == 3 || p[3] != '/');
}
/// Only blanks stand before `p` in its line.
inline bool first_in_line(const char* p, const char* begin) {
  while (p != begin && is_blank(p[-1])) --p;
  return p == begin || p[-1] == '\n';
}
/// Blanks, line ends and comments.
inline const char* wide_gap(const char* p, const char* end) {
  while (p != end) {
    if (is_blank(*p) || *p == '\n')
      ++p;
    else if (at_comment(p, end))
      p = line(p, end);
    else
      break;
  }
  return p;
}

/// A keyword that begins a declaration, with what follows it there; "env" is told from a block of that name
/// only by its label, so it counts as a shape and not as a keyword.
inline bool at_keyword_declaration(const char* p, const char* end) {
  const char* word_end = name(p, end);
  const std::string_view word(p, static_cast<std::size_t>(word_end - p));
  const char* next = blanks(word_end, end);
  if (next == word_end || next == end) return false;
  if (word == "if" || word == "require") return *next != '=' && *next != '{';
  const char* after = blanks(name(next, end), end);
  const char follows = after == end ? '\n' : *after;
  if (word == "output" && *next == '[') return true;
  if (after == next) return false;
  if (word == "stack") return follows == '\n' || follows == ';' || follows == '/';
  if (word == "param" || word == "resource") return follows == ':';
  if (word == "let" || word == "output") return follows == ':' || follows == '=';
  if (word == "type") return follows == '=';
  if (word == "component") return follows == '{';
  if (word == "existing") return is_name_start(follows);
  if (word == "for") return end - after > 2 && after[0] == 'i' && after[1] == 'n' && !is_name_part(after[2]);
  return false;
}
/// The same in a form that no item of a body has.
inline bool at_misplaced_declaration(const char* p, const char* end) {
  const std::string_view word(p, static_cast<std::size_t>(name(p, end) - p));
  for (const std::string_view other : {"stack", "component", "existing", "require"})
    if (word == other) return false;
  return at_keyword_declaration(p, end);
}
/// `name name {` or `name name` alone in its line.
inline bool at_instance(const char* p, const char* end) {
  const char* kind = name(p, end);
  const char* label = blanks(kind, end);
  const char* label_end = name(label, end);
  if (kind == p || label == kind || label_end == label) return false;
  const char* after = blanks(label_end, end);
  return after == end || *after == '{' || *after == '\n' || at_comment(after, end);
}
inline bool at_declaration(const char* p, const char* end) {
  return at_keyword_declaration(p, end) || at_instance(p, end);
}
/// `name =` or `name {` or `name name {`.
inline bool at_item(const char* p, const char* end) {
  const char* after = name(p, end);
  if (after == p) return false;
  after = blanks(after, end);
  if (after != end && *after == '=') return end - after < 2 || (after[1] != '=' && after[1] != '>');
  after = blanks(name(after, end), end);
  return after != end && *after == '{';
}
/// How far the line of `p` is indented, looking at most `longest` bytes back: beyond that nobody indents by
/// hand.
inline std::ptrdiff_t indentation(const char* p, const char* begin, const char* end) {
  constexpr int longest = 1000;
  const char* start = p;
  while (start != begin && start[-1] != '\n' && p - start < longest) --start;
  return blanks(start, end) - start;
}
/// At the end of a line, when the next one is indented deeper: a block whose "{" was forgotten.
inline bool at_deeper_line(const char* p, const char* begin, const char* end) {
  p = blanks(p, end);
  if (p == end || (*p != '\n' && !at_comment(p, end))) return false;
  const char* next = wide_gap(p, end);
  return next != end && !is_closing(*next) && indentation(next, begin, end) > indentation(p, begin, end);
}
/// The end of a string that begins at `p`, or of its line where it has none.
inline const char* string(const char* p, const char* end) {
  if (end - p >= 3 && p[1] == '"' && p[2] == '"') {
    for (const char* q = p + 3; end - q >= 3; ++q)
      if (q[0] == '"' && q[1] == '"' && q[2] == '"') return q + 3;
    return end;
  }
  for (++p; p != end && *p != '\n'; ++p) {
    if (*p == '"') return p + 1;
    if (*p == '\\' && end - p > 1 && p[1] != '\n') ++p;
  }
  return p;
}

/// At the first attribute of a block in one line, whose "}" is there and whose "{" is not.
inline bool at_attribute_of_block(const char* p, const char* end) {
  const char* after = blanks(name(p, end), end);
  if (after == p || after == end || *after != '=') return false;
  int depth = 0;
  for (p = after; p != end && *p != '\n';) {
    if (*p == '"') {
      p = string(p, end);
      continue;
    }
    if (at_comment(p, end)) return false;
    if (*p == '{') ++depth;
    if (*p == '}' && depth-- == 0) return true;
    ++p;
  }
  return false;
}
/// Behind a line end: an item or a declaration begins, so whatever is still open was left open by mistake.
inline bool at_new_item(const char* p, const char* begin, const char* end) {
  const char* after = name(p, end);
  if (after == p || !first_in_line(p, begin)) return false;
  if ((p == begin || p[-1] == '\n') && at_declaration(p, end)) return true;
  after = blanks(after, end);
  return after != end && *after == '=' && (end - after < 2 || (after[1] != '=' && after[1] != '>'));
}

/// Skips text that fits nowhere up to the end of the line, a separator, or a bracket that closes something
/// outside; brackets that open inside it are skipped with all they hold, but not past a declaration at line
/// start. Takes at least one byte where `greedy`; else it may take none and stays in the line.
inline const char* unreadable(const char* p, const char* end, bool greedy) {
  int depth = 0;
  const char* const begin = p;
  while (p != end) {
    const char c = *p;
    if (c == '"') {
      p = string(p, end);
      continue;
    }
    if (at_comment(p, end)) {
      if (depth == 0) break;
      p = line(p, end);
      continue;
    }
    if (is_closing(c)) {
      if (depth == 0 && !(greedy && p == begin)) break;
      if (depth > 0) --depth;
    } else if (is_opening(c)) {
      ++depth;
    } else if (depth == 0 && (c == '\n' || c == ';' || c == ',') && !(greedy && p == begin)) {
      break;
    } else if (c == '\n' && (!greedy || at_declaration(p + 1, end))) {
      break;
    }
    ++p;
  }
  while (p != begin && is_blank(p[-1])) --p;
  return p;
}

/// Skips to the bracket that closes what is open at `p`, or to a declaration at line start, or to the end.
inline const char* to_closing(const char* p, const char* end) {
  int depth = 0;
  while (p != end) {
    const char c = *p;
    if (c == '"') {
      p = string(p, end);
      continue;
    }
    if (at_comment(p, end)) {
      p = line(p, end);
      continue;
    }
    if (is_closing(c) && depth-- == 0) break;
    if (is_opening(c)) ++depth;
    if (c == '\n' && at_declaration(p + 1, end)) break;
    ++p;
  }
  return p;
}

/// Skips lines up to one that begins a declaration (or its doc comment) and is indented no deeper than `p`'s
/// line.
inline const char* unreadable_lines(const char* p, const char* begin, const char* end) {
  const auto indent = indentation(p, begin, end);
  const char* stop = line(p, end);
  for (const char* next = stop; next != end;) {
    const char* first = blanks(++next, end);
    if (first != end && first - next <= indent && (at_comment(first, end) || at_declaration(first, end)))
      break;
    next = line(first, end);
    if (next != first) stop = next;
  }
  return stop;
}

}  // namespace scale::grammar::scan
