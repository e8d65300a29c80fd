// Which build this is.
#pragma once

#include <string>
#include <string_view>

namespace scale::cli {

/// "0.1.0"
std::string_view version();
/// "scale 0.1.0"
std::string version_text();

}  // namespace scale::cli
