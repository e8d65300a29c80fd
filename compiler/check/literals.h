// Literals: from their text to their value.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/value.h"
#include "diag/diagnostic.h"
#include "support/arena.h"
#include "syntax/tree.h"

namespace scale::check {

/// The value of a literal node (Int, Number, Bool, Quantity, Cidr, Prefix, Ports, Schedule, Arn, Secret),
/// placed at the node. Mistakes inside it (a port above 65535, host bits in a CIDR, a cron with five fields)
/// are reported once and give an Error value.
Value literal(syntax::Ref node, Arena& arena, diag::Sink& sink);

/// Parses "10.0.0.0/16" or "fd00::/56"; no value when it is not one. Host bits are kept as they are.
std::optional<CidrBlock> parse_cidr(std::string_view text);

/// The service that an ARN names: "acm".
std::string_view arn_service(std::string_view arn);

}  // namespace scale::check
