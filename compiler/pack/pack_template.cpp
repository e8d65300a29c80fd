#include "pack/pack_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace scale::pack {

namespace {

using schema::Template;
using Kind = Template::Kind;

/// `node` under `key`; its absence is an error.
YAML::Node need(Context& context, const YAML::Node& map, const char* key) {
  YAML::Node found = map[key];
  if (found.IsDefined()) return found;
  context.error(map, fmt::format("`{}` is missing", key));
  return YAML::Node(std::string());
}

Template reference(Context& context, const YAML::Node& node, std::string_view path) {
  const std::size_t dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  const std::string_view rest = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
  Template result;
  const auto make = [&](Kind kind, std::string_view text) {
    result.kind = kind;
    result.text = text;
    return result;
  };
  if (head == "item") return make(Kind::Item, rest);
  if (head == "result") return make(Kind::Result, rest);
  if (head == "added") return make(Kind::Added, rest);
  if (head == "removed") return make(Kind::Removed, rest);
  if (path == "name") return make(Kind::Name, {});
  if (path == "type") return make(Kind::Type, {});
  if (path == "properties") return make(Kind::Properties, {});
  if (path.empty() || path[0] < 'A' || path[0] > 'Z')
    context.error(node, fmt::format("`${}` is neither a property nor a known word", path));
  return make(Kind::Property, path);
}

Template scalar(Context& context, const YAML::Node& node) {
  const std::string_view text = context.text(node);
  if (is_plain(node)) {
    if (text.starts_with('$')) return reference(context, node, text.substr(1));
    Template result;
    if (text == "true" || text == "false") {
      result.kind = Kind::Boolean;
      result.number = text == "true";
      return result;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.number);
    if (error == std::errc{} && end == text.data() + text.size()) {
      result.kind = Kind::Integer;
      return result;
    }
  }
  return {.kind = Kind::Text, .text = text};
}

std::span<const Template> items(Context& context, const YAML::Node& node) {
  std::vector<Template> result;
  if (node.IsSequence()) {
    for (const YAML::Node& item : node) result.push_back(read_template(context, item));
  } else {
    result.push_back(read_template(context, node));
  }
  return context.arena().copy(result);
}

const schema::Conversion* conversion(Context& context, const YAML::Node& node) {
  auto* result = context.arena().make<schema::Conversion>();
  if (const YAML::Node lower = node["case"]; lower.IsDefined()) {
    result->lower_first = context.text(lower) == "camel";
    if (!result->lower_first) context.error(lower, "the only case is `camel`");
  }
  if (const YAML::Node renames = node["rename"]; renames.IsDefined() && context.check_map(renames)) {
    std::vector<schema::Conversion::Rename> list;
    for (const auto& entry : renames) list.push_back({context.text(entry.first), context.text(entry.second)});
    std::ranges::sort(list, {}, &schema::Conversion::Rename::path);
    result->renames = context.arena().copy(list);
  }
  if (const YAML::Node integers = node["integers"]; integers.IsDefined())
    result->integers = context.texts(integers);
  return result;
}

/// A map whose first key begins with `$`.
Template function(Context& context, const YAML::Node& node, const std::string& name) {
  const YAML::Node argument = node[name];
  Template result;
  const auto simple = [&](Kind kind) {
    context.check_map(node, {name});
    result.kind = kind;
    result.items = items(context, argument);
    return result;
  };
  if (name == "$json") return simple(Kind::Json);
  if (name == "$text") return simple(Kind::AsText);
  if (name == "$first") return simple(Kind::First);
  if (name == "$join") return simple(Kind::Concat);
  if (name == "$convert") {
    context.check_map(node, {name, "case", "rename", "integers"});
    result.kind = Kind::Convert;
    result.items = items(context, argument);
    result.conversion = conversion(context, node);
    return result;
  }
  if (name == "$each") {
    context.check_map(node, {name, "as"});
    const Template both[] = {read_template(context, argument),
                             read_template(context, need(context, node, "as"))};
    result.kind = Kind::Each;
    result.items = context.arena().copy(std::span<const Template>(both));
    return result;
  }
  if (name == "$if") {
    context.check_map(node, {name, "then", "else"});
    std::vector<Template> branches{read_template(context, need(context, node, "then"))};
    if (const YAML::Node other = node["else"]; other.IsDefined())
      branches.push_back(read_template(context, other));
    result.kind = Kind::If;
    result.conditions = read_conditions(context, argument);
    result.items = context.arena().copy(branches);
    return result;
  }
  if (name == "$entries") {
    context.check_map(node, {name, "key", "value"});
    const auto word = [&](const char* key, std::string_view usual) {
      const YAML::Node given = node[key];
      return given.IsDefined() ? context.text(given) : usual;
    };
    result.kind = Kind::Entries;
    result.text = context.arena().copy(fmt::format("{} {}", word("key", "Key"), word("value", "Value")));
    result.items = items(context, argument);
    return result;
  }
  if (name == "$part") {
    context.check_map(node, {name, "of", "at"});
    result.kind = Kind::Part;
    result.text = context.text(need(context, node, "of"));
    result.number = read_template(context, need(context, node, "at")).number;
    result.items = items(context, argument);
    return result;
  }
  context.error(node, fmt::format("`{}` is no function", name));
  return result;
}

/// The property that a bare parameter name stands for: launchType → LaunchType.
Template same_name(Context& context, std::string_view parameter) {
  std::string property(parameter);
  if (!property.empty() && property[0] >= 'a' && property[0] <= 'z')
    property[0] = static_cast<char>(property[0] - 'a' + 'A');
  return {.kind = Kind::Property, .text = context.arena().copy(property)};
}

}  // namespace

