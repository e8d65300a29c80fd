#include "pack/pack_curated.h"

#include "catch.h"
#include "schema/curated.h"
#include "text_files.h"

using namespace scale;
using namespace scale::test;

namespace {

/// Packs one file svc/Thing.yaml beside an empty account.yaml.
struct Packed {
  explicit Packed(const std::string& yaml) {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "svc");
    write_text(folder.path() / "account.yaml", "calls: []\nresults: {}\n");
    write_text(folder.path() / "svc/Thing.yaml", yaml);
    bytes = pack::pack_curated(folder.path(), errors);
    for (std::string& error : errors) error = error.substr(error.rfind('/') + 1);
  }
  std::string bytes;
  std::vector<std::string> errors;
};

const std::string head = "type: AWS::S::Thing\ndoc: d\nexample: e\n";

using Errors = std::vector<std::string>;

}  // namespace

TEST_CASE("what is packed is read again") {
  const Packed packed(head + R"(
properties:
  Time: { doc: t, unit: seconds, default: "3", scaled_by: "a:b:C" }
rules:
  - when: { A: [x, y], B: { not: z }, C: present }
    table: [A, B]
    rows: { x: ["1", "2"] }
    message: wrong
api:
  service: svc
  name: { property: Name, max: 32, allowed: "-", lower: true }
  create:
    - operation: Make
      params: [Same, lowerCase, { P: [{ K: "$literal", V: $Value }], N: -5, B: true }]
      wait: { waiter: Done, params: { Id: $result.Ref } }
  read: { id: see, operation: See }
  delete: { operation: Drop }
  results: { Ref: A.B, Other: { call: see, path: C, after: x, before: y }, Text: $Name }
  identity: [Ref]
  unsupported: { X.Y: why }
)");
  REQUIRE(packed.errors == Errors{});
  schema::Curated curated(packed.bytes);
  const schema::CuratedType* type = curated.find("AWS::S::Thing");
  REQUIRE(type != nullptr);
  CHECK(type->find("Time")->unit == schema::Unit::Seconds);
  CHECK(type->find("Time")->scaled_by == "a:b:C");
  CHECK(type->rules[0].when.size() == 3);
  CHECK(type->rules[0].rows[0].values[1] == "2");
  const schema::Api& api = *type->api;
  CHECK(api.naming->lower);
  const auto params = api.create[0].params;
  CHECK(params[0].value.text == "Same");
  CHECK(params[1].name == "lowerCase");
  CHECK(params[1].value.text == "LowerCase");
  CHECK(params[2].value.items[0].fields[0].value.kind == schema::Template::Kind::Text);
  CHECK(params[2].value.items[0].fields[0].value.text == "$literal");
  CHECK(params[2].value.items[0].fields[1].value.kind == schema::Template::Kind::Property);
  CHECK(params[3].value.number == -5);
  CHECK(params[4].value.kind == schema::Template::Kind::Boolean);
  CHECK(api.result("Other")->before == "y");
  CHECK(api.result("Text")->value.kind == schema::Template::Kind::Property);
  CHECK(api.result("None") == nullptr);
  CHECK(api.unsupported[0].reason == "why");
}

TEST_CASE("mistakes are told with their place") {
  CHECK(Packed("type: AWS::S::Thing\ndoc: d\nexampel: e\n").errors[0] ==
        "Thing.yaml:3:1: `exampel` is not known here; did you mean `example`?");
  CHECK(Packed(head + "doc: again\n").errors == Errors{"Thing.yaml:4:1: `doc` stands here twice"});
  CHECK(Packed("type: AWS::S::Other\ndoc: d\nexample: e\n").errors ==
        Errors{"Thing.yaml:1:1: the file of AWS::S::Other has another name"});
  CHECK(Packed(head + "properties: { A: { doc: d, unit: weeks } }\n").errors ==
        Errors{"Thing.yaml:4:34: `weeks` is no unit"});
  CHECK(Packed(head + "properties: { A: { default: x } }\n").errors ==
        Errors{"Thing.yaml:4:15: `A` has no doc"});
  CHECK(Packed(head + "rules: [{ require: [A] }]\n").errors ==
        Errors{"Thing.yaml:4:9: the rule has no message"});
  CHECK(Packed(head + "rules: [{ require: [A], exclude: [B], message: m }]\n").errors ==
        Errors{"Thing.yaml:4:9: a rule says one thing"});
  CHECK(Packed(head + "a: [").errors.size() == 1);
}

TEST_CASE("calls are checked when they are packed") {
  const auto api = [](const std::string& create, const std::string& rest) {
    return Packed(head + "api:\n  service: s\n  create: " + create + "\n  read: []\n  delete: []\n" + rest)
        .errors;
  };
  const std::string none = "  results: {}\n  identity: []\n";
  CHECK(api("{ operation: Make }", none) == Errors{});
  CHECK(api("{ id: x }", none) == Errors{"Thing.yaml:6:11: the call has no `operation`"});
  CHECK(api("{ operation: Make, params: { P: $thing } }", none) ==
        Errors{"Thing.yaml:6:43: `$thing` is neither a property nor a known word"});
  CHECK(api("{ operation: Make, params: { P: { $join2: $A } } }", none) ==
        Errors{"Thing.yaml:6:43: `$join2` is no function"});
  CHECK(api("[{ operation: A }, { operation: B }]", none) ==
        Errors{"Thing.yaml:6:11: two calls have the id ``"});
  CHECK(api("{ operation: Make }", "  results: { Ref: { call: nowhere, path: A } }\n  identity: [Ref]\n") ==
        Errors{"Thing.yaml:9:12: result `Ref`: no call has the id `nowhere`"});
  CHECK(api("{ operation: Make }", "  results: {}\n  identity: [Ref]\n") ==
        Errors{"Thing.yaml:10:13: `Ref` is no result"});
}
