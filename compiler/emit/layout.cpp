#include "emit/layout.h"

#include <algorithm>
#include <limits>

#include "emit/layout_parts.h"

namespace scale::emit {
namespace {

/// Turns parts that have their x into boxes and lines.
class Drawer {
 public:
  explicit Drawer(const LayoutParts& parts) : parts_(parts) {
    double y = measure::margin;
    for (const auto& band : parts.bands) {
      double height = 0;
      for (const BandMember member : band)
        if (member.is_group) height = std::max(height, parts.groups[member.index].height);
      tops_.push_back(y);
      bottoms_.push_back(y + height);
      y += height + measure::band_gap;
    }
    layout_.height = y - (parts.bands.empty() ? 0 : measure::band_gap) + measure::margin;
    double least = std::numeric_limits<double>::max(), most = std::numeric_limits<double>::lowest();
    const auto reach = [&](double left, double right) {
      least = std::min(least, left);
      most = std::max(most, right);
    };
    for (const LayoutGroup& group : parts.groups) reach(group.x, group.x + group.width);
    for (std::size_t item = 0; item < parts.items.size(); ++item)
      reach(parts.page_x(item), parts.page_x(item));
    if (parts.items.empty()) reach(0, 0);
    shift_ = measure::margin - least;
    layout_.width = most - least + 2 * measure::margin;
  }

  DiagramLayout run() {
    for (const LayoutGroup& group : parts_.groups)
      layout_.groups.push_back(
          group.boxed ? Box{group.x + shift_, tops_[group.band], group.width, group.height} : Box{});
    for (std::size_t id = 0; id < parts_.items.size(); ++id) {
      const LayoutItem& item = parts_.items[id];
      if (item.node == LayoutItem::none) break;
      layout_.nodes.push_back({x(id) - item.width / 2, top(item), item.width, measure::node_height});
    }
    for (const auto& [from, to] : parts_.stretches) layout_.lines.push_back(stretch(from, to));
    return std::move(layout_);
  }

 private:
  double x(std::size_t item) const { return parts_.page_x(item) + shift_; }
  double top(const LayoutItem& item) const {
    if (item.group == LayoutItem::none) return tops_[item.band];
    return tops_[item.band] + (parts_.groups[item.group].boxed ? measure::title_height : 0) +
           static_cast<double>(item.row) * (measure::node_height + measure::row_gap);
  }
  double bottom(const LayoutItem& item) const {
    return item.group == LayoutItem::none ? bottoms_[item.band] : top(item) + measure::node_height;
  }

  Stretch stretch(std::size_t from_id, std::size_t to_id) const {
    const LayoutItem &from = parts_.items[from_id], &to = parts_.items[to_id];
    const bool down = parts_.goes_down(from_id, to_id);
    Stretch result;
    result.leave = {x(from_id), down ? bottom(from) : top(from)};
    result.end = {x(to_id), down ? top(to) : bottom(to)};
    // A passage is as high as its row, and the line goes straight through it.
    result.begin =
        from.node == LayoutItem::none ? Point{x(from_id), down ? top(from) : bottom(from)} : result.leave;
    result.enter = result.end;
    if (from.band != to.band) {
      result.leave.y = down ? bottoms_[from.band] : tops_[from.band];
      result.enter.y = down ? tops_[to.band] : bottoms_[to.band];
    }
    result.arrow = to.node != LayoutItem::none;
    return result;
  }

  const LayoutParts& parts_;
  DiagramLayout layout_;
  std::vector<double> tops_, bottoms_;  // of the bands
  double shift_ = 0;
};

}  // namespace

DiagramLayout lay_out(const Diagram& diagram, const std::vector<double>& widths) {
  LayoutParts parts = cut_into_rows(diagram, widths);
  place(parts);
  return Drawer(parts).run();
}

}  // namespace scale::emit
