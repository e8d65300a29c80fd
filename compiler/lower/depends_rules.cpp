#include "lower/depends.h"

#include "lower/depends_table.h"

namespace scale::lower {
namespace {

/// Takes the next word off a line; empty at its end.
std::string_view next_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
  line.remove_prefix(begin);
  const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

std::optional<DependencyStep> parse_step(std::string_view sign, std::string_view operand) {
  using Kind = DependencyStep::Kind;
  if (operand.empty()) return {};
  if (sign == ">") return DependencyStep{Kind::RefersTo, {}, operand};
  if (sign != "<" && sign != "=") return {};
  const std::size_t point = operand.find('.');
  if (point == 0 || point == std::string_view::npos || point + 1 == operand.size()) return {};
  return DependencyStep{sign == "<" ? Kind::ReferredBy : Kind::SharesWith, operand.substr(0, point),
                        operand.substr(point + 1)};
}

}  // namespace

std::optional<std::vector<DependencyRule>> parse_dependency_rules(std::string_view table) {
  std::vector<DependencyRule> rules;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    line = line.substr(0, line.find('#'));
    const std::string_view type = next_word(line);
    if (type.empty()) continue;
    DependencyRule rule{type, {}};
    for (std::string_view sign = next_word(line); !sign.empty(); sign = next_word(line)) {
      const auto step = parse_step(sign, next_word(line));
      if (!step) return {};
      rule.steps.push_back(*step);
    }
    if (rule.steps.empty()) return {};
    rules.push_back(std::move(rule));
  }
  return rules;
}

const std::vector<DependencyRule>& dependency_rules() {
  // A test reads the table, so that a build whose table is not rules does not pass.
  static const std::vector<DependencyRule> rules = parse_dependency_rules(depends_table).value();
  return rules;
}

}  // namespace scale::lower
