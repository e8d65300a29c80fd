#include <algorithm>
#include <nlohmann/json.hpp>

#include "diag/render.h"

namespace scale::diag {
namespace {

using Json = nlohmann::ordered_json;

Json span_json(const Sources& sources, Span span) {
  if (!span) return nullptr;
  const Place place = place_of(sources, span);
  return {{"file", place.path},
          {"line", place.begin.line},
          {"column", place.begin.column},
          {"end_line", place.end.line},
          {"end_column", place.end.column},
          {"begin", span.begin},
          {"end", span.end}};
}

Json diagnostic_json(const Sources& sources, const Diagnostic& d) {
  Json out{{"code", d.code.id},
           {"name", d.code.name},
           {"severity", severity_name(d.severity)},
           {"message", d.message},
           {"at", span_json(sources, d.at)},
           {"label", d.label},
           {"notes", Json::array()},
           {"hints", d.hints},
           {"fix", nullptr},
           {"docs", page_path(d.code.id)}};
  for (const Note& note : d.notes)
    out["notes"].push_back({{"at", span_json(sources, note.at)}, {"text", note.text}});
  if (d.fix) {
    Json edits = Json::array();
    for (const Edit& edit : d.fix->edits)
      edits.push_back({{"at", span_json(sources, edit.at)}, {"text", edit.text}});
    out["fix"] = {{"title", d.fix->title}, {"edits", std::move(edits)}};
  }
  return out;
}

}  // namespace

std::string render_json(const Report& report) {
  Json list = Json::array();
  for (const Diagnostic& d : report.diagnostics) list.push_back(diagnostic_json(report.sources, d));
  const auto count = [&](Severity severity) {
    return std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                         [=](const auto& d) { return d.severity == severity; });
  };
  const Json out{{"format", "scale-diagnostics"},
                 {"version", 1},
                 {"errors", count(Severity::Error)},
                 {"warnings", count(Severity::Warning)},
                 {"diagnostics", std::move(list)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace scale::diag
