#include "cli/views/usage.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "support/closest.h"

namespace scale::cli {
namespace {

std::string suggestion(std::string_view given, const std::vector<std::string>& known) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const std::string_view near = closest(given, candidates);
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

std::string unknown_option(const CLI::App& app, const CLI::App& command, const std::string& given) {
  std::vector<std::string> known;
  for (const CLI::App* source : {&command, &app})
    for (const CLI::Option* option : source->get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  const std::string name = given.substr(0, given.find('='));
  const std::string of = &command == &app ? "" : fmt::format("`{}` has ", command.get_name());
  return fmt::format("{}no option `{}`{}", of.empty() ? "there is " : of, name, suggestion(name, known));
}

std::string message(const CLI::App& app, const CLI::App& command, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  if (unknown.empty()) return error.what();
  const std::string& first = unknown.front();
  if (first.size() > 1 && first[0] == '-') return unknown_option(app, command, first);
  if (&command == &app) return unknown_command(app, first);
  return fmt::format("`{}` takes no `{}`", command.get_name(), first);
}

}  // namespace

std::string unknown_command(const CLI::App& app, std::string_view name) {
  std::vector<std::string> known;
  for (const CLI::App* command : app.get_subcommands(nullptr)) known.push_back(command->get_name());
  return fmt::format("there is no command `{}`{}", name, suggestion(name, known));
}

std::string render_usage_error(const CLI::App& app, const CLI::App& command, const CLI::ParseError& error) {
  const std::string help =
      &command == &app ? "scale --help" : fmt::format("scale {} --help", command.get_name());
  return fmt::format("scale: {}\nSee `{}`.\n", message(app, command, error), help);
}

}  // namespace scale::cli
