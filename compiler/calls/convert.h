// Field names and types on the way from a CloudFormation property into a parameter.
#pragma once

#include "graph/graph.h"
#include "schema/api.h"
#include "schema/catalogue.h"

namespace scale::calls {

/// `value` of `type` (null: unknown) as `conversion` says. Keys that the program chose (maps, JSON) stay as
/// they are.
graph::Value convert(Arena& arena, const graph::Value& value, const schema::Type* type,
                     const schema::Conversion& conversion);

}  // namespace scale::calls
