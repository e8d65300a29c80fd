#include "catch.h"
#include "check/literals.h"
#include "support/literal.h"

namespace scale::check {
namespace {

struct Fixture {
  Arena arena;
  Names names;
  diag::Sink sink;

  std::string read(const std::string& text, std::string_view zone = {}) {
    std::vector<test::LiteralTree::Child> children;
    if (!zone.empty()) children.push_back({syntax::Kind::String, zone, true});
    const test::LiteralTree tree(syntax::Kind::Schedule, text, children);
    sink = {};
    const Value value = literal(tree.literal(), arena, sink);
    std::string result = value.is(Value::Kind::Error) ? "" : to_source(value, names);
    for (const diag::Diagnostic& diagnostic : sink.sorted()) {
      result += (result.empty() ? "" : " ") + std::string(diagnostic.code.id);
    }
    return result;
  }
  std::string pointed(std::string_view text) const {
    const Span at = sink.sorted().at(0).at;
    return std::string(text.substr(at.begin, at.end - at.begin));
  }
};

TEST_CASE_METHOD(Fixture, "schedules that AWS documents") {
  const std::string valid[] = {
      // Application Auto Scaling user guide, "Schedule recurring scaling actions using cron expressions",
      // "Example scheduled actions"; Amazon EventBridge user guide, "Schedule expressions"
      "cron(0 10 * * ? *)", "cron(15 12 * * ? *)", "cron(0 18 ? * MON-FRI *)", "cron(0 8 1 * ? *)",
      "cron(0/15 * * * ? *)", "cron(0/10 * ? * MON-FRI *)", "cron(0/5 8-17 ? * MON-FRI *)",
      "cron(0/30 20-2 ? * MON-FRI *)", "cron(0 9 * * ? *)", "cron(5,35 14 * * ? *)",
      "cron(15 10 ? * 6L 2019-2022)", "rate(5 hours)", "at(2021-03-31T22:00:00)", "at(2019-05-20T17:05:00)",
      // the special characters of the EventBridge guide's table
      "cron(0 0 L * ? *)", "cron(0 0 3W * ? *)", "cron(0 0 ? * 3#2 *)", "cron(1/10 * * * ? *)",
      "cron(0 0 1 JAN,jul ? 1970)", "cron(*/5 * * * ? *)", "cron(30 0 10 * * ? *)", "rate(1 minute)",
      "rate(7 days)", "at(2024-02-29T00:00:00)"};
  for (const std::string& text : valid) {
    CAPTURE(text);
    CHECK(read(text) == text);
  }
}

TEST_CASE_METHOD(Fixture, "schedules that the documented grammar does not allow") {
  const std::pair<std::string, std::string> invalid[] = {
      {"cron(0 10 * * * *)", "S2010"},       // neither day is ?
      {"cron(0 10 ? * ? *)", "S2010"},       // both are
      {"cron(0 10 1 * MON *)", "S2010"},     // both are given
      {"cron(60 10 * * ? *)", "S2009"},      // minutes end at 59
      {"cron(0 24 * * ? *)", "S2009"},       // hours end at 23
      {"cron(0 0 32 * ? *)", "S2009"},       // no month has 32 days
      {"cron(0 0 0 * ? *)", "S2009"},        // days start at 1
      {"cron(0 0 ? * 8 *)", "S2009"},        // weeks have 7 days
      {"cron(0 0 ? * 3#1,6#3 *)", "S2009"},  // # stands alone
      {"cron(0 0 ? * 3#6 *)", "S2009"},      // no month has six Tuesdays
      {"cron(0 10 * * ?)", "S2008"},         // five fields
      {"cron()", "S2008"},
      {"cron(0 0 5W ? * *)", "S2009"},  // ? in the month
      {"cron(0 0 ? * 3W *)", "S2009"},  // W is of the month
      {"cron(0 0 ? * MONDAY *)", "S2009"},
      {"cron(0 0 * 13 ? *)", "S2009"},
      {"cron(0 0 * * ? 1969)", "S2009"},
      {"cron(0 0 * * ? 2030-2020)", "S2009"},
      {"cron(0/0 * * * ? *)", "S2009"},
      {"cron(,5 * * * ? *)", "S2009"},
      {"cron(1- * * * ? *)", "S2009"},
      {"rate(0 minutes)", "S2011"},
      {"rate(-1 minutes)", "S2011"},
      {"rate(minutes)", "S2011"},
      {"rate(5)", "S2011"},
      {"rate(5 weeks)", "S2011"},
      {"rate(99999999999 days)", "S2011"},
      {"rate(5minutes)", "S2011"},
      {"at(2021-13-01T00:00:00)", "S2013"},
      {"at(2021-02-29T00:00:00)", "S2013"},
      {"at(2021-04-31T00:00:00)", "S2013"},
      {"at(2021-04-30T24:00:00)", "S2013"},
      {"at(2021-04-30 12:00:00)", "S2013"},
      {"at(tomorrow)", "S2013"},
  };
  for (const auto& [text, code] : invalid) {
    CAPTURE(text);
    CHECK(read(text) == code);
  }
}

TEST_CASE_METHOD(Fixture, "a rate in the wrong number is a warning with a fix") {
  CHECK(read("rate(1 minutes)") == "rate(1 minutes) S2012");
  CHECK(sink.sorted().at(0).fix->edits.at(0).text == "minute");
  CHECK(read("rate(5 hour)") == "rate(5 hour) S2012");
}

TEST_CASE_METHOD(Fixture, "messages point at the field that is wrong") {
  const std::string text = "cron(0 10 ? * MON,FUN *)";
  CHECK(read(text) == "S2009");
  CHECK(pointed(text) == "FUN");
  const std::string two = "cron(99 99 ? * MON *)";
  CHECK(read(two) == "S2009 S2009");
}

TEST_CASE_METHOD(Fixture, "the day that does not matter has a fix") {
  const std::string text = "cron(30 6 * * 2 *)";
  CHECK(read(text) == "S2010");
  const diag::Diagnostic diagnostic = sink.sorted().at(0);
  REQUIRE(diagnostic.fix);
  CHECK(diagnostic.fix->edits.at(0).text == "?");
  CHECK(diagnostic.fix->edits.at(0).at == Span{0, 10, 11});
  CHECK(read("cron(0 10 1 * MON *)") == "S2010");
  CHECK_FALSE(sink.sorted().at(0).fix);
}

TEST_CASE_METHOD(Fixture, "layout does not reach the value") {
  CHECK(read("cron(0   8 ?\n * MON-FRI *)") == "cron(0 8 ? * MON-FRI *)");
}

TEST_CASE_METHOD(Fixture, "time zones have names of the IANA database") {
  for (const char* zone : {"Europe/Berlin", "America/New_York", "Etc/GMT+9", "Pacific/Tahiti", "UTC",
                           "America/Argentina/Ushuaia"}) {
    CAPTURE(zone);
    const std::string quoted = "\"" + std::string(zone) + "\"";
    CHECK(read("cron(0 8 ? * MON-FRI *) in " + quoted, quoted) == "cron(0 8 ? * MON-FRI *) in " + quoted);
  }
  CHECK(read("at(2026-12-24T18:00:00) in \"Europe/Berln\"", "\"Europe/Berln\"") == "S2014");
  CHECK(sink.sorted().at(0).hints.at(0) == "did you mean Europe/Berlin?");
  CHECK(read("rate(1 day) in \"\"", "\"\"") == "S2014");
  CHECK(read("cron(0 8 ? * MON-FRI *) in \"Factory\"", "\"Factory\"") == "S2014");
}

TEST_CASE_METHOD(Fixture, "the expression and the time zone are checked both") {
  CHECK(read("cron(0 8) in \"Berlin\"", "\"Berlin\"") == "S2008 S2014");
}

}  // namespace
}  // namespace scale::check
