// Completion scripts for shells.
#pragma once

#include <span>
#include <string>

#include "cli/command_line.h"

namespace scale::cli {

std::string bash_completions(std::span<const CommandSpec> commands);
std::string zsh_completions(std::span<const CommandSpec> commands);
std::string fish_completions(std::span<const CommandSpec> commands);

}  // namespace scale::cli
