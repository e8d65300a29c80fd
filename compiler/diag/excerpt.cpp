#include "diag/excerpt.h"

#include <algorithm>

#include "support/unicode.h"

namespace scale::diag {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t narrowest_label = 24;  // columns; a label with less room goes below its marker

struct Glyph {
  std::string_view text;
  std::uint32_t begin;   // byte of the line
  std::uint32_t column;  // from 0
  std::uint32_t width;
};

/// Enough of the line on both sides of `around` to fill any terminal; lines of megabytes stay cheap.
std::pair<std::size_t, std::size_t> neighbourhood(std::string_view line, std::size_t around) {
  constexpr std::size_t reach = 4096;
  const auto continues = [&](std::size_t i) {
    return i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80;
  };
  std::size_t begin = around > reach ? around - reach : 0;
  std::size_t end = std::min(line.size(), around + reach);
  while (begin < around && continues(begin)) ++begin;
  while (end < line.size() && continues(end)) ++end;
  return {begin, end};
}

std::vector<Glyph> glyphs_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Glyph> glyphs;
  std::uint32_t column = 0;
  for (std::size_t i = begin; i < end;) {
    const std::size_t start = i;
    const char32_t c = decode_utf8(line, i);
    Glyph glyph{line.substr(start, i - start), static_cast<std::uint32_t>(start), column, 1};
    const bool malformed = c == replacement_character && i - start == 1;
    if (c == '\t')
      glyph.text = "    ", glyph.width = 4;
    else if (malformed || c < 0x20 || (c >= 0x7F && c < 0xA0))
      glyph.text = replacement;
    else
      glyph.width = static_cast<std::uint32_t>(display_width(c));
    column += glyph.width;
    glyphs.push_back(glyph);
  }
  return glyphs;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// Columns [begin, end) of a line: what is shown of it.
struct Window {
  std::size_t begin, end;
};

void draw_mark(const Mark& mark, std::size_t from, std::size_t length, std::size_t columns,
               const Drawing& drawing, std::vector<ExcerptRow>& rows) {
  const std::string marker = repeated(mark.primary ? drawing.caret : drawing.line, length);
  const std::size_t beside = from + length + 1;
  const std::string label = printable(mark.label);
  if (label.empty()) {
    rows.push_back({std::string(from, ' '), marker, &mark});
    return;
  }
  if (beside + std::min(display_width(label), narrowest_label) <= columns) {
    rows.push_back({std::string(from, ' '), marker + " ", &mark});
    bool first = true;
    for (const std::string& line : wrap(label, columns - beside)) {
      if (!first) rows.push_back({std::string(beside, ' '), {}, &mark});
      rows.back().tail += line;
      first = false;
    }
    return;
  }
  rows.push_back({std::string(from, ' '), marker, &mark});
  const std::size_t wanted = std::min(columns, std::max(narrowest_label, display_width(label)));
  const std::size_t indent = std::min(from, columns - wanted);
  for (std::string& line : wrap(label, columns - indent))
    rows.push_back({std::string(indent, ' '), std::move(line), &mark});
}

}  // namespace

std::vector<ExcerptRow> draw_line(std::string_view text, const std::vector<Mark>& marks, std::size_t columns,
                                  const Drawing& drawing) {
  const std::size_t around = marks.empty() ? 0 : marks.front().begin;
  const auto [begin, end] = neighbourhood(text, around);
  const std::vector<Glyph> glyphs = glyphs_of(text, begin, end);
  const std::size_t total = glyphs.empty() ? 0 : glyphs.back().column + glyphs.back().width;
  const auto column_of = [&](std::size_t byte) {
    const auto glyph =
        std::find_if(glyphs.begin(), glyphs.end(), [=](const Glyph& g) { return g.begin >= byte; });
    return glyph == glyphs.end() ? total : std::size_t{glyph->column};
  };

  std::size_t extent = total;  // a mark may stand behind the last character
  for (const Mark& mark : marks) extent = std::max(extent, column_of(mark.begin) + 1);
  Window window{0, extent};
  const std::size_t dots = display_width(drawing.ellipsis);
  if (extent > columns) {
    const std::size_t focus = column_of(around), focus_end = column_of(marks.empty() ? 0 : marks.front().end);
    if (focus_end + dots > columns)
      window.begin = std::min(focus - std::min(focus, columns / 3), extent - columns);
    window.end = window.begin + columns;
  }
  const bool cut_left = window.begin > 0 || begin > 0;
  const bool cut_right = window.end < total || end < text.size();

  ExcerptRow source;
  if (cut_left) source.text += drawing.ellipsis;
  const std::size_t shown_begin = window.begin + (cut_left ? dots : 0);
  const std::size_t shown_end = window.end - (cut_right ? std::min(dots, window.end) : 0);
  std::size_t next = shown_begin;
  for (const Glyph& glyph : glyphs) {
    if (glyph.column < shown_begin || glyph.column + glyph.width > shown_end) continue;
    source.text += std::string(glyph.column - next, ' ');
    source.text += glyph.text;
    next = glyph.column + glyph.width;
  }
  if (cut_right) source.text += std::string(shown_end - next, ' ') + std::string(drawing.ellipsis);
  std::vector<ExcerptRow> rows{std::move(source)};

  for (const Mark& mark : marks) {
    const std::size_t from = column_of(mark.begin), to = std::max(column_of(mark.end), from + 1);
    if (from > window.end || to <= window.begin) continue;  // cut away; its place is in the other formats
    const std::size_t left = std::max(from, window.begin),
                      right = std::min(to, std::max(window.end, left + 1));
    draw_mark(mark, left - window.begin, right - left, columns, drawing, rows);
  }
  return rows;
}

}  // namespace scale::diag
