// The one way a .scale file is laid out.
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace scale::format {

/// The text of `tree` laid out anew: the same tree and the same comments, formatted again it stays as it is.
/// Only a complete tree is laid out; of any other the text comes back unchanged (ask `tree.complete()`).
std::string format(const syntax::Tree& tree);

/// What `diff -u` prints for two versions of the file `path`, with three lines of context; empty when they
/// are equal.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view path);

}  // namespace scale::format
