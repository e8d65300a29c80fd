// Reads YAML that people write, strictly: what is not known is an error with its place.
#pragma once

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "support/arena.h"

namespace scale::pack {

/// One file being read: where texts live and what was wrong.
class Context {
 public:
  Context(std::string file, Arena& arena, std::vector<std::string>& errors)
      : file_(std::move(file)), arena_(arena), errors_(errors) {}

  /// Records "FILE:LINE:COLUMN: message".
  void error(const YAML::Node& at, std::string_view message);
  Arena& arena() { return arena_; }

  /// The scalar's text, kept in the arena; an error and "" when `node` is none.
  std::string_view text(const YAML::Node& node);
  /// A scalar, or a list of scalars.
  std::span<const std::string_view> texts(const YAML::Node& node);
  /// Reports when `node` is no map, has a key twice or a key that is not among `known`. True when all is
  /// well.
  bool check_map(const YAML::Node& node, std::initializer_list<std::string_view> known);
  /// Reports when `node` is no map or has a key twice.
  bool check_map(const YAML::Node& node);

 private:
  std::string file_;
  Arena& arena_;
  std::vector<std::string>& errors_;
};

/// True for a scalar without quotes: only those can be references.
bool is_plain(const YAML::Node& node);

}  // namespace scale::pack
