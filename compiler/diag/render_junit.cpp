#include <algorithm>

#include "diag/render.h"

namespace scale::diag {
namespace {

/// XML text or attribute value. Characters that XML 1.0 cannot carry become the replacement character.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

std::string details(const Report& report, const Diagnostic& d) {
  std::string out = render_short({{&d, 1}, report.sources});
  for (const Note& note : d.notes) {
    const Place place = place_of(report.sources, note.at);
    out += fmt::format("{}:{}:{}: {}\n", place.path, place.begin.line, place.begin.column, note.text);
  }
  for (const std::string& hint : d.hints) out += fmt::format("= {}\n", hint);
  return out;
}

}  // namespace

std::string render_junit(const Report& report) {
  const auto failures = std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                                      [](const auto& d) { return d.severity == Severity::Error; });
  const std::size_t tests = std::max<std::size_t>(report.diagnostics.size(), 1);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites>\n  <testsuite name=\"scale check\" tests=\"{}\" failures=\"{}\">\n", tests,
                     failures);
  if (report.diagnostics.empty()) out += "    <testcase classname=\"scale check\" name=\"no problems\"/>\n";
  for (const Diagnostic& d : report.diagnostics) {
    const Place place = place_of(report.sources, d.at);
    out += fmt::format("    <testcase classname=\"{}\" name=\"{} at {}:{}\">\n",
                       escaped(d.at ? place.path : "scale check"), d.code.id, place.begin.line,
                       place.begin.column);
    const std::string text = escaped(details(report, d));
    if (d.severity == Severity::Error)
      out += fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n", escaped(d.message),
                         d.code.id, text);
    else
      out += fmt::format("      <system-out>{}</system-out>\n", text);
    out += "    </testcase>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace scale::diag
