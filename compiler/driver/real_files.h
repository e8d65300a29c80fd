// The file system of the machine.
#pragma once

#include "driver/files.h"

namespace scale::driver {

class RealFiles : public Files {
 public:
  PathKind kind(const std::string& path) override;
  std::error_code read(const std::string& path, std::size_t limit, std::string& text) override;
  std::error_code read_input(std::size_t limit, std::string& text) override;
  std::error_code list(const std::string& path, std::vector<DirectoryEntry>& entries) override;
  std::error_code write(const std::string& path, std::string_view text, FileMode mode) override;
  std::error_code make_directories(const std::string& path) override;
};

}  // namespace scale::driver
