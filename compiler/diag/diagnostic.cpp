#include "diag/diagnostic.h"

#include "diag/codes.h"

#include <algorithm>
#include <tuple>

namespace scale::diag {
namespace {
auto place(const Diagnostic& d) {
  return std::tuple(d.at.file + 1, d.at.begin, d.at.end);
}
}  // namespace

Diagnostic& Sink::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) ++errors_;
  if (diagnostic.severity == Severity::Warning) ++warnings_;
  if (diagnostics_.size() < most) return diagnostics_.emplace_back(std::move(diagnostic));
  ++dropped_;
  return last_dropped_ = std::move(diagnostic);
}

std::vector<Diagnostic> Sink::sorted() const {
  std::vector<Diagnostic> result = diagnostics_;
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return place(a) < place(b); });
  const auto same = [](const auto& a, const auto& b) {
    return place(a) == place(b) && a.code.id == b.code.id && a.message == b.message;
  };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  if (dropped_ != 0) {
    Sink note;
    result.insert(result.begin(), note.report(diag::too_many_problems, {}, most, dropped_));
  }
  return result;
}

}  // namespace scale::diag
