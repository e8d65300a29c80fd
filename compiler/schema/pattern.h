// The regular expressions of the catalogue.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

namespace scale::schema {

/// Matches texts against patterns of the catalogue, which are ECMAScript's or Java's. Each pattern is
/// compiled when it is first used. Not thread-safe.
class Patterns {
 public:
  Patterns();
  ~Patterns();
  Patterns(Patterns&&) noexcept;
  Patterns& operator=(Patterns&&) noexcept;

  /// Whether `pattern` matches somewhere in `text`, as JSON schema has it. Patterns that cannot be compiled
  /// and matches that take too long count as matching: it is AWS that decides. So do characters above U+FFFF
  /// where the pattern spells out halves of UTF-16 pairs. `pattern` must outlive this object.
  bool match(std::string_view pattern, std::string_view text);
  /// Whether the pattern can be compiled.
  bool compiles(std::string_view pattern);

 private:
  class Compiled;
  Compiled& compiled(std::string_view pattern);
  std::unordered_map<std::string_view, std::unique_ptr<Compiled>> patterns_;
};

}  // namespace scale::schema
