# stdlib/aws/depends.txt as a text that is compiled into scale_lower.
set(depends_table ${CMAKE_SOURCE_DIR}/stdlib/aws/depends.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${depends_table})
file(READ ${depends_table} table)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/depends_table.cpp @ONLY CONTENT
[[// Generated from stdlib/aws/depends.txt.
#include "lower/depends_table.h"

const std::string_view scale::lower::depends_table = R"table(@table@)table";
]])
target_sources(scale_lower PRIVATE ${CMAKE_BINARY_DIR}/generated/depends_table.cpp)
