// Turns one record of the packed catalogue into a resource type.
#pragma once

#include <string_view>

#include "schema/catalogue.h"
#include "support/arena.h"

namespace scale::schema {

/// The resource type `name` that starts at the beginning of `record` (schema/blob.h). It points into `record`
/// and `arena`, which have to outlive it.
ResourceType* decode_type(std::string_view name, std::string_view record, Arena& arena);

}  // namespace scale::schema
