// Names of a block: which declaration each one means, and duplicates.
#include "check/library.h"
#include "diag/codes.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

bool holds_outputs(const Block& block) {
  return !block.outputs.empty() || !block.computed_outputs.empty();
}

/// The Name node that declares `name`: of the declaration itself, or of one inside its branch or loop.
Ref name_inside(const Declaration& declaration, Name name) {
  for (const Block* inner : {declaration.then_block, declaration.else_block}) {
    if (inner == nullptr) continue;
    if (const auto found = inner->names.find(name); found != inner->names.end())
      return name_inside(inner->declarations[found->second], name);
  }
  return declared_name(declaration.node);
}

}  // namespace

Block* Library::make_block(Ref parent, bool is_module, bool from_library) {
  Block& block = blocks_.emplace_back();
  for (const Ref child : parent) declare(block, child, is_module, from_library);
  return &block;
}

void Library::declare_name(Block& block, Name name, Ref node) {
  const auto [entry, added] =
      block.names.emplace(name, static_cast<std::uint32_t>(block.declarations.size() - 1));
  if (added || !name) return;
  sink_.report(diag::duplicate_name, node.span(), names_.text(name))
      .note(name_inside(block.declarations[entry->second], name).span(), "first declared here");
}

void Library::declare(Block& block, Ref node, bool is_module, bool from_library) {
  switch (node.kind()) {
    case Kind::Param:
    case Kind::Let:
    case Kind::Resource:
    case Kind::Instance:
    case Kind::Existing: {
      const Ref name = declared_name(node);
      block.declarations.push_back({name.name(), node});
      declare_name(block, name.name(), name);
      return;
    }
    case Kind::Output: {
      const Ref key = node.child_after_doc(0);
      block.declarations.push_back({key.name(), node});
      const auto index = static_cast<std::uint32_t>(block.declarations.size() - 1);
      if (key.is(Kind::OutputKey)) {
        block.computed_outputs.push_back(index);
      } else if (const auto [entry, added] = block.outputs.emplace(key.name(), index); !added) {
        sink_.report(diag::duplicate_name, key.span(), names_.text(key.name()))
            .note(block.declarations[entry->second].node.child_after_doc(0).span(), "first declared here");
      }
      return;
    }
    case Kind::IfDecl:
    case Kind::ForDecl: {
      Declaration declaration{{}, node};
      const bool is_if = node.is(Kind::IfDecl);
      declaration.then_block = make_block(node.child(is_if ? 1 : 2), false, from_library);
      if (is_if && node.child(2)) declaration.else_block = make_block(node.child(2), false, from_library);
      block.declarations.push_back(declaration);
      // What a branch or a loop declares is visible around it: an optional, or one per key. A let inside a
      // loop is not: it names something of one turn.
      for (const Block* inner : {declaration.then_block, declaration.else_block}) {
        if (inner == nullptr) continue;
        for (const auto& [name, index] : inner->names) {
          if (!is_if && inner->declarations[index].node.is(Kind::Let)) continue;
          const auto found = block.names.find(name);
          if (found != block.names.end() && found->second == block.declarations.size() - 1)
            continue;  // in both
          declare_name(block, name, name_inside(inner->declarations[index], name));
        }
        if (holds_outputs(*inner))
          block.computed_outputs.push_back(static_cast<std::uint32_t>(block.declarations.size() - 1));
      }
      return;
    }
    case Kind::Require: block.declarations.push_back({{}, node}); return;
    case Kind::Component: declare_component(node, from_library); return;
    case Kind::TypeDecl: declare_type(node, from_library); return;
    case Kind::Stack:
      if (is_module && stack_) {
        sink_.report(diag::duplicate_name, node.span(), "stack").note(stack_.span(), "first declared here");
      } else {
        stack_ = node;
      }
      return;
    case Kind::Env: environments_.push_back(node); return;  // blocks of one environment add up
    default:
      return;  // Doc, Name, ExistingPart (declared with its component), Missing and Bad (already reported)
  }
}

void Library::declare_component(Ref node, bool from_library) {
  const Ref name = node.child_after_doc(0);
  Component& component = components_.emplace_back();
  component.name = name.name();
  component.node = node;
  component.body = make_block(node, false, from_library);
  if (const Ref part = node.first(Kind::ExistingPart))
    component.existing = make_block(part, false, from_library);
  const auto [entry, added] = (from_library ? library_ : program_).kinds.emplace(component.name, &component);
  if (!added && name.name())
    sink_.report(diag::duplicate_name, name.span(), names_.text(name.name()))
        .note(entry->second->node.child_after_doc(0).span(), "first declared here");
  if (!from_library) own_.push_back(&component);
}

void Library::declare_type(Ref node, bool from_library) {
  const Ref name = node.child_after_doc(0);
  const auto [entry, added] =
      (from_library ? library_ : program_).types.emplace(name.name(), NamedType{node});
  if (!added && name.name())
    sink_.report(diag::duplicate_name, name.span(), names_.text(name.name()))
        .note(entry->second.node.child_after_doc(0).span(), "first declared here");
}

}  // namespace scale::check
