#include <nlohmann/json.hpp>

#include "calls/calls.h"
#include "calls/values.h"

namespace scale::calls {

namespace {

using Json = nlohmann::ordered_json;
using Kind = Value::Kind;

Json result_reference(const Sequence& sequence, const Value& value) {
  std::string text(sequence.calls[value.resource()].id);
  text += '.';
  text += value.text();
  return {{"$result", text}};
}

Json to_value(const Sequence& sequence, const Value& value) {
  switch (value.kind()) {
    case Kind::Null:
      return nullptr;
    case Kind::Bool:
      return value.boolean();
    case Kind::Int:
      return value.integer();
    case Kind::Number:
      return value.number();
    case Kind::String:
      return std::string(value.text());
    case Kind::Attribute:
      return result_reference(sequence, value);
    case Kind::List:
    case Kind::Concat: {
      Json items = Json::array();
      for (const Value& item : value.items()) items.push_back(to_value(sequence, item));
      return value.is(Kind::List) ? items : Json{{"$concat", items}};
    }
    case Kind::Base64:
      return {{"$base64", to_value(sequence, value.items()[0])}};
    case Kind::Map: {
      Json fields = Json::object();
      for (const graph::Field& field : value.fields())
        fields[std::string(field.name)] = to_value(sequence, field.value);
      // A map of the program that looks like one of ours.
      const bool ours = fields.size() == 1 && (fields.contains("$result") || fields.contains("$concat") ||
                                               fields.contains("$base64") || fields.contains("$literal"));
      return ours ? Json{{"$literal", fields}} : fields;
    }
    default:
      return nullptr;  // folding leaves no other kinds
  }
}

Json to_wait(const Sequence& sequence, const Wait& wait) {
  Json result = Json::object();
  if (!wait.what->waiter.empty()) {
    result["waiter"] = std::string(wait.what->waiter);
    result["params"] = to_value(sequence, wait.params);
    return result;
  }
  result["operation"] = std::string(wait.what->operation);
  result["params"] = to_value(sequence, wait.params);
  result["path"] = std::string(wait.what->path);
  result["success"] = std::string(wait.what->success);
  Json failures = Json::array();
  for (const std::string_view failure : wait.what->failures) failures.push_back(std::string(failure));
  result["failures"] = failures;
  return result;
}

Json to_result(const Result& result) {
  if (result.cut == nullptr) return std::string(result.path);
  using Cut = schema::ApiResult::Cut;
  Json made = {{"path", std::string(result.path)}};
  if (result.cut->cut != Cut::None)
    made[result.cut->cut == Cut::After ? "after" : "from"] = std::string(result.cut->marker);
  if (!result.cut->before.empty()) made["before"] = std::string(result.cut->before);
  return made;
}

}  // namespace

std::string to_json(const Sequence& sequence) {
  Json all = Json::array();
  for (const Call& call : sequence.calls) {
    Json one = {{"id", std::string(call.id)},
                {"service", std::string(call.service)},
                {"operation", std::string(call.operation)},
                {"params", to_value(sequence, call.params)}};
    Json needs = Json::array();
    for (const CallId need : call.needs) needs.push_back(std::string(sequence.calls[need].id));
    one["needs"] = needs;
    Json results = Json::object();
    for (const Result& result : call.results) results[std::string(result.name)] = to_result(result);
    one["result"] = results;
    if (call.wait) one["wait"] = to_wait(sequence, *call.wait);
    all.push_back(std::move(one));
  }
  return all.dump(2) + "\n";
}

}  // namespace scale::calls
