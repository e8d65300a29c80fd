// The definition of the command line as plain data, read from CLI11's.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace scale::cli {

struct OptionSpec {
  std::vector<std::string> names;  // "-o", "--output"
  std::string text;
  bool takes_value = false;
  std::string value;                 // what the value is called: FILE, NAME
  std::vector<std::string> choices;  // its values, where they are fixed
};

struct CommandSpec {
  std::string name;
  std::string text;
  std::vector<OptionSpec> options;  // the global ones included
  bool takes_files = false;
  std::vector<std::string> choices;  // the words that may follow, where they are fixed
};

/// Every command of `app`, in order of declaration.
std::vector<CommandSpec> command_line(const CLI::App& app);

}  // namespace scale::cli
