// https://docs.gitlab.com/ci/testing/code_quality/
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "diag/render.h"

namespace scale::diag {
namespace {

/// FNV-1a, 64 bits: small, and the same on every machine.
std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

}  // namespace

std::string render_gitlab(const Report& report) {
  auto out = nlohmann::ordered_json::array();
  std::map<std::string, int> seen;
  for (const Diagnostic& d : report.diagnostics) {
    const Place place = place_of(report.sources, d.at);
    const std::string_view line =
        d.at ? report.sources[d.at.file].line(place.begin.line) : std::string_view();
    std::string identity = fmt::format("{}\n{}\n{}\n{}", d.code.id, place.path, d.message, line);
    identity += fmt::format("\n{}", seen[identity]++);
    const char* severity = d.severity == Severity::Error     ? "major"
                           : d.severity == Severity::Warning ? "minor"
                                                             : "info";
    out.push_back({{"description", d.message},
                   {"check_name", d.code.id},
                   {"fingerprint", fmt::format("{:016x}", hash(identity))},
                   {"severity", severity},
                   {"location",
                    {{"path", place.path.empty() ? std::string_view(".") : place.path},
                     {"lines", {{"begin", place.begin.line}}}}}});
  }
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace scale::diag
