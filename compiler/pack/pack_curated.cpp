#include "pack/pack_curated.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "pack/pack_api.h"
#include "pack/pack_template.h"
#include "pack/yaml.h"
#include "schema/archive.h"

namespace scale::pack {

namespace {

constexpr std::pair<std::string_view, schema::Unit> units[] = {
    {"seconds", schema::Unit::Seconds},
    {"minutes", schema::Unit::Minutes},
    {"hours", schema::Unit::Hours},
    {"days", schema::Unit::Days},
    {"milliseconds", schema::Unit::Milliseconds},
    {"bytes", schema::Unit::Bytes},
    {"KiB", schema::Unit::KiB},
    {"MiB", schema::Unit::MiB},
    {"GiB", schema::Unit::GiB},
    {"MiB as text", schema::Unit::MiBText},
    {"cpu units", schema::Unit::CpuUnits},
    {"cpu units as text", schema::Unit::CpuUnitsText},
    {"percent", schema::Unit::Percent},
    {"fraction", schema::Unit::Fraction},
    {"secret", schema::Unit::SecretReference},
};

constexpr std::pair<std::string_view, schema::Rule::Kind> rule_kinds[] = {
    {"require", schema::Rule::Kind::Requires},       {"exclude", schema::Rule::Kind::Excludes},
    {"exactly_one", schema::Rule::Kind::ExactlyOne}, {"at_least_one", schema::Rule::Kind::AtLeastOne},
    {"at_most_one", schema::Rule::Kind::AtMostOne},  {"not_descending", schema::Rule::Kind::NotDescending},
};

std::span<const schema::CuratedProperty> properties(Context& context, const YAML::Node& node) {
  std::vector<schema::CuratedProperty> result;
  if (!context.check_map(node)) return {};
  for (const auto& entry : node) {
    schema::CuratedProperty property;
    property.path = context.text(entry.first);
    if (entry.second.IsScalar()) {
      property.doc = context.text(entry.second);
    } else if (context.check_map(entry.second, {"doc", "unit", "default", "scaled_by"})) {
      const YAML::Node& given = entry.second;
      if (given["doc"].IsDefined()) property.doc = context.text(given["doc"]);
      if (given["default"].IsDefined()) property.default_value = context.text(given["default"]);
      if (given["scaled_by"].IsDefined()) property.scaled_by = context.text(given["scaled_by"]);
      if (const YAML::Node unit = given["unit"]; unit.IsDefined()) {
        const auto known =
            std::ranges::find(units, context.text(unit), &std::pair<std::string_view, schema::Unit>::first);
        if (known == std::end(units))
          context.error(unit, fmt::format("`{}` is no unit", unit.Scalar()));
        else
          property.unit = known->second;
      }
    }
    if (property.doc.empty()) context.error(entry.first, fmt::format("`{}` has no doc", property.path));
    result.push_back(property);
  }
  std::ranges::sort(result, {}, &schema::CuratedProperty::path);
  return context.arena().copy(result);
}

std::span<const schema::Row> rows(Context& context, const YAML::Node& node) {
  std::vector<schema::Row> result;
  if (context.check_map(node))
    for (const auto& entry : node) result.push_back({context.text(entry.first), context.texts(entry.second)});
  return context.arena().copy(result);
}

schema::Rule rule(Context& context, const YAML::Node& node) {
  schema::Rule result;
  if (!context.check_map(node, {"when", "require", "exclude", "exactly_one", "at_least_one", "at_most_one",
                                "not_descending", "allow", "table", "rows", "message"}))
    return result;
  if (node["when"].IsDefined()) result.when = read_conditions(context, node["when"]);
  if (node["message"].IsDefined())
    result.message = context.text(node["message"]);
  else
    context.error(node, "the rule has no message");
  int kinds = 0;
  for (const auto& [key, kind] : rule_kinds)
    if (const YAML::Node paths = node[std::string(key)]; paths.IsDefined()) {
      ++kinds;
      result.kind = kind;
      result.paths = context.texts(paths);
    }
  if (const YAML::Node allow = node["allow"]; allow.IsDefined()) {
    ++kinds;
    result.kind = schema::Rule::Kind::Allows;
    result.rows = rows(context, allow);
    if (result.rows.size() == 1) {
      const std::string_view path[] = {result.rows[0].key};
      result.paths = context.arena().copy(std::span<const std::string_view>(path));
    } else {
      context.error(allow, "`allow` names one property");
    }
  }
  if (const YAML::Node table = node["table"]; table.IsDefined()) {
    ++kinds;
    result.kind = schema::Rule::Kind::Table;
    result.paths = context.texts(table);
    if (result.paths.size() != 2) context.error(table, "a table has two columns");
    if (node["rows"].IsDefined()) result.rows = rows(context, node["rows"]);
  }
  if (kinds != 1) context.error(node, "a rule says one thing");
  return result;
}

schema::CuratedType read_type(Context& context, const YAML::Node& file) {
  schema::CuratedType result;
  if (!context.check_map(file, {"type", "doc", "properties", "rules", "api", "example"})) return result;
  for (const char* key : {"type", "doc", "example"})
    if (!file[key].IsDefined()) context.error(file, fmt::format("`{}` is missing", key));
  if (file["type"].IsDefined()) result.type = context.text(file["type"]);
  if (file["doc"].IsDefined()) result.doc = context.text(file["doc"]);
  if (file["example"].IsDefined()) result.example = context.text(file["example"]);
  if (file["properties"].IsDefined()) result.properties = properties(context, file["properties"]);
  if (const YAML::Node list = file["rules"]; list.IsDefined()) {
    std::vector<schema::Rule> made;
    for (const YAML::Node& item : list) made.push_back(rule(context, item));
    result.rules = context.arena().copy(made);
  }
  if (file["api"].IsDefined()) result.api = read_api(context, file["api"]);
  return result;
}

}  // namespace

std::string pack_curated(const std::filesystem::path& directory, std::vector<std::string>& errors) {
  Arena arena;
  std::map<std::string, std::string> types;  // sorted by name, as the reader expects
  std::string account;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) {
    Context context(file.string(), arena, errors);
    try {
      const YAML::Node root = YAML::LoadFile(file.string());
      schema::Writer writer;
      if (file == directory / "account.yaml") {
        writer(read_account(context, root));
        account = writer.take();
        continue;
      }
      const schema::CuratedType type = read_type(context, root);
      if (!type.type.empty() && !type.type.ends_with("::" + file.stem().string()))
        context.error(root, fmt::format("the file of {} has another name", type.type));
      writer(type);
      if (!types.emplace(type.type, writer.take()).second)
        context.error(root, fmt::format("{} has a second file", type.type));
    } catch (const YAML::Exception& exception) {
      errors.push_back(fmt::format("{}:{}:{}: {}", file.string(), exception.mark.line + 1,
                                   exception.mark.column + 1, exception.msg));
    }
  }
  schema::Writer all;
  all.write(std::uint64_t{types.size()});
  for (const auto& [name, bytes] : types) {
    all.write(std::string_view(name));
    all.write(std::string_view(bytes));
  }
  all.write(std::string_view(account));
  return all.take();
}

}  // namespace scale::pack
