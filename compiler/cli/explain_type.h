// `scale explain AWS::ECS::Service --json`.
#pragma once

#include <string>

#include "schema/describe.h"

namespace scale::cli {

/// The subject as JSON with every definition it leads to (docs/schemas/type-1.schema.json), ending in a
/// newline. `curated` may be null.
std::string explain_type_json(const schema::Subject& subject, const schema::CuratedType* curated);

}  // namespace scale::cli
