#include "diag/codes.h"

#include <array>

namespace scale::diag {
namespace {
// clang-format off
constexpr std::array codes{
#define SCALE_CODE(id, name, severity, text, ...) Code{#id, #name, Severity::severity},
#include "diag/codes.def"
#undef SCALE_CODE
};
// clang-format on
}  // namespace

std::span<const Code> all_codes() {
  return codes;
}

const Code* find_code(std::string_view id) {
  for (const Code& code : codes) {
    if (id.size() == code.id.size() && (id[0] == 'S' || id[0] == 's') && id.substr(1) == code.id.substr(1))
      return &code;
  }
  return nullptr;
}

}  // namespace scale::diag
