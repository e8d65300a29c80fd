#include "driver/compilation.h"

#include "diag/codes.h"
#include "driver/inputs.h"
#include "syntax/parse.h"

namespace scale::driver {

void Compilation::add(const std::string& argument) {
  const Stopwatch watch(timings_, "read");
  if (argument == "-") return read(std::string(standard_input));
  const Inputs inputs = find_inputs(files_, argument);
  if (inputs.error) fail(diag::unreadable_file, inputs.unreadable, inputs.error.message());
  if (inputs.paths.empty() && !inputs.error) fail(diag::no_input, argument);
  for (const std::string& path : inputs.paths) read(path);
}

void Compilation::read(const std::string& path) {
  for (FileId file = 0; file < sources_.size(); ++file)
    if (sources_[file].path() == path) return;
  std::string text;
  const bool is_input = path == standard_input;
  const std::error_code error = is_input ? files_.read_input(options_.largest_file, text)
                                         : files_.read(path, options_.largest_file, text);
  if (error == std::errc::file_too_large)
    fail(diag::file_too_large, path, static_cast<unsigned>(options_.largest_file >> 20));
  else if (error)
    fail(diag::unreadable_file, path, error.message());
  else
    sources_.add(path, std::move(text));
}

std::span<const syntax::Tree> Compilation::trees() {
  if (trees_.size() < sources_.size()) {
    const Stopwatch watch(timings_, "parse");
    for (auto file = static_cast<FileId>(trees_.size()); file < sources_.size(); ++file)
      trees_.push_back(syntax::parse(sources_, file, names_, diagnostics_));
  }
  return trees_;
}

}  // namespace scale::driver
