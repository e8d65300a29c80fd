#include "catch.h"
#include "diag/render.h"

using namespace scale;
using namespace scale::diag;

namespace {

constexpr Code broken{"S2104", "cpu_and_memory", Severity::Error};
constexpr Code suspicious{"S3207", "rollout_stuck", Severity::Warning};

/// The span of the `nth` (from 0) occurrence of `text` in a source.
Span find(const Sources& sources, FileId file, std::string_view text, int nth = 0) {
  std::size_t at = sources[file].text().find(text);
  for (; nth > 0; --nth) at = sources[file].text().find(text, at + 1);
  REQUIRE(at != std::string_view::npos);
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

Diagnostic make(const Code& code, Span at, std::string message) {
  return Diagnostic{code, code.severity, at, std::move(message), {}, {}, {}, {}};
}

std::string human(const Sources& sources, std::vector<Diagnostic> diagnostics, Style style = {}) {
  return render_human({diagnostics, sources}, style);
}

}  // namespace

TEST_CASE("a diagnostic shows its excerpt, marks, notes and hints") {
  Sources sources;
  std::string text(28, '\n');
  text += "  task {\n    cpu    = 0.25 vCPU\n    memory = 3 GiB\n";
  const FileId web = sources.add("web.scale", text);
  Diagnostic d = make(broken, find(sources, web, "3 GiB"), "3 GiB is not offered with 0.25 vCPU on Fargate");
  d.note(find(sources, web, "0.25 vCPU"), "goes with 512 MiB, 1 GiB or 2 GiB")
      .hint("try: 0.5 vCPU, or 2 GiB");
  CHECK(human(sources, {d}) == R"(error[S2104]: 3 GiB is not offered with 0.25 vCPU on Fargate
   ╭─ web.scale:31:14
30 │     cpu    = 0.25 vCPU
   │              ───────── goes with 512 MiB, 1 GiB or 2 GiB
31 │     memory = 3 GiB
   │              ^^^^^
   = try: 0.5 vCPU, or 2 GiB                                   docs: S2104

1 error
)");
  CHECK(human(sources, {d}, {.unicode = false}) ==
        R"(error[S2104]: 3 GiB is not offered with 0.25 vCPU on Fargate
   ,- web.scale:31:14
30 |     cpu    = 0.25 vCPU
   |              --------- goes with 512 MiB, 1 GiB or 2 GiB
31 |     memory = 3 GiB
   |              ^^^^^
   = try: 0.5 vCPU, or 2 GiB                                   docs: S2104

1 error
)");
}

TEST_CASE("colour adds escape sequences and nothing else") {
  Sources sources;
  const FileId web = sources.add("a.scale", "let a = b\n");
  Diagnostic d = make(broken, find(sources, web, "b"), "unknown");
  d.with_label("here");
  CHECK(human(sources, {d}, {.colour = true}) ==
        "\x1b[1;31merror[S2104]\x1b[0m\x1b[1m: unknown\x1b[0m\n"
        "\x1b[34m   ╭─\x1b[0m a.scale:1:9\n"
        "\x1b[34m 1 │\x1b[0m let a = b\n"
        "\x1b[34m   │\x1b[0m         \x1b[1;31m^ here\x1b[0m\n"
        "   = \x1b[2mdocs: S2104\x1b[0m\n\n"
        "\x1b[1m1 error\x1b[0m\n");
}

TEST_CASE("diagnostics without a place stand close together; the summary counts") {
  Sources sources;
  Diagnostic first = make(broken, {}, "`api` cannot reach its maximum of 40 tasks");
  first.hint("largest maximum that fits: 27.  Wider subnets (/26) fit 40.");
  const Diagnostic second = make(suspicious, {}, "a rollout of `api` can never finish");
  CHECK(human(sources, {first, second, second}) == R"(error[S2104]: `api` cannot reach its maximum of 40 tasks
   = largest maximum that fits: 27.  Wider subnets (/26) fit 40.  docs: S2104
warning[S3207]: a rollout of `api` can never finish
warning[S3207]: a rollout of `api` can never finish
1 error, 2 warnings
)");
  CHECK(human(sources, {}) == "");
}

TEST_CASE("notes in other files get an excerpt of their own; gaps are shown") {
  Sources sources;
  const FileId one = sources.add("one.scale", "vpc main {}\n// a\n// b\n// c\nvpc main {}\n");
  const FileId two = sources.add("two.scale", "let x = main\n");
  Diagnostic d = make(broken, find(sources, one, "main", 1), "`main` is declared twice");
  d.note(find(sources, one, "main"), "first here").note(find(sources, two, "main"), "used here");
  CHECK(human(sources, {d}) == R"(error[S2104]: `main` is declared twice
   ╭─ one.scale:5:5
 1 │ vpc main {}
   │     ──── first here
   ⋮
 5 │ vpc main {}
   │     ^^^^
   ├─ two.scale:1:9
 1 │ let x = main
   │         ──── used here
   = docs: S2104

1 error
)");
}

TEST_CASE("a single line between two marks is shown rather than left out") {
  Sources sources;
  const FileId file = sources.add("a.scale", "one\ntwo\nthree\n");
  Diagnostic d = make(broken, find(sources, file, "three"), "m");
  d.note(find(sources, file, "one"), "n");
  CHECK(human(sources, {d}) == R"(error[S2104]: m
   ╭─ a.scale:3:1
 1 │ one
   │ ─── n
 2 │ two
 3 │ three
   │ ^^^^^
   = docs: S2104

1 error
)");
}

TEST_CASE("marks stand below tabs, wide characters and combining marks; bad bytes are replaced") {
  Sources sources;
  const FileId file = sources.add("a.scale", "\tlet 漢字e\xCC\x81\xFF\x1B = oops\n");
  CHECK(human(sources, {make(broken, find(sources, file, "oops"), "m")}) ==
        "error[S2104]: m\n"
        "   ╭─ a.scale:1:15\n"
        " 1 │     let 漢字e\xCC\x81\xEF\xBF\xBD\xEF\xBF\xBD = oops\n"
        "   │                   ^^^^\n"
        "   = docs: S2104\n\n1 error\n");
}

TEST_CASE("a long line is cut around its mark") {
  Sources sources;
  const FileId file = sources.add("a.scale", std::string(500, 'x') + "HERE" + std::string(10000, 'y'));
  const std::string out = human(sources, {make(broken, find(sources, file, "HERE"), "m")});
  CHECK(out == "error[S2104]: m\n   ╭─ a.scale:1:501\n 1 │ …" + std::string(24, 'x') + "HERE" +
                   std::string(45, 'y') + "…\n   │ " + std::string(25, ' ') +
                   "^^^^\n   = docs: S2104\n\n1 error\n");
}

TEST_CASE("everything fits in 80 columns") {
  Sources sources;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word ";
  const FileId file = sources.add("a.scale", text + "\n");
  const auto middle = static_cast<std::uint32_t>(text.size() / 2);
  for (const Span at :
       {Span{file, 0, 4}, Span{file, middle, middle + 90},
        Span{file, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())}}) {
    Diagnostic d = make(broken, at, text);
    d.with_label(text).hint(text).note({file, 5, 9}, text);
    const std::string out = human(sources, {d});
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      const std::string line = out.substr(begin, end - begin);
      INFO(line);
      std::size_t columns = 0;
      for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      CHECK(columns <= 80);
      begin = end + 1;
    }
  }
}

TEST_CASE("an empty span and a span over several lines are marked where they begin") {
  Sources sources;
  const FileId file = sources.add("a.scale", "let a =\nlet b = [\n  1\n]");
  CHECK(human(sources,
              {make(broken, {file, 7, 7}, "expected a value"), make(broken, {file, 16, 22}, "list")}) ==
        R"(error[S2104]: expected a value
   ╭─ a.scale:1:8
 1 │ let a =
   │        ^
   = docs: S2104

error[S2104]: list
   ╭─ a.scale:2:9
 2 │ let b = [
   │         ^
   = docs: S2104

2 errors
)");
}

TEST_CASE("control characters of a message do not reach the terminal") {
  Sources sources;
  CHECK(human(sources, {make(broken, {}, "a\x1b[31mb")}) == "error[S2104]: a\xEF\xBF\xBD[31mb\n1 error\n");
}

TEST_CASE("a fix without a hint is named") {
  Sources sources;
  const FileId file = sources.add("a.scale", "x\n");
  Diagnostic d = make(broken, {file, 0, 1}, "m");
  d.with_fix("write `y`", {{{file, 0, 1}, "y"}});
  CHECK(human(sources, {d}).find("   = write `y`     ") != std::string::npos);
}
