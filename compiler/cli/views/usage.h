// What is said about a command line that is wrong.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace scale::cli {

/// "there is no command `chek`; did you mean `check`?"
std::string unknown_command(const CLI::App& app, std::string_view name);

/// The message for an error of CLI11 while parsing `command` of `app`, and where to read more.
std::string render_usage_error(const CLI::App& app, const CLI::App& command, const CLI::ParseError& error);

}  // namespace scale::cli
