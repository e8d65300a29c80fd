#include "driver/inputs.h"

#include <filesystem>

namespace scale::driver {
namespace {

constexpr std::string_view extension = ".scale";

std::string join(const std::string& directory, const std::string& name) {
  if (directory.empty() || directory == ".") return name;
  return directory.back() == '/' ? directory + name : directory + "/" + name;
}

void add_directory(Files& files, const std::string& directory, Inputs& into) {
  std::vector<DirectoryEntry> entries;
  if (const auto error = files.list(directory.empty() ? "." : directory, entries); error && !into.error) {
    into.unreadable = directory;
    into.error = error;
  }
  for (const DirectoryEntry& entry : entries) {
    const std::string path = join(directory, entry.name);
    if (entry.kind == PathKind::Directory && entry.name[0] != '.') add_directory(files, path, into);
    if (entry.kind == PathKind::File && path.ends_with(extension)) into.paths.push_back(path);
  }
}

/// Walks the folders that `pattern` may reach. `fixed` is the part before its first special character.
void add_matches(Files& files, const std::string& directory, const std::string& pattern, Inputs& into) {
  std::vector<DirectoryEntry> entries;
  if (files.list(directory.empty() ? "." : directory, entries))
    return;  // a pattern asks only for what is there
  for (const DirectoryEntry& entry : entries) {
    if (entry.name[0] == '.' && pattern.find("/.") == std::string::npos && pattern[0] != '.') continue;
    const std::string path = join(directory, entry.name);
    const bool fits = matches_glob(pattern, path);
    if (entry.kind == PathKind::Directory && fits)
      add_directory(files, path, into);
    else if (entry.kind == PathKind::Directory)
      add_matches(files, path, pattern, into);
    else if (entry.kind == PathKind::File && fits && path.ends_with(extension))
      into.paths.push_back(path);
  }
}

/// One character of a set such as `[a-z]`, whose "[" is at `at`; moves `at` behind the "]". No "]": not a
/// set.
bool matches_set(std::string_view pattern, std::size_t& at, char c, bool& is_set) {
  std::size_t i = at + 1;
  const bool negated = i < pattern.size() && pattern[i] == '!';
  if (negated) ++i;
  const std::size_t close = pattern.find(']', i + 1);
  is_set = close != std::string_view::npos;
  if (!is_set) return false;
  bool found = false;
  for (; i < close; ++i) {
    if (i + 2 < close && pattern[i + 1] == '-') {
      found |= pattern[i] <= c && c <= pattern[i + 2];
      i += 2;
    } else {
      found |= pattern[i] == c;
    }
  }
  at = close + 1;
  return found != negated;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  // The usual walk with one remembered star to return to, and one remembered double star: linear in practice.
  constexpr std::size_t none = std::string_view::npos;
  std::size_t p = 0, t = 0, star_p = none, star_t = 0, deep_p = none, deep_t = 0;
  for (;;) {
    if (t == path.size() && p == pattern.size()) return true;
    if (pattern.substr(p, 2) == "**") {
      p += 2;
      if (p < pattern.size() && pattern[p] == '/') ++p;  // "**/" may stand for no folder at all
      deep_p = p, deep_t = t, star_p = none;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star_p = ++p, star_t = t;
      continue;
    }
    if (t < path.size() && p < pattern.size()) {
      std::size_t after = p;
      bool is_set = false;
      const bool in_set = pattern[p] == '[' && path[t] != '/' && matches_set(pattern, after, path[t], is_set);
      if (is_set ? in_set : pattern[p] == path[t] || (pattern[p] == '?' && path[t] != '/')) {
        p = is_set ? after : p + 1;
        ++t;
        continue;
      }
    }
    if (star_p != none && star_t < path.size() && path[star_t] != '/') {
      p = star_p, t = ++star_t;
    } else if (deep_p != none && deep_t < path.size()) {
      star_p = none;
      p = deep_p, t = ++deep_t;
    } else {
      return false;
    }
  }
}

Inputs find_inputs(Files& files, const std::string& argument) {
  Inputs inputs;
  const std::string path = std::filesystem::path(argument).lexically_normal().string();
  const std::size_t special = path.find_first_of("*?[");
  const PathKind kind = files.kind(argument);
  if (kind == PathKind::Directory) {
    const bool slash = path.size() > 1 && path.back() == '/';
    add_directory(files, slash ? path.substr(0, path.size() - 1) : path, inputs);
  } else if (kind == PathKind::Missing && special != std::string::npos) {
    const std::size_t folder = path.rfind('/', special);
    const std::string start = folder == std::string::npos ? "" : folder == 0 ? "/" : path.substr(0, folder);
    add_matches(files, start, path, inputs);
  } else {
    inputs.paths.push_back(path);  // a missing one too: reading it says what is wrong
  }
  return inputs;
}

}  // namespace scale::driver
