#include "syntax/views.h"

#include <algorithm>

namespace scale::syntax {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)),
        put(0x80 | (code & 0x3F));
  }
}

/// Decodes the escape that begins at `text[i]` and moves `i` behind it; false where there is none.
bool decode_escape(std::string_view text, std::size_t& i, std::string& out) {
  if (text[i] != '\\' || i + 1 >= text.size()) return false;
  constexpr std::string_view letters = "ntr\"\\$";
  constexpr std::string_view meanings = "\n\t\r\"\\$";
  if (const auto at = letters.find(text[i + 1]); at != std::string_view::npos) {
    out += meanings[at];
    i += 2;
    return true;
  }
  const std::size_t close = text.find('}', i);
  if (!text.substr(i).starts_with("\\u{") || close == std::string_view::npos || close == i + 3) return false;
  const auto code = code_point(text.substr(i + 3, close - i - 3));
  if (!code) return false;
  append_utf8(out, *code);
  i = close + 1;
  return true;
}

/// The text of one string, line by line, while its parts are put together.
class Decoder {
 public:
  explicit Decoder(Ref string) : string_(string), several_lines_(string.text().starts_with("\"\"\"")) {
    if (several_lines_) find_indentation();
  }

  std::vector<StringPart> parts() {
    bool first = true;
    for (const Ref child : string_) {
      if (child.is(Kind::Text)) {
        append_text(first ? skip_first_line(child.text()) : child.text());
      } else if (child.is(Kind::Interpolation)) {
        parts_.push_back({{}, child.child(0)});
        line_start_ = false;
      }
      first = false;
    }
    if (several_lines_) drop_last_line();
    return std::move(parts_);
  }

 private:
  std::string_view skip_first_line(std::string_view text) {
    if (!several_lines_) return text;
    const auto behind = std::find_if_not(text.begin(), text.end(), is_blank);
    if (behind == text.end() || *behind != '\n') return text;
    line_start_ = true;
    return text.substr(static_cast<std::size_t>(behind - text.begin()) + 1);
  }

  /// The least indentation of any line that is not blank; the closing quotes count as text.
  void find_indentation() {
    indentation_ = std::string_view::npos;
    for (const Ref child : string_) {
      if (!child.is(Kind::Text)) continue;
      const std::string_view text = child.text();
      for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
        std::size_t end = i + 1;
        while (end < text.size() && is_blank(text[end])) ++end;
        if (end == text.size() || text[end] != '\n') indentation_ = std::min(indentation_, end - i - 1);
      }
    }
    if (indentation_ == std::string_view::npos) indentation_ = 0;
  }

  void append_text(std::string_view text) {
    if (text.empty()) return;
    if (parts_.empty() || parts_.back().expression) parts_.emplace_back();
    std::string& out = parts_.back().text;
    for (std::size_t i = 0; i < text.size();) {
      if (line_start_) {
        for (std::size_t n = 0; n < indentation_ && i < text.size() && is_blank(text[i]); ++n) ++i;
        line_start_ = false;
        continue;
      }
      if (decode_escape(text, i, out)) continue;
      const char c = text[i++];
      if (several_lines_ && c == '\r' && i < text.size() && text[i] == '\n') continue;
      out += c;
      line_start_ = several_lines_ && c == '\n';
      if (line_start_) last_line_ = out.size();
    }
  }

  /// Takes the last line end away when only blanks stand behind it.
  void drop_last_line() {
    if (parts_.empty() || parts_.back().expression || last_line_ == 0) return;
    std::string& text = parts_.back().text;
    if (last_line_ > text.size() ||
        !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(last_line_), text.end(), is_blank))
      return;
    text.resize(last_line_ - 1);
    if (text.empty()) parts_.pop_back();
  }

  Ref string_;
  bool several_lines_;
  std::size_t indentation_ = 0;
  bool line_start_ = false;
  std::size_t last_line_ = 0;  // where the last line begins in the last part, or 0
  std::vector<StringPart> parts_;
};

}  // namespace

std::optional<std::uint32_t> code_point(std::string_view hex) {
  std::uint32_t code = 0;
  if (hex.empty() || hex.size() > 6) return {};
  for (const char c : hex) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return {};
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return code;
}

std::string doc_text(Ref declaration) {
  const Ref doc = declaration.first(Kind::Doc);
  if (!doc) return {};
  std::string out;
  std::string_view rest = doc.text();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    line.remove_prefix(std::min(line.find("///") + 3, line.size()));
    if (line.starts_with(' ')) line.remove_prefix(1);
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    out += line;
    if (!rest.empty()) out += '\n';
  }
  return out;
}

std::vector<StringPart> decode_string(Ref string) {
  return Decoder(string).parts();
}

std::optional<std::string_view> verbatim_text(Ref string) {
  if (string.text().starts_with("\"\"\"")) return {};
  std::string_view text;
  for (const Ref child : string) {
    if (!child.is(Kind::Text) || !text.empty()) return {};
    text = child.text();
  }
  if (text.find('\\') != std::string_view::npos) return {};
  return text;
}

std::string plain_text(Ref string) {
  std::string out;
  for (const StringPart& part : decode_string(string)) out += part.text;
  return out;
}

bool is_plain(Ref string) {
  return !string.first(Kind::Interpolation);
}

std::string key_text(Ref attribute) {
  const Ref name = name_of(attribute);
  return name.is(Kind::String) ? plain_text(name) : std::string(name.text());
}

std::string decode_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();)
    if (!decode_escape(text, i, out)) out += text[i++];
  return out;
}

}  // namespace scale::syntax
