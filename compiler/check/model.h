// Declarations and what becomes of them: blocks are written once, frames are blocks come to life.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/type.h"
#include "check/value.h"
#include "syntax/tree.h"

namespace scale::check {

struct Block;
struct Frame;

/// One declaration in a block.
struct Declaration {
  Name name;  // of an output with a computed key: none
  syntax::Ref node;
  const Block* then_block = nullptr;  // IfDecl, and the body of ForDecl
  const Block* else_block = nullptr;  // IfDecl
};

/// The node that names what a declaration declares; of an instance the second name, after its kind.
inline syntax::Ref declared_name(syntax::Ref node) {
  const bool has_kind = node.is(syntax::Kind::Instance) || node.is(syntax::Kind::Existing);
  return node.child_after_doc(has_kind ? 1 : 0);
}

/// A list of declarations that come to life together: a module, a component's body, a branch, a loop's body.
struct Block {
  std::vector<Declaration> declarations;            // in order of writing
  std::unordered_map<Name, std::uint32_t> names;    // param, let, resource, instance, existing
  std::unordered_map<Name, std::uint32_t> outputs;  // by name
  std::vector<std::uint32_t> computed_outputs;  // output [key] = …, and loops and branches that hold outputs
};

/// A kind: what `component NAME` declares.
struct Component {
  Name name;
  syntax::Ref node;
  const Block* body = nullptr;
  const Block* existing = nullptr;  // `existing { … }`, or null: there are no existing ones of this kind
  std::span<const TypeField> parameters;  // resolved when first used
  std::span<const TypeField> existing_parameters;
};

/// A declaration's value in one frame.
struct Slot {
  enum class State : std::uint8_t { Untouched, InProgress, Done };
  State state = State::Untouched;
  Value value;
};

/// One turn of a loop, or the branch that was taken.
struct Turn {
  std::string_view key;  // of a loop
  Frame* frame = nullptr;
};

/// A block come to life.
struct Frame {
  const Block* block = nullptr;
  Frame* parent = nullptr;    // of a branch or loop body: the frame around it
  Instance* owner = nullptr;  // null: the module
  std::string_view keys;      // ["public"]["a"]: what the loops around add to addresses
  Name variable;              // of a loop body
  Value variable_value;
  std::span<Slot> slots;                  // one per declaration
  std::span<Slot> output_slots;           // one per declaration, used for outputs
  std::span<std::span<Turn>> turns;       // one per declaration, of loops and branches
  const graph::Origin* origin = nullptr;  // who made this frame
};

/// An item of a body, sorted to the attribute that it gives.
struct Argument {
  Name name;
  syntax::Ref item;
};

/// A component come to life, or an existing one that is only referred to.
struct Instance {
  const Component* component = nullptr;
  bool existing = false;
  bool open = false;      // its component is checked on its own: arguments are unknown
  bool overlaid = false;  // the chosen environment says something about its arguments
  Name name;
  std::string_view address;
  syntax::Ref node;
  Frame* outer = nullptr;  // where it is written; its arguments are evaluated there
  Frame* frame = nullptr;
  std::span<const TypeField> parameters;
  std::vector<Argument> arguments;
  std::vector<syntax::Ref> spreads;
  std::vector<Value> spread_values;  // of each spread, once somebody asked for one
  std::vector<Name> misspelt;        // parameters that were meant by items with a wrong name
};

/// Where an expression is evaluated: a frame and, inside an instance's body, that instance (its labels are
/// names).
struct Scope {
  Frame* frame = nullptr;
  const Instance* labels = nullptr;
};

/// A resource that the program declares, before its properties are looked at.
struct ResourceUse {
  std::string_view address;
  syntax::Ref node;
  Frame* frame = nullptr;
  const graph::Origin* origin = nullptr;
};

}  // namespace scale::check
