// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include "diag/render.h"

namespace scale::diag {
namespace {

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    if (special)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string render_github(const Report& report) {
  std::string out;
  for (const Diagnostic& d : report.diagnostics) {
    out += fmt::format("::{} ", d.severity == Severity::Info ? "notice" : severity_name(d.severity));
    if (d.at) {
      const Place place = place_of(report.sources, d.at);
      out += fmt::format("file={},line={},col={},endLine={},endColumn={},", escaped(place.path, true),
                         place.begin.line, place.begin.column, place.end.line, place.end.column);
    }
    std::string text = d.message;
    if (!d.label.empty()) text += ": " + d.label;
    for (const std::string& hint : d.hints) text += "\n= " + hint;
    out += fmt::format("title={}::{}\n", d.code.id, escaped(text, false));
  }
  return out;
}

}  // namespace scale::diag
