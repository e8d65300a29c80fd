// Text to tree.
#pragma once

#include "diag/diagnostic.h"
#include "syntax/tree.h"

namespace scale::syntax {

/// Deepest nesting of brackets, blocks and expressions that is read; what is deeper is one Bad node and
/// S0003.
inline constexpr int max_depth = 200;

/// Parses the text of `file`. Total: any bytes give a tree whose File node spans them all; every mistake is
/// reported to `sink` once (S00xx). `names` interns names and words. `sources` must outlive the tree.
Tree parse(const Sources& sources, FileId file, Names& names, diag::Sink& sink);

}  // namespace scale::syntax
