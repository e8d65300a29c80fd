// What `scale explain` knows, one function per sort of subject. Each gives the text, or nothing when `topic`
// is not its sort.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "driver/compilation.h"

namespace scale::cli {

/// "S2104", a code's name, or "codes": all of them.
std::optional<std::string> explain_code(std::string_view topic);
/// A built-in function, or "functions".
std::optional<std::string> explain_function(std::string_view topic);
/// A component of the standard library, or "kinds".
std::optional<std::string> explain_kind(std::string_view topic);
/// "AWS::ECS::Service", something inside it, or "types".
std::optional<std::string> explain_type(std::string_view topic);
/// A resource of a program by its address: where it comes from, and where each of its properties was set.
std::optional<std::string> explain_address(std::string_view topic, driver::Compilation& compilation);

/// The subject that may have been meant, or empty. It lives as long as the program.
std::string nearest_subject(std::string_view topic);

}  // namespace scale::cli
