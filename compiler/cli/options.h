// Options that several commands share, and the one way to declare an option with a fixed set of values.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "driver/compilation.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace scale::cli {

/// Adds an option whose value is one of `choices`. Its type name is the choices joined by "|", which help and
/// completions read.
CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& value,
                        std::span<const std::string_view> choices, const std::string& description);

/// Which program a command works on and how its params are bound.
struct ProgramOptions {
  std::vector<std::string> paths;
  std::vector<std::string> params;  // name=value
  std::string param_file;
  std::string environment;
};

void add_paths(CLI::App& command, std::vector<std::string>& paths);
void add_program_options(CLI::App& command, ProgramOptions& options);
/// Adds -o.
void add_output(CLI::App& command, std::string& path);

/// Turns the options of the command line into those of a compilation. False: something was wrong and has been
/// said.
bool read_program_options(const ProgramOptions& options, Context& context, driver::Options& into);

}  // namespace scale::cli
