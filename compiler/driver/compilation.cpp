#include "driver/compilation.h"

#include <set>

#include "diag/codes.h"
#include "driver/inputs.h"
#include "lower/lower.h"
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
  if (!read_.insert(path).second) return;
  std::string text;
  const bool is_input = path == standard_input;
  const std::error_code error = is_input ? files_.read_input(options_.largest_file, text)
                                         : files_.read(path, options_.largest_file, text);
  if (error == std::errc::file_too_large)
    fail(diag::file_too_large, path, static_cast<unsigned>(options_.largest_file >> 20));
  else if (error)
    fail(diag::unreadable_file, path, error.message());
  else
    add_text(path, std::move(text));
}

std::span<const syntax::Tree> Compilation::trees() {
  if (trees_.size() < program_.size()) {
    const Stopwatch watch(timings_, "parse");
    for (std::size_t i = trees_.size(); i < program_.size(); ++i)
      trees_.push_back(syntax::parse(sources_, program_[i], names_, diagnostics_));
  }
  return trees_;
}

const graph::Graph& Compilation::graph() {
  if (graph_) return *graph_;
  const auto module = trees();
  const Stopwatch watch(timings_, "check and lower");
  library_ = std::make_unique<check::Library>(module, sources_, arena_, names_, diagnostics_);
  check::Inputs inputs;
  for (const auto& [name, text] : options_.params) inputs.parameters[name] = text;
  inputs.environment = options_.environment;
  graph_ = lower::lower(*library_, catalogue_, curated_, inputs, arena_, names_, diagnostics_);
  std::set<std::string> checked{"", options_.environment};
  for (const syntax::Ref environment : library_->environments()) {
    const auto [name, fresh] = checked.emplace(names_.text(environment.child_after_doc(0).name()));
    if (!fresh) continue;
    inputs.environment = *name;
    Arena arena;  // only diagnostics remain of it
    lower::check_environment(*library_, catalogue_, curated_, inputs, *graph_, options_.environment, arena,
                             names_, diagnostics_);
  }
  return *graph_;
}

}  // namespace scale::driver
