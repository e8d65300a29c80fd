#include "support/json_writer.h"

#include <fmt/format.h>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace scale {

namespace {

/// The code point at the front of UTF-8 text, and its length in bytes.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 1 || length > text.size()) return {first, 1};
  std::uint32_t value = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte(i) & 0x3F);
  return {value, length};
}

/// Which bytes stand in a JSON string as they are: printable ASCII but quotes and backslashes.
constexpr auto verbatim = [] {
  std::array<bool, 256> result{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) result[c] = c != '"' && c != '\\';
  return result;
}();

}  // namespace

std::size_t unprintable(std::string_view text) {
  if ((static_cast<unsigned char>(text[0]) & 0xC0) == 0x80) return 0;  // inside a code point
  const auto [code, length] = code_point(text);
  const bool is = code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x2028 || code == 0x2029 ||
                  code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
  return is ? length : 0;
}

void append_json_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    // Most text is letters, digits and blanks, and never comes further than here.
    while (i < text.size() && verbatim[static_cast<unsigned char>(text[i])]) ++i;
    if (i == text.size()) break;
    const char c = text[i];
    const bool mark = c == '"' || c == '\\';
    const std::size_t length = mark ? 1 : unprintable(text.substr(i));
    if (length == 0) {
      ++i;
      continue;
    }
    out.append(text, copied, i - copied);
    out += '\\';
    if (mark)
      out += c;
    else if (c == '\n' || c == '\r' || c == '\t')
      out += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    else
      fmt::format_to(std::back_inserter(out), "u{:04x}", code_point(text.substr(i)).first);
    i += length;
    copied = i;
  }
  out.append(text, copied);
}

void append_number(std::string& out, double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.layout == Layout::Lines)
    new_line();
  else if (!level.empty)
    out_ += ' ';
  level.empty = false;
}

void JsonWriter::begin(char bracket, Layout layout) {
  separate();
  out_ += bracket;
  if (!levels_.empty() && levels_.back().layout == Layout::Inline) layout = Layout::Inline;
  levels_.push_back({layout, true});
}

void JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.layout == Layout::Lines && !level.empty) new_line();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  append_json_escaped(out_, name);
  out_ += "\": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  separate();
  out_ += '"';
  append_json_escaped(out_, value);
  out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::number(double value) {
  separate();
  append_number(out_, value);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

}  // namespace scale
