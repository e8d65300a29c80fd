#include "catch.h"
#include "diag/render.h"

using namespace scale;
using namespace scale::diag;

namespace {

constexpr Code broken{"S2104", "cpu_and_memory", Severity::Error};
constexpr Code suspicious{"S3207", "rollout_stuck", Severity::Warning};

/// One error with everything a diagnostic can have, one warning without a place.
struct Sample {
  Sources sources;
  std::vector<Diagnostic> diagnostics;

  Sample() {
    const FileId file = sources.add("a b/web.scale", "cpu = 1 vCPU\nmemory = 3 GiB\n");
    Diagnostic d{broken, Severity::Error, {file, 22, 27}, "3 GiB & \"1 vCPU\", 100%", {}, {}, {}, {}};
    d.with_label("<here>").note({file, 6, 12}, "goes with this").hint("try: 2 GiB");
    d.with_fix("write 2 GiB", {{{file, 22, 27}, "2 GiB"}});
    diagnostics.push_back(d);
    diagnostics.push_back({suspicious, Severity::Warning, {}, "two\nlines", {}, {}, {}, {}});
  }
  Report report() const { return {diagnostics, sources}; }
};

}  // namespace

TEST_CASE("short: one line each") {
  CHECK(render_short(Sample().report()) ==
        "a b/web.scale:2:10: error[S2104]: 3 GiB & \"1 vCPU\", 100%\n"
        "warning[S3207]: two lines\n");
}

TEST_CASE("github: workflow commands are escaped") {
  CHECK(render_github(Sample().report()) ==
        "::error file=a b/web.scale,line=2,col=10,endLine=2,endColumn=15,title=S2104"
        "::3 GiB & \"1 vCPU\", 100%25: <here>%0A= try: 2 GiB\n"
        "::warning title=S3207::two%0Alines\n");
}

