#include "cli/views/help.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <vector>

#include "support/unicode.h"

namespace scale::cli {
namespace {

constexpr std::size_t width = 80;

struct Row {
  std::string term, text;
};

/// The terms in one column, the texts wrapped in the next.
std::string table(const std::vector<Row>& rows) {
  std::size_t column = 0;
  for (const Row& row : rows) column = std::max(column, row.term.size() + 4);
  column = std::min<std::size_t>(column, 30);
  std::string out;
  for (const Row& row : rows) {
    out += "  " + row.term;
    std::size_t used = row.term.size() + 2;
    for (const std::string& line : wrap(row.text, width - column)) {
      if (used + 2 > column) out += '\n', used = 0;
      out += std::string(column - used, ' ') + line;
      used = width;
    }
    out += '\n';
  }
  return out;
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() != 0;
}

/// "-o, --output FILE"
std::string term(const CLI::Option& option) {
  std::string out;
  for (const std::string& name : option.get_snames()) out += "-" + name + ", ";
  if (out.empty()) out = "    ";
  if (option.get_lnames().empty()) out.resize(out.size() - 2);
  for (const std::string& name : option.get_lnames()) out += "--" + name;
  if (!takes_value(option)) return out;
  std::string value = option.get_type_name();
  if (value.find('|') != std::string::npos) {
    value = option.get_lnames().front();
    std::transform(value.begin(), value.end(), value.begin(),
                   [](unsigned char c) { return std::toupper(c); });
  }
  return out + " " + value;
}

std::string text(const CLI::Option& option) {
  std::string choices = option.get_type_name();
  if (choices.find('|') == std::string::npos) return option.get_description();
  for (std::size_t at = choices.find('|'); at != std::string::npos; at = choices.find('|', at))
    choices.replace(at, 1, ", ");
  return fmt::format("{}: {}", option.get_description(), choices);
}

std::string usage(const CLI::App& command) {
  if (command.get_parent() == nullptr) return "scale COMMAND [OPTIONS]";
  std::string out = "scale " + command.get_name();
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() == false) continue;
    const bool many = option->get_items_expected_max() > 1;
    const std::string name = option->get_name(true) + (many ? "..." : "");
    out += option->get_required() ? " " + name : " [" + name + "]";
  }
  return out + " [OPTIONS]";
}

}  // namespace

std::string render_help(const CLI::App& command) {
  std::string out;
  for (const std::string& line : wrap(command.get_description(), width)) out += line + "\n";
  out += "\nUsage: " + usage(command) + "\n";

  std::vector<Row> arguments, options, commands;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional())
      arguments.push_back({option->get_name(true), text(*option)});
    else
      options.push_back({term(*option), text(*option)});
  }
  if (const CLI::App* parent = command.get_parent())
    for (const CLI::Option* option : parent->get_options())
      if (option->check_lname("color")) options.push_back({term(*option), text(*option)});
  for (const CLI::App* sub : command.get_subcommands(nullptr))
    commands.push_back({sub->get_name(), sub->get_description()});

  if (!commands.empty()) out += "\nCommands:\n" + table(commands);
  if (!arguments.empty()) out += "\nArguments:\n" + table(arguments);
  out += "\nOptions:\n" + table(options);
  if (!command.get_footer().empty()) out += "\nExamples:\n" + command.get_footer() + "\n";
  return out;
}

}  // namespace scale::cli
