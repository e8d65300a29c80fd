// One program on its way from files to whatever is asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "check/library.h"
#include "diag/diagnostic.h"
#include "driver/files.h"
#include "driver/timings.h"
#include "graph/graph.h"
#include "schema/catalogue.h"
#include "schema/curated.h"
#include "support/names.h"
#include "support/source.h"
#include "syntax/tree.h"

namespace scale::driver {

struct Options {
  std::vector<std::pair<std::string, std::string>> params;  // name and text of each bound param
  std::string environment;                                  // the overlay to apply; empty: none
  std::size_t largest_file = std::size_t{64} << 20;         // bytes
};

/// Everything about one program. Nothing is read, parsed or checked before somebody asks for it; every step
/// is done once. Problems end up in diagnostics().
class Compilation {
 public:
  explicit Compilation(Files& files, Options options = {}) : files_(files), options_(std::move(options)) {}
  Compilation(const Compilation&) = delete;
  Compilation& operator=(const Compilation&) = delete;

  /// Reads what an argument of the command line means: a file, a directory, a pattern, or "-" for standard
  /// input. A file that is named twice is read once.
  void add(const std::string& argument);
  /// Adds a text that is already there.
  FileId add_text(std::string path, std::string text) {
    return program_.emplace_back(sources_.add(std::move(path), std::move(text)));
  }

  const Sources& sources() const { return sources_; }
  /// The files that were given, without those of the standard library.
  std::span<const FileId> files() const { return program_; }
  diag::Sink& diagnostics() { return diagnostics_; }
  /// A file could not be read: the problem is not in the program but in the outside world.
  bool outside_failed() const { return outside_failed_; }
  std::vector<Timing>& timings() { return timings_; }

  /// The tree of every text so far, in order of adding.
  std::span<const syntax::Tree> trees();
  /// The resource graph; to be used only when diagnostics() has no errors. Every environment of the program
  /// is checked on the way, whichever one was chosen.
  const graph::Graph& graph();
  /// Finds everything that is wrong with the program.
  void check() { graph(); }
  schema::Catalogue& catalogue() { return catalogue_; }
  schema::Curated& curated() { return curated_; }

 private:
  void read(const std::string& path);
  template <typename Kind, typename... Args>
  void fail(const Kind& kind, const Args&... args) {
    diagnostics_.report(kind, Span{}, args...);
    outside_failed_ = true;
  }

  Files& files_;
  Options options_;
  Sources sources_;
  Names names_;
  diag::Sink diagnostics_;
  Arena arena_;
  schema::Catalogue catalogue_;
  schema::Curated curated_;
  std::vector<FileId>
      program_;  // the files given; the standard library's are added to sources_ when they are needed
  std::vector<syntax::Tree> trees_;
  std::unique_ptr<check::Library> library_;
  std::optional<graph::Graph> graph_;
  std::vector<Timing> timings_;
  std::unordered_set<std::string> read_;  // the paths of read()
  bool outside_failed_ = false;
};

}  // namespace scale::driver
