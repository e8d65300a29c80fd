// What an environment may change.
#pragma once

#include <string_view>
#include <vector>

#include "check/library.h"

namespace scale::check {

/// For each declaration of the module, whether it may have another value in environment `a` than in `b` (empty: in
/// none): one of them sets something of it, or it names such a declaration, however indirectly. Goes by names alone,
/// so it may say yes too often, never no.
std::vector<bool> affected_declarations(const Library& library, std::string_view a, std::string_view b,
                                        const Names& names);

}  // namespace scale::check
