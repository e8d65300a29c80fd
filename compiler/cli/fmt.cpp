#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/views/diff.h"
#include "cli/views/report.h"
#include "driver/inputs.h"
#include "format/format.h"

namespace scale::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

/// What is done with one file and its new text.
void handle(const Source& source, const std::string& formatted, const FmtOptions& options, Context& context) {
  const bool is_input = source.path() == driver::standard_input;
  const bool differs = formatted != source.text();
  if (differs && options.check) context.fail(Differences);
  if (options.diff) {
    context.print(unified_diff(source.path(), source.text(), formatted, context.style(Stream::Out).colour));
  } else if (options.check) {
    if (differs) context.print(source.path() + "\n");
  } else if (is_input) {
    context.print(formatted);
  } else if (differs) {
    context.deliver(source.path(), formatted);
    context.print(source.path() + "\n");
  }
}

void format_files(const FmtOptions& options, Context& context) {
  driver::Compilation compilation(context.world.files);
  for (const std::string& path : options.paths) compilation.add(path);
  for (const syntax::Tree& tree : compilation.trees()) {
    if (!tree.complete()) continue;  // its mistakes are said below
    handle(compilation.sources()[tree.file()], format::format(tree), options, context);
  }
  complain_about(compilation, context);
  context.fail(exit_code(compilation));
}

}  // namespace

void add_fmt(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("fmt", "Lays the text of programs out, and names the files it changed.");
  const auto options = std::make_shared<FmtOptions>();
  add_paths(*command, options->paths);
  command->add_flag("--check", options->check,
                    "change nothing: name the files that would change, and exit with 2");
  command->add_flag("--diff", options->diff, "change nothing: show what would change");
  command->footer(
      "  scale fmt .\n"
      "  scale fmt --check .\n"
      "  scale fmt --diff web.scale\n"
      "  cat web.scale | scale fmt -");
  command->callback([&context, options] { format_files(*options, context); });
}

}  // namespace scale::cli
