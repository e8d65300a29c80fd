// What a resource is called once AWS has made it.
#include <fmt/format.h>

#include <algorithm>

#include "calls/builder.h"
#include "calls/evaluate.h"
#include "calls/values.h"
#include "diag/codes.h"

namespace scale::calls {

namespace {

using schema::ApiResult;

/// Whether a path gives a list: "Zones[].Name".
bool is_list(const ApiResult& from) {
  return from.path.find("[]") != std::string_view::npos;
}

CallId* find_call(std::vector<std::pair<std::string_view, CallId>>& calls, std::string_view id) {
  const auto found = std::ranges::find(calls, id, &std::pair<std::string_view, CallId>::first);
  return found == calls.end() ? nullptr : &found->second;
}

}  // namespace

Value Builder::from_response(CallId call, const ApiResult& from, std::optional<std::size_t> item) {
  std::string_view name = from.name;
  std::string_view path = from.path;
  if (item) {
    // "Zones[].Name" are all names, "Zones[0].Name" is one.
    const std::string index = fmt::format("[{}]", *item);
    std::string one(path);
    one.replace(one.find("[]"), 2, index);
    path = out_.arena.copy(std::string_view(one));
    name = out_.arena.copy(std::string_view(std::string(name) + index));
  }
  const bool is_cut = from.cut != ApiResult::Cut::None || !from.before.empty();
  std::vector<Result>& known = out_.calls[call].results;
  if (std::ranges::find(known, name, &Result::name) == known.end())
    known.push_back({.name = name, .path = path, .cut = is_cut ? &from : nullptr});
  return Value::attribute(call, name);
}

Value Builder::result(graph::ResourceId id, const ApiResult& from, std::optional<std::size_t> item) {
  if (from.path.empty()) return Evaluator(*this, id).evaluate(from.value);
  if (const CallId* call = find_call(made_[id].by_id, from.call)) return from_response(*call, from, item);
  const auto read = std::ranges::find(made_[id].api->read, from.call, &schema::ApiCall::id);
  if (read == made_[id].api->read.end()) return {};
  // Reads are made when first asked for: after the resource, before the call that uses what they give.
  const std::string call_id = fmt::format("{}:{}", graph_.resources[id].address, read->id);
  return from_response(add_call(id, *read, out_.arena.copy(std::string_view(call_id)), nullptr), from, item);
}

Value Builder::reference(graph::ResourceId id, std::string_view name, Span at,
                         std::optional<std::size_t> item) {
  const graph::Resource& resource = graph_.resources[id];
  const schema::Api* api = made_[id].api;
  if (api == nullptr) return {};  // a member of a cycle, which is reported elsewhere
  std::string_view wanted = name;
  if (api == curated_.account().any_type) {
    // The type's own calls are not known: of its results only the identifier is.
    const schema::ResourceType* type = catalogue_.find(resource.type);
    const std::string identifier =
        type == nullptr ? "" : fmt::format("{}", fmt::join(type->primary_identifier, "|"));
    const bool is_identifier =
        name == "Ref" ? type != nullptr && type->ref == identifier : name == identifier;
    wanted = is_identifier ? "Identifier" : "";
  }
  const ApiResult* from = api->result(wanted);
  if (from != nullptr && is_list(*from) && !item) {
    sink_.report(diag::late_function, at, name, "a list whose length AWS decides");
    return {};
  }
  const Value found = from == nullptr || (item && !is_list(*from)) ? Value() : result(id, *from, item);
  if (found.is(Value::Kind::Null)) sink_.report(diag::unreadable_attribute, at, name, resource.type);
  return found;
}

Value Builder::account_result(std::string_view name, Span at, std::optional<std::size_t> item) {
  if (name == "stack" && !graph_.stack.empty()) return Value::of(graph_.stack);
  const schema::AccountReads& account = curated_.account();
  const auto from = std::ranges::find(account.results, name, &ApiResult::name);
  if (from == account.results.end()) {
    sink_.report(diag::stack_only_value, at, name);
    return {};
  }
  if (is_list(*from) && !item) {
    sink_.report(diag::late_function, at, fmt::format("aws.{}", name), "a list whose length AWS decides");
    return {};
  }
  const CallId* call = find_call(account_calls_, from->call);
  return call == nullptr ? Value() : from_response(*call, *from, item);
}

}  // namespace scale::calls
