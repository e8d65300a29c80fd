// Values as a program would write them.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "check/text.h"
#include "check/value.h"

namespace scale::check {

namespace {

struct Unit {
  std::string_view text;  // with the blank that belongs before it
  double size;
};

// Largest first.
constexpr std::array<Unit, 5> durations = {
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}}};
constexpr std::array<Unit, 5> sizes = {{{" TiB", 1024.0 * 1024 * 1024 * 1024},
                                        {" GiB", 1024.0 * 1024 * 1024},
                                        {" MiB", 1024.0 * 1024},
                                        {" KiB", 1024},
                                        {" B", 1}}};

/// The amount in the largest unit in which it is a whole number; people say 90s and 1536 MiB, not 1.5m
/// and 1.5 GiB.
std::string in_units(std::span<const Unit> units, std::string_view zero, double amount) {
  if (amount == 0) return std::string(zero);
  for (const Unit& unit : units) {
    if (std::fmod(amount, unit.size) == 0) return decimal_text(amount / unit.size) + std::string(unit.text);
  }
  return decimal_text(amount / units.back().size) + std::string(units.back().text);
}

/// The two ends of the longest run (two or more) of zero groups, or an empty one (RFC 5952, 4.2).
std::pair<int, int> longest_zeros(const std::array<unsigned, 8>& groups) {
  std::pair<int, int> best{0, 0};
  for (int begin = 0; begin < 8; ++begin) {
    int end = begin;
    while (end < 8 && groups[static_cast<std::size_t>(end)] == 0) ++end;
    if (end - begin > best.second - best.first) best = {begin, end};
  }
  return best.second - best.first >= 2 ? best : std::pair{0, 0};
}

std::string field_text(const NamedValue& field, const Names& names) {
  const std::string_view name = names.text(field.name);
  return fmt::format("{} = {}", is_identifier(name) ? std::string(name) : quoted(name),
                     to_source(field.value, names));
}

std::string fields_text(std::span<const NamedValue> fields, const Names& names) {
  std::string text;
  for (const NamedValue& field : fields) {
    if (field.value.is(Value::Kind::Absent)) continue;
    text += (text.empty() ? "{ " : ", ") + field_text(field, names);
  }
  return text.empty() ? "{}" : text + " }";
}

std::string list_text(std::span<const Value> items, const Names& names) {
  std::string text = "[";
  for (const Value& item : items) {
    if (text.size() > 1) text += ", ";
    text += to_source(item, names);
  }
  return text + "]";
}

std::string schedule_text(const ScheduleValue& schedule) {
  std::string text(schedule.expression);
  if (!schedule.time_zone.empty()) text += " in " + quoted(schedule.time_zone);
  return text;
}

}  // namespace

std::string decimal_text(double number) {
  std::string text = fmt::format("{}", number);
  const auto exponent_at = text.find('e');
  if (exponent_at == std::string::npos) {
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
  }
  // The language has no exponents: move the point instead.
  const int exponent = std::atoi(text.c_str() + exponent_at + 1);
  const bool negative = text.front() == '-';
  std::string digits = text.substr(negative ? 1 : 0, exponent_at - (negative ? 1 : 0));
  if (const auto point = digits.find('.'); point != std::string::npos) digits.erase(point, 1);
  if (exponent < 0) {
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0'));
  } else if (digits.size() < static_cast<std::size_t>(exponent) + 1) {
    digits.append(static_cast<std::size_t>(exponent) + 1 - digits.size(), '0');
  } else if (digits.size() > static_cast<std::size_t>(exponent) + 1) {
    digits.insert(static_cast<std::size_t>(exponent) + 1, ".");
  }
  return negative ? "-" + digits : digits;
}

bool is_identifier(std::string_view text) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (text.empty() || !starts(text.front())) return false;
  for (const char c : text) {
    if (!starts(c) && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '\n': result += "\\n"; break;
      case '\t': result += "\\t"; break;
      case '\r': result += "\\r"; break;
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '$': result += i + 1 < text.size() && text[i + 1] == '{' ? "\\$" : "$"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          result += fmt::format("\\u{{{:X}}}", static_cast<unsigned>(c));
        } else {
          result += c;
        }
    }
  }
  return result + "\"";
}

std::string quantity_text(Dimension dimension, double amount) {
  switch (dimension) {
    case Dimension::Duration: return in_units(durations, "0s", amount);
    case Dimension::Size: return in_units(sizes, "0 B", amount);
    case Dimension::Vcpu: return decimal_text(amount / 1000) + " vCPU";
    case Dimension::Percent: return decimal_text(amount) + "%";
  }
  return {};
}

std::string address_text(const CidrBlock& block) {
  const std::uint8_t* bytes = block.address;
  if (!block.v6) return fmt::format("{}.{}.{}.{}", bytes[0], bytes[1], bytes[2], bytes[3]);
  std::array<unsigned, 8> groups{};
  for (std::size_t i = 0; i < 8; ++i) groups[i] = static_cast<unsigned>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
  const auto [zeros, zeros_end] = longest_zeros(groups);
  std::string text;
  for (int i = 0; i < 8; ++i) {
    if (zeros_end > zeros && i == zeros) {
      text += "::";
      i = zeros_end - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    text += fmt::format("{:x}", groups[static_cast<std::size_t>(i)]);
  }
  return text;
}

std::string cidr_text(const CidrBlock& block) {
  return fmt::format("{}/{}", address_text(block), block.length);
}

std::string to_source(const Value& value, const Names& names) {
  using Kind = Value::Kind;
  switch (value.kind()) {
    case Kind::Error: return "(a mistake)";
    case Kind::Absent: return "(absent)";
    case Kind::Bool: return value.boolean() ? "true" : "false";
    case Kind::Int: return fmt::format("{}", value.integer());
    case Kind::Number: {
      std::string text = decimal_text(value.number());
      return text.find('.') == std::string::npos ? text + ".0" : text;
    }
    case Kind::String: return quoted(value.text());
    case Kind::Quantity: return quantity_text(value.dimension(), value.amount());
    case Kind::Range:
      return fmt::format("{}..{}", value.low() == nullptr ? "" : to_source(*value.low(), names),
                         value.high() == nullptr ? "" : to_source(*value.high(), names));
    case Kind::Cidr: return cidr_text(value.cidr());
    case Kind::Prefix: return fmt::format("/{}", value.integer());
    case Kind::Ports:
      return value.port_from() == value.port_to() ? fmt::format("{}", value.port_from())
                                                  : fmt::format("{}-{}", value.port_from(), value.port_to());
    case Kind::Schedule: return schedule_text(value.schedule());
    case Kind::Arn: return std::string(value.text());
    case Kind::Secret: return fmt::format("secret({})", value.text());
    case Kind::List: return list_text(value.items(), names);
    case Kind::Record:
    case Kind::Map: return fields_text(value.fields(), names);
    case Kind::Instance: return "(an instance)";
    case Kind::Resource:
      return value.text().empty() ? "(a resource)" : fmt::format("(a resource).{}", value.text());
    case Kind::Late: return "(known when deploying)";
    case Kind::Unknown: return "(not known yet)";
  }
  return {};
}

}  // namespace scale::check
