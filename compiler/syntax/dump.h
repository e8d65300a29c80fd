// The tree as text, for tests and for looking at it.
#pragma once

#include <string>

#include "syntax/tree.h"

namespace scale::syntax {

/// One line per node, indented by depth: its kind and, for a node without children, its text.
std::string dump(Ref node);

}  // namespace scale::syntax
