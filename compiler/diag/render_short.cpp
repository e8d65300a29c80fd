#include <algorithm>

#include "diag/render.h"
#include "support/unicode.h"

namespace scale::diag {

std::string render_short(const Report& report) {
  std::string out;
  for (const Diagnostic& d : report.diagnostics) {
    if (d.at) {
      const Place place = place_of(report.sources, d.at);
      out += fmt::format("{}:{}:{}: ", place.path, place.begin.line, place.begin.column);
    }
    std::string message = printable(d.message);
    std::replace(message.begin(), message.end(), '\n', ' ');
    out += fmt::format("{}[{}]: {}\n", severity_name(d.severity), d.code.id, message);
  }
  return out;
}

}  // namespace scale::diag
