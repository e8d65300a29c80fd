#include <fmt/core.h>
#include <fmt/ranges.h>

#include "cli/views/completions.h"

namespace scale::cli {
namespace {

std::string names_of(std::span<const CommandSpec> commands) {
  std::string names;
  for (const CommandSpec& command : commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

/// The branch of one command: first the values of the option before the cursor, then options, then operands.
std::string branch(const CommandSpec& command) {
  std::string flags, values;
  for (const OptionSpec& option : command.options) {
    for (const std::string& name : option.names) flags += (flags.empty() ? "" : " ") + name;
    if (!option.takes_value) continue;
    const std::string words = option.choices.empty()
                                  ? option.value == "FILE" ? "files=1" : "return"
                                  : fmt::format("words=\"{}\"", fmt::join(option.choices, " "));
    values += fmt::format("        {}) {} ;;\n", fmt::join(option.names, "|"), words);
  }
  std::string operands;
  if (command.takes_files) operands = "files=1";
  if (!command.choices.empty()) operands = fmt::format("words=\"{}\"", fmt::join(command.choices, " "));
  return fmt::format(
      "    {})\n"
      "      case \"$previous\" in\n{}"
      "        *) if [[ $current == -* ]]; then words=\"{}\"; else {}; fi ;;\n"
      "      esac ;;\n",
      command.name, values, flags, operands.empty() ? ":" : operands);
}

}  // namespace

std::string bash_completions(std::span<const CommandSpec> commands) {
  std::string branches;
  for (const CommandSpec& command : commands) branches += branch(command);
  return fmt::format(
      "# bash completion for scale\n"
      "_scale() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} words= files=\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{}"
      "  esac\n"
      "  if [[ $files ]]; then\n"
      "    compopt -o filenames 2>/dev/null\n"
      "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
      "  else\n"
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  fi\n"
      "}}\n"
      "complete -F _scale scale\n",
      names_of(commands), branches);
}

}  // namespace scale::cli
