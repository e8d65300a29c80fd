// Small pieces of source text, shared by values, types and functions.
#pragma once

#include <string>
#include <string_view>

#include "check/value.h"

namespace scale::check {

/// A number in the fewest digits that read back as the same one, without exponent and without ".0".
std::string decimal_text(double number);
/// Whether `text` can be written as a name.
bool is_identifier(std::string_view text);
/// `text` as a string literal, quotes included.
std::string quoted(std::string_view text);
/// The first address of the block: "10.0.0.0", or RFC 5952 text for IPv6.
std::string address_text(const CidrBlock& block);

}  // namespace scale::check
