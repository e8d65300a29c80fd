// The command line.
#pragma once

#include <string>
#include <vector>

#include "cli/world.h"

namespace scale::cli {

/// Runs one command (`arguments` without the program's name) and returns the process's exit code.
int run(std::vector<std::string> arguments, World& world);

}  // namespace scale::cli
