#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/views/report.h"

namespace scale::cli {
namespace {

struct CheckOptions {
  ProgramOptions program;
  std::string format = "human";
  std::string output;
};

void check(const CheckOptions& options, Context& context) {
  driver::Options program;
  if (!read_program_options(options.program, context, program)) return;
  driver::Compilation compilation(context.world.files, std::move(program));
  for (const std::string& path : options.program.paths) compilation.add(path);
  compilation.check();

  const std::vector<diag::Diagnostic> diagnostics = compilation.diagnostics().sorted();
  const diag::Format format = *diag::find_format(options.format);
  diag::Style style = context.style(Stream::Out);
  if (!options.output.empty() && context.color != "always") style.colour = false;
  std::string report = render_report({diagnostics, compilation.sources()}, format, style);
  if (report.empty() && format == diag::Format::Human) {
    const std::size_t files = compilation.files().size();
    report = fmt::format("no problems in {} file{}\n", files, files == 1 ? "" : "s");
  }
  context.deliver(options.output, report);
  context.fail(exit_code(compilation));
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("check", "Reports what is wrong with a program, and writes nothing else.");
  const auto options = std::make_shared<CheckOptions>();
  add_program_options(*command, options->program);
  add_choice(*command, "--format", options->format, diag::format_names(), "how to report");
  add_output(*command, options->output);
  command->footer(
      "  scale check .\n"
      "  scale check web.scale net.scale --env prod\n"
      "  scale check 'stacks/**/*.scale' --format sarif -o scale.sarif\n"
      "  cat web.scale | scale check - --format short");
  command->callback([&context, options] { check(*options, context); });
}

}  // namespace scale::cli
