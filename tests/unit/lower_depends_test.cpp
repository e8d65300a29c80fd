#include "lower/depends.h"

#include "catch.h"
#include "graph_json.h"
#include "lower/strong_components.h"

namespace {

using scale::lower::add_implicit_dependencies;
using scale::lower::parse_dependency_rules;

/// The addresses that `address` waits for, beyond its references.
std::vector<std::string> waits_for(const scale::graph::Graph& graph, std::string_view address) {
  std::vector<std::string> result;
  for (const auto& resource : graph.resources)
    if (resource.address == address)
      for (const auto id : resource.depends_on) result.emplace_back(graph.resources[id].address);
  return result;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("a table of rules is read line by line") {
  const auto rules = parse_dependency_rules("# comment\n\nA::B > P < C::D.Q # why\n  E = F.G\r\n");
  REQUIRE(rules);
  REQUIRE(rules->size() == 2);
  CHECK((*rules)[0].type == "A::B");
  REQUIRE((*rules)[0].steps.size() == 2);
  CHECK((*rules)[0].steps[0].property == "P");
  CHECK((*rules)[0].steps[1].type == "C::D");
  CHECK((*rules)[0].steps[1].property == "Q");
  CHECK((*rules)[1].steps[0].kind == scale::lower::DependencyStep::Kind::SharesWith);
  for (const char* wrong : {"A", "A >", "A > P <", "A < B", "A < .P", "A < B.", "A ? B"})
    CHECK_FALSE(parse_dependency_rules(wrong));
}

TEST_CASE("the table that is compiled in is one of rules") {
  CHECK(scale::lower::dependency_rules().size() > 10);
}

TEST_CASE("rules follow references both ways") {
  auto sample = scale::test::read_graph(R"({"resources": {
    "vpc": {"type": "Vpc"}, "other": {"type": "Vpc"},
    "subnet": {"type": "Subnet", "properties": {"VpcId": {"$ref": "vpc"}}},
    "address": {"type": "Eip"},
    "nat": {"type": "Nat", "properties": {"SubnetId": {"$ref": "subnet"}, "AllocationId": {"$attribute": ["address", "Id"]}}},
    "attachment": {"type": "Attachment", "properties": {"VpcId": {"$ref": "vpc"}}},
    "elsewhere": {"type": "Attachment", "properties": {"VpcId": {"$ref": "other"}}},
    "wrong_property": {"type": "Attachment", "properties": {"Vpc": {"$ref": "vpc"}}}}})");
  add_implicit_dependencies(
      sample.graph, *parse_dependency_rules("Nat > SubnetId > VpcId < Attachment.VpcId\n"
                                            "Eip < Nat.AllocationId > SubnetId > VpcId < Attachment.VpcId"));
  CHECK(waits_for(sample.graph, "nat") == Addresses{"attachment"});
  CHECK(waits_for(sample.graph, "address") == Addresses{"attachment"});
  CHECK(waits_for(sample.graph, "subnet").empty());
}

TEST_CASE("a rule can compare values") {
  auto sample = scale::test::read_graph(R"({"resources": {
    "cluster": {"type": "C"},
    "t1": {"type": "Target", "properties": {"Id": {"$concat": ["service/", {"$ref": "cluster"}, "/a"]}}},
    "t2": {"type": "Target", "properties": {"Id": {"$concat": ["service/", {"$ref": "cluster"}, "/b"]}}},
    "p": {"type": "Policy", "properties": {"Id": {"$concat": ["service/", {"$ref": "cluster"}, "/b"]}}},
    "without": {"type": "Policy"}}})");
  add_implicit_dependencies(sample.graph, *parse_dependency_rules("Policy = Target.Id"));
  CHECK(waits_for(sample.graph, "p") == Addresses{"t2"});
  CHECK(waits_for(sample.graph, "without").empty());
}

TEST_CASE("what a reference says already is not added, and nothing twice") {
  auto sample = scale::test::read_graph(R"({"resources": {
    "role": {"type": "Role"},
    "policy": {"type": "Policy", "properties": {"Roles": [{"$ref": "role"}]}},
    "f": {"type": "F", "properties": {"Role": {"$ref": "role"}, "Other": {"$ref": "policy"}}},
    "g": {"type": "F", "depends_on": ["policy"], "properties": {"Role": {"$ref": "role"}}},
    "h": {"type": "F", "properties": {"Role": {"$ref": "role"}}}}})");
  add_implicit_dependencies(sample.graph,
                            *parse_dependency_rules("F > Role < Policy.Roles\nF > Role < Policy.Roles"));
  CHECK(waits_for(sample.graph, "f").empty());
  CHECK(waits_for(sample.graph, "g") == Addresses{"policy"});
  CHECK(waits_for(sample.graph, "h") == Addresses{"policy"});
}

TEST_CASE("a rule never closes a cycle") {
  // The policy of the role speaks of the function that has the role.
  auto sample = scale::test::read_graph(R"({"resources": {
    "role": {"type": "Role"},
    "policy": {"type": "Policy", "properties": {"Roles": [{"$ref": "role"}], "Document": {"$attribute": ["f", "Arn"]}}},
    "plain": {"type": "Policy", "properties": {"Roles": [{"$ref": "role"}]}},
    "f": {"type": "F", "properties": {"Role": {"$ref": "role"}}}}})");
  add_implicit_dependencies(sample.graph, *parse_dependency_rules("F > Role < Policy.Roles"));
  CHECK(waits_for(sample.graph, "f") == Addresses{"plain"});
  CHECK(scale::graph::creation_order(sample.graph).size() == 4);
}

TEST_CASE("strong components are the sets that reach each other") {
  const auto components = scale::lower::strong_components({{1}, {2}, {0, 3}, {4}, {3}, {}});
  CHECK(components[0] == components[1]);
  CHECK(components[1] == components[2]);
  CHECK(components[3] == components[4]);
  CHECK(components[0] != components[3]);
  CHECK(components[5] != components[0]);
  CHECK(components[5] != components[3]);
}
