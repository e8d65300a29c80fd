// https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "diag/render.h"

namespace scale::diag {
namespace {

using Json = nlohmann::ordered_json;

/// A path as a URI reference: what RFC 3986 does not allow in a path is percent-encoded.
std::string uri(std::string_view path) {
  constexpr std::string_view plain = "-._~!$&'()*+,;=@/";
  std::string out;
  for (const char c : path) {
    const bool alnum = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alnum || plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json region(const Place& place) {
  return {{"startLine", place.begin.line},
          {"startColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column}};
}

Json location(const Sources& sources, Span span) {
  const Place place = place_of(sources, span);
  return {
      {"physicalLocation", {{"artifactLocation", {{"uri", uri(place.path)}}}, {"region", region(place)}}}};
}

std::string_view level(Severity severity) {
  return severity == Severity::Info ? "note" : severity_name(severity);
}

Json fix_json(const Sources& sources, const Fix& fix) {
  std::map<FileId, Json> replacements;
  for (const Edit& edit : fix.edits) {
    Json& list = replacements.try_emplace(edit.at.file, Json::array()).first->second;
    list.push_back(
        {{"deletedRegion", region(place_of(sources, edit.at))}, {"insertedContent", {{"text", edit.text}}}});
  }
  Json changes = Json::array();
  for (auto& [file, list] : replacements)
    changes.push_back(
        {{"artifactLocation", {{"uri", uri(sources[file].path())}}}, {"replacements", std::move(list)}});
  return {{"description", {{"text", fix.title}}}, {"artifactChanges", std::move(changes)}};
}

Json result_json(const Sources& sources, const Diagnostic& d, std::size_t rule) {
  std::string text = d.message;
  if (!d.label.empty()) text += ": " + d.label;
  for (const std::string& hint : d.hints) text += "\n" + hint;
  Json out{{"ruleId", d.code.id},
           {"ruleIndex", rule},
           {"level", level(d.severity)},
           {"message", {{"text", text}}}};
  if (d.at) out["locations"] = Json::array({location(sources, d.at)});
  for (const Note& note : d.notes) {
    if (!note.at) continue;
    Json related = location(sources, note.at);
    related["message"] = {{"text", note.text}};
    out["relatedLocations"].push_back(std::move(related));
  }
  if (d.fix) out["fixes"] = Json::array({fix_json(sources, *d.fix)});
  return out;
}

}  // namespace

std::string render_sarif(const Report& report, std::string_view tool_version,
                         const std::function<std::string_view(std::string_view)>& page) {
  std::vector<Code> rules;
  for (const Diagnostic& d : report.diagnostics) rules.push_back(d.code);
  std::sort(rules.begin(), rules.end(), [](const Code& a, const Code& b) { return a.id < b.id; });
  rules.erase(
      std::unique(rules.begin(), rules.end(), [](const Code& a, const Code& b) { return a.id == b.id; }),
      rules.end());

  Json rules_json = Json::array();
  for (const Code& code : rules) {
    Json rule{
        {"id", code.id}, {"name", code.name}, {"defaultConfiguration", {{"level", level(code.severity)}}}};
    if (const std::string_view text = page(code.id); !text.empty())
      rule["help"] = {{"text", "scale explain " + std::string(code.id)}, {"markdown", text}};
    rules_json.push_back(std::move(rule));
  }
  Json results = Json::array();
  for (const Diagnostic& d : report.diagnostics) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Code& code) { return code.id == d.code.id; });
    results.push_back(result_json(report.sources, d, static_cast<std::size_t>(rule - rules.begin())));
  }
  const Json out{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool", {{"driver", {{"name", "scale"}, {"version", tool_version}, {"rules", rules_json}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}}})}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace scale::diag
