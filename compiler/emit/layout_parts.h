// What the steps of a layout share; only the files of layout include this.
#pragma once

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "emit/layout.h"

namespace scale::emit {

namespace measure {
inline constexpr double node_height = 42;
inline constexpr double row_gap = 34;
inline constexpr double item_gap = 14;
inline constexpr double group_gap = 28;
inline constexpr double band_gap = 56;
inline constexpr double padding = 16;
inline constexpr double title_height = 26;
inline constexpr double margin = 24;
}  // namespace measure

/// A node, or a place where the lines to a node pass through a row of a group or through a band.
struct LayoutItem {
  static constexpr std::size_t none = ~std::size_t{0};
  std::size_t node = none;
  std::size_t group = none;  // none: passes between the groups of its band
  std::size_t band = 0;
  std::size_t row = 0;  // within the group
  double width = 0;
  double x = 0;  // of the centre; from the left side of its group's rows, or of the page when it has no group
  std::vector<std::size_t> above, below;  // items at the other ends of its stretches
};

struct LayoutGroup {
  bool boxed = false;
  std::size_t band = 0;
  std::vector<std::vector<std::size_t>> rows;  // items
  double width = 0, height = 0;
  double x = 0;  // of its left side
  /// From the left side to the rows.
  double inset() const { return boxed ? measure::padding : 0; }
};

/// A group or a passing item in a band.
struct BandMember {
  bool is_group;
  std::size_t index;
};

/// A diagram cut into rows and bands; coordinates are zero until place() gives them.
struct LayoutParts {
  std::vector<LayoutItem> items;  // the nodes first
  std::vector<LayoutGroup> groups;
  std::vector<std::vector<BandMember>> bands;               // from the top
  std::set<std::pair<std::size_t, std::size_t>> stretches;  // (from, to) of items

  /// Whether `to` stands in a lower row than `from`.
  bool goes_down(std::size_t from, std::size_t to) const {
    const LayoutItem &a = items[from], &b = items[to];
    return a.band != b.band ? a.band < b.band : a.row < b.row;
  }
  /// The centre of an item on the page.
  double page_x(std::size_t item) const {
    const LayoutItem& each = items[item];
    return each.group == LayoutItem::none ? each.x
                                          : groups[each.group].x + groups[each.group].inset() + each.x;
  }
};

/// Which row and band everything stands in, and through which places each line goes.
LayoutParts cut_into_rows(const Diagram& diagram, const std::vector<double>& widths);
/// Orders rows and bands and gives everything its x.
void place(LayoutParts& parts);

}  // namespace scale::emit
