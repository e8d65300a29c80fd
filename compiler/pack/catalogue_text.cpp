#include "pack/catalogue_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "pack/line.h"

namespace scale::pack {
namespace {

using schema::Attribute;
using schema::Definition;
using schema::Property;
using schema::ResourceType;
using schema::Shape;
using schema::Type;
using schema::Update;

constexpr std::pair<std::string_view, Shape> shapes[] = {
    {"string", Shape::String},   {"integer", Shape::Integer}, {"number", Shape::Number},
    {"boolean", Shape::Boolean}, {"json", Shape::Json},       {"list", Shape::List},
    {"map", Shape::Map},         {"union", Shape::Union},
};

template <typename Number>
std::optional<Number> bound(std::string_view text, const Place& place) {
  if (text.empty()) return {};
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    fail(place, fmt::format("`{}` is no bound", text));
  return value;
}

/// Reads the lines of one file; one resource type is open at a time.
class Reader {
 public:
  Reader(std::string_view path, std::string_view text, Arena& arena)
      : path_(path), rest_(text), arena_(arena) {}

  std::vector<const ResourceType*> read() {
    while (next_line()) {
      if (line_.starts_with('#')) continue;
      if (!line_.starts_with("type ")) fail(place(), "expected `type` and a name");
      read_resource();
    }
    return std::move(resources_);
  }

 private:
  Place place() const { return {path_, number_}; }

  bool next_line() {
    if (held_) {
      held_ = false;
      return true;
    }
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    return true;
  }

  /// Goes to the next line if it starts with `indent` blanks and no more.
  bool next_indented(std::size_t indent) {
    if (!next_line()) return false;
    if (line_.find_first_not_of(' ') == indent) return true;
    held_ = true;
    return false;
  }

  void read_resource() {
    definitions_.clear();
    auto* resource = arena_.make<ResourceType>();
    resource->name = arena_.copy(line_.substr(5));
    auto* properties = arena_.make<Definition>();
    properties->name = resource->name;
    resource->properties = properties;
    std::vector<Attribute> attributes;
    std::vector<Property> own;
    while (next_indented(2)) {
      Line line(line_, place());
      const Word label = line.take();
      if (label.text == "@identifier") {
        std::vector<std::string_view> names;
        while (!line.at_end()) names.push_back(arena_.copy(line.take().text));
        resource->primary_identifier = arena_.copy(names);
      } else if (label.text == "@ref") {
        // Ref joins the values of several names with a bar, so the names are given that way too.
        std::string names = line.take().text;
        while (!line.at_end()) names += "|" + line.take().text;
        resource->ref = arena_.copy(names);
      } else if (label.text == "@tags") {
        resource->tags = arena_.copy(line.take().text);
      } else if (label.text == "@open") {
        properties->open = true;
      } else if (label.text.starts_with('.')) {
        attributes.push_back({name_of(label, 1), read_type(line)});
      } else {
        own.push_back(read_property(label, line));
      }
    }
    resource->attributes = arena_.copy(attributes);
    properties->properties = arena_.copy(own);
    while (next_line()) {
      if (!line_.starts_with("define ")) {
        held_ = true;
        break;
      }
      read_definition();
    }
    for (const auto& [name, use] : definitions_)
      if (!use.defined) fail(place(), fmt::format("{} has no definition of {}", resource->name, name));
    resources_.push_back(resource);
  }

  void read_definition() {
    auto& use = definition(line_.substr(7));
    if (std::exchange(use.defined, true)) fail(place(), "a definition of this name stands above");
    Definition* const to = use.to;
    std::vector<Property> properties;
    while (next_indented(2)) {
      Line line(line_, place());
      const Word label = line.take();
      if (label.text == "@open")
        to->open = true;
      else
        properties.push_back(read_property(label, line));
    }
    to->properties = arena_.copy(properties);
  }

  std::string_view name_of(const Word& label, std::size_t skip) {
    if (!label.text.ends_with(':')) fail(place(), "expected a name and `:`");
    return arena_.copy(std::string_view(label.text).substr(skip, label.text.size() - skip - 1));
  }

