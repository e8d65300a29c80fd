// The catalogue of everything the compiler can say, made from the one table in codes.def.
#pragma once

#include <span>
#include <string_view>

#include "diag/diagnostic.h"

namespace scale::diag {

#define SCALE_CODE(id, name, severity, text, ...) \
  inline constexpr Kind<__VA_ARGS__> name{{#id, #name, Severity::severity}, text};
#include "diag/codes.def"
#undef SCALE_CODE

/// Every row of the catalogue, in its order.
std::span<const Code> all_codes();
/// The row with this id ("S2104", in any case) or null.
const Code* find_code(std::string_view id);

}  // namespace scale::diag
