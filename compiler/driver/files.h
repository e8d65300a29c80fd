// The file system as the compiler sees it: real in the program, in memory in tests.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace scale::driver {

enum class PathKind : unsigned char { Missing, File, Directory };

struct DirectoryEntry {
  std::string name;
  PathKind kind =
      PathKind::File;  // links to directories are Missing: following them could go round in circles
};

/// What a new file may be used for; one that is there keeps its permissions.
enum class FileMode : unsigned char { Plain, Executable };

class Files {
 public:
  virtual ~Files() = default;
  /// What stands at `path`; something that cannot be looked at counts as a file, whose reading then says why.
  virtual PathKind kind(const std::string& path) = 0;
  /// Reads a whole file. More than `limit` bytes are std::errc::file_too_large.
  virtual std::error_code read(const std::string& path, std::size_t limit, std::string& text) = 0;
  /// Reads standard input to its end, with the same limit.
  virtual std::error_code read_input(std::size_t limit, std::string& text) = 0;
  /// The entries of a directory, sorted by name.
  virtual std::error_code list(const std::string& path, std::vector<DirectoryEntry>& entries) = 0;
  /// Writes a file: afterwards it holds all of `text`, or on an error what it held before.
  virtual std::error_code write(const std::string& path, std::string_view text, FileMode mode) = 0;
  virtual std::error_code make_directories(const std::string& path) = 0;
};

}  // namespace scale::driver