  Property read_property(const Word& label, Line& line) {
    Property property;
    property.name = name_of(label, 0);
    Type* const type = read_type(line);
    property.type = type;
    while (line.take_if(",")) {
      const Word flag = line.take();
      if (flag.text == "required")
        property.required = true;
      else if (flag.text == "read-only")
        property.read_only = true;
      else if (flag.text == "write-only")
        property.write_only = true;
      else if (flag.text == "replaces")
        property.update = Update::Replaces;
      else if (flag.text == "may-replace")
        property.update = Update::MayReplace;
      else
        fail(place(), fmt::format("`{}` is no flag of a property", flag.text));
    }
    if (!line.at_end()) fail(place(), "the line goes on after its end");
    return property;
  }

  Type* read_type(Line& line) {
    const Word word = line.take();
    auto* type = arena_.make<Type>();
    const auto shape = std::find_if(std::begin(shapes), std::end(shapes),
                                    [&](const auto& entry) { return entry.first == word.text; });
    if (shape == std::end(shapes)) {
      type->shape = Shape::Object;
      type->definition = definition(word.text).to;
      return type;
    }
    type->shape = shape->second;
    if (type->shape == Shape::Union) {
      read_alternatives(line, *type);
      return type;
    }
    if (const Word* next = line.peek(); next && !next->quoted && next->text.find("..") != std::string::npos)
      read_range(line.take().text, *type);
    if (line.take_if("matching")) type->pattern = arena_.copy(line.take().text);
    if (line.take_if("in")) read_values(line, *type);
    if (type->shape == Shape::List || type->shape == Shape::Map) {
      line.expect("of");
      type->element = read_type(line);
    }
    return type;
  }

  void read_alternatives(Line& line, Type& type) {
    std::vector<const Type*> alternatives;
    while (line.take_if("(")) {
      alternatives.push_back(read_type(line));
      line.expect(")");
    }
    type.alternatives = arena_.copy(alternatives);
  }

  void read_range(std::string_view range, Type& type) {
    const std::size_t dots = range.find("..");
    const std::string_view low = range.substr(0, dots);
    const std::string_view high = range.substr(dots + 2);
    if (type.shape == Shape::Integer || type.shape == Shape::Number) {
      type.minimum = bound<double>(low, place());
      type.maximum = bound<double>(high, place());
    } else {
      type.min_length = bound<std::uint32_t>(low, place());
      type.max_length = bound<std::uint32_t>(high, place());
    }
  }

  void read_values(Line& line, Type& type) {
    std::vector<std::string_view> values;
    if (line.take_if("...")) {
      // They stand below, one to a line; the rest of this line has no more need of line_.
      while (next_indented(4)) values.push_back(arena_.copy(Line(line_, place()).take().text));
    } else {
      while (!line.at_end() && !line.at(",") && !line.at(")"))
        values.push_back(arena_.copy(line.take().text));
    }
    if (values.empty()) fail(place(), "expected a value");
    type.values = arena_.copy(values);
  }

  struct Use {
    Definition* to;
    bool defined = false;
  };

  Use& definition(std::string_view name) {
    if (const auto known = definitions_.find(name); known != definitions_.end()) return known->second;
    auto* made = arena_.make<Definition>();
    made->name = arena_.copy(name);
    return definitions_.emplace(made->name, Use{made}).first->second;
  }

  std::string_view path_;
  std::string_view rest_;
  Arena& arena_;
  std::string_view line_;
  std::size_t number_ = 0;
  bool held_ = false;  // line_ was looked at but not used
  std::map<std::string_view, Use, std::less<>> definitions_;
  std::vector<const ResourceType*> resources_;
};

}  // namespace

std::vector<const ResourceType*> read_catalogue(std::string_view path, std::string_view text, Arena& arena) {
  return Reader(path, text, arena).read();
}

}  // namespace scale::pack
