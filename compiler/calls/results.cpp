// What a resource is called once AWS has made it.
#include <fmt/format.h>

#include <algorithm>

#include "calls/builder.h"
#include "calls/evaluate.h"
#include "calls/values.h"
#include "diag/codes.h"

namespace scale::calls {

Value Builder::from_response(CallId call, std::string_view name, std::string_view path, const schema::ApiResult& from) {
  const bool is_cut = from.cut != schema::ApiResult::Cut::None || !from.before.empty();
  Call& made = out_.calls[call];
  const auto known = std::ranges::find(made.results, name, &Result::name);
  if (known == made.results.end())
    made.results.push_back({.name = name, .path = path, .cut = is_cut ? &from : nullptr});
  return Value::attribute(call, name);
}

Value Builder::result(graph::ResourceId id, std::string_view name, Span at) {
  const graph::Resource& resource = graph_.resources[id];
  Made& made = made_[id];
  if (made.failed || made.type == nullptr) return {};
  const schema::Api& api = *made.type->api;
  const schema::ApiResult* from = api.result(name);
  if (from == nullptr) {
    sink_.report(diag::unreadable_attribute, at, name, resource.type);
    return {};
  }
  if (from->path.empty()) return Evaluator(*this, id).evaluate(from->value);
  const auto call = std::ranges::find(made.by_id, from->call, &std::pair<std::string_view, CallId>::first);
  if (call != made.by_id.end()) return from_response(call->second, from->name, from->path, *from);
  const auto read = std::ranges::find(api.read, from->call, &schema::ApiCall::id);
  if (read == api.read.end()) {
    sink_.report(diag::unreadable_attribute, at, name, resource.type);
    return {};
  }
  // Reads are made when first asked for: after the resource, before the call that uses what they give.
  const auto call_id = out_.arena.copy(std::string_view(fmt::format("{}:{}", resource.address, read->id)));
  const CallId added = add_call(id, *read, call_id, nullptr);
  return from_response(added, from->name, from->path, *from);
}

Value Builder::account_result(std::string_view name, Span at) {
  if (name == "stack" && !graph_.stack.empty()) return Value::of(graph_.stack);
  const schema::AccountReads& account = curated_.account();
  const std::size_t bracket = name.find('[');
  const std::string_view base = name.substr(0, bracket);
  const auto from = std::ranges::find(account.results, base, &schema::ApiResult::name);
  if (from == account.results.end()) {
    sink_.report(diag::stack_only_value, at, name);
    return {};
  }
  const auto call = std::ranges::find(account_calls_, from->call, &std::pair<std::string_view, CallId>::first);
  if (call == account_calls_.end()) return {};
  // "Zones[].Name" are all names, "Zones[0].Name" is one.
  std::string path(from->path);
  if (bracket != name.npos) path.replace(path.find("[]"), 2, name.substr(bracket));
  return from_response(call->second, out_.arena.copy(name), out_.arena.copy(std::string_view(path)), *from);
}

}  // namespace scale::calls
