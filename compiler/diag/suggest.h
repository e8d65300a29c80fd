// "did you mean": the nearest of the words that would have been right.
#pragma once

#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace scale::diag {

/// Looks for the candidate nearest to `word`, which is written at `at`, and says so in the report, with the
/// fix. Returns that candidate, or an empty text when none is near. The order of the candidates does not
/// matter.
std::string_view suggest(Diagnostic& report, std::string_view word, std::vector<std::string_view> candidates,
                         Span at);

}  // namespace scale::diag
