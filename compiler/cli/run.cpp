#include "cli/run.h"

#include <fmt/core.h>

namespace scale::cli {

int run(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "version") {
    fmt::print("scale 0.1.0\n");
    return 0;
  }
  fmt::print(stderr, "usage: scale version\n");
  return 3;
}

}  // namespace scale::cli
