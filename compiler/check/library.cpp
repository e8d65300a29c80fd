#include "check/library.h"

#include <algorithm>

#include "schema/stdlib.h"
#include "syntax/parse.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

Library::Library(std::span<const syntax::Tree> module, Sources& sources, Arena& arena, Names& names,
                 diag::Sink& sink)
    : sources_(sources),
      arena_(arena),
      names_(names),
      sink_(sink),
      module_(&blocks_.emplace_back()),
      first_library_file_(static_cast<FileId>(sources.size())) {
  for (const syntax::Tree& tree : module)
    for (const Ref declaration : tree.root()) declare(*module_, declaration, true, false);
}

void Library::load(Name name) {
  const schema::StdlibFile* file = schema::find_component(names_.text(name));
  if (file == nullptr) file = schema::find_type(names_.text(name));
  if (file == nullptr || std::ranges::find(loaded_, file->path) != loaded_.end()) return;
  loaded_.push_back(file->path);
  const FileId id = sources_.add(std::string(file->path), std::string(file->text));
  library_trees_.push_back(syntax::parse(sources_, id, names_, sink_));
  for (const Ref node : library_trees_.back().root()) {
    if (node.is(Kind::Component)) declare_component(node, true);
    if (node.is(Kind::TypeDecl)) declare_type(node, true);
  }
}

const Component* Library::component(Name name, Span at) {
  if (!in_library(at))
    if (const auto found = program_.kinds.find(name); found != program_.kinds.end()) return found->second;
  if (!library_.kinds.contains(name)) load(name);
  const auto found = library_.kinds.find(name);
  return found == library_.kinds.end() ? nullptr : found->second;
}

Library::NamedType* Library::named_type(Name name, Span at) {
  if (!in_library(at))
    if (const auto found = program_.types.find(name); found != program_.types.end()) return &found->second;
  if (!library_.types.contains(name)) load(name);
  const auto found = library_.types.find(name);
  return found == library_.types.end() ? nullptr : &found->second;
}

std::span<const TypeField> Library::parameters(const Component& component, bool existing) {
  // Components are owned here; a const one is handed out so that only this function completes it.
  auto& mine = const_cast<Component&>(component);
  auto& known = existing ? mine.existing_parameters : mine.parameters;
  const Block* block = existing ? mine.existing : mine.body;
  if (!known.empty() || block == nullptr) return known;
  std::vector<TypeField> fields;
  for (const Declaration& declaration : block->declarations)
    if (declaration.node.is(Kind::Param)) fields.push_back(field_of(declaration.node));
  known = arena_.copy(fields);
  return known;
}

Ref Library::parse_expression(std::string origin, std::string_view text) {
  const auto [entry, added] = expressions_.try_emplace(origin);
  if (!added) return entry->second;
  const FileId id = sources_.add(std::move(origin), fmt::format("let value = {}\n", text));
  library_trees_.push_back(syntax::parse(sources_, id, names_, sink_));
  return entry->second = library_trees_.back().root().child(0).child_after_doc(1);
}

void Library::resolve_own_types() {
  std::vector<Ref> nodes;
  for (const auto& [name, type] : program_.types) nodes.push_back(type.node);
  std::ranges::sort(nodes, {}, [](Ref node) { return std::pair(node.span().file, node.span().begin); });
  for (const Ref node : nodes) resolve_name(node.child_after_doc(0));
}

std::vector<std::string_view> Library::kind_names() const {
  std::vector<std::string_view> result(schema::component_names().begin(), schema::component_names().end());
  for (const auto& [name, component] : program_.kinds) result.push_back(names_.text(name));
  std::ranges::sort(result);
  return result;
}

}  // namespace scale::check
