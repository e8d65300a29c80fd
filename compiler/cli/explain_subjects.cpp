#include "cli/explain_subjects.h"

#include <fmt/core.h>

#include "check/functions.h"
#include "cli/pages.h"
#include "diag/codes.h"
#include "diag/render.h"
#include "schema/catalogue.h"
#include "schema/curated.h"
#include "schema/describe.h"
#include "schema/stdlib.h"
#include "support/closest.h"

namespace scale::cli {
namespace {

std::string list_of(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) out.append(name).append("\n");
  return out;
}

}  // namespace

std::optional<std::string> explain_code(std::string_view topic) {
  std::string list;
  for (const diag::Code& code : diag::all_codes()) {
    const std::string_view page = find_page(code.id);
    if (code.name == topic || diag::find_code(topic) == &code) return std::string(page);
    list += fmt::format("{}  {:7}  {}\n", code.id, severity_name(code.severity), page_title(page));
  }
  if (topic == "codes") return list;
  return {};
}

std::optional<std::string> explain_function(std::string_view topic) {
  if (topic == "functions") return check::functions_markdown();
  const check::Function* function = check::find_function(topic);
  if (function == nullptr) return {};
  return fmt::format("{}\n\n{}\n\n{}  // {}\n", function->signature, function->doc, function->example,
                     function->result);
}

std::optional<std::string> explain_type(std::string_view topic) {
  schema::Catalogue catalogue;
  if (topic == "types") return list_of(catalogue.names());
  const schema::Lookup found = schema::look_up(catalogue, topic);
  if (found.subject.type == nullptr || !found.unknown.empty()) return {};
  schema::Curated curated;
  return schema::describe(found.subject, curated.find(found.subject.type->name));
}

std::string nearest_subject(std::string_view topic) {
  schema::Catalogue catalogue;
  if (topic.starts_with("AWS::")) {
    const schema::Lookup found = schema::look_up(catalogue, topic);
    if (found.nearest.empty()) return {};
    const std::string_view before = topic.substr(0, topic.size() - found.unknown.size());
    return found.subject.type == nullptr ? std::string(found.nearest)
                                         : std::string(before).append(found.nearest);
  }
  std::vector<std::string_view> known{"codes", "functions", "kinds", "types"};
  for (const diag::Code& code : diag::all_codes()) known.insert(known.end(), {code.id, code.name});
  for (const check::Function& function : check::functions()) known.push_back(function.name);
  const auto kinds = schema::component_names();
  known.insert(known.end(), kinds.begin(), kinds.end());
  return std::string(closest(topic, known));
}

}  // namespace scale::cli
