// Where the boxes and lines of a diagram stand on the page.
#pragma once

#include <vector>

#include "emit/diagram.h"

namespace scale::emit {

struct Point {
  double x = 0, y = 0;
};

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

/// A stretch of a line: straight down (or up) from `begin` to `leave`, then a curve to `enter`, then straight
/// to `end`. Lines to the same box share their last stretches.
struct Stretch {
  Point begin, leave, enter, end;
  bool arrow = false;  // ends at a box
};

struct DiagramLayout {
  double width = 0, height = 0;
  std::vector<Box> nodes;
  std::vector<Box> groups;  // empty boxes for groups that are not drawn
  std::vector<Stretch> lines;
};

/// A layered layout in two levels: groups in bands, nodes in rows of their group; what refers above what it
/// refers to. `widths` are those of the nodes.
DiagramLayout lay_out(const Diagram& diagram, const std::vector<double>& widths);

}  // namespace scale::emit
