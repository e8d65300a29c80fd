#include "cli/command_line.h"

#include <CLI/CLI.hpp>

namespace scale::cli {
namespace {

std::vector<std::string> choices_of(const CLI::App& app, const CLI::Option& option) {
  const std::string type = option.get_type_name();
  std::vector<std::string> choices;
  if (type == "COMMAND")
    for (const CLI::App* command : app.get_subcommands(nullptr)) choices.push_back(command->get_name());
  else if (type.find('|') != std::string::npos)
    choices = CLI::detail::split(type, '|');
  return choices;
}

void add_options(const CLI::App& app, const CLI::App& from, CommandSpec& into) {
  for (const CLI::Option* option : from.get_options()) {
    if (option->get_positional()) {
      into.takes_files |= option->get_type_name() == "FILE";
      into.choices = choices_of(app, *option);
      continue;
    }
    OptionSpec spec;
    for (const std::string& name : option->get_snames()) spec.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) spec.names.push_back("--" + name);
    spec.text = option->get_description();
    spec.takes_value = option->get_items_expected_max() != 0;
    spec.value = option->get_type_name();
    spec.choices = choices_of(app, *option);
    into.options.push_back(std::move(spec));
  }
}

}  // namespace

std::vector<CommandSpec> command_line(const CLI::App& app) {
  std::vector<CommandSpec> commands;
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    CommandSpec spec{
        .name = command->get_name(), .text = command->get_description(), .options = {}, .choices = {}};
    add_options(app, *command, spec);
    for (const CLI::Option* option : app.get_options()) {
      if (!option->check_lname("color")) continue;
      spec.options.push_back(
          {{"--color"}, option->get_description(), true, option->get_type_name(), choices_of(app, *option)});
    }
    commands.push_back(std::move(spec));
  }
  return commands;
}

}  // namespace scale::cli
