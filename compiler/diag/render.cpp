#include "diag/render.h"

#include <algorithm>
#include <array>

namespace scale::diag {
namespace {
constexpr std::array<std::string_view, 7> names{"human", "short",  "json",  "sarif",
                                                "junit", "github", "gitlab"};
}  // namespace

std::span<const std::string_view> format_names() {
  return names;
}

std::optional<Format> find_format(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return {};
  return static_cast<Format>(found - names.begin());
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: return "info";
  }
  return {};
}

std::string summary(std::span<const Diagnostic> diagnostics) {
  std::string result;
  for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
    const auto count = std::count_if(diagnostics.begin(), diagnostics.end(),
                                     [=](const auto& d) { return d.severity == severity; });
    if (count == 0) continue;
    const std::string_view plural = count == 1 || severity == Severity::Info ? "" : "s";
    result += fmt::format("{}{} {}{}", result.empty() ? "" : ", ", count, severity_name(severity), plural);
  }
  return result;
}

Place place_of(const Sources& sources, Span span) {
  if (!span) return {};
  const Source& source = sources[span.file];
  return {source.path(), source.at(span.begin), source.at(span.end)};
}

std::string page_path(std::string_view code) {
  return fmt::format("docs/diagnostics/{}.md", code);
}

}  // namespace scale::diag