schema::Template read_template(Context& context, const YAML::Node& node) {
  if (node.IsScalar()) return scalar(context, node);
  Template result;
  if (node.IsSequence()) {
    result.kind = Kind::List;
    result.items = items(context, node);
    return result;
  }
  if (!context.check_map(node)) return result;
  if (node.size() > 0) {
    const YAML::Node first = node.begin()->first;
    if (is_plain(first) && first.Scalar().starts_with('$')) return function(context, node, first.Scalar());
  }
  result.kind = Kind::Object;
  result.fields = read_params(context, node);
  return result;
}

std::span<const schema::TemplateField> read_params(Context& context, const YAML::Node& node) {
  std::vector<schema::TemplateField> result;
  const auto add_map = [&](const YAML::Node& map) {
    if (!context.check_map(map)) return;
    for (const auto& entry : map)
      result.push_back({context.text(entry.first), read_template(context, entry.second)});
  };
  if (!node.IsSequence()) {
    add_map(node);
  } else {
    for (const YAML::Node& item : node) {
      if (item.IsScalar())
        result.push_back({context.text(item), same_name(context, context.text(item))});
      else
        add_map(item);
    }
  }
  return context.arena().copy(result);
}

std::span<const schema::Condition> read_conditions(Context& context, const YAML::Node& node) {
  using Test = schema::Condition::Test;
  std::vector<schema::Condition> result;
  if (!context.check_map(node)) return {};
  for (const auto& entry : node) {
    schema::Condition condition{.path = context.text(entry.first), .test = Test::Is, .values = {}};
    if (entry.second.IsMap()) {
      context.check_map(entry.second, {"not"});
      condition.test = Test::IsNot;
      condition.values = context.texts(need(context, entry.second, "not"));
    } else if (is_plain(entry.second) && entry.second.Scalar() == "present") {
      condition.test = Test::Present;
    } else if (is_plain(entry.second) && entry.second.Scalar() == "absent") {
      condition.test = Test::Absent;
    } else {
      condition.values = context.texts(entry.second);
    }
    result.push_back(condition);
  }
  return context.arena().copy(result);
}

}  // namespace scale::pack
