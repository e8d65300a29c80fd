// Writes YAML front to back, with the same calls as JsonWriter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/json_writer.h"

namespace scale::emit {

/// Appends one YAML document in block style to a string. Every string reads back as a string, with a reader
/// of YAML 1.1 and of 1.2 alike: whatever either could take for a number, a date or a truth value is quoted.
class YamlWriter {
 public:
  explicit YamlWriter(std::string& out) : out_(out) {}

  /// Inline containers are written in flow style.
  void begin_object(Layout layout = Layout::Lines) { begin(Kind::Object, layout); }
  void end_object() { end(); }
  void begin_array(Layout layout = Layout::Lines) { begin(Kind::Array, layout); }
  void end_array() { end(); }

  void key(std::string_view name);
  void string(std::string_view value) { scalar(value, {}); }
  /// A string with a tag, such as `!Ref MainVpc`.
  void tagged(std::string_view tag, std::string_view value) { scalar(value, tag); }
  void integer(std::int64_t value);
  void number(double value);
  void boolean(bool value);
  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void finish() { out_ += '\n'; }

 private:
  enum class Kind : std::uint8_t { Object, Array };
  struct Level {
    Kind kind;
    bool flow;
    bool empty;
    bool after_dash;     // its first key stands in the line of the dash
    std::size_t indent;  // columns before its keys or dashes
  };
  void begin(Kind kind, Layout layout);
  void end();
  /// Goes to where the next value of an array, or the value after a key, is written.
  void place();
  /// The same, and the blank before a scalar.
  void place_scalar();
  void new_line(std::size_t indent);
  bool in_flow() const { return !levels_.empty() && levels_.back().flow; }
  void scalar(std::string_view value, std::string_view tag);
  void block(std::string_view value);

  std::string& out_;
  std::vector<Level> levels_;
  bool after_dash_ = false;
};

}  // namespace scale::emit
