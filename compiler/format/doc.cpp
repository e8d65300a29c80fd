#include "format/doc.h"

#include <algorithm>

namespace scale::format {
namespace {

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

Doc Docs::add(Sort sort, bool forced, bool flag, std::string_view text, std::size_t width) {
  nodes_.push_back({sort, forced, flag, text, width, 0, 0});
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}
std::string_view Docs::keep(std::string text) {
  return *owned_.emplace_back(std::make_unique<std::string>(std::move(text)));
}

Doc Docs::text(std::string_view text) {
  return add(Sort::Text, text.find('\n') != std::string_view::npos, false, text, columns(text));
}
Doc Docs::owned(std::string text) {
  return this->text(keep(std::move(text)));
}
Doc Docs::line(std::string_view flat) {
  return add(Sort::Line, false, false, flat, flat.size());
}
Doc Docs::hard_line(bool blank) {
  return add(Sort::Hard, true, blank, {}, 0);
}
Doc Docs::comment(std::string_view text, bool own_line) {
  return add(Sort::Comment, true, own_line, text, 0);
}
Doc Docs::force_break() {
  return add(Sort::Text, true, false, {}, 0);
}
Doc Docs::if_broken(std::string_view text) {
  return add(Sort::IfBroken, false, false, text, 0);
}
Doc Docs::if_flat(std::string_view text) {
  return add(Sort::IfFlat, false, false, text, columns(text));
}
Doc Docs::padding(std::size_t width) {
  return width == 0 ? Doc{} : add(Sort::Padding, false, false, keep(std::string(width, ' ')), 0);
}

Doc Docs::with_parts(Sort sort, const std::vector<Doc>& parts, bool forced) {
  Node node{sort, forced, false, {}, 0, static_cast<std::uint32_t>(parts_.size()), 0};
  for (const Doc part : parts) {
    if (!part) continue;
    parts_.push_back(part);
    ++node.count;
    node.width += width(part);
    node.forced |= this->forced(part);
  }
  if (node.count == 0) return {};
  nodes_.push_back(node);
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}
Doc Docs::concat(const std::vector<Doc>& parts) {
  return with_parts(Sort::Concat, parts, false);
}
Doc Docs::nest(Doc inner) {
  return with_parts(Sort::Nest, {inner}, false);
}
Doc Docs::group(Doc inner, bool broken) {
  return with_parts(Sort::Group, {inner}, broken);
}
Doc Docs::block(Doc inner, bool broken) {
  return with_parts(Sort::Block, {inner}, broken);
}

/// Writes pieces one after the other; line ends wait until text follows, so that no line ends in blanks.
class Docs::Printer {
 public:
  explicit Printer(const Docs& docs) : docs_(docs) {}

  /// How far lines are indented, whether each `line` is `flat`, and whether the block around stands in one
  /// line.
  struct Place {
    std::size_t indent = 0;
    bool flat = false;
    bool flat_block = false;
  };

  void print(Doc doc, Place place) {
    const Node& node = docs_.nodes_[doc.id];
    switch (node.sort) {
      case Sort::Text: put(node.text, place); break;
      case Sort::Line: place.flat ? put(node.text, place) : end_line(1); break;
      case Sort::Hard: end_line(node.flag ? 2 : 1); break;
      case Sort::Comment: comment(node, place); break;
      case Sort::IfBroken: put(place.flat ? "" : node.text, place); break;
      case Sort::IfFlat: put(place.flat ? node.text : "", place); break;
      case Sort::Padding: put(place.flat_block ? "" : node.text, place); break;
      case Sort::Concat: parts(node, place); break;
      case Sort::Nest: parts(node, {place.indent + indentation_step, place.flat, place.flat_block}); break;
      case Sort::Group:
      case Sort::Block: {
        const bool flat = place.flat || (!node.forced && column(place) + node.width <= page_width);
        parts(node, {place.indent, flat, node.sort == Sort::Block ? flat : place.flat_block});
        break;
      }
    }
  }

  std::string finish() {
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  void parts(const Node& node, Place place) {
    for (std::uint32_t i = 0; i < node.count; ++i) print(docs_.parts_[node.first + i], place);
  }
  std::size_t column(Place place) const { return line_ends_ > 0 ? place.indent : column_; }
  void end_line(std::size_t count) { line_ends_ = std::max(line_ends_, count); }

  void put(std::string_view text, Place place) {
    if (line_ends_ > 0) text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return;
    if (line_ends_ > 0) {
      if (!out_.empty()) out_.append(line_ends_, '\n');
      line_ends_ = 0;
      out_.append(place.indent, ' ');
      column_ = place.indent;
    }
    out_ += text;
    const std::size_t line_end = text.rfind('\n');
    column_ =
        line_end == std::string_view::npos ? column_ + columns(text) : columns(text.substr(line_end + 1));
  }
  void comment(const Node& node, Place place) {
    if (node.flag)
      end_line(1);
    else if (line_ends_ == 0)
      put("  ", place);
    put(node.text, place);
    end_line(1);
  }

  const Docs& docs_;
  std::string out_;
  std::size_t column_ = 0;
  std::size_t line_ends_ = 1;  // to be written before the next text
};

std::string Docs::print(Doc doc) const {
  Printer printer(*this);
  printer.print(doc, {});
  return printer.finish();
}

}  // namespace scale::format
