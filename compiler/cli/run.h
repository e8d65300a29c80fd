// The command line.
#pragma once

namespace scale::cli {

/// Runs one command and returns the process's exit code (docs/commands.md lists them).
int run(int argc, char** argv);

}  // namespace scale::cli
