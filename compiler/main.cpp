#include <csignal>
#include <cstdlib>

#include "cli/real_terminal.h"
#include "cli/run.h"
#include "driver/real_files.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing, not the end of the process
  scale::driver::RealFiles files;
  scale::cli::RealTerminal terminal;
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  scale::cli::World world{files, terminal, environment};
  return scale::cli::run({argv + 1, argv + argc}, world);
}
