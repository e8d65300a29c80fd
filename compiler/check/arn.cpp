// ARNs and references to secrets.
#include <algorithm>

#include "check/literal_text.h"
#include "check/literals.h"

namespace scale::check {

namespace {

/// `arn:partition:service:region:account:resource`; the resource may have colons itself.
constexpr std::size_t arn_parts = 6;

std::vector<std::string_view> split_arn(std::string_view text) {
  std::vector<std::string_view> result = parts(text, ':');
  if (result.size() > arn_parts) {
    const std::string_view resource = text.substr(static_cast<std::size_t>(result[5].data() - text.data()));
    result.resize(arn_parts);
    result[5] = resource;
  }
  return result;
}

/// Words of lower-case letters and digits between hyphens.
bool is_words(std::string_view text) {
  return std::ranges::all_of(parts(text, '-'), [](std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) { return is_lower(c) || is_digit(c); });
  });
}

bool is_partition(std::string_view text) {
  return text == "aws" || (text.starts_with("aws-") && is_words(text));
}

/// eu-central-1, us-gov-west-1; none for global services; * in the policies of IAM.
bool is_region(std::string_view text) {
  if (text.empty() || text == "*") return true;
  return is_words(text) && is_lower(text.front()) && is_digit(text.back()) &&
         std::ranges::count(text, '-') >= 2;
}

bool is_account(std::string_view text) {
  if (text.empty() || text == "aws" || text == "*") return true;
  return text.size() == 12 && std::ranges::all_of(text, is_digit);
}

bool wrong(const LiteralText& literal, std::string_view piece, std::string_view what, std::string_view why) {
  literal.sink.report(diag::bad_arn, literal.place(piece), piece, what, why);
  return false;
}

/// Checks the ARN `text`, a part of `literal`.
bool check_arn(const LiteralText& literal, std::string_view text) {
  const std::vector<std::string_view> part = split_arn(text);
  constexpr std::string_view shape = "arn:partition:service:region:account:resource";
  if (part.size() < arn_parts || part[5].empty()) return wrong(literal, text, "an ARN", shape);
  if (!is_partition(part[1])) return wrong(literal, part[1], "a partition", "aws, aws-cn, aws-us-gov, …");
  if (!is_words(part[2]))
    return wrong(literal, part[2], "a service", "lower-case letters, digits and hyphens");
  if (!is_region(part[3])) return wrong(literal, part[3], "a region", "like eu-central-1, or nothing");
  if (!is_account(part[4])) return wrong(literal, part[4], "an account", "12 digits, or nothing, or aws");
  return true;
}

/// The characters of parameter names: systems-manager "Creating parameters"; of secret names: the
/// CreateSecret API.
bool has_only(std::string_view text, std::string_view others) {
  return std::ranges::all_of(
      text, [&](char c) { return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos; });
}

std::string_view secret_problem(std::string_view text) {
  if (text.starts_with("ssm:")) {
    const std::string_view name = text.substr(4);
    if (name.empty() || !has_only(name, "_.-/"))
      return "parameter names have letters, digits, `_`, `.`, `-` and `/`";
    const bool has_levels = name.find('/') != std::string_view::npos;
    return has_levels && name.front() != '/' ? "a parameter name with levels starts with `/`" : "";
  }
  if (text.starts_with("secretsmanager:")) {
    const std::string_view name = text.substr(15);
    // A JSON key, a version stage and a version id may follow the name.
    return name.empty() || name.front() == ':' || !has_only(name, "/_+=.@-:")
               ? "secret names have letters, digits and `/_+=.@-`"
               : "";
  }
  return "write ssm:/path, secretsmanager:name or an ARN of one of the two";
}

}  // namespace

std::string_view arn_service(std::string_view arn) {
  const std::vector<std::string_view> part = split_arn(arn);
  return part.size() < arn_parts ? std::string_view{} : part[2];
}

Value arn_literal(const LiteralText& literal) {
  if (!check_arn(literal, literal.text)) return Value::error();
  return Value::text_of(Value::Kind::Arn, literal.text);
}

Value secret_literal(const LiteralText& literal) {
  const auto open = literal.text.find('(');
  if (open == std::string_view::npos || !literal.text.ends_with(')'))
    return Value::error();  // reported by the parser
  const std::string_view target = trimmed(literal.text.substr(open + 1, literal.text.size() - open - 2));
  std::string_view problem;
  if (target.starts_with("arn:")) {
    if (!check_arn(literal, target)) return Value::error();
    const std::string_view service = arn_service(target);
    if (service != "ssm" && service != "secretsmanager")
      problem = "its service is neither ssm nor secretsmanager";
  } else {
    problem = secret_problem(target);
  }
  if (problem.empty()) return Value::text_of(Value::Kind::Secret, target);
  literal.sink.report(diag::bad_secret, literal.place(target), target, problem);
  return Value::error();
}

}  // namespace scale::check
