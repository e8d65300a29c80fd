#include "pack/yaml.h"

#include <fmt/format.h>

#include <set>

#include "support/closest.h"

namespace scale::pack {

void Context::error(const YAML::Node& at, std::string_view message) {
  const YAML::Mark mark = at.Mark();
  errors_.push_back(fmt::format("{}:{}:{}: {}", file_, mark.line + 1, mark.column + 1, message));
}

std::string_view Context::text(const YAML::Node& node) {
  if (!node.IsScalar()) {
    error(node, "expected a text");
    return {};
  }
  return arena_.copy(std::string_view(node.Scalar()));
}

std::span<const std::string_view> Context::texts(const YAML::Node& node) {
  std::vector<std::string_view> result;
  if (node.IsSequence()) {
    for (const YAML::Node& item : node) result.push_back(text(item));
  } else {
    result.push_back(text(node));
  }
  return arena_.copy(result);
}

bool Context::check_map(const YAML::Node& node) {
  if (!node.IsMap()) {
    error(node, "expected keys with values");
    return false;
  }
  std::set<std::string> seen;
  for (const auto& entry : node) {
    if (!entry.first.IsScalar() || !seen.insert(entry.first.Scalar()).second) {
      error(entry.first, fmt::format("`{}` stands here twice", entry.first.Scalar()));
      return false;
    }
  }
  return true;
}

bool Context::check_map(const YAML::Node& node, std::initializer_list<std::string_view> known) {
  if (!check_map(node)) return false;
  bool fine = true;
  for (const auto& entry : node) {
    const std::string& key = entry.first.Scalar();
    if (std::ranges::find(known, key) != known.end()) continue;
    const std::string_view near = closest(key, {known.begin(), known.size()});
    error(entry.first, near.empty() ? fmt::format("`{}` is not known here", key)
                                    : fmt::format("`{}` is not known here; did you mean `{}`?", key, near));
    fine = false;
  }
  return fine;
}

bool is_plain(const YAML::Node& node) {
  return node.IsScalar() && node.Tag() != "!";
}

}  // namespace scale::pack
