// Writes JSON front to back, without building a document first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scale {

/// Length in bytes of the code point at the front of `text` when it is one that is better not written as it
/// is: control characters, and those that readers of YAML, who read JSON too, refuse or take for a line end.
/// Else 0.
std::size_t unprintable(std::string_view text);
/// Appends `text` to `out` as the inside of a JSON string: quotes, backslashes and unprintable characters
/// escaped.
void append_json_escaped(std::string& out, std::string_view text);
/// Appends `value` in the shortest decimal form that reads back as the same number.
void append_number(std::string& out, double value);

/// How an object or array is laid out: one member per line, or all of it in the line where it begins.
enum class Layout : std::uint8_t { Lines, Inline };

/// Appends one JSON document to a string, two spaces per level.
/// Calls come in document order: key() before each member's value, begin and end in pairs.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  /// Everything inside an inline container is inline too.
  void begin_object(Layout layout = Layout::Lines) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::Lines) { begin('[', layout); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  void string(std::string_view value);
  void integer(std::int64_t value);
  void number(double value);
  void boolean(bool value);
  void null();

  /// A member whose value is a string.
  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void member(std::string_view name, std::int64_t value) {
    key(name);
    integer(value);
  }
  /// The line end after the document.
  void finish() { out_ += '\n'; }

 private:
  struct Level {
    Layout layout;
    bool empty;
  };
  void begin(char bracket, Layout layout);
  void end(char bracket);
  /// What stands between this value and what came before it.
  void separate();
  void new_line();

  std::string& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace scale
