// The project that `scale init` writes, compiled into the program from examples/new-project/.
#pragma once

#include <span>

#include "support/embedded.h"

namespace scale::cli {

/// Its files, sorted by name.
std::span<const EmbeddedFile> project_files();

}  // namespace scale::cli
