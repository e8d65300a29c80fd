#include <algorithm>
#include <limits>

#include "emit/layers.h"
#include "emit/layout_parts.h"

namespace scale::emit {
namespace {

constexpr int rounds = 4;        // of groups and bands in turn
constexpr int order_sweeps = 8;  // down and up through the rows of a group
constexpr int place_sweeps = 6;

constexpr double line_weight = 3;  // a line that bends looks worse than a box that stands a little aside
constexpr double far_right = 1e7;  // where things without lines stand until the others are placed

class Placer {
 public:
  explicit Placer(LayoutParts& parts) : parts_(parts) {}

  void run() {
    for (LayoutGroup& group : parts_.groups)
      for (const auto& row : group.rows) set_row(row, [](std::size_t) { return 0.0; });
    // Groups need to know where their neighbours are and the other way round: a few rounds settle it.
    for (int round = 0; round < rounds; ++round) {
      for (LayoutGroup& group : parts_.groups) arrange(group);
      if (round == 0) spread_bands();
      for (int sweep = 0; sweep < place_sweeps; ++sweep) {
        for (auto& band : parts_.bands) arrange(band, &LayoutItem::above, sweep < place_sweeps / 2);
        for (auto band = parts_.bands.rbegin(); band != parts_.bands.rend(); ++band)
          arrange(*band, &LayoutItem::below, sweep < place_sweeps / 2);
      }
    }
  }

 private:
  using Side = std::vector<std::size_t> LayoutItem::*;
  using Row = std::vector<std::size_t>;

  /// The mean of where the other ends of an item's stretches stand, or `otherwise` when there is none to see.
  double mean(const LayoutItem& item, Side side, double otherwise) const {
    double sum = 0;
    std::size_t count = 0;
    for (const std::size_t other : item.*side) {
      if (!spread_ && parts_.items[other].group != item.group) continue;
      sum += parts_.page_x(other);
      ++count;
    }
    return count == 0 ? otherwise : sum / static_cast<double>(count);
  }

  static bool alone(const LayoutItem& item) { return item.above.empty() && item.below.empty(); }

  void arrange(LayoutGroup& group) {
    const double origin = group.x + group.inset();
    const auto towards = [&](Side side) {
      return [this, side, origin](std::size_t id) {
        const LayoutItem& item = parts_.items[id];
        return alone(item) ? far_right : mean(item, side, item.x + origin) - origin;
      };
    };
    const auto between = [&](std::size_t id) {
      const LayoutItem& item = parts_.items[id];
      if (alone(item)) return group.width / 2;
      const double up = mean(item, &LayoutItem::above, mean(item, &LayoutItem::below, item.x + origin));
      return (up + mean(item, &LayoutItem::below, up)) / 2 - origin;
    };
    for (int sweep = 0; sweep < order_sweeps; ++sweep) {
      for (Row& row : group.rows) sort_row(row, towards(&LayoutItem::above));
      for (auto row = group.rows.rbegin(); row != group.rows.rend(); ++row)
        sort_row(*row, towards(&LayoutItem::below));
    }
    for (int sweep = 0; sweep < place_sweeps; ++sweep)
      for (const Row& row : group.rows) set_row(row, between);
    fit(group);
  }

  /// Draws the sides of a group close to what is in it.
  void fit(LayoutGroup& group) {
    double least = std::numeric_limits<double>::max(), most = std::numeric_limits<double>::lowest();
    for (const Row& row : group.rows)
      for (const std::size_t id : row) {
        const LayoutItem& item = parts_.items[id];
        least = std::min(least, item.x - item.width / 2);
        most = std::max(most, item.x + item.width / 2);
      }
    for (const Row& row : group.rows)
      for (const std::size_t id : row) parts_.items[id].x -= least;
    group.width = most - least + 2 * group.inset();
    group.x += least;
  }

