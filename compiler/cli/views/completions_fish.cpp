#include <fmt/core.h>
#include <fmt/ranges.h>

#include "cli/views/completions.h"

namespace scale::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string option_line(const CommandSpec& command, const OptionSpec& option) {
  std::string out = fmt::format("complete -c scale -n '__fish_seen_subcommand_from {}'", command.name);
  for (const std::string& name : option.names)
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty())
    out += fmt::format(" -xa '{}'", fmt::join(option.choices, " "));
  else if (option.takes_value)
    out += option.value == "FILE" ? " -rF" : " -x";
  return out + " -d " + quoted(option.text) + "\n";
}

}  // namespace

std::string fish_completions(std::span<const CommandSpec> commands) {
  std::string out = "# fish completion for scale\ncomplete -c scale -f\n";
  for (const CommandSpec& command : commands)
    out += fmt::format("complete -c scale -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       quoted(command.text));
  for (const CommandSpec& command : commands) {
    for (const OptionSpec& option : command.options) out += option_line(command, option);
    if (command.takes_files)
      out += fmt::format("complete -c scale -n '__fish_seen_subcommand_from {}' -F\n", command.name);
    if (!command.choices.empty())
      out += fmt::format("complete -c scale -n '__fish_seen_subcommand_from {}' -a '{}'\n", command.name,
                         fmt::join(command.choices, " "));
  }
  return out;
}

}  // namespace scale::cli
