#include "lower/rules.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "diag/codes.h"

namespace scale::lower {

namespace {

using graph::Value;
using schema::Condition;
using schema::Rule;

/// Every value at `path`, which runs through lists without marks.
void values_at(const Value& value, std::string_view path, std::vector<const Value*>& into) {
  if (value.is(Value::Kind::List)) {
    for (const Value& item : value.items()) values_at(item, path, into);
    return;
  }
  if (path.empty()) {
    into.push_back(&value);
    return;
  }
  const std::size_t dot = path.find('.');
  const Value* field = value.find(path.substr(0, dot));
  if (field != nullptr) values_at(*field, dot == path.npos ? std::string_view{} : path.substr(dot + 1), into);
}

std::vector<const Value*> values_at(const graph::Resource& resource, std::string_view path) {
  std::vector<const Value*> result;
  const std::size_t dot = path.find('.');
  if (const graph::Property* property = resource.find(path.substr(0, dot))) {
    values_at(property->value, dot == path.npos ? std::string_view{} : path.substr(dot + 1), result);
    // An empty list is there, and so is one whose elements are lists.
    if (dot == path.npos && result.empty()) result.push_back(&property->value);
  }
  return result;
}

/// The text that a constant is compared by; nothing when it waits for the deployment or is no scalar.
std::optional<std::string> text_of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::String: return std::string(value.text());
    case Value::Kind::Int: return std::to_string(value.integer());
    case Value::Kind::Number: return fmt::format("{}", value.number());
    case Value::Kind::Bool: return value.boolean() ? "true" : "false";
    default: return {};
  }
}

/// Whether the condition holds; nothing when only the deployment can tell.
std::optional<bool> holds(const graph::Resource& resource, const Condition& condition) {
  const auto values = values_at(resource, condition.path);
  if (condition.test == Condition::Test::Present) return !values.empty();
  if (condition.test == Condition::Test::Absent) return values.empty();
  bool found = false;
  for (const Value* value : values) {
    const auto text = text_of(*value);
    if (!text) return {};
    found = found || std::ranges::find(condition.values, *text) != condition.values.end();
  }
  return found == (condition.test == Condition::Test::Is);
}

class Checker {
 public:
  Checker(const graph::Resource& resource, diag::Sink& sink) : resource_(resource), sink_(sink) {}

  void check(const Rule& rule) {
    for (const Condition& condition : rule.when) {
      const auto met = holds(resource_, condition);
      if (!met || !*met) return;
    }
    const auto present =
        std::ranges::count_if(rule.paths, [&](auto path) { return !values_at(resource_, path).empty(); });
    const auto all = static_cast<std::ptrdiff_t>(rule.paths.size());
    switch (rule.kind) {
      case Rule::Kind::Requires: return require(present == all, rule);
      case Rule::Kind::Excludes: return require(present == 0, rule);
      case Rule::Kind::ExactlyOne: return require(present == 1, rule);
      case Rule::Kind::AtLeastOne: return require(present >= 1, rule);
      case Rule::Kind::AtMostOne: return require(present <= 1, rule);
      case Rule::Kind::Allows:
        for (const Value* value : values_at(resource_, rule.paths[0]))
          if (const auto text = text_of(*value); text && !has(rule.rows[0], *text))
            return require(false, rule);
        return;
      case Rule::Kind::Table: return table(rule);
      case Rule::Kind::NotDescending: return not_descending(rule);
    }
  }

 private:
  static bool has(const schema::Row& row, std::string_view text) {
    return std::ranges::find(row.values, text) != row.values.end();
  }

  void table(const Rule& rule) {
    const auto keys = values_at(resource_, rule.paths[0]), values = values_at(resource_, rule.paths[1]);
    if (keys.size() != 1 || values.size() != 1) return;
    const auto key = text_of(*keys[0]), value = text_of(*values[0]);
    if (!key || !value) return;
    const auto row = std::ranges::find(rule.rows, *key, &schema::Row::key);
    if (row == rule.rows.end()) return;  // what the key may be is another rule's business
    if (has(*row, *value)) return;
    auto& report = sink_.report(diag::property_rule, place(rule.paths[1]), rule.message);
    report.note(place(rule.paths[0]), fmt::format("goes with {}", fmt::join(row->values, ", ")));
  }

  void not_descending(const Rule& rule) {
    std::optional<double> last;
    for (const auto path : rule.paths) {
      for (const Value* value : values_at(resource_, path)) {
        if (!value->is(Value::Kind::Int) && !value->is(Value::Kind::Number)) return;
        const double number =
            value->is(Value::Kind::Int) ? static_cast<double>(value->integer()) : value->number();
        if (last && number < *last) return require(false, rule);
        last = number;
      }
    }
  }

  void require(bool good, const Rule& rule) {
    if (good) return;
    // The properties that are there are what can be changed: the last is blamed, the others explain.
    std::vector<Span> places;
    for (auto path : rule.paths)
      if (!values_at(resource_, path).empty()) places.push_back(place(path));
    for (const Condition& condition : rule.when)
      if (!values_at(resource_, condition.path).empty()) places.insert(places.begin(), place(condition.path));
    places.erase(std::unique(places.begin(), places.end()), places.end());
    auto& report = sink_.report(diag::property_rule, places.empty() ? resource_.origin->at : places.back(),
                                rule.message);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) report.note(places[i], "because of this");
  }

  Span place(std::string_view path) const {
    const graph::Property* property = resource_.find(path.substr(0, path.find('.')));
    return property != nullptr && property->at ? property->at : resource_.origin->at;
  }

  const graph::Resource& resource_;
  diag::Sink& sink_;
};

}  // namespace

void check_rules(const graph::Graph& graph, schema::Curated& curated, diag::Sink& sink) {
  for (const graph::Resource& resource : graph.resources) {
    const schema::CuratedType* type = curated.find(resource.type);
    if (type == nullptr) continue;
    Checker checker(resource, sink);
    for (const Rule& rule : type->rules) checker.check(rule);
  }
}

}  // namespace scale::lower
