#include "schema/catalogue.h"

#include <zstd.h>

#include <algorithm>
#include <stdexcept>

#include "schema/blob.h"
#include "schema/decode.h"
#include "schema/pattern.h"

namespace scale::schema {
namespace {

template <typename Item>
const Item* find_by_name(std::span<const Item> items, std::string_view name) {
  const auto at =
      std::lower_bound(items.begin(), items.end(), name,
                       [](const Item& item, std::string_view wanted) { return item.name < wanted; });
  return at != items.end() && at->name == name ? &*at : nullptr;
}

std::uint32_t u32_at(const char* bytes) {
  const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
}

/// Where AWS describes a type: "AWS::ECS::Service" is on "…/aws-resource-ecs-service.html". Types that a
/// transform expands have no page there.
std::string_view documentation(std::string_view type, Arena& arena) {
  if (!type.starts_with("AWS::") || type.starts_with("AWS::Serverless::") || type == "AWS::CDK::Metadata")
    return {};
  std::string url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-";
  for (const char c : type.substr(5)) {
    if (c == ':' && url.back() == '-') continue;
    url += c == ':' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return arena.copy(url + ".html");
}

}  // namespace

const Property* Definition::find(std::string_view property) const {
  return find_by_name(properties, property);
}

const Attribute* ResourceType::attribute(std::string_view attribute_) const {
  return find_by_name(attributes, attribute_);
}

/// The tables of schema/blob.h, and what of them was asked for so far.
struct Catalogue::Reader {
  struct Free {
    void operator()(ZSTD_DCtx* of) const { ZSTD_freeDCtx(of); }
    void operator()(ZSTD_DDict* of) const { ZSTD_freeDDict(of); }
  };

  const char* const base = catalogue_blob.data();
  const std::size_t type_count = u32_at(base);
  const std::size_t frame_count = u32_at(base + 4);
  const std::size_t dictionary_size = u32_at(base + 8);
  const char* const name_ends = base + 12;
  const char* const places = name_ends + 4 * type_count;
  const char* const frame_ends = places + 4 * type_count;
  const char* const name_text = frame_ends + 4 * frame_count;
  const char* const dictionary_text = name_text + end(name_ends, type_count);
  const char* const frame_text = dictionary_text + dictionary_size;

  Arena arena;
  std::vector<std::string_view> names;     // filled when asked for
  std::vector<const ResourceType*> types;  // null until decoded
  std::vector<std::string_view> frames;    // empty until decompressed
  std::unique_ptr<ZSTD_DCtx, Free> context;
  std::unique_ptr<ZSTD_DDict, Free> dictionary;
  Patterns patterns;

  /// The end of the first `count` items of a table of ends.
  static std::size_t end(const char* ends, std::size_t count) {
    return count == 0 ? 0 : u32_at(ends + 4 * (count - 1));
  }

  std::string_view name(std::size_t index) const {
    const std::size_t begin = end(name_ends, index);
    return {name_text + begin, end(name_ends, index + 1) - begin};
  }

  std::string_view frame(std::size_t index) {
    if (frames.empty()) {
      frames.resize(frame_count);
      context.reset(ZSTD_createDCtx());
      dictionary.reset(ZSTD_createDDict(dictionary_text, dictionary_size));
    }
    if (!frames[index].empty()) return frames[index];
    const std::size_t begin = end(frame_ends, index);
    const std::size_t size = end(frame_ends, index + 1) - begin;
    const std::size_t text_size = ZSTD_getFrameContentSize(frame_text + begin, size);
    char* const text = static_cast<char*>(arena.allocate(text_size, 1));
    const std::size_t result = ZSTD_decompress_usingDDict(context.get(), text, text_size, frame_text + begin,
                                                          size, dictionary.get());
    if (ZSTD_isError(result)) throw std::logic_error("the catalogue in this program is damaged");
    return frames[index] = {text, text_size};
  }

  const ResourceType* decode(std::size_t index) {
    const std::uint32_t place = u32_at(places + 4 * index);
    const std::string_view record = frame(place >> blob::frame_shift).substr(place & blob::offset_mask);
    ResourceType* const type = decode_type(name(index), record, arena);
    type->documentation = documentation(type->name, arena);
    return type;
  }
};

Catalogue::Catalogue() : reader_(std::make_unique<Reader>()) {}
Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;

const ResourceType* Catalogue::find(std::string_view name) {
  std::size_t low = 0;
  std::size_t high = reader_->type_count;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (reader_->name(middle) < name)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == reader_->type_count || reader_->name(low) != name) return nullptr;
  if (reader_->types.empty()) reader_->types.resize(reader_->type_count);
  const ResourceType*& type = reader_->types[low];
  if (!type) type = reader_->decode(low);
  return type;
}

bool Catalogue::matches(std::string_view pattern, std::string_view text) {
  return reader_->patterns.match(pattern, text);
}

std::span<const std::string_view> Catalogue::names() {
  auto& names = reader_->names;
  if (names.empty()) {
    names.reserve(reader_->type_count);
    for (std::size_t i = 0; i < reader_->type_count; ++i) names.push_back(reader_->name(i));
  }
  return names;
}

}  // namespace scale::schema
