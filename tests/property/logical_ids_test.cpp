// What holds for the logical id of any address.
#include <algorithm>
#include <random>

#include "catch.h"
#include "lower/logical_ids.h"

using namespace scale;

namespace {

std::string random_address(std::mt19937& random) {
  const auto up_to = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  static constexpr const char* pieces[] = {"a", "B",    "7",        "_", "-", ".", "/",
                                           " ", "\\\"", "\xc3\xa9", "]", "[", "é"};
  std::string address;
  for (std::size_t segments = 1 + up_to(3); segments > 0; --segments) {
    if (!address.empty()) address += '.';
    address += "abcXYZ_"[up_to(6)];
    for (std::size_t i = up_to(4); i > 0; --i) address += "abcXYZ_019"[up_to(9)];
    if (up_to(1) == 0) continue;
    address += "[\"";
    for (std::size_t i = up_to(6); i > 0; --i) address += pieces[up_to(std::size(pieces) - 1)];
    address += "\"]";
  }
  return address;
}

}  // namespace

TEST_CASE("a logical id has letters and digits only and depends on the address alone") {
  std::mt19937 random(3);
  graph::Graph graph;
  for (int i = 0; i < 5000; ++i)
    graph.resources.emplace_back().address = graph.arena.copy(random_address(random));
  diag::Sink sink;
  lower::assign_logical_ids(graph, sink);
  std::vector<std::string> ids;
  for (const auto& resource : graph.resources) {
    CHECK_FALSE(resource.logical_id.empty());
    CHECK(std::ranges::all_of(resource.logical_id,
                              [](char c) { return std::isalnum(static_cast<unsigned char>(c)); }));
    ids.emplace_back(resource.logical_id);
  }
  // In another order, and with half of the neighbours gone.
  std::vector<graph::Resource> half;
  for (std::size_t i = graph.resources.size(); i > 0; i -= 2) half.push_back(graph.resources[i - 1]);
  graph.resources = half;
  lower::assign_logical_ids(graph, sink);
  for (std::size_t i = 0; i < half.size(); ++i)
    CHECK(graph.resources[i].logical_id == ids[ids.size() - 1 - 2 * i]);
}

TEST_CASE("two addresses with one logical id are always reported") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    graph::Graph graph;
    for (int i = 0; i < 20; ++i)
      graph.resources.emplace_back().address = graph.arena.copy(random_address(random));
    diag::Sink sink;
    lower::assign_logical_ids(graph, sink);
    std::vector<std::string_view> ids;
    for (const auto& resource : graph.resources) ids.push_back(resource.logical_id);
    std::ranges::sort(ids);
    const auto same = ids.end() - std::unique(ids.begin(), ids.end());
    CHECK(sink.errors() == static_cast<std::size_t>(same));
  }
}
