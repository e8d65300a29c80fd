#include "diag/suggest.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/closest.h"

namespace scale::diag {

std::string_view suggest(Diagnostic& report, std::string_view word, std::vector<std::string_view> candidates,
                         Span at) {
  std::ranges::sort(candidates);
  const std::string_view near = closest(word, candidates);
  if (!near.empty()) {
    report.with_label(fmt::format("did you mean `{}`?", near));
    report.with_fix(fmt::format("write `{}`", near), {{at, std::string(near)}});
  }
  return near;
}

}  // namespace scale::diag
