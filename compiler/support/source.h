// Source texts and places in them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace scale {

using FileId = std::uint32_t;

/// A stretch of bytes of one file; the default one is nowhere.
struct Span {
  static constexpr FileId nowhere = ~FileId{0};
  FileId file = nowhere;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  explicit operator bool() const { return file != nowhere; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people and editors count it: both from 1, columns in Unicode code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text with its name and its line starts (found when first asked for).
class Source {
 public:
  Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  /// Line and column of the byte at `offset`; past the end counts as the end.
  LineColumn at(std::uint32_t offset) const;
  /// The text of a line (from 1) without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const;

 private:
  const std::vector<std::uint32_t>& line_starts() const;
  std::string path_;
  std::string text_;
  mutable std::vector<std::uint32_t> line_starts_;
};

/// Every text of one compilation; ids are given in order of adding.
class Sources {
 public:
  FileId add(std::string path, std::string text);
  const Source& operator[](FileId file) const { return sources_[file]; }
  /// The text that `span` covers; empty for nowhere.
  std::string_view text(Span span) const;
  std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;
};

}  // namespace scale