  template <typename Wish>
  void sort_row(Row& row, Wish wish) {
    std::vector<std::pair<double, std::size_t>> keyed;
    for (const std::size_t item : row) keyed.emplace_back(wish(item), item);
    std::ranges::stable_sort(keyed, {}, &std::pair<double, std::size_t>::first);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = keyed[i].second;
    set_row(row, wish);
  }

  template <typename Wish>
  void set_row(const Row& row, Wish wish) {
    std::vector<Placed> placed;
    for (const std::size_t item : row)
      placed.push_back({wish(item), parts_.items[item].width,
                        parts_.items[item].node == LayoutItem::none ? line_weight : 1, 0});
    place_row(placed, measure::item_gap);
    for (std::size_t i = 0; i < row.size(); ++i) parts_.items[row[i]].x = placed[i].centre;
  }

  /// The first places of the members of bands: side by side.
  void spread_bands() {
    for (const auto& band : parts_.bands) {
      double x = 0;
      for (const BandMember member : band) {
        (member.is_group ? parts_.groups[member.index].x : parts_.items[member.index].x) = x;
        x += (member.is_group ? parts_.groups[member.index].width : 0) + measure::group_gap;
      }
    }
    spread_ = true;
  }

  struct Pull {
    double sum = 0;
    std::size_t count = 0;
  };

  /// How far the ends in other bands pull a member of a band.
  void add_pull(std::size_t id, Side side, Pull& pull) const {
    const LayoutItem& item = parts_.items[id];
    for (const std::size_t other : item.*side) {
      if (parts_.items[other].band == item.band) continue;
      pull.sum += parts_.page_x(other) - parts_.page_x(id);
      ++pull.count;
    }
  }

  Pull pull(BandMember member, Side side) const {
    Pull result;
    if (!member.is_group)
      add_pull(member.index, side, result);
    else
      for (const Row& row : parts_.groups[member.index].rows)
        for (const std::size_t id : row) add_pull(id, side, result);
    return result;
  }

  bool alone(BandMember member) const {
    return pull(member, &LayoutItem::above).count == 0 && pull(member, &LayoutItem::below).count == 0;
  }

  void arrange(std::vector<BandMember>& band, Side side, bool may_reorder) {
    struct Entry {
      Placed placed;
      BandMember member;
      bool alone;
    };
    std::vector<Entry> entries;
    Pull middle;
    for (const BandMember member : band) {
      const Pull towards = pull(member, side);
      const LayoutGroup* group = member.is_group ? &parts_.groups[member.index] : nullptr;
      const double width = group != nullptr ? group->width : 0;
      const double centre = group != nullptr ? group->x + width / 2 : parts_.items[member.index].x;
      const double wish =
          towards.count == 0 ? centre : centre + towards.sum / static_cast<double>(towards.count);
      entries.push_back({{wish, width, group != nullptr ? 1 : line_weight, 0}, member, alone(member)});
      if (!entries.back().alone) middle = {middle.sum + wish, middle.count + 1};
    }
    if (may_reorder)
      std::ranges::stable_sort(entries, {},
                               [](const Entry& each) { return each.alone ? far_right : each.placed.wish; });
    if (middle.count != 0)
      for (Entry& entry : entries)
        if (entry.alone) entry.placed.wish = middle.sum / static_cast<double>(middle.count);
    std::vector<Placed> placed;
    placed.reserve(entries.size());
    for (const Entry& entry : entries) placed.push_back(entry.placed);
    place_row(placed, measure::group_gap);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const BandMember member = band[i] = entries[i].member;
      if (member.is_group)
        parts_.groups[member.index].x = placed[i].centre - placed[i].width / 2;
      else
        parts_.items[member.index].x = placed[i].centre;
    }
  }

  LayoutParts& parts_;
  bool spread_ = false;  // members of bands have places on the page
};

}  // namespace

void place(LayoutParts& parts) {
  Placer(parts).run();
}

}  // namespace scale::emit
