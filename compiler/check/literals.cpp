#include "check/literals.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "check/literal_text.h"
#include "support/closest.h"
#include "syntax/views.h"

namespace scale::check {

namespace {

struct Unit {
  std::string_view text;
  Dimension dimension;
  double size;  // in the unit that amounts are kept in
};

constexpr std::array<Unit, 12> units = {{
    {"ms", Dimension::Duration, 1},
    {"s", Dimension::Duration, 1000},
    {"m", Dimension::Duration, 60'000},
    {"h", Dimension::Duration, 3'600'000},
    {"d", Dimension::Duration, 86'400'000},
    {"B", Dimension::Size, 1},
    {"KiB", Dimension::Size, 1024},
    {"MiB", Dimension::Size, 1024.0 * 1024},
    {"GiB", Dimension::Size, 1024.0 * 1024 * 1024},
    {"TiB", Dimension::Size, 1024.0 * 1024 * 1024 * 1024},
    {"vCPU", Dimension::Vcpu, 1000},
    {"%", Dimension::Percent, 1},
}};

/// Above this a double no longer tells neighbouring whole numbers apart.
constexpr double largest_amount = 9'007'199'254'740'992;

std::string_view smallest_unit(Dimension dimension) {
  switch (dimension) {
    case Dimension::Duration: return "milliseconds";
    case Dimension::Size: return "bytes";
    case Dimension::Vcpu: return "thousandths of a vCPU";
    case Dimension::Percent: return "";
  }
  return {};
}

void report_unknown_unit(const LiteralText& literal, std::string_view unit) {
  std::array<std::string_view, units.size()> known;
  std::ranges::transform(units, known.begin(), &Unit::text);
  auto& diagnostic = literal.sink.report(diag::unknown_unit, literal.place(unit), unit);
  // MB and MiB differ in size, so this is a suggestion and no fix.
  const bool decimal = unit == "KB" || unit == "MB" || unit == "GB" || unit == "TB";
  const std::string meant = decimal ? fmt::format("{}iB", unit[0]) : std::string(closest(unit, known));
  if (!meant.empty()) diagnostic.hint(fmt::format("did you mean {}?", meant));
  diagnostic.hint("durations: ms s m h d; sizes: B KiB MiB GiB TiB; also vCPU and %");
}

Value quantity_literal(const LiteralText& literal) {
  const std::string_view text = literal.text;
  const auto number_end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view unit_text = trimmed(text.substr(number_end));
  const auto* const unit = std::ranges::find(units, unit_text, &Unit::text);
  if (unit == units.end()) {
    report_unknown_unit(literal, unit_text);
    return Value::error();
  }
  const double amount = parse_number<double>(text.substr(0, number_end)).value_or(HUGE_VAL) * unit->size;
  if (amount > largest_amount) {
    const std::string most = quantity_text(unit->dimension, largest_amount);
    literal.sink.report(diag::number_too_large, literal.at, text, most);
    return Value::error();
  }
  // 0.7 vCPU is 700 thousandths although 0.7 is no binary number.
  const double whole = std::round(amount);
  if (std::abs(amount - whole) <= 1e-9 * std::max(1.0, whole)) return Value::quantity(unit->dimension, whole);
  if (unit->dimension == Dimension::Percent) return Value::quantity(unit->dimension, amount);
  literal.sink.report(diag::too_fine, literal.at, text, smallest_unit(unit->dimension));
  return Value::error();
}

Value int_literal(const LiteralText& literal) {
  if (const auto number = parse_number<std::int64_t>(literal.text)) return Value::of(*number);
  literal.sink.report(diag::number_too_large, literal.at, literal.text, "9223372036854775807");
  return Value::error();
}

Value number_literal(const LiteralText& literal) {
  if (const auto number = parse_number<double>(literal.text)) return Value::of(*number);
  literal.sink.report(diag::number_too_large, literal.at, literal.text, "about 1.8 with 308 zeros");
  return Value::error();
}

Value schedule_node(syntax::Ref node, Arena& arena, diag::Sink& sink) {
  LiteralText literal{node.text(), node.span(), arena, sink};
  const syntax::Ref zone = node.first(syntax::Kind::String);
  if (!zone) return schedule_literal(literal, {}, {});
  const Value name = Value::of(arena.copy(syntax::plain_text(zone)));
  const Span whole = literal.at;
  literal.text = literal.text.substr(0, zone.span().begin - whole.begin);
  literal.text = literal.text.substr(0, literal.text.rfind(')') + 1);
  literal.at.end = whole.begin + static_cast<std::uint32_t>(literal.text.size());
  // A name with an interpolation in it is shown as it was written: it is no time zone.
  const bool plain = !zone.first(syntax::Kind::Interpolation);
  return schedule_literal(literal, plain ? name.text() : zone.text(), zone.span());
}

/// Whether something is missing inside; the parser has reported that.
bool is_broken(syntax::Ref node) {
  const std::vector<syntax::Node>& nodes = node.tree().nodes();
  return std::any_of(nodes.begin() + node.index(), nodes.begin() + node.index() + node.node().size,
                     [](const syntax::Node& part) {
                       return part.kind == syntax::Kind::Missing || part.kind == syntax::Kind::Bad;
                     });
}

Value read(syntax::Ref node, Arena& arena, diag::Sink& sink) {
  const LiteralText literal{node.text(), node.span(), arena, sink};
  switch (node.kind()) {
    case syntax::Kind::Int: return int_literal(literal);
    case syntax::Kind::Number: return number_literal(literal);
    case syntax::Kind::Bool: return Value::of(literal.text == "true");
    case syntax::Kind::Quantity: return quantity_literal(literal);
    case syntax::Kind::Cidr: return cidr_literal(literal);
    case syntax::Kind::Prefix: return prefix_literal(literal);
    case syntax::Kind::Ports: return ports_literal(literal);
    case syntax::Kind::Schedule: return schedule_node(node, arena, sink);
    case syntax::Kind::Arn: return arn_literal(literal);
    case syntax::Kind::Secret: return secret_literal(literal); return Value::error();
    default: return Value::error();
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> result;
  for (;;) {
    const auto end = text.find(separator);
    result.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return result;
    text.remove_prefix(end + 1);
  }
}

Value literal(syntax::Ref node, Arena& arena, diag::Sink& sink) {
  if (is_broken(node)) return Value::error().placed(node.span());
  return read(node, arena, sink).placed(node.span());
}

}  // namespace scale::check
