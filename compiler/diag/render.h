// Diagnostics as text, one function per format and one file per function.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"

namespace scale::diag {

enum class Format : unsigned char { Human, Short, Json, Sarif, Junit, Github, Gitlab };

/// "human", "short", … in the order of Format.
std::span<const std::string_view> format_names();
/// The format of this name, or nothing.
std::optional<Format> find_format(std::string_view name);

struct Style {
  bool colour = false;
  bool unicode = true;     // false: draw with ASCII only
  std::size_t width = 80;  // columns
};

/// What all formats render: diagnostics in the order to be read, and the texts they speak of.
struct Report {
  std::span<const Diagnostic> diagnostics;
  const Sources& sources;
};

/// For people: excerpts with marks, notes, hints, and a summary line. Empty when there is nothing to say.
std::string render_human(const Report& report, const Style& style);
/// `path:line:column: error[S2104]: message`, one line each.
std::string render_short(const Report& report);
/// docs/schemas/diagnostics-1.schema.json.
std::string render_json(const Report& report);
/// SARIF 2.1.0. `page` gives the Markdown page of a code, or empty.
std::string render_sarif(const Report& report, std::string_view tool_version,
                         const std::function<std::string_view(std::string_view code)>& page);
/// One test case per diagnostic, of which errors fail; a single passing one when there is nothing to say.
std::string render_junit(const Report& report);
/// Workflow commands that GitHub Actions turns into annotations.
std::string render_github(const Report& report);
/// GitLab's code quality report. Fingerprints do not change when lines are added above.
std::string render_gitlab(const Report& report);

/// "2 errors, 1 warning"; empty when there is nothing to count.
std::string summary(std::span<const Diagnostic> diagnostics);

/// "error", "warning" or "info".
std::string_view severity_name(Severity severity);

/// A span as formats for machines write it: lines and columns from 1, the end is the place behind it.
struct Place {
  std::string_view path;  // empty: nowhere
  LineColumn begin, end;
};
Place place_of(const Sources& sources, Span span);

/// The page of a code, relative to the project's root: "docs/diagnostics/S2104.md".
std::string page_path(std::string_view code);

}  // namespace scale::diag
