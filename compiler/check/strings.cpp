// String literals: escapes, and the indentation of """ strings.
#include <optional>
#include <string>

#include "check/literal_text.h"
#include "check/literals.h"

namespace scale::check {

namespace {

constexpr std::string_view quotes = "\"\"\"";

void append_utf8(std::string& text, std::uint32_t code) {
  const auto byte = [&](std::uint32_t bits) { text += static_cast<char>(bits); };
  const auto follow = [&](std::uint32_t shift) { byte(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6), follow(0);
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12), follow(6), follow(0);
  } else {
    byte(0xF0 | code >> 18), follow(12), follow(6), follow(0);
  }
}

/// What `\` and the byte after it stand for; 0: nothing.
char simple_escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '"':
    case '\\':
    case '$':
      return c;
    default:
      return 0;
  }
}

/// Appends what the `\u{…}` at the start of `text` stands for; gives the bytes it takes, 0 when it is none.
std::size_t unicode_escape(std::string_view text, const LiteralText& literal, std::string& into) {
  const auto end = text.find('}');
  if (!text.starts_with("\\u{") || end == std::string_view::npos) return 0;
  const std::string_view digits = text.substr(3, end - 3);
  if (digits.empty() || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
    return 0;
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (read.ec != std::errc{} || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    literal.sink.report(diag::bad_code_point, literal.place(text.substr(0, end + 1)), text.substr(0, end + 1))
        .hint("characters are 0 to D7FF and E000 to 10FFFF");
    return end + 1;
  }
  append_utf8(into, code);
  return end + 1;
}

/// `\` and the whole character after it.
std::string_view escape_text(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), 2);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return text.substr(0, size);
}

void decode(std::string_view text, const LiteralText& literal, std::string& into) {
  while (!text.empty()) {
    const auto plain = std::min(text.find('\\'), text.size());
    into += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    const char simple = text.size() > 1 ? simple_escape(text[1]) : '\0';
    if (simple != 0) {
      into += simple;
      text.remove_prefix(2);
    } else if (const std::size_t size = unicode_escape(text, literal, into); size != 0) {
      text.remove_prefix(size);
    } else {
      const std::string_view wrong = escape_text(text);
      literal.sink.report(diag::bad_escape, literal.place(wrong), wrong)
          .hint("escapes: \\n \\t \\r \\\" \\\\ \\$ and \\u{1F600}; a backslash itself is \\\\");
      text.remove_prefix(wrong.size());
    }
  }
}

std::string_view leading_blanks(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of(" \t"), text.size()));
}

/// The line end at the start of `text`: "\n", "\r\n" or nothing.
std::string_view line_end(std::string_view text) {
  if (text.starts_with('\n')) return text.substr(0, 1);
  return text.starts_with("\r\n") ? text.substr(0, 2) : text.substr(0, 0);
}

/// A """ string: which blanks are layout of the program and which belong to the text.
class Block {
 public:
  explicit Block(syntax::Ref string) {
    for (const syntax::Ref child : string) {
      if (child.is(syntax::Kind::Text)) narrow_indentation(child.text());
      last_ = child;
    }
    first_ = string.child(0);
  }

  /// Decodes one Text child of the string.
  void decode_part(syntax::Ref text, const LiteralText& literal, std::string& into) const {
    std::string_view rest = text.text();
    if (text == first_) {
      const std::string_view blanks = leading_blanks(rest);
      if (const auto end = line_end(rest.substr(blanks.size())); !end.empty()) {
        rest.remove_prefix(blanks.size() + end.size());
        if (is_closing_line(text, rest)) return;
        rest.remove_prefix(layout_blanks(rest));
      }
    }
    for (;;) {
      const auto newline = rest.find('\n');
      if (newline == std::string_view::npos) return decode(rest, literal, into);
      std::string_view line = rest.substr(0, newline);
      if (line.ends_with('\r')) line.remove_suffix(1);
      decode(line, literal, into);
      rest.remove_prefix(newline + 1);
      if (is_closing_line(text, rest)) return;
      into += '\n';
      rest.remove_prefix(layout_blanks(rest));
    }
  }

 private:
  /// Lines of blanks only say nothing about indentation, but the line of the closing quotes does.
  void narrow_indentation(std::string_view text) {
    for (auto newline = text.find('\n'); newline != std::string_view::npos;
         newline = text.find('\n', newline + 1)) {
      const std::string_view line = text.substr(newline + 1);
      const std::string_view blanks = leading_blanks(line);
      if (!line_end(line.substr(blanks.size())).empty()) continue;
      if (!indentation_) {
        indentation_ = blanks;
        continue;
      }
      const auto differs =
          std::mismatch(indentation_->begin(), indentation_->end(), blanks.begin(), blanks.end());
      *indentation_ =
          indentation_->substr(0, static_cast<std::size_t>(differs.first - indentation_->begin()));
    }
  }

  /// How many bytes at the start of a line are layout.
  std::size_t layout_blanks(std::string_view line) const {
    const std::string_view blanks = leading_blanks(line);
    const bool blank_line = !line_end(line.substr(blanks.size())).empty();
    return blank_line ? blanks.size() : indentation_.value_or("").size();
  }

  bool is_closing_line(syntax::Ref text, std::string_view line) const {
    return text == last_ && leading_blanks(line).size() == line.size();
  }

  std::optional<std::string_view> indentation_;
  syntax::Ref first_;
  syntax::Ref last_;
};

}  // namespace

std::string_view decode_text(syntax::Ref text, Arena& arena, diag::Sink& sink) {
  if (text.text().find('\\') == std::string_view::npos) return text.text();
  std::string decoded;
  decode(text.text(), LiteralText{text.text(), text.span(), arena, sink}, decoded);
  return arena.copy(decoded);
}

std::vector<std::string_view> decode_string(syntax::Ref string, Arena& arena, diag::Sink& sink) {
  std::vector<std::string_view> result;
  const bool block = string.text().starts_with(quotes) && string.text().size() >= 2 * quotes.size();
  const std::optional<Block> layout = block ? std::optional<Block>(string) : std::nullopt;
  for (const syntax::Ref child : string) {
    if (!child.is(syntax::Kind::Text)) continue;
    if (!layout) {
      result.push_back(decode_text(child, arena, sink));
      continue;
    }
    std::string decoded;
    layout->decode_part(child, LiteralText{child.text(), child.span(), arena, sink}, decoded);
    result.push_back(arena.copy(decoded));
  }
  return result;
}

}  // namespace scale::check
