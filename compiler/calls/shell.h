// Words of a bash script and of the aws command.
#pragma once

#include <string>
#include <string_view>

namespace scale::calls {

/// `text` as one word of bash: bare where that is safe, else in single quotes.
std::string shell_word(std::string_view text);
/// `text` for the inside of double quotes.
std::string shell_escape(std::string_view text);
/// An operation or parameter as the aws command spells it: CreateVpc → create-vpc, RoleARN → role-arn.
/// Follows botocore's xform_name(), which makes the command's names.
std::string command_name(std::string_view name);
/// A shell variable's name for any text: lower case, words joined by `_`.
std::string variable_name(std::string_view text);

}  // namespace scale::calls
