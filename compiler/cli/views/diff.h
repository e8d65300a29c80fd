// The difference of two texts for people.
#pragma once

#include <string>
#include <string_view>

namespace scale::cli {

/// A unified diff with three lines of context, as `patch` takes it; empty when the texts are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after, bool colour);

}  // namespace scale::cli
