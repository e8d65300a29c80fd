#include "diag/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace scale::diag {
namespace {
auto place(const Diagnostic& d) { return std::tuple(d.at.file + 1, d.at.begin, d.at.end); }
}  // namespace

Diagnostic& Sink::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) ++errors_;
  if (diagnostic.severity == Severity::Warning) ++warnings_;
  return diagnostics_.emplace_back(std::move(diagnostic));
}

std::vector<Diagnostic> Sink::sorted() const {
  std::vector<Diagnostic> result = diagnostics_;
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return place(a) < place(b); });
  const auto same = [](const auto& a, const auto& b) {
    return place(a) == place(b) && a.code.id == b.code.id && a.message == b.message;
  };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

}  // namespace scale::diag