TEST_CASE("junit: errors fail, warnings do not, XML is escaped") {
  CHECK(render_junit(Sample().report()) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="scale check" tests="2" failures="1">
    <testcase classname="a b/web.scale" name="S2104 at 2:10">
      <failure message="3 GiB &amp; &quot;1 vCPU&quot;, 100%" type="S2104">a b/web.scale:2:10: error[S2104]: 3 GiB &amp; &quot;1 vCPU&quot;, 100%&#10;a b/web.scale:1:7: goes with this&#10;= try: 2 GiB&#10;</failure>
    </testcase>
    <testcase classname="scale check" name="S3207 at 1:1">
      <system-out>warning[S3207]: two lines&#10;</system-out>
    </testcase>
  </testsuite>
</testsuites>
)");
  Sources none;
  CHECK(render_junit({{}, none}) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="scale check" tests="1" failures="0">
    <testcase classname="scale check" name="no problems"/>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("json: everything, with the fix as data") {
  CHECK(render_json(Sample().report()) == R"({
  "format": "scale-diagnostics",
  "version": 1,
  "errors": 1,
  "warnings": 1,
  "diagnostics": [
    {
      "code": "S2104",
      "name": "cpu_and_memory",
      "severity": "error",
      "message": "3 GiB & \"1 vCPU\", 100%",
      "at": {
        "file": "a b/web.scale",
        "line": 2,
        "column": 10,
        "end_line": 2,
        "end_column": 15,
        "begin": 22,
        "end": 27
      },
      "label": "<here>",
      "notes": [
        {
          "at": {
            "file": "a b/web.scale",
            "line": 1,
            "column": 7,
            "end_line": 1,
            "end_column": 13,
            "begin": 6,
            "end": 12
          },
          "text": "goes with this"
        }
      ],
      "hints": [
        "try: 2 GiB"
      ],
      "fix": {
        "title": "write 2 GiB",
        "edits": [
          {
            "at": {
              "file": "a b/web.scale",
              "line": 2,
              "column": 10,
              "end_line": 2,
              "end_column": 15,
              "begin": 22,
              "end": 27
            },
            "text": "2 GiB"
          }
        ]
      },
      "docs": "docs/diagnostics/S2104.md"
    },
    {
      "code": "S3207",
      "name": "rollout_stuck",
      "severity": "warning",
      "message": "two\nlines",
      "at": null,
      "label": "",
      "notes": [],
      "hints": [],
      "fix": null,
      "docs": "docs/diagnostics/S3207.md"
    }
  ]
}
)");
}

TEST_CASE("sarif: rules, results, related places and fixes") {
  const auto page = [](std::string_view code) {
    return code == "S2104" ? std::string_view("# S2104") : std::string_view();
  };
  CHECK(render_sarif(Sample().report(), "0.1.0", page) == R"({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "scale",
          "version": "0.1.0",
          "rules": [
            {
              "id": "S2104",
              "name": "cpu_and_memory",
              "defaultConfiguration": {
                "level": "error"
              },
              "help": {
                "text": "scale explain S2104",
                "markdown": "# S2104"
              }
            },
            {
              "id": "S3207",
              "name": "rollout_stuck",
              "defaultConfiguration": {
                "level": "warning"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "S2104",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "3 GiB & \"1 vCPU\", 100%: <here>\ntry: 2 GiB"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "a%20b/web.scale"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 10,
                  "endLine": 2,
                  "endColumn": 15
                }
              }
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "a%20b/web.scale"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 7,
                  "endLine": 1,
                  "endColumn": 13
                }
              },
              "message": {
                "text": "goes with this"
              }
            }
          ],
          "fixes": [
            {
              "description": {
                "text": "write 2 GiB"
              },
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "a%20b/web.scale"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "startLine": 2,
                        "startColumn": 10,
                        "endLine": 2,
                        "endColumn": 15
                      },
                      "insertedContent": {
                        "text": "2 GiB"
                      }
                    }
                  ]
                }
              ]
            }
          ]
        },
        {
          "ruleId": "S3207",
          "ruleIndex": 1,
          "level": "warning",
          "message": {
            "text": "two\nlines"
          }
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("gitlab: fingerprints survive new lines above and tell equal problems apart") {
  const auto fingerprints = [](const std::string& text) {
    Sources sources;
    const FileId file = sources.add("a.scale", text);
    std::vector<Diagnostic> diagnostics;
    for (std::size_t at = text.find("bad"); at != std::string::npos; at = text.find("bad", at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      diagnostics.push_back({broken, Severity::Error, {file, begin, begin + 3}, "m", {}, {}, {}, {}});
    }
    const std::string out = render_gitlab({diagnostics, sources});
    std::vector<std::string> found;
    const std::string key = "\"fingerprint\": \"";
    for (std::size_t at = out.find(key); at != std::string::npos; at = out.find(key, at + 1))
      found.push_back(out.substr(at + key.size(), 16));
    return found;
  };
  const auto before = fingerprints("x = bad\nx = bad\n");
  REQUIRE(before.size() == 2);
  CHECK(before[0] != before[1]);
  CHECK(fingerprints("// new\nx = bad\nx = bad\n") == before);
}

TEST_CASE("gitlab: the report") {
  CHECK(render_gitlab(Sample().report()) == R"([
  {
    "description": "3 GiB & \"1 vCPU\", 100%",
    "check_name": "S2104",
    "fingerprint": "55355a441226f31a",
    "severity": "major",
    "location": {
      "path": "a b/web.scale",
      "lines": {
        "begin": 2
      }
    }
  },
  {
    "description": "two\nlines",
    "check_name": "S3207",
    "fingerprint": "4ab09257e92c4cab",
    "severity": "minor",
    "location": {
      "path": ".",
      "lines": {
        "begin": 1
      }
    }
  }
]
)");
}

TEST_CASE("every format has a name") {
  for (const std::string_view name : format_names()) CHECK(find_format(name).has_value());
  CHECK(find_format("sarif") == Format::Sarif);
  CHECK_FALSE(find_format("xml").has_value());
}
