#include "check/affected.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

std::vector<bool> affected_declarations(const Library& library, std::string_view a, std::string_view b,
                                        const Names& names) {
  const Block& module = library.module();
  std::vector<bool> affected(module.declarations.size());
  std::vector<std::uint32_t> open;  // affected ones whose users were not looked at yet
  const auto add = [&](std::uint32_t index) {
    if (affected[index]) return;
    affected[index] = true;
    open.push_back(index);
  };
  for (const Ref environment : library.environments()) {
    const std::string_view name = names.text(environment.child_after_doc(0).name());
    if (name.empty() || (name != a && name != b)) continue;
    for (const Ref setting : environment) {
      if (!setting.is(Kind::Setting)) continue;
      const std::string_view path = setting.child(0).text();
      const auto found = module.names.find(names.find(path.substr(0, path.find_first_of(".[ \t"))));
      if (found != module.names.end()) add(found->second);
    }
  }
  if (open.empty()) return affected;

  std::vector<std::vector<std::uint32_t>> users(module.declarations.size());
  for (std::uint32_t i = 0; i < module.declarations.size(); ++i) {
    const Ref node = module.declarations[i].node;
    const auto& nodes = node.tree().nodes();
    for (std::uint32_t at = node.index(); at < node.index() + node.node().size; ++at) {
      if (!nodes[at].name) continue;
      const auto used = module.names.find(nodes[at].name);
      if (used != module.names.end() && used->second != i) users[used->second].push_back(i);
    }
  }
  while (!open.empty()) {
    const std::uint32_t index = open.back();
    open.pop_back();
    for (const std::uint32_t user : users[index]) add(user);
  }
  return affected;
}

}  // namespace scale::check
