// Files in, C++ sources out: what all products of scale_pack share.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace scale::pack {

/// What is wrong with an input, with its place.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The bytes of a file. Throws Error when it cannot be read.
std::string read_file(const std::filesystem::path& path);
/// The lines of a list file, sorted, each a path.
std::vector<std::filesystem::path> read_list(const std::filesystem::path& path);
/// Writes a file. Throws Error when it cannot be written.
void write_file(const std::filesystem::path& path, std::string_view text);

/// `bytes` as an expression of type std::string_view. String literals, because compilers read them many times
/// faster than arrays of numbers and every platform takes them.
std::string literal(std::string_view bytes);

/// What every generated source starts with: a warning to readers, `includes`, and the pragma that long
/// literals need.
std::string source_head(std::string_view made_from, std::string_view includes);

}  // namespace scale::pack
