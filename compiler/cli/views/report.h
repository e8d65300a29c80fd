// Diagnostics in the format that was asked for.
#pragma once

#include <string>

#include "cli/context.h"
#include "driver/compilation.h"

namespace scale::cli {

std::string render_report(const diag::Report& report, diag::Format format, const diag::Style& style);

/// Writes a compilation's diagnostics to standard error for people; nothing when there are none.
void complain_about(driver::Compilation& compilation, Context& context);

/// What a command that did no more than compile exits with.
Exit exit_code(driver::Compilation& compilation);

}  // namespace scale::cli
