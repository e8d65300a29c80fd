// Reads the text form of the catalogue; stdlib/catalogue/README.md describes it.
#pragma once

#include <string_view>
#include <vector>

#include "schema/catalogue.h"
#include "support/arena.h"

namespace scale::pack {

/// The resource types that `text` describes, in the order of the text. They and all that they point to live
/// in `arena`. Throws Error, with `path` and the line, for text that breaks the format.
std::vector<const schema::ResourceType*> read_catalogue(std::string_view path, std::string_view text,
                                                        Arena& arena);

}  // namespace scale::pack
