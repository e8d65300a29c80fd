// The text of stdlib/aws/depends.txt; a generated source defines it.
#pragma once

#include <string_view>

namespace scale::lower {

extern const std::string_view depends_table;

}  // namespace scale::lower
