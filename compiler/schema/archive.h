// The one description of how curated types lie in the program: writing (when building) and reading both
// follow it.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "schema/curated.h"
#include "support/arena.h"

namespace scale::schema {

// Every structure names its fields once, in the order in which they are written.
inline auto fields_of(auto& archive, Condition& c) {
  archive(c.path, c.test, c.values);
}
inline auto fields_of(auto& archive, Row& r) {
  archive(r.key, r.values);
}
inline auto fields_of(auto& archive, Rule& r) {
  archive(r.kind, r.when, r.paths, r.rows, r.message);
}
inline auto fields_of(auto& archive, Conversion::Rename& r) {
  archive(r.path, r.name);
}
inline auto fields_of(auto& archive, Conversion& c) {
  archive(c.lower_first, c.renames, c.integers);
}
inline auto fields_of(auto& archive, Template& t) {
  archive(t.kind, t.text, t.number, t.items, t.fields, t.conditions, t.conversion);
}
inline auto fields_of(auto& archive, TemplateField& f) {
  archive(f.name, f.value);
}
inline auto fields_of(auto& archive, Wait& w) {
  archive(w.waiter, w.operation, w.params, w.path, w.success, w.failures);
}
inline auto fields_of(auto& archive, ApiCall& c) {
  archive(c.id, c.service, c.operation, c.when, c.each, c.key, c.params, c.wait);
}
inline auto fields_of(auto& archive, ApiResult& r) {
  archive(r.name, r.call, r.path, r.cut, r.marker, r.before, r.value);
}
inline auto fields_of(auto& archive, ApiUpdate& u) {
  archive(u.properties, u.repeat, u.calls);
}
inline auto fields_of(auto& archive, Unsupported& u) {
  archive(u.path, u.reason);
}
inline auto fields_of(auto& archive, Naming& n) {
  archive(n.property, n.max, n.allowed, n.lower, n.suffix, n.suffix_when);
}
inline auto fields_of(auto& archive, Api& a) {
  archive(a.service, a.naming, a.create, a.read, a.found, a.missing, a.update, a.remove, a.results,
          a.identity, a.unsupported);
}
inline auto fields_of(auto& archive, CuratedProperty& p) {
  archive(p.path, p.unit, p.doc, p.default_value, p.scaled_by);
}
inline auto fields_of(auto& archive, CuratedType& t) {
  archive(t.type, t.doc, t.example, t.properties, t.rules, t.api);
}
inline auto fields_of(auto& archive, AccountReads& a) {
  archive(a.calls, a.results, a.any_type);
}

/// Appends values to a byte string: numbers as LEB128, texts and lists with their length before them.
class Writer {
 public:
  void operator()(const auto&... values) { (write(values), ...); }
  std::string take() { return std::move(bytes_); }

  void write(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
    bytes_.push_back(static_cast<char>(number));
  }
  void write(std::string_view text) {
    write(std::uint64_t{text.size()});
    bytes_.append(text);
  }

 private:
  template <typename T>
  requires std::is_enum_v<T> || std::integral<T>
  void write(T value) { write(static_cast<std::uint64_t>(value)); }
  template <typename T>
  void write(const std::span<const T>& list) {
    write(std::uint64_t{list.size()});
    for (const T& item : list) write(item);
  }
  template <typename T>
  void write(const T* const& pointer) {
    write(pointer != nullptr);
    if (pointer != nullptr) write(*pointer);
  }
  template <typename T>
  requires std::is_class_v<T>
  void write(const T& structure) {
    fields_of(*this, const_cast<T&>(structure));  // a Writer only looks
  }

  std::string bytes_;
};

/// Takes them apart again. Texts stay where they are; lists and structures are made in the arena.
/// Trusts its bytes: they come from the Writer of the same build.
class Unpacker {
 public:
  Unpacker(std::string_view bytes, Arena& arena) : bytes_(bytes), arena_(arena) {}
  void operator()(auto&... values) { (read(values), ...); }

  std::uint64_t number() {
    std::uint64_t result = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      result |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return result;
    }
  }
  void read(std::string_view& text) {
    const std::size_t size = number();
    text = bytes_.substr(at_, size);
    at_ += size;
  }

 private:
  template <typename T>
  requires std::is_enum_v<T> || std::integral<T>
  void read(T& value) { value = static_cast<T>(number()); }
  template <typename T>
  void read(std::span<const T>& list) {
    const std::size_t size = number();
    if (size == 0) return;
    T* items = static_cast<T*>(arena_.allocate(size * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < size; ++i) read(*new (items + i) T{});
    list = {items, size};
  }
  template <typename T>
  void read(const T*& pointer) {
    if (number() == 0) return;
    T* made = arena_.make<T>();
    read(*made);
    pointer = made;
  }
  template <typename T>
  requires std::is_class_v<T>
  void read(T& structure) { fields_of(*this, structure); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Arena& arena_;
};

}  // namespace scale::schema
