#include "emit/yaml_writer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace scale::emit {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '/';
}

/// What YAML 1.1 reads as a truth value or as nothing, in any case of letters.
bool is_reserved(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words{"y",   "n",    "yes",   "no",  "on",
                                                         "off", "true", "false", "null"};
  return std::ranges::any_of(words, [&](std::string_view word) {
    return std::ranges::equal(
        word, text, [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
  });
}

/// Text that means itself without quotes. Numbers and dates begin with a digit, a sign or a point, so a
/// leading letter or slash rules them out.
bool is_plain(std::string_view text, bool flow) {
  if (text.empty() || !(is_letter(text[0]) || text[0] == '/' || text[0] == '_') || is_reserved(text))
    return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (is_word(c) || c == '+' || c == '=' || c == '@') continue;
    if (c == ' ' && is_word(next)) continue;
    if (!flow && (c == '*' || c == '(' || c == ')' || c == '$' || (c == ':' && next != ' '))) continue;
    return false;
  }
  return true;
}

/// Text of several lines that a literal block keeps unchanged.
bool fits_block(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text[0] == '\n' || text[0] == ' ' || text[0] == '\t')
    return false;
  if (text.ends_with("\n\n")) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\n' && text[i] != '\t' && !(text[i] >= 0x20 && text[i] < 0x7F) &&
        unprintable(text.substr(i)) != 0)
      return false;
  return true;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_json_escaped(out, text);
  out += '"';
}

}  // namespace

void YamlWriter::new_line(std::size_t indent) {
  out_ += '\n';
  out_.append(indent, ' ');
}

void YamlWriter::place() {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.kind == Kind::Array) {
    if (level.flow) {
      if (!level.empty) out_ += ", ";
    } else {
      if (level.empty && level.after_dash)
        out_ += ' ';
      else
        new_line(level.indent);
      out_ += '-';
      after_dash_ = true;
    }
    level.empty = false;
  }
}

void YamlWriter::begin(Kind kind, Layout layout) {
  place();
  Level level{kind, layout == Layout::Inline || in_flow(), true, after_dash_, 0};
  if (!levels_.empty()) level.indent = levels_.back().indent + 2;
  if (level.flow) {
    if (!in_flow() || levels_.back().kind == Kind::Object) out_ += ' ';
    out_ += kind == Kind::Object ? '{' : '[';
  }
  after_dash_ = false;
  levels_.push_back(level);
}

void YamlWriter::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.flow)
    out_ += level.kind == Kind::Object ? '}' : ']';
  else if (level.empty)
    out_ += level.kind == Kind::Object ? " {}" : " []";
}

void YamlWriter::key(std::string_view name) {
  Level& level = levels_.back();
  if (level.flow) {
    if (!level.empty) out_ += ", ";
  } else if (level.empty && level.after_dash) {
    out_ += ' ';
  } else if (!level.empty || levels_.size() > 1) {
    new_line(level.indent);
  }
  level.empty = false;
  if (is_plain(name, level.flow))
    out_ += name;
  else
    append_quoted(out_, name);
  out_ += ':';
}

void YamlWriter::place_scalar() {
  place();
  after_dash_ = false;
  if (!in_flow() || levels_.back().kind == Kind::Object) out_ += ' ';
}

void YamlWriter::scalar(std::string_view value, std::string_view tag) {
  place_scalar();
  if (!tag.empty()) {
    out_ += tag;
    out_ += ' ';
  }
  if (is_plain(value, in_flow()))
    out_ += value;
  else if (!in_flow() && fits_block(value))
    block(value);
  else
    append_quoted(out_, value);
}

void YamlWriter::block(std::string_view value) {
  const bool ended = value.ends_with('\n');
  out_ += ended ? "|" : "|-";
  if (ended) value.remove_suffix(1);
  const std::size_t indent = levels_.back().indent + 2;
  while (true) {
    const std::size_t line_end = value.find('\n');
    const std::string_view line = value.substr(0, line_end);
    new_line(line.empty() ? 0 : indent);
    out_ += line;
    if (line_end == std::string_view::npos) return;
    value.remove_prefix(line_end + 1);
  }
}

void YamlWriter::integer(std::int64_t value) {
  place_scalar();
  out_ += fmt::to_string(value);
}

void YamlWriter::number(double value) {
  std::string digits;
  append_number(digits, value);
  // YAML 1.1 knows an exponent only after a point.
  if (const auto exponent = digits.find('e');
      exponent != std::string::npos && digits.find('.') == std::string::npos)
    digits.insert(exponent, ".0");
  place_scalar();
  out_ += digits;
}

void YamlWriter::boolean(bool value) {
  place_scalar();
  out_ += value ? "true" : "false";
}

}  // namespace scale::emit
