// docs/reference/kinds.md: the kinds and types of the standard library for people.
#pragma once

#include <string>

namespace scale::check {

/// The page, made from the declarations in stdlib/*.scale and their doc comments.
std::string kinds_markdown();

}  // namespace scale::check
