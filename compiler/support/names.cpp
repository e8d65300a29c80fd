#include "support/names.h"

namespace scale {

Names::Names() {
  intern("");
}

Name Names::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return Name{found->second};
  const auto id = static_cast<std::uint32_t>(texts_.size());
  const std::string_view kept = arena_.copy(text);
  texts_.push_back(kept);
  ids_.emplace(kept, id);
  return Name{id};
}

Name Names::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? Name{} : Name{found->second};
}

}  // namespace scale
