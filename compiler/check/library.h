// The kinds and types that a program can name: its own, then those of the standard library, which are read
// when they are first asked for.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/model.h"
#include "diag/diagnostic.h"
#include "support/arena.h"
#include "syntax/tree.h"

namespace scale::check {

class Library {
 public:
  /// `module`: the trees of the program; they must outlive the library.
  Library(std::span<const syntax::Tree> module, Sources& sources, Arena& arena, Names& names,
          diag::Sink& sink);

  /// The component that a name means at `at`, or null. A program's own kinds and types come before the
  /// library's of the same name, but not inside the library: no program can change what its components are
  /// made of.
  const Component* component(Name name, Span at);
  /// The parameters of a component (or of its existing part), their types resolved.
  std::span<const TypeField> parameters(const Component& component, bool existing);
  /// The type that a syntax node means; mistakes are reported once and give types::unknown.
  const Type* resolve(syntax::Ref type);
  /// The module's own declarations.
  const Block& module() const { return *module_; }
  /// The module's own components, in order of writing.
  std::span<Component* const> own_components() const { return own_; }
  /// Resolves the types that the module declares, those too that nothing uses.
  void resolve_own_types();
  /// Whether a kind or a declared type has this name, seen from `at`.
  bool names_type(Name name, Span at) {
    return component(name, at) != nullptr || named_type(name, at) != nullptr;
  }
  /// `env` declarations of the module.
  std::span<const syntax::Ref> environments() const { return environments_; }
  /// The module's `stack` declaration, or no node.
  syntax::Ref stack() const { return stack_; }
  /// The expression that `text` is, as a source of its own called `origin`; mistakes are reported there. An
  /// origin is read once.
  syntax::Ref parse_expression(std::string origin, std::string_view text);
  /// All names of kinds, for suggestions.
  std::vector<std::string_view> kind_names() const;

 private:
  struct NamedType {
    syntax::Ref node;
    const Type* type = nullptr;  // once it is resolved
    bool in_cycle = false;
  };

  Block* make_block(syntax::Ref parent, bool is_module, bool from_library);
  void declare(Block& block, syntax::Ref node, bool is_module, bool from_library);
  void declare_name(Block& block, Name name, syntax::Ref node);
  void declare_component(syntax::Ref node, bool from_library);
  void declare_type(syntax::Ref node, bool from_library);
  void load(Name name);
  const Type* resolve_name(syntax::Ref node);
  NamedType* named_type(Name name, Span at);
  const Type* resolve_record(syntax::Ref node, Type::Kind kind);
  const Type* resolve_phrase(syntax::Ref node);
  TypeField field_of(syntax::Ref node);

  Sources& sources_;
  Arena& arena_;
  Names& names_;
  diag::Sink& sink_;
  std::deque<Block> blocks_;
  Block* module_;
  std::deque<Component> components_;
  std::deque<syntax::Tree> library_trees_;
  std::unordered_map<std::string, syntax::Ref> expressions_;  // by origin
  std::vector<std::string_view> loaded_;
  std::vector<NamedType*> resolving_;  // each is part of the one before it
  std::vector<Component*> own_;
  std::vector<syntax::Ref> environments_;
  syntax::Ref stack_;
  /// What one side declares: the program, or the library.
  struct Scope {
    std::unordered_map<Name, Component*> kinds;
    std::unordered_map<Name, NamedType> types;
  };
  Scope program_;
  Scope library_;
  FileId first_library_file_;

  bool in_library(Span at) const { return at.file >= first_library_file_; }
};

}  // namespace scale::check
