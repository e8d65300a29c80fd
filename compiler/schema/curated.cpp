#include "schema/curated.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "schema/archive.h"

namespace scale::schema {

/// What pack_curated() made of stdlib/aws, in a file written by the build.
extern const std::string_view curated_data;

const CuratedProperty* CuratedType::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(properties, path, {}, &CuratedProperty::path);
  return found != properties.end() && found->path == path ? &*found : nullptr;
}

const ApiResult* Api::result(std::string_view name) const {
  const auto at = std::ranges::lower_bound(results, name, {}, &ApiResult::name);
  return at != results.end() && at->name == name ? &*at : nullptr;
}

struct Curated::Reader {
  explicit Reader(std::string_view data) : index(data, arena) {}

  /// Names of the types and, apart from them so that names() can show them, their packed bytes.
  void open() {
    if (!names.empty()) return;
    names.resize(index.number());
    bytes.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      index.read(names[i]);
      index.read(bytes[i]);
    }
    index.read(account_bytes);
    types.resize(names.size());
  }

  Arena arena;
  Unpacker index;
  std::vector<std::string_view> names, bytes;
  std::vector<const CuratedType*> types;  // null until asked for
  std::string_view account_bytes;
  std::optional<AccountReads> account;
};

Curated::Curated() : Curated(curated_data) {}
Curated::Curated(std::string_view data) : reader_(std::make_unique<Reader>(data)) {}
Curated::~Curated() = default;
Curated::Curated(Curated&&) noexcept = default;
Curated& Curated::operator=(Curated&&) noexcept = default;

const CuratedType* Curated::find(std::string_view type) {
  reader_->open();
  const auto found = std::ranges::lower_bound(reader_->names, type);
  if (found == reader_->names.end() || *found != type) return nullptr;
  const auto i = static_cast<std::size_t>(found - reader_->names.begin());
  if (reader_->types[i] == nullptr) {
    auto* made = reader_->arena.make<CuratedType>();
    Unpacker{reader_->bytes[i], reader_->arena}(*made);
    reader_->types[i] = made;
  }
  return reader_->types[i];
}

std::span<const std::string_view> Curated::names() {
  reader_->open();
  return reader_->names;
}

const AccountReads& Curated::account() {
  reader_->open();
  if (!reader_->account) Unpacker{reader_->account_bytes, reader_->arena}(reader_->account.emplace());
  return *reader_->account;
}

}  // namespace scale::schema
