#include <fmt/format.h>

#include <algorithm>

#include "calls/builder.h"
#include "calls/evaluate.h"
#include "calls/values.h"
#include "diag/codes.h"

namespace scale::calls {

using graph::ResourceId;
using Kind = graph::Value::Kind;

namespace {

/// Whether anything stands at `path` below `value`, through lists and maps.
bool stands_at(const Value& value, std::string_view path) {
  if (path.empty()) return !value.is(Kind::Null);
  if (value.is(Kind::List))
    return std::ranges::any_of(value.items(), [&](const Value& item) { return stands_at(item, path); });
  const std::size_t dot = path.find('.');
  const Value* below = value.find(path.substr(0, dot));
  return below != nullptr && stands_at(*below, dot == path.npos ? std::string_view{} : path.substr(dot + 1));
}

/// Names of the account's values that stand in `value`.
void collect_pseudo(const Value& value, std::vector<bool>& used) {
  if (value.is(Kind::PseudoParameter)) {
    used[static_cast<std::size_t>(value.pseudo())] = true;
  } else if (value.is(Kind::Map)) {
    for (const graph::Field& field : value.fields()) collect_pseudo(field.value, used);
  } else if (!scalar_text(value) && !value.is(Kind::Ref) && !value.is(Kind::Attribute)) {
    for (const Value& item : value.items()) collect_pseudo(item, used);
  }
}

}  // namespace

Builder::Builder(const graph::Graph& graph, schema::Catalogue& catalogue, schema::Curated& curated,
                 diag::Sink& sink)
    : graph_(graph),
      catalogue_(catalogue),
      curated_(curated),
      sink_(sink),
      made_(graph.resources.size()),
      dependencies_(graph::dependencies(graph)),
      reported_parameters_(graph.parameters.size()) {}

Sequence Builder::run() {
  add_account_reads();
  for (const ResourceId id : graph::creation_order(graph_)) add_resource(id);
  for (const graph::Output& output : graph_.outputs)
    if (const Value value = fold(output.value, output.at); !value.is(Kind::Null))
      out_.outputs.push_back({output.name, value});
  return std::move(out_);
}

void Builder::add_account_reads() {
  using graph::Pseudo;
  std::vector<bool> used(static_cast<std::size_t>(Pseudo::Zones) + 1);
  for (const graph::Resource& resource : graph_.resources)
    for (const graph::Property& property : resource.properties) collect_pseudo(property.value, used);
  for (const graph::Output& output : graph_.outputs) collect_pseudo(output.value, used);
  const schema::AccountReads& account = curated_.account();
  const auto need = [&](Pseudo which, std::string_view name) {
    if (!used[static_cast<std::size_t>(which)]) return;
    const auto from = std::ranges::find(account.results, name, &schema::ApiResult::name);
    if (from == account.results.end()) return;
    if (std::ranges::find(account_calls_, from->call, &std::pair<std::string_view, CallId>::first) !=
        account_calls_.end())
      return;
    const auto call = std::ranges::find(account.calls, from->call, &schema::ApiCall::id);
    if (call == account.calls.end()) return;
    account_calls_.emplace_back(from->call, static_cast<CallId>(out_.calls.size()));
    out_.calls.push_back({.id = out_.arena.copy(std::string_view(fmt::format("aws:{}", call->id))),
                          .service = call->service,
                          .operation = call->operation,
                          .params = Evaluator(*this, 0).params(call->params)});
  };
  need(Pseudo::Zones, "zones");
  need(Pseudo::Region, "region");
  need(Pseudo::Account, "account");
  need(Pseudo::Partition, "partition");
}

void Builder::add_resource(ResourceId id) {
  const graph::Resource& resource = graph_.resources[id];
  Made& made = made_[id];
  const Span at = resource.origin != nullptr ? resource.origin->at : Span{};
  const schema::CuratedType* type = curated_.find(resource.type);
  made.api = type != nullptr ? type->api : nullptr;
  if (made.api == nullptr) {
    made.api = curated_.account().any_type;
    sink_.report(diag::through_cloud_control, at, resource.type);
  }
  const schema::Api& api = *made.api;
  check_supported(id);
  for (const graph::Property& property : resource.properties)
    if (const Value value = fold(property.value, property.at); !value.is(Kind::Null))
      made.properties.push_back({property.name, value});
  if (api.naming != nullptr) made.name = physical_name(id, *api.naming);
  for (const schema::ApiCall& call : api.create) add_calls(id, call);
}

void Builder::check_supported(ResourceId id) {
  const graph::Resource& resource = graph_.resources[id];
  for (const schema::Unsupported& unsupported : made_[id].api->unsupported) {
    const std::size_t dot = unsupported.path.find('.');
    const graph::Property* property = resource.find(unsupported.path.substr(0, dot));
    if (property == nullptr) continue;
    if (stands_at(property->value,
                  dot == unsupported.path.npos ? std::string_view{} : unsupported.path.substr(dot + 1)))
      sink_.report(diag::property_without_parameter, property->at, unsupported.path, resource.type,
                   unsupported.reason);
  }
}

void Builder::add_calls(ResourceId id, const schema::ApiCall& call) {
  Evaluator evaluator(*this, id);
  if (!evaluator.holds(call.when)) return;
  const std::string_view address = graph_.resources[id].address;
  const std::string base = call.id.empty() ? std::string(address) : fmt::format("{}:{}", address, call.id);
  if (call.each.kind == schema::Template::Kind::Text) {
    add_call(id, call, out_.arena.copy(std::string_view(base)), nullptr);
    return;
  }
  const Value list = evaluator.evaluate(call.each);
  if (!list.is(Kind::List)) return;
  std::size_t index = 0;
  for (const Value& item : list.items()) {
    const auto key = call.key.empty() ? std::nullopt : scalar_text(at_path(item, call.key));
    const std::string name =
        key ? fmt::format("{}[{}]", base, json_quote(*key)) : fmt::format("{}[{}]", base, index);
    add_call(id, call, out_.arena.copy(std::string_view(name)), &item);
    ++index;
  }
}

CallId Builder::add_call(ResourceId id, const schema::ApiCall& from, std::string_view call_id,
                         const Value* item) {
  Call call{.id = call_id,
            .service = from.service.empty() ? made_[id].api->service : from.service,
            .operation = from.operation,
            .params = Evaluator(*this, id, item).params(from.params),
            .resource = id};
  graph::collect_references(call.params, call.needs);
  Made& made = made_[id];
  if (!made.calls.empty()) {
    call.needs.push_back(
        made.calls.back());  // one after another: later calls of a resource build on earlier ones
  } else {
    for (const ResourceId dependency : dependencies_[id])
      if (!made_[dependency].calls.empty()) call.needs.push_back(made_[dependency].calls.back());
  }
  std::ranges::sort(call.needs);
  call.needs.erase(std::unique(call.needs.begin(), call.needs.end()), call.needs.end());
  const auto number = static_cast<CallId>(out_.calls.size());
  out_.calls.push_back(std::move(call));
  made.calls.push_back(number);
  if (item == nullptr) made.by_id.emplace_back(from.id, number);
  if (from.wait != nullptr) {
    out_.calls[number].wait = Wait{from.wait, {}};
    out_.calls[number].wait->params = Evaluator(*this, id, item).params(from.wait->params);
  }
  return number;
}

Sequence make(const graph::Graph& graph, schema::Catalogue& catalogue, schema::Curated& curated,
              diag::Sink& sink) {
  return Builder(graph, catalogue, curated, sink).run();
}

}  // namespace scale::calls
