#include "cli/views/timings.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace scale::cli {
namespace {

std::string row(std::string_view phase, std::chrono::nanoseconds time) {
  return fmt::format("{:<16}{:>10.3f} ms\n", phase, std::chrono::duration<double, std::milli>(time).count());
}

}  // namespace

std::string render_timings(std::span<const driver::Timing> timings) {
  std::vector<driver::Timing> sums;
  std::chrono::nanoseconds total{0};
  for (const driver::Timing& timing : timings) {
    auto sum = std::find_if(sums.begin(), sums.end(), [&](const auto& s) { return s.phase == timing.phase; });
    if (sum == sums.end()) sum = sums.insert(sums.end(), {timing.phase, std::chrono::nanoseconds(0)});
    sum->time += timing.time;
    total += timing.time;
  }
  std::string out;
  for (const driver::Timing& sum : sums) out += row(sum.phase, sum.time);
  return out + row("total", total);
}

}  // namespace scale::cli
