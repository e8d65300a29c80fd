// From what stands on the command line to the files that are meant.
#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "driver/files.h"

namespace scale::driver {

/// The name that standard input has in messages.
inline constexpr std::string_view standard_input = "<stdin>";

/// Whether `path` fits `pattern`: `*` and `?` within one name, `[a-z]` and `[!a-z]`, `**` over any number of
/// folders.
bool matches_glob(std::string_view pattern, std::string_view path);

struct Inputs {
  std::vector<std::string> paths;  // normalised, sorted within a directory or pattern; empty: none found
  std::string unreadable;          // a directory that could not be listed …
  std::error_code error;           // … and why
};

/// The files that `argument` means: a file stands for itself, a directory for every .scale file below it
/// (folders whose names begin with "." left out), a pattern for the .scale files and directories that fit.
Inputs find_inputs(Files& files, const std::string& argument);

}  // namespace scale::driver
