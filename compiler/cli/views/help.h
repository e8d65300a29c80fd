// The help page of the program or of one command, from its definition.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace scale::cli {

/// At most 80 columns wide.
std::string render_help(const CLI::App& command);

}  // namespace scale::cli
