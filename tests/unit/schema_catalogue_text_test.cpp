// Writes every decoded type as text again and compares it with the committed text: what is in the program is
// what was reviewed, whatever packing did in between.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "catch.h"
#include "schema/catalogue.h"

using namespace scale::schema;

namespace {

constexpr std::string_view shapes[] = {"string", "integer", "number", "boolean", "json",
                                       "list",   "map",     "",       "union"};

std::string quoted(std::string_view text, bool always) {
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_.:/*+-").find(c) != std::string_view::npos;
  };
  if (!always && !text.empty() && text != "..." && std::all_of(text.begin(), text.end(), plain))
    return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

template <typename Bound>
std::string range(std::optional<Bound> low, std::optional<Bound> high) {
  if (!low && !high) return {};
  return fmt::format(" {}..{}", low ? fmt::format("{}", *low) : "", high ? fmt::format("{}", *high) : "");
}

const Type& innermost(const Type& type) {
  return type.element ? innermost(*type.element) : type;
}

std::string words(const Type& type, bool values_inline) {
  if (type.shape == Shape::Object) return std::string(type.definition->name);
  std::string out(shapes[static_cast<std::size_t>(type.shape)]);
  for (const Type* alternative : type.alternatives) out += " ( " + words(*alternative, true) + " )";
  out += range(type.minimum, type.maximum) + range(type.min_length, type.max_length);
  if (!type.pattern.empty()) out += " matching " + quoted(type.pattern, true);
  if (!type.values.empty()) {
    out += " in";
    if (!values_inline)
      out += " ...";
    else
      for (const std::string_view value : type.values) out += " " + quoted(value, false);
  }
  if (type.element) out += " of " + words(*type.element, values_inline);
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string line(std::string_view label, const Type& type, std::string_view flags) {
  const std::string one = fmt::format("  {}: {}{}", label, words(type, true), flags);
  const auto values = innermost(type).values;
  if (characters(one) <= 110 || values.empty()) return one + "\n";
  std::string out = fmt::format("  {}: {}{}\n", label, words(type, false), flags);
  for (const std::string_view value : values) out += "    " + quoted(value, false) + "\n";
  return out;
}

std::string lines(const Definition& definition) {
  std::string out = definition.open ? "  @open\n" : "";
  for (const Property& property : definition.properties) {
    std::string flags;
    if (property.required) flags += ", required";
    if (property.read_only) flags += ", read-only";
    if (property.write_only) flags += ", write-only";
    if (property.update == Update::Replaces) flags += ", replaces";
    if (property.update == Update::MayReplace) flags += ", may-replace";
    out += line(property.name, *property.type, flags);
  }
  return out;
}

/// Collects what a type refers to, by name.
void collect(const Type& type, std::map<std::string_view, const Definition*>& into) {
  if (type.element) collect(*type.element, into);
  for (const Type* alternative : type.alternatives) collect(*alternative, into);
  if (!type.definition || !into.emplace(type.definition->name, type.definition).second) return;
  for (const Property& property : type.definition->properties) collect(*property.type, into);
}

std::string text(const ResourceType& resource) {
  std::string out = fmt::format("type {}\n", resource.name);
  if (!resource.primary_identifier.empty()) {
    out += "  @identifier";
    for (const std::string_view name : resource.primary_identifier) out += " " + std::string(name);
    out += "\n";
  }
  std::string ref(resource.ref);
  std::replace(ref.begin(), ref.end(), '|', ' ');
  if (!ref.empty()) out += "  @ref " + ref + "\n";
  if (!resource.tags.empty()) out += fmt::format("  @tags {}\n", resource.tags);
  std::map<std::string_view, const Definition*> definitions;
  for (const Attribute& attribute : resource.attributes) {
    out += line("." + std::string(attribute.name), *attribute.type, "");
    collect(*attribute.type, definitions);
  }
  out += lines(*resource.properties);
  for (const Property& property : resource.properties->properties) collect(*property.type, definitions);
  for (const auto& [name, definition] : definitions)
    out += fmt::format("define {}\n", name) + lines(*definition);
  return out;
}

}  // namespace

TEST_CASE("every type of the catalogue is what the reviewed text says") {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(SCALE_SOURCE_DIR "/stdlib/catalogue")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    std::string comment;
    std::getline(file, comment);
    files[entry.path().stem()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  Catalogue catalogue;
  std::map<std::string, std::string> decoded;
  for (const std::string_view name : catalogue.names()) {
    const ResourceType* type = catalogue.find(name);
    REQUIRE(type);
    const std::size_t service = name.find("::") + 2;
    decoded[std::string(name.substr(service, name.find("::", service) - service))] += text(*type);
  }
  REQUIRE(decoded.size() == files.size());
  for (const auto& [service, expected] : files) {
    INFO(service);
    CHECK(decoded[service] == expected);
  }
}
