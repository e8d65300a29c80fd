// What to print and where it may break, apart from how wide the page is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace scale::format {

/// A piece of layout; an index into the Docs that made it. The default one is empty.
struct Doc {
  std::uint32_t id = 0;
  explicit operator bool() const { return id != 0; }
};

/// Makes and prints pieces of layout.
///
/// A group is printed in one line when it fits, else each `line` in it (but not in groups inside it) ends a
/// line. Text given as string_view must outlive the Docs.
class Docs {
 public:
  Docs() { nodes_.emplace_back(); }

  Doc text(std::string_view text);
  /// The same for text made here.
  Doc owned(std::string text);
  /// A line end where the group is broken, else `flat` ("" or " ").
  Doc line(std::string_view flat);
  /// A line end; with `blank` an empty line, too. Breaks every group around it.
  Doc hard_line(bool blank = false);
  /// A comment to the end of the line: in a line of its own, or behind what stands there.
  Doc comment(std::string_view text, bool own_line);
  /// Nothing to see, but the groups around it are broken.
  Doc force_break();
  /// `text` only where the group is broken, or only where it is not.
  Doc if_broken(std::string_view text);
  Doc if_flat(std::string_view text);
  /// Blanks that align columns: only where the block around is broken.
  Doc padding(std::size_t width);
  Doc concat(const std::vector<Doc>& parts);
  Doc nest(Doc inner);
  Doc group(Doc inner, bool broken = false);
  /// A group of items in braces, as far as `padding` is concerned.
  Doc block(Doc inner, bool broken = false);

  /// Columns in one line (Unicode code points).
  std::size_t width(Doc doc) const { return nodes_[doc.id].width; }
  /// Cannot be printed in one line.
  bool forced(Doc doc) const { return nodes_[doc.id].forced; }

  std::string print(Doc doc) const;

  static constexpr std::size_t page_width = 100;
  static constexpr std::size_t indentation_step = 2;

 private:
  enum class Sort : std::uint8_t {
    Text,
    Line,
    Hard,
    Comment,
    IfBroken,
    IfFlat,
    Padding,
    Concat,
    Nest,
    Group,
    Block
  };
  struct Node {
    Sort sort = Sort::Text;
    bool forced = false;  // of Comment and Hard, and what holds one
    bool flag = false;    // of Comment: own line; of Hard: blank line
    std::string_view text{};
    std::size_t width = 0;
    std::uint32_t first = 0;  // of Concat, Nest, Group, Block: their parts in parts_
    std::uint32_t count = 0;
  };
  class Printer;

  Doc add(Sort sort, bool forced, bool flag, std::string_view text, std::size_t width);
  Doc with_parts(Sort sort, const std::vector<Doc>& parts, bool forced);
  std::string_view keep(std::string text);

  std::vector<Node> nodes_;
  std::vector<Doc> parts_;
  std::vector<std::unique_ptr<std::string>> owned_;
};

}  // namespace scale::format
