#include <fmt/core.h>
#include <fmt/ranges.h>

#include "cli/views/completions.h"

namespace scale::cli {
namespace {

/// Text inside a single-quoted _arguments specification.
std::string quoted(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string argument_specs(const CommandSpec& command) {
  std::string out;
  for (const OptionSpec& option : command.options) {
    std::string value;
    if (!option.choices.empty())
      value = fmt::format(":value:({})", fmt::join(option.choices, " "));
    else if (option.takes_value)
      value = fmt::format(":{}:{}", option.value, option.value == "FILE" ? "_files" : "");
    for (const std::string& name : option.names)
      out += fmt::format(" \\\n        '*{}[{}]{}'", name, quoted(option.text), value);
  }
  if (command.takes_files) out += " \\\n        '*:file:_files'";
  if (!command.choices.empty())
    out += fmt::format(" \\\n        '1:word:({})'", fmt::join(command.choices, " "));
  return out;
}

}  // namespace

std::string zsh_completions(std::span<const CommandSpec> commands) {
  std::string names, branches;
  for (const CommandSpec& command : commands) {
    names += fmt::format("    '{}:{}'\n", command.name, quoted(command.text));
    branches += fmt::format("      {})\n        _arguments{} ;;\n", command.name, argument_specs(command));
  }
  return fmt::format(
      "#compdef scale\n"
      "_scale() {{\n"
      "  local state line\n"
      "  local -a commands=(\n{}  )\n"
      "  _arguments -C '--help[show help]' '--version[show the version]' '1:command:->command' "
      "'*::argument:->argument'\n"
      "  case $state in\n"
      "    command) _describe command commands ;;\n"
      "    argument)\n"
      "      case $words[1] in\n{}"
      "      esac ;;\n"
      "  esac\n"
      "}}\n"
      "if [[ $funcstack[1] == _scale ]]; then _scale \"$@\"; else compdef _scale scale; fi\n",
      names, branches);
}

}  // namespace scale::cli
