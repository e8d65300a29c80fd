// What holds for every text, whatever its bytes. Property tests and fuzz targets ask the same.
#pragma once

#include <string>

namespace scale::test {

/// Parsing is total: the tree is valid, and it is complete exactly when nothing was reported. Empty, or what
/// is wrong.
std::string parse_violation(std::string text);

/// Formatting keeps the tree and every comment, does nothing the second time, and leaves a text with mistakes
/// alone. Empty, or what is wrong.
std::string format_violation(const std::string& text);

}  // namespace scale::test
