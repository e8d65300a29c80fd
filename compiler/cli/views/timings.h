// Where the time went.
#pragma once

#include <span>
#include <string>

#include "driver/timings.h"

namespace scale::cli {

/// One line per phase in order of first use, in milliseconds, and their sum.
std::string render_timings(std::span<const driver::Timing> timings);

}  // namespace scale::cli
