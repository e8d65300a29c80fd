// What an environment may change.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/library.h"

namespace scale::check {

/// The declarations of the module that may have another value in environment `a` than in `b` (empty: in
/// none): one of them sets something of it, or it names such a declaration, however indirectly. Goes by names
/// alone, so it may hold too many, never too few.
class Affected {
 public:
  Affected(const Library& library, std::string_view a, std::string_view b, const Names& names);

  /// Declaration number `index` of the module.
  bool contains(std::uint32_t index) const { return affected_[index]; }
  /// The declaration that what stands at `address` belongs to.
  bool contains(std::string_view address) const;

 private:
  void find_settings(std::string_view environment);
  void find_users();

  const Library& library_;
  const Names& names_;
  std::vector<bool> affected_;
  std::vector<std::uint32_t> open_;  // affected ones whose users were not looked at yet
};

}  // namespace scale::check
