#include "catch.h"
#include "diag/codes.h"

using namespace scale;

TEST_CASE("a sink keeps a bounded number of diagnostics and says how many it dropped") {
  diag::Sink sink;
  const std::size_t more = 5;
  for (std::size_t i = 0; i < diag::Sink::most + more; ++i)
    sink.report(diag::unknown_name, Span{0, static_cast<std::uint32_t>(i), 0}, "x").hint("kept or not");
  CHECK(sink.errors() == diag::Sink::most + more);
  CHECK(sink.size() == diag::Sink::most + more);
  const auto sorted = sink.sorted();
  REQUIRE(sorted.size() == diag::Sink::most + 1);
  CHECK(sorted.front().code.id == "S0008");
  CHECK(sorted.front().message == "only the first 10000 problems are shown; 5 more were found");
}

TEST_CASE("a sink sorts by place and says equal things once") {
  diag::Sink sink;
  sink.report(diag::unknown_name, Span{0, 5, 6}, "b");
  sink.report(diag::unknown_name, Span{0, 5, 6}, "b");
  sink.report(diag::unknown_name, Span{0, 1, 2}, "a");
  sink.report(diag::no_input, Span{}, "c");
  const auto sorted = sink.sorted();
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].code.id == "S0011");
  CHECK(sorted[1].at.begin == 1);
}
