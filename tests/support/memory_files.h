// A file system in memory, for tests.
#pragma once

#include <map>
#include <set>

#include "driver/files.h"

namespace scale::test {

class MemoryFiles : public driver::Files {
 public:
  std::map<std::string, std::string> texts;       // by path; folders follow from them
  std::map<std::string, std::error_code> errors;  // what reading, listing or writing a path fails with
  std::string input;                              // standard input
  std::vector<std::string> read_paths;            // in order of reading

  driver::PathKind kind(const std::string& path) override {
    if (texts.contains(path) || errors.contains(path)) return driver::PathKind::File;
    const std::string folder = folder_of(path);
    const auto below = texts.lower_bound(folder);
    const bool found = below != texts.end() && below->first.starts_with(folder);
    return found ? driver::PathKind::Directory : driver::PathKind::Missing;
  }
  std::error_code read(const std::string& path, std::size_t limit, std::string& text) override {
    read_paths.push_back(path);
    if (errors.contains(path)) return errors[path];
    if (kind(path) == driver::PathKind::Directory) return std::make_error_code(std::errc::is_a_directory);
    if (!texts.contains(path)) return std::make_error_code(std::errc::no_such_file_or_directory);
    if (texts[path].size() > limit) return std::make_error_code(std::errc::file_too_large);
    text = texts[path];
    return {};
  }
  std::error_code read_input(std::size_t limit, std::string& text) override {
    if (input.size() > limit) return std::make_error_code(std::errc::file_too_large);
    text = input;
    return {};
  }
  std::error_code list(const std::string& path, std::vector<driver::DirectoryEntry>& entries) override {
    if (errors.contains(path)) return errors[path];
    const std::string folder = folder_of(path);
    std::set<std::string> seen;
    for (const auto& [file, text] : texts) {
      if (!file.starts_with(folder)) continue;
      const std::string rest = file.substr(folder.size());
      const std::size_t slash = rest.find('/');
      const std::string name = rest.substr(0, slash);
      if (!seen.insert(name).second) continue;
      entries.push_back(
          {name, slash == std::string::npos ? driver::PathKind::File : driver::PathKind::Directory});
    }
    return {};
  }
  std::error_code write(const std::string& path, std::string_view text, driver::FileMode) override {
    if (errors.contains(path)) return errors[path];
    texts[path] = text;
    return {};
  }
  std::error_code make_directories(const std::string& path) override {
    return errors.contains(path) ? errors[path] : std::error_code();
  }

 private:
  static std::string folder_of(const std::string& path) {
    if (path.empty() || path == ".") return "";
    return path.back() == '/' ? path : path + "/";
  }
};

}  // namespace scale::test
