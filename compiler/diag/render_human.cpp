#include <algorithm>
#include <map>

#include "diag/excerpt.h"
#include "diag/render.h"
#include "support/unicode.h"

namespace scale::diag {
namespace {

constexpr std::size_t docs_end = 74;  // the column behind "docs: S2104" where a hint leaves room for it

struct Symbols {
  std::string_view corner, branch, bar, gap;
  Drawing drawing;
};
constexpr Symbols unicode_symbols{"╭─", "├─", "│", "⋮", {"^", "─", "…"}};
constexpr Symbols ascii_symbols{",-", "|-", "|", ":", {"^", "-", "..."}};

enum class Paint { Plain, Error, Warning, Info, Bold, Frame, Dim };

/// The marks of one file, by line.
using MarkedLines = std::map<std::uint32_t, std::vector<Mark>>;
struct MarkedFile {
  FileId file = 0;
  LineColumn first;
  MarkedLines lines;
};

class HumanRenderer {
 public:
  HumanRenderer(const Sources& sources, const Style& style)
      : sources_(sources), style_(style), symbols_(style.unicode ? unicode_symbols : ascii_symbols) {}

  std::string render(std::span<const Diagnostic> diagnostics) {
    bool excerpt_above = false;
    for (const Diagnostic& d : diagnostics) {
      const bool has_excerpt = static_cast<bool>(d.at);
      if (!out_.empty() && (excerpt_above || has_excerpt)) out_ += '\n';
      diagnostic(d);
      excerpt_above = has_excerpt;
    }
    if (diagnostics.empty()) return {};
    if (excerpt_above) out_ += '\n';
    paint(Paint::Bold, summary(diagnostics));
    return std::move(out_) + "\n";
  }

 private:
  void diagnostic(const Diagnostic& d) {
    severity_ = d.severity == Severity::Error     ? Paint::Error
                : d.severity == Severity::Warning ? Paint::Warning
                                                  : Paint::Info;
    header(d);
    const std::vector<MarkedFile> files = marked_files(d);
    std::uint32_t last_line = 0;
    for (const MarkedFile& file : files) last_line = std::max(last_line, file.lines.rbegin()->first);
    gutter_ = std::max<std::size_t>(2, std::to_string(last_line).size());
    for (const MarkedFile& file : files) excerpt(file, &file == files.data());
    footer(d);
  }

  void header(const Diagnostic& d) {
    const std::string head = fmt::format("{}[{}]", severity_name(d.severity), d.code.id);
    const std::string text = head + ": " + printable(d.message);
    const std::string first = wrap(text, style_.width).front();
    paint(severity_, head);
    paint(Paint::Bold, std::string_view(first).substr(head.size()));
    out_ += '\n';
    if (first.size() == text.size()) return;
    for (const std::string& line : wrap(std::string_view(text).substr(first.size() + 1), style_.width - 2)) {
      out_ += "  ";
      paint(Paint::Bold, line);
      out_ += '\n';
    }
  }

  /// The primary place and the notes, grouped by file (the primary one first).
  std::vector<MarkedFile> marked_files(const Diagnostic& d) const {
    std::vector<MarkedFile> files;
    const auto add = [&](Span at, bool primary, std::string_view label) {
      if (!at) return;
      const Source& source = sources_[at.file];
      const LineColumn begin = source.at(at.begin);
      auto file =
          std::find_if(files.begin(), files.end(), [&](const MarkedFile& f) { return f.file == at.file; });
      if (file == files.end()) file = files.insert(files.end(), MarkedFile{at.file, begin, {}});
      const std::string_view line = source.line(begin.line);
      const auto start = static_cast<std::uint32_t>(line.data() - source.text().data());
      const auto length = static_cast<std::uint32_t>(line.size());
      const std::uint32_t from = std::min(at.begin - start, length);
      const std::uint32_t to = std::clamp(at.end - start, from, length);
      file->lines[begin.line].push_back({from, to, primary, label});
    };
    add(d.at, true, d.label);
    for (const Note& note : d.notes) add(note.at, false, note.text);
    return files;
  }

  void excerpt(const MarkedFile& file, bool first) {
    const Source& source = sources_[file.file];
    frame(std::string(gutter_ + 1, ' ') + std::string(first ? symbols_.corner : symbols_.branch));
    out_ += fmt::format(" {}:{}:{}\n", source.path(), file.first.line, file.first.column);
    const std::size_t columns = style_.width - gutter_ - 3;
    std::uint32_t previous = file.lines.begin()->first;
    for (const auto& [number, marks] : file.lines) {
      if (number == previous + 2) line(source, previous + 1, {}, columns);
      if (number > previous + 2)
        frame(std::string(gutter_ + 1, ' ') + std::string(symbols_.gap)), out_ += '\n';
      line(source, number, marks, columns);
      previous = number;
    }
  }

  void line(const Source& source, std::uint32_t number, const std::vector<Mark>& marks, std::size_t columns) {
    for (const ExcerptRow& row : draw_line(source.line(number), marks, columns, symbols_.drawing)) {
      const std::string label = row.mark ? "" : std::to_string(number);
      frame(fmt::format("{:>{}} {}", label, gutter_, symbols_.bar));
      const std::string indented = row.text.empty() && row.tail.empty() ? "" : " " + row.text;
      out_ += indented;
      if (row.mark) paint(row.mark->primary ? severity_ : Paint::Frame, row.tail);
      out_ += '\n';
    }
  }

  void footer(const Diagnostic& d) {
    const std::string indent(gutter_ + 1, ' ');
    std::vector<std::string> lines;
    const auto add = [&](std::string_view text) {
      bool first = true;
      for (const std::string& part : wrap(printable(text), style_.width - gutter_ - 3)) {
        lines.push_back(fmt::format("{}{}{}", indent, first ? "= " : "  ", part));
        first = false;
      }
    };
    for (const Note& note : d.notes)
      if (!note.at) add(note.text);
    for (const std::string& hint : d.hints) add(hint);
    if (d.hints.empty() && d.fix) add(d.fix->title);

    const std::string docs = fmt::format("docs: {}", d.code.id);
    std::string before;
    if (lines.empty() && d.at) {
      before = indent + "= ";
    } else if (!lines.empty()) {
      const std::size_t used = display_width(lines.back());
      if (used + 2 + docs.size() <= style_.width)
        before = std::string(std::max(used + 2, docs_end - docs.size()) - used, ' ');
      else
        before = "\n" + std::string(docs_end - docs.size(), ' ');
    }
    for (const std::string& text : lines) {
      out_ += text;
      if (&text != &lines.back()) out_ += '\n';
    }
    if (!before.empty()) {
      out_ += before;
      paint(Paint::Dim, docs);
      out_ += '\n';
    }
  }

  void frame(std::string_view text) { paint(Paint::Frame, text); }

  void paint(Paint paint, std::string_view text) {
    static constexpr std::string_view codes[] = {"", "1;31", "1;33", "1;36", "1", "34", "2"};
    if (style_.colour && !text.empty())
      out_ += fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<int>(paint)], text);
    else
      out_ += text;
  }

  const Sources& sources_;
  const Style& style_;
  const Symbols& symbols_;
  Paint severity_ = Paint::Error;
  std::size_t gutter_ = 2;
  std::string out_;
};

}  // namespace

std::string render_human(const Report& report, const Style& style) {
  return HumanRenderer(report.sources, style).render(report.diagnostics);
}

}  // namespace scale::diag
