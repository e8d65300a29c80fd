// The one way a .scale file is laid out.
#pragma once

#include <string>

#include "syntax/tree.h"

namespace scale::format {

/// The text of `tree` laid out anew: the same tree and the same comments, formatted again it stays as it is.
/// Only a complete tree is laid out; of any other the text comes back unchanged (ask `tree.complete()`).
std::string format(const syntax::Tree& tree);

}  // namespace scale::format
