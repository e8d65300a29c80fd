#include "pack/pack_api.h"

#include <fmt/format.h>

#include <algorithm>

#include "pack/pack_template.h"

namespace scale::pack {

namespace {

using schema::ApiCall;
using schema::ApiResult;

const schema::Wait* wait(Context& context, const YAML::Node& node) {
  auto* result = context.arena().make<schema::Wait>();
  if (!context.check_map(node, {"waiter", "operation", "params", "path", "success", "failures"}))
    return result;
  const auto text = [&](const char* key) {
    return node[key].IsDefined() ? context.text(node[key]) : std::string_view{};
  };
  result->waiter = text("waiter");
  result->operation = text("operation");
  result->path = text("path");
  result->success = text("success");
  if (node["failures"].IsDefined()) result->failures = context.texts(node["failures"]);
  if (node["params"].IsDefined()) result->params = read_params(context, node["params"]);
  const bool asks = !result->operation.empty() && !result->path.empty() && !result->success.empty();
  if (result->waiter.empty() != asks)
    context.error(node, "a wait is a `waiter`, or `operation`, `path` and `success`");
  return result;
}

ApiCall call(Context& context, const YAML::Node& node) {
  ApiCall result;
  if (!context.check_map(node, {"id", "service", "operation", "when", "each", "key", "params", "wait"}))
    return result;
  const auto text = [&](const char* key) {
    return node[key].IsDefined() ? context.text(node[key]) : std::string_view{};
  };
  result.id = text("id");
  result.service = text("service");
  result.operation = text("operation");
  result.key = text("key");
  if (result.operation.empty()) context.error(node, "the call has no `operation`");
  if (node["when"].IsDefined()) result.when = read_conditions(context, node["when"]);
  if (node["each"].IsDefined()) result.each = read_template(context, node["each"]);
  if (node["params"].IsDefined()) result.params = read_params(context, node["params"]);
  if (node["wait"].IsDefined()) result.wait = wait(context, node["wait"]);
  return result;
}

std::span<const ApiCall> calls(Context& context, const YAML::Node& node) {
  std::vector<ApiCall> result;
  if (!node.IsDefined()) return {};
  if (node.IsSequence())
    for (const YAML::Node& item : node) result.push_back(call(context, item));
  else
    result.push_back(call(context, node));
  for (std::size_t i = 1; i < result.size(); ++i)
    if (std::ranges::count(result, result[i].id, &ApiCall::id) > 1)
      context.error(node, fmt::format("two calls have the id `{}`", result[i].id));
  return context.arena().copy(result);
}

std::span<const ApiResult> results(Context& context, const YAML::Node& node) {
  std::vector<ApiResult> made;
  if (!node.IsDefined() || !context.check_map(node)) return {};
  for (const auto& entry : node) {
    ApiResult result;
    result.name = context.text(entry.first);
    const YAML::Node& given = entry.second;
    if (given.IsScalar() && !given.Scalar().starts_with('$')) {
      result.path = context.text(given);
    } else if (given.IsMap() && given["path"].IsDefined()) {
      context.check_map(given, {"call", "path", "after", "from", "before"});
      result.path = context.text(given["path"]);
      if (given["call"].IsDefined()) result.call = context.text(given["call"]);
      for (const auto& [key, cut] :
           {std::pair{"after", ApiResult::Cut::After}, {"from", ApiResult::Cut::From}})
        if (given[key].IsDefined()) {
          result.cut = cut;
          result.marker = context.text(given[key]);
        }
      if (given["before"].IsDefined()) result.before = context.text(given["before"]);
    } else {
      result.value = read_template(context, given);
    }
    made.push_back(result);
  }
  std::ranges::sort(made, {}, &ApiResult::name);
  return context.arena().copy(made);
}

std::span<const schema::ApiUpdate> updates(Context& context, const YAML::Node& node) {
  std::vector<schema::ApiUpdate> result;
  if (!node.IsDefined()) return {};
  for (const YAML::Node& item : node) {
    schema::ApiUpdate update;
    if (!context.check_map(item, {"properties", "repeat", "calls"})) continue;
    if (item["properties"].IsDefined()) update.properties = context.texts(item["properties"]);
    if (item["repeat"].IsDefined()) update.repeat = context.texts(item["repeat"]);
    update.calls = calls(context, item["calls"]);
    if (update.properties.empty()) context.error(item, "the update names no `properties`");
    if (update.repeat.empty() && update.calls.empty()) context.error(item, "the update makes no calls");
    result.push_back(update);
  }
  return context.arena().copy(result);
}

const schema::Naming* naming(Context& context, const YAML::Node& node) {
  auto* result = context.arena().make<schema::Naming>();
  if (!context.check_map(node, {"property", "max", "allowed", "lower", "suffix", "suffix_when"}))
    return result;
  if (node["property"].IsDefined()) result->property = context.text(node["property"]);
  if (node["allowed"].IsDefined()) result->allowed = context.text(node["allowed"]);
  if (node["suffix"].IsDefined()) result->suffix = context.text(node["suffix"]);
  if (node["suffix_when"].IsDefined()) result->suffix_when = read_conditions(context, node["suffix_when"]);
  result->lower = node["lower"].IsDefined() && node["lower"].as<bool>();
  if (node["max"].IsDefined()) result->max = node["max"].as<std::uint32_t>();
  if (result->max < 16)
    context.error(node, "`max`, the length of a name, is missing or too small to be unique in");
  return result;
}

std::span<const schema::Unsupported> unsupported(Context& context, const YAML::Node& node) {
  std::vector<schema::Unsupported> result;
  if (!node.IsDefined() || !context.check_map(node)) return {};
  for (const auto& entry : node) result.push_back({context.text(entry.first), context.text(entry.second)});
  return context.arena().copy(result);
}

/// Every result and every repeated call must exist.
void check_ids(Context& context, const YAML::Node& node, const schema::Api& api) {
  const auto known = [](std::span<const ApiCall> list, std::string_view id) {
    return std::ranges::find(list, id, &ApiCall::id) != list.end();
  };
  for (const ApiResult& result : api.results)
    if (!result.path.empty() && !known(api.create, result.call) && !known(api.read, result.call))
      context.error(node["results"],
                    fmt::format("result `{}`: no call has the id `{}`", result.name, result.call));
  for (const schema::ApiUpdate& update : api.update)
    for (const std::string_view id : update.repeat)
      if (!known(api.create, id))
        context.error(node["update"], fmt::format("no call of `create` has the id `{}`", id));
  for (const std::string_view name : api.identity)
    if (std::ranges::find(api.results, name, &ApiResult::name) == api.results.end())
      context.error(node["identity"], fmt::format("`{}` is no result", name));
}

}  // namespace

const schema::Api* read_api(Context& context, const YAML::Node& node) {
  auto* result = context.arena().make<schema::Api>();
  if (!context.check_map(node, {"service", "name", "create", "read", "found", "missing", "update", "delete",
                                "results", "identity", "unsupported"}))
    return result;
  for (const char* key : {"service", "create", "read", "delete", "results", "identity"})
    if (!node[key].IsDefined()) context.error(node, fmt::format("`{}` is missing", key));
  if (node["service"].IsDefined()) result->service = context.text(node["service"]);
  if (node["name"].IsDefined()) result->naming = naming(context, node["name"]);
  result->create = calls(context, node["create"]);
  result->read = calls(context, node["read"]);
  result->remove = calls(context, node["delete"]);
  if (node["found"].IsDefined()) result->found = context.text(node["found"]);
  if (node["missing"].IsDefined()) result->missing = context.texts(node["missing"]);
  result->update = updates(context, node["update"]);
  result->results = results(context, node["results"]);
  if (node["identity"].IsDefined()) result->identity = context.texts(node["identity"]);
  result->unsupported = unsupported(context, node["unsupported"]);
  check_ids(context, node, *result);
  return result;
}

schema::AccountReads read_account(Context& context, const YAML::Node& node) {
  schema::AccountReads result;
  if (!context.check_map(node, {"calls", "results", "any_type"})) return result;
  result.calls = calls(context, node["calls"]);
  result.results = results(context, node["results"]);
  if (node["any_type"].IsDefined()) result.any_type = read_api(context, node["any_type"]);
  return result;
}

}  // namespace scale::pack
