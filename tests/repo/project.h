// The project's own files, for tests about the project.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "text_files.h"

namespace scale::test {

struct ProjectFile {
  std::string path;  // from the project's root
  std::string text;
};

/// The files below `folder` with one of these extensions, sorted by path. Build folders and installed
/// packages are left out.
inline std::vector<ProjectFile> project_files(const std::string& folder,
                                              const std::vector<std::string>& extensions) {
  namespace fs = std::filesystem;
  std::vector<ProjectFile> files;
  const fs::path root = in_project("");
  for (auto at = fs::recursive_directory_iterator(in_project(folder));
       at != fs::recursive_directory_iterator(); ++at) {
    const std::string name = at->path().filename().string();
    if (at->is_directory() &&
        (name == "build" || name == "node_modules" || name == ".venv" || name == ".git"))
      at.disable_recursion_pending();
    const bool wanted =
        std::find(extensions.begin(), extensions.end(), at->path().extension()) != extensions.end();
    if (at->is_regular_file() && wanted)
      files.push_back({fs::relative(at->path(), root).generic_string(), read_text(at->path())});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A fenced block of a Markdown page: ```language word… up to ```.
struct CodeBlock {
  std::string language;
  std::vector<std::string> words;  // behind the language
  std::string text;
  std::size_t line = 0;  // of the opening fence, from 1
};

inline std::vector<CodeBlock> code_blocks(const std::string& markdown) {
  std::vector<CodeBlock> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (const std::string& line : lines_of(markdown)) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      std::istringstream info(line.substr(3));
      CodeBlock block;
      info >> block.language;
      for (std::string word; info >> word;) block.words.push_back(word);
      block.line = number;
      blocks.push_back(std::move(block));
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

}  // namespace scale::test
