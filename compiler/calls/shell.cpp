#include "calls/shell.h"

#include <algorithm>

namespace scale::calls {

namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string shell_word(std::string_view text) {
  const bool safe = !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_upper(c) || is_lower(c) || is_digit(c) ||
           std::string_view("_./:=@%+,-").find(c) != std::string_view::npos;
  });
  if (safe) return std::string(text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out += '\'';
}

std::string shell_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

std::string command_name(std::string_view name) {
  std::string text(name);
  // Plurals of abbreviations at the end stay together: ResourceARNs → resource-arns.
  if (text.size() >= 3 && text.back() == 's' && is_upper(text[text.size() - 2]) &&
      is_upper(text[text.size() - 3])) {
    std::size_t start = text.size() - 1;
    while (start > 0 && is_upper(text[start - 1])) --start;
    std::string word = text.substr(start);
    std::ranges::transform(word, word.begin(), to_lower);
    text = text.substr(0, start) + "-" + word;
  }
  // A dash before every capital that small letters follow …
  std::string words;
  for (std::size_t i = 0; i < text.size();) {
    words += text[i];
    if (i + 2 < text.size() && is_upper(text[i + 1]) && is_lower(text[i + 2])) {
      words += '-';
      words += text[i + 1];
      for (i += 2; i < text.size() && is_lower(text[i]); ++i) words += text[i];
    } else {
      ++i;
    }
  }
  // … and between a small letter or digit and a capital.
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && is_upper(words[i]) && (is_lower(words[i - 1]) || is_digit(words[i - 1]))) out += '-';
    out += to_lower(words[i]);
  }
  return out;
}

std::string variable_name(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool word_starts = is_upper(c) && i > 0 && (is_lower(text[i - 1]) || is_digit(text[i - 1]));
    if (is_upper(c) || is_lower(c) || is_digit(c)) {
      if (word_starts) out += '_';
      out += to_lower(c);
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out.empty() || is_digit(out[0]) ? "_" + out : out;
}

}  // namespace scale::calls
