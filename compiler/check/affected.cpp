#include "check/affected.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// The declaration of the module that an address or the path of a setting begins with, or the end of the
/// names.
auto declared(const Block& module, std::string_view path, const Names& names) {
  return module.names.find(names.find(path.substr(0, path.find_first_of(".[ \t"))));
}

}  // namespace

Affected::Affected(const Library& library, std::string_view a, std::string_view b, const Names& names)
    : library_(library), names_(names), affected_(library.module().declarations.size()) {
  find_settings(a);
  find_settings(b);
  if (!open_.empty()) find_users();
}

bool Affected::contains(std::string_view address) const {
  const auto found = declared(library_.module(), address, names_);
  return found == library_.module().names.end() || affected_[found->second];
}

void Affected::find_settings(std::string_view environment) {
  for (const Ref node : library_.environments()) {
    if (environment.empty() || names_.text(node.child_after_doc(0).name()) != environment) continue;
    for (const Ref setting : node) {
      if (!setting.is(Kind::Setting)) continue;
      const auto found = declared(library_.module(), setting.child(0).text(), names_);
      if (found == library_.module().names.end() || affected_[found->second]) continue;
      affected_[found->second] = true;
      open_.push_back(found->second);
    }
  }
}

void Affected::find_users() {
  const Block& module = library_.module();
  std::vector<std::vector<std::uint32_t>> users(affected_.size());
  for (std::uint32_t i = 0; i < affected_.size(); ++i) {
    const Ref node = module.declarations[i].node;
    const auto& nodes = node.tree().nodes();
    for (std::uint32_t at = node.index(); at < node.index() + node.node().size; ++at) {
      if (!nodes[at].name) continue;
      const auto used = module.names.find(nodes[at].name);
      if (used != module.names.end() && used->second != i) users[used->second].push_back(i);
    }
  }
  while (!open_.empty()) {
    const std::uint32_t index = open_.back();
    open_.pop_back();
    for (const std::uint32_t user : users[index]) {
      if (affected_[user]) continue;
      affected_[user] = true;
      open_.push_back(user);
    }
  }
}

}  // namespace scale::check
