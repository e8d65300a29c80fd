#include <fmt/format.h>

#include "schema/describe.h"

namespace scale::schema {
namespace {

template <typename Bound>
std::string range_words(std::optional<Bound> low, std::optional<Bound> high, std::string_view what) {
  const auto of_what = [&](Bound bound) {
    return what.empty() ? std::string() : fmt::format(" {}{}", what, bound == Bound{1} ? "" : "s");
  };
  if (low && high && *low == *high) return fmt::format("exactly {}{}", *low, of_what(*low));
  if (low && high) return fmt::format("{} to {}{}", *low, *high, of_what(*high));
  if (low) return fmt::format("at least {}{}", *low, of_what(*low));
  return fmt::format("at most {}{}", *high, of_what(*high));
}

}  // namespace

std::string type_words(const Type& type) {
  constexpr std::string_view shapes[] = {"string", "integer", "number", "boolean", "json"};
  switch (type.shape) {
    case Shape::String:
    case Shape::Integer:
    case Shape::Number:
    case Shape::Boolean:
    case Shape::Json: return std::string(shapes[static_cast<std::size_t>(type.shape)]);
    case Shape::List: return "list of " + type_words(*type.element);
    case Shape::Map: return "map of " + type_words(*type.element);
    case Shape::Object: return std::string(type.definition->name);
    case Shape::Union: break;
  }
  std::string out;
  for (const Type* alternative : type.alternatives)
    out += (out.empty() ? "" : " or ") + type_words(*alternative);
  return out;
}

std::vector<std::string> constraint_words(const Type& type, std::size_t max_values) {
  std::vector<std::string> out;
  if (!type.values.empty()) {
    std::string values;
    const std::size_t shown = std::min(max_values, type.values.size());
    for (const std::string_view value : type.values.first(shown)) {
      values += values.empty() ? "one of " : ", ";
      values += value.empty() ? std::string_view("\"\"") : value;
    }
    if (shown < type.values.size()) values += fmt::format(" and {} more", type.values.size() - shown);
    out.push_back(std::move(values));
  }
  if (type.minimum || type.maximum) out.push_back(range_words(type.minimum, type.maximum, ""));
  if (type.min_length || type.max_length)
    out.push_back(
        range_words(type.min_length, type.max_length, type.shape == Shape::List ? "element" : "character"));
  if (!type.pattern.empty()) out.push_back(fmt::format("matches {}", type.pattern));
  if (type.element)
    for (const std::string& each : constraint_words(*type.element, max_values))
      out.push_back("each: " + each);
  return out;
}

std::string_view update_word(Update update) {
  switch (update) {
    case Update::InPlace: break;
    case Update::MayReplace: return "may replace";
    case Update::Replaces: return "replaces";
  }
  return {};
}

std::string_view unit_words(Unit unit) {
  switch (unit) {
    case Unit::None: break;
    case Unit::Seconds: return "duration in seconds";
    case Unit::Minutes: return "duration in minutes";
    case Unit::Hours: return "duration in hours";
    case Unit::Days: return "duration in days";
    case Unit::Milliseconds: return "duration in milliseconds";
    case Unit::Bytes: return "size in bytes";
    case Unit::KiB: return "size in KiB";
    case Unit::MiB: return "size in MiB";
    case Unit::GiB: return "size in GiB";
    case Unit::MiBText: return "size in MiB, as text";
    case Unit::CpuUnits: return "vCPU in units of 1/1024";
    case Unit::CpuUnitsText: return "vCPU in units of 1/1024, as text";
    case Unit::Percent: return "percentage, 60% is 60";
    case Unit::Fraction: return "percentage, 60% is 0.6";
    case Unit::SecretReference: return "secret, by its ARN or name";
  }
  return {};
}

}  // namespace scale::schema
