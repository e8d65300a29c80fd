#include "cli/options.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/closest.h"

namespace scale::cli {
namespace {

/// Reads {"name": value, …}; strings are taken as they are, numbers and bools as the program would write
/// them.
bool read_param_file(const std::string& path, Context& context, driver::Options& into) {
  std::string text;
  constexpr std::size_t limit = std::size_t{16} << 20;
  const bool is_input = path == "-";
  const auto error =
      is_input ? context.world.files.read_input(limit, text) : context.world.files.read(path, limit, text);
  if (error) {
    context.complain(fmt::format("scale: cannot read `{}`: {}\n", path, error.message()));
    context.fail(OutsideWorld);
    return false;
  }
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_object()) {
    context.wrong_usage(fmt::format("`{}` is not a JSON object of params: {{\"name\": value}}", path));
    return false;
  }
  for (const auto& [name, value] : json.items())
    into.params.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  return true;
}

}  // namespace

CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& value,
                        std::span<const std::string_view> choices, const std::string& description) {
  std::string type;
  for (const std::string_view choice : choices) type.append(type.empty() ? "" : "|").append(choice);
  const auto check = [choices](const std::string& given) -> std::string {
    if (std::find(choices.begin(), choices.end(), given) != choices.end()) return {};
    if (const std::string_view near = closest(given, choices); !near.empty())
      return fmt::format("`{}` is not known; did you mean `{}`?", given, near);
    std::string all;
    for (const std::string_view choice : choices) all.append(all.empty() ? "" : ", ").append(choice);
    return fmt::format("`{}` is not one of {}", given, all);
  };
  return command.add_option(names, value, description)->type_name(type)->check(check);
}

void add_paths(CLI::App& command, std::vector<std::string>& paths) {
  command
      .add_option("PATHS", paths,
                  "files, directories, patterns such as 'net/**/*.scale', or - for standard input")
      ->required()
      ->type_name("FILE");
}

void add_program_options(CLI::App& command, ProgramOptions& options) {
  add_paths(command, options.paths);
  command.add_option("--env", options.environment, "compile for this environment (an `env` of the program)")
      ->type_name("NAME");
  command.add_option("--param", options.params, "bind a param; may be given several times")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--param-file", options.param_file,
                  "bind the params of a JSON object; --param comes after it")
      ->type_name("FILE");
}

void add_output(CLI::App& command, std::string& path) {
  command.add_option("-o,--output", path, "write to this file instead of standard output")->type_name("FILE");
}

bool read_program_options(const ProgramOptions& options, Context& context, driver::Options& into) {
  into.environment = options.environment;
  if (!options.param_file.empty() && !read_param_file(options.param_file, context, into)) return false;
  for (const std::string& param : options.params) {
    const std::size_t equals = param.find('=');
    if (equals == std::string::npos || equals == 0) {
      context.wrong_usage(fmt::format("--param wants NAME=VALUE, not `{}`", param));
      return false;
    }
    into.params.emplace_back(param.substr(0, equals), param.substr(equals + 1));
  }
  return true;
}

}  // namespace scale::cli
