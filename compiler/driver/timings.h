// Where the time goes, by phase.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

namespace scale::driver {

struct Timing {
  std::string_view phase;
  std::chrono::nanoseconds time{0};
};

/// Adds the time until its own end to a phase.
class Stopwatch {
 public:
  Stopwatch(std::vector<Timing>& timings, std::string_view phase)
      : timings_(timings), phase_(phase), begin_(std::chrono::steady_clock::now()) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { timings_.push_back({phase_, std::chrono::steady_clock::now() - begin_}); }

 private:
  std::vector<Timing>& timings_;
  std::string_view phase_;
  std::chrono::steady_clock::time_point begin_;
};

}  // namespace scale::driver
