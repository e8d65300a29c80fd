#include "schema/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/unicode.h"

namespace scale::schema {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t widest_label = 32;  // longer names have their text below them instead
constexpr std::size_t shown_values = 24;

/// Writes lines of a label and wrapped text beside it.
class Sheet {
 public:
  /// A line of its own, or an empty one.
  void line(std::string_view text = {}) { out_ += fmt::format("{}\n", text); }

  /// `text` in lines of at most `width` columns, each after `indent` blanks.
  void wrapped(std::string_view text, std::size_t indent) {
    for (const std::string& each : wrap(text, width - indent))
      out_ += fmt::format("{:{}}{}\n", "", indent, each);
  }

  /// A label, and `text` from column `indent` on: beside the label, or below one that reaches that far.
  void labelled(std::string_view label, std::string_view text, std::size_t indent) {
    const bool fits = display_width(label) + 4 <= indent;
    if (!fits) line(fmt::format("  {}", label));
    const std::size_t start = out_.size();
    wrapped(text, indent);
    if (fits) out_.replace(start + 2, label.size(), label);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// "list of Tag, required, may replace"
std::string headline(const Property& property) {
  std::string out = type_words(*property.type);
  if (property.required) out += ", required";
  if (const std::string_view update = update_word(property.update); !update.empty())
    out += fmt::format(", {}", update);
  if (property.read_only) out += ", read-only";
  if (property.write_only) out += ", write-only";
  return out;
}

std::string below(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

class Description {
 public:
  Description(const Subject& subject, const CuratedType* curated) : subject_(subject), curated_(curated) {}

  std::string write() {
    const ResourceType& type = *subject_.type;
    const std::string name =
        subject_.path.empty() ? std::string(type.name) : fmt::format("{}.{}", type.name, subject_.path);
    if (const Property* property = subject_.property) {
      sheet_.wrapped(fmt::format("{}: {}", name, headline(*property)), 0);
      details(*property->type, known(subject_.path), 2);
      for (const Definition* structure : structures(*property->type)) fields(*structure);
    } else if (const Attribute* attribute = subject_.attribute) {
      sheet_.wrapped(fmt::format("{}: {}, an attribute", name, type_words(*attribute->type)), 0);
      for (const Definition* structure : structures(*attribute->type)) fields(*structure);
    } else if (const Definition* definition = subject_.definition) {
      sheet_.line(name);
      fields(*definition);
    } else {
      resource();
    }
    return sheet_.take();
  }

 private:
  void resource() {
    const ResourceType& type = *subject_.type;
    sheet_.line(type.name);
    if (curated_ && !curated_->doc.empty()) sheet_.wrapped(curated_->doc, 2);
    constexpr std::size_t indent = 14;
    const auto fact = [&](std::string_view label, std::string_view text) {
      if (!text.empty()) sheet_.labelled(label, text, indent);
    };
    sheet_.line();
    fact("identifier", fmt::format("{}", fmt::join(type.primary_identifier, ", ")));
    fact("Ref", type.ref);
    fact("tags", type.tags);
    fact("page", type.documentation);
    attributes();
    fields(*type.properties);
    if (curated_ && !curated_->example.empty()) {
      sheet_.line("\nexample");
      for (std::string_view rest = curated_->example; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        sheet_.line(end == 0 ? "" : fmt::format("  {}", rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  void attributes() {
    const auto attributes = subject_.type->attributes;
    if (attributes.empty()) return;
    sheet_.line("\nattributes");
    const std::size_t indent = column_beside(attributes);
    for (const Attribute& attribute : attributes)
      sheet_.labelled(attribute.name, type_words(*attribute.type), indent);
  }

  void fields(const Definition& definition) {
    const bool is_resource = &definition == subject_.type->properties;
    sheet_.line(is_resource ? "\nproperties" : fmt::format("\n{}", definition.name));
    if (definition.open) sheet_.line("  and any other name");
    const std::size_t indent = column_beside(definition.properties);
    for (const Property& property : definition.properties) {
      sheet_.labelled(property.name, headline(property), indent);
      details(*property.type, known(below(subject_.path, property.name)), indent);
    }
  }

  void details(const Type& type, const CuratedProperty* curated, std::size_t indent) {
    for (const std::string& constraint : constraint_words(type, shown_values))
      sheet_.wrapped(constraint, indent);
    if (!curated) return;
    if (const std::string_view unit = unit_words(curated->unit); !unit.empty()) sheet_.wrapped(unit, indent);
    if (!curated->default_value.empty())
      sheet_.wrapped(fmt::format("default: {}", curated->default_value), indent);
    if (!curated->scaled_by.empty()) sheet_.wrapped(fmt::format("scaled by {}", curated->scaled_by), indent);
    if (!curated->doc.empty()) sheet_.wrapped(curated->doc, indent);
  }

  /// The curated part of the property at `path`, or null; paths to a definition lead nowhere in particular.
  const CuratedProperty* known(std::string_view path) const {
    return curated_ && !subject_.definition && !subject_.attribute ? curated_->find(path) : nullptr;
  }

  template <typename Named>
  static std::size_t column_beside(std::span<const Named> items) {
    std::size_t longest = 0;
    for (const Named& item : items)
      if (item.name.size() <= widest_label) longest = std::max(longest, item.name.size());
    return longest + 4;
  }

  const Subject& subject_;
  const CuratedType* curated_;
  Sheet sheet_;
};

}  // namespace

std::string describe(const Subject& subject, const CuratedType* curated) {
  return Description(subject, curated).write();
}

}  // namespace scale::schema
