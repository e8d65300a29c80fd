// How the packed catalogue is laid out: written by compiler/pack at build time, read by schema/catalogue.cpp.
//
// All fixed numbers are 32-bit little-endian; `n` types are packed in `f` frames.
//   n  f  d                  counts, and the size of the dictionary
//   name_end[n]              where each name ends in `names`; the names are sorted
//   place[n]                 frame << 20 | offset of the record in the frame's text
//   frame_end[f]             where each frame ends in `frames`
//   names  dictionary  frames
// A frame is a zstd frame made with the dictionary; its text is a row of records. A record, in varints (7
// bits each, low first), strings (a varint length, then the bytes) and types:
//   definition count;  attributes: count, (name, type)*;  identifier: count, name*;  ref;  tags;
//   definitions: (name, is open, count, (name, flags, type)*)*          the first is the resource itself
// A type is its first byte (below), then the parts it announces in this order: minimum, maximum, pattern,
// values (count, string*), and then for List and Map the element, for Object the index of its definition, for
// Union (count, type*). A bound is a varint: zigzag << 1, or 1 and then the eight bytes of an IEEE double.
#pragma once

#include <cstdint>
#include <string_view>

namespace scale::schema {

/// The packed catalogue of this build; a generated source defines it.
extern const std::string_view catalogue_blob;

namespace blob {

inline constexpr std::uint32_t frame_shift = 20;  // of a place
inline constexpr std::uint32_t offset_mask = (1u << frame_shift) - 1;

// The first byte of a type: the shape, and which parts follow.
inline constexpr std::uint8_t shape_mask = 0x0F;
inline constexpr std::uint8_t has_minimum = 0x10;
inline constexpr std::uint8_t has_maximum = 0x20;
inline constexpr std::uint8_t has_pattern = 0x40;
inline constexpr std::uint8_t has_values = 0x80;

// The flags of a property; its update behaviour is in the two low bits.
inline constexpr std::uint8_t update_mask = 0x03;
inline constexpr std::uint8_t required = 0x04;
inline constexpr std::uint8_t read_only = 0x08;
inline constexpr std::uint8_t write_only = 0x10;

}  // namespace blob
}  // namespace scale::schema
