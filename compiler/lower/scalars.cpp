// Strings, numbers, values with units and values that only AWS knows, as properties.
#include <algorithm>
#include <cmath>

#include "diag/codes.h"
#include "lower/property_writer.h"
#include "support/closest.h"

namespace scale::lower {

using check::Dimension;
using check::NamedValue;
using check::Value;
using schema::Shape;
using schema::Unit;

namespace {

std::string bounds_text(std::optional<double> low, std::optional<double> high) {
  if (low && high) return fmt::format("{} to {}", *low, *high);
  return low ? fmt::format("at least {}", *low) : fmt::format("at most {}", *high);
}

struct UnitRule {
  Dimension dimension;
  double divisor;  // of the language's smallest unit
  bool text;       // written as text
  std::string_view name;
};

/// How a unit is written; nothing for those that are not numbers.
std::optional<UnitRule> rule_of(Unit unit) {
  constexpr double kib = 1024;
  switch (unit) {
    case Unit::Milliseconds: return UnitRule{Dimension::Duration, 1, false, "milliseconds"};
    case Unit::Seconds: return UnitRule{Dimension::Duration, 1000, false, "seconds"};
    case Unit::Minutes: return UnitRule{Dimension::Duration, 60'000, false, "minutes"};
    case Unit::Hours: return UnitRule{Dimension::Duration, 3'600'000, false, "hours"};
    case Unit::Days: return UnitRule{Dimension::Duration, 86'400'000, false, "days"};
    case Unit::Bytes: return UnitRule{Dimension::Size, 1, false, "bytes"};
    case Unit::KiB: return UnitRule{Dimension::Size, kib, false, "KiB"};
    case Unit::MiB: return UnitRule{Dimension::Size, kib * kib, false, "MiB"};
    case Unit::GiB: return UnitRule{Dimension::Size, kib * kib * kib, false, "GiB"};
    case Unit::MiBText: return UnitRule{Dimension::Size, kib * kib, true, "MiB"};
    // The language counts thousandths of a vCPU, ECS counts 1024 units to one.
    case Unit::CpuUnits: return UnitRule{Dimension::Vcpu, 1000.0 / 1024, false, "CPU units"};
    case Unit::CpuUnitsText: return UnitRule{Dimension::Vcpu, 1000.0 / 1024, true, "CPU units"};
    case Unit::Percent: return UnitRule{Dimension::Percent, 1, false, "percent"};
    case Unit::Fraction: return UnitRule{Dimension::Percent, 100, false, "a fraction of 1"};
    default: return {};
  }
}

}  // namespace

std::string length_text(const schema::Type& type) {
  std::optional<double> low, high;
  if (type.min_length) low = *type.min_length;
  if (type.max_length) high = *type.max_length;
  return bounds_text(low, high);
}

void PropertyWriter::check_values(const Value& value, std::string_view text, const schema::Type& type,
                                  const std::string& path) {
  if (!type.values.empty() && std::ranges::find(type.values, text) == type.values.end()) {
    auto& report = evaluator_.sink().report(diag::unusual_value, value.at(), path, text);
    if (const auto near = closest(text, type.values); !near.empty()) {
      report.with_label(
          fmt::format("did you mean `{}`?", near));  // no fix: AWS may have learnt the value meanwhile
    } else {
      constexpr std::size_t most = 12;
      const auto shown = type.values.first(std::min(most, type.values.size()));
      report.hint(fmt::format("known are {}{}", fmt::join(shown, ", "),
                              shown.size() < type.values.size() ? ", …" : ""));
    }
  }
}

std::optional<graph::Value> PropertyWriter::text(const Value& value, const schema::Type& type,
                                                 const std::string& path) {
  using Kind = Value::Kind;
  std::string_view text;
  switch (value.kind()) {
    case Kind::Resource: {
      if (value.text().empty()) return graph::Value::ref(value.resource());
      return mismatch(value, "a string", path);
    }
    case Kind::String:
    case Kind::Arn: text = value.text(); break;
    case Kind::Cidr:
    case Kind::Prefix:
    case Kind::Ports: text = evaluator_.arena().copy(check::to_source(value, evaluator_.names())); break;
    case Kind::Schedule: text = value.schedule().expression; break;
    default: return mismatch(value, "a string", path);
  }
  check_values(value, text, type, path);
  std::size_t length = 0;  // in characters, not bytes
  for (const char c : text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  if ((type.min_length && length < *type.min_length) || (type.max_length && length > *type.max_length))
    evaluator_.sink().report(diag::wrong_length, value.at(), path, fmt::format("{} characters", length),
                             length_text(type));
  else if (!type.pattern.empty() && !evaluator_.catalogue().matches(type.pattern, text))
    evaluator_.sink()
        .report(diag::pattern_mismatch, value.at(), path, text)
        .hint(fmt::format("it has to match {}", type.pattern));
  return graph::Value::of(text);
}

std::optional<graph::Value> PropertyWriter::number(const Value& value, const schema::Type& type,
                                                   const std::string& path) {
  const bool whole = type.shape == Shape::Integer;
  const bool integral = value.is(Value::Kind::Number) && std::trunc(value.number()) == value.number() &&
                        std::abs(value.number()) < 9e15;
  if (!value.is(Value::Kind::Int) && (!value.is(Value::Kind::Number) || (whole && !integral)))
    return mismatch(value, whole ? "a whole number" : "a number", path);
  const double amount = value.as_number();
  if ((type.minimum && amount < *type.minimum) || (type.maximum && amount > *type.maximum))
    evaluator_.sink().report(diag::outside_bounds, value.at(), path, fmt::format("{}", amount),
                             bounds_text(type.minimum, type.maximum));
  if (!type.values.empty()) check_values(value, fmt::format("{}", amount), type, path);
  if (value.is(Value::Kind::Int)) return graph::Value::of(value.integer());
  return integral ? graph::Value::of(static_cast<std::int64_t>(value.number()))
                  : graph::Value::of(value.number());
}

std::optional<graph::Value> PropertyWriter::quantity(const Value& value, const schema::Type& type,
                                                     const std::string& path) {
  const schema::CuratedProperty* curated = curated_ == nullptr ? nullptr : curated_->find(path);
  const auto rule = rule_of(curated == nullptr ? Unit::None : curated->unit);
  const std::string written = check::to_source(value, evaluator_.names());
  if (!rule && type.shape != Shape::Integer && type.shape != Shape::Number)
    return mismatch(value, wanted(type), path);
  if (!rule) {
    evaluator_.sink()
        .report(diag::unit_unknown, value.at(), path, written)
        .hint("write the plain number that AWS expects");
    return {};
  }
  if (rule->dimension != value.dimension()) {
    evaluator_.sink().report(diag::unit_mismatch, value.at(), path, rule->name, written);
    return {};
  }
  const double amount = value.amount() / rule->divisor;
  const double rounded = std::round(amount);
  const bool fraction = type.shape == Shape::Number && !rule->text;
  if (!fraction && std::abs(amount - rounded) > 1e-9 * std::max(1.0, std::abs(amount))) {
    evaluator_.sink().report(diag::unit_fraction, value.at(), path, rule->name, written);
    return {};
  }
  if (rule->text) {
    const std::string_view text =
        evaluator_.arena().copy(fmt::format("{}", static_cast<std::int64_t>(rounded)));
    return graph::Value::of(text);
  }
  const bool integral = std::abs(amount - rounded) <= 1e-9 * std::max(1.0, std::abs(amount));
  const Value plain =
      (integral ? Value::of(static_cast<std::int64_t>(rounded)) : Value::of(amount)).placed(value.at());
  if (type.shape == Shape::Union || type.shape == Shape::String) return graph::Value::of(plain.integer());
  return number(plain, type, path);
}

std::optional<graph::Value> PropertyWriter::secret(const Value& value, const std::string& path) {
  const schema::CuratedProperty* curated = curated_ == nullptr ? nullptr : curated_->find(path);
  if (curated == nullptr || curated->unit != Unit::SecretReference) {
    evaluator_.sink().report(diag::secret_here, value.at(), path);
    return {};
  }
  return evaluator_.secret_reference(value);
}

std::optional<graph::Value> PropertyWriter::late(const Value& value, const schema::Type& type,
                                                 const std::string& path) {
  using Kind = check::Type::Kind;
  const Kind kind = check::present(*value.type()).kind;
  const bool composed = kind == Kind::List || kind == Kind::Each;
  const bool wants_list = type.shape == Shape::List;
  const bool free = type.shape == Shape::Json || type.shape == Shape::Union || kind == Kind::Unknown;
  const bool object = type.shape == Shape::Object || type.shape == Shape::Map;
  if (!free && (composed != wants_list || object)) return mismatch(value, wanted(type), path);
  return value.late();
}

std::optional<graph::Value> PropertyWriter::document(const Value& value) {
  using Kind = Value::Kind;
  switch (value.kind()) {
    case Kind::Error:
    case Kind::Absent:
    case Kind::Unknown: return {};
    case Kind::Bool: return graph::Value::of(value.boolean());
    case Kind::Int: return graph::Value::of(value.integer());
    case Kind::Number: return graph::Value::of(value.number());
    case Kind::List: {
      std::vector<graph::Value> items;
      for (const Value& item : value.items())
        if (const auto part = document(item)) items.push_back(*part);
      return graph::Value::list(evaluator_.arena().copy(items));
    }
    case Kind::Record:
    case Kind::Map: {
      std::vector<graph::Field> fields;
      for (const NamedValue& field : value.fields())
        if (const auto part = document(field.value)) fields.push_back({evaluator_.text(field.name), *part});
      return graph::Value::map(evaluator_.arena().copy(fields));
    }
    case Kind::Late: return value.late();
    case Kind::Secret: evaluator_.sink().report(diag::secret_here, value.at(), "a document"); return {};
    case Kind::Schedule: return graph::Value::of(value.schedule().expression);
    default: return evaluator_.text_value(value, value.at());
  }
}

}  // namespace scale::lower
