// Diffs for people.
#pragma once

#include <string>
#include <string_view>

namespace scale::cli {

/// A unified diff with its lines in the usual colours.
std::string coloured_diff(std::string_view diff);

}  // namespace scale::cli
