// What every picture of a graph shows: boxes, the groups they stand in, and lines between them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "emit/draw.h"

namespace scale::emit {

struct DiagramNode {
  std::string id;            // letters and digits
  std::string label;         // what it is called within its group
  std::string detail;        // its type, without "AWS::"
  std::string tooltip;       // address, type and place, one per line
  std::string_view service;  // "EC2"
  std::size_t group = 0;
};

struct DiagramGroup {
  std::string id;
  std::string title;  // "vpc main"
  std::vector<std::size_t> nodes;
  bool boxed = false;  // drawn around its nodes; a group of a single node is not
};

struct DiagramEdge {
  std::size_t from, to;  // from refers to to
  bool implied = false;  // there is another way from `from` to `to`
  friend bool operator==(const DiagramEdge&, const DiagramEdge&) = default;
  friend bool operator<(const DiagramEdge& a, const DiagramEdge& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  }
};

struct Diagram {
  std::string title;
  std::vector<DiagramNode> nodes;
  std::vector<DiagramGroup> groups;  // in order of declaration
  std::vector<DiagramEdge> edges;    // sorted, unique
};

Diagram make_diagram(const graph::Graph& graph, const DrawOptions& options);

}  // namespace scale::emit
