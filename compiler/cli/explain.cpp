#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/explain_subjects.h"
#include "cli/options.h"
#include "cli/views/report.h"

namespace scale::cli {
namespace {

struct ExplainOptions {
  std::string topic;
  ProgramOptions program;
};

void explain_in_program(const ExplainOptions& options, Context& context) {
  driver::Options program;
  if (!read_program_options(options.program, context, program)) return;
  driver::Compilation compilation(context.world.files, std::move(program));
  for (const std::string& path : options.program.paths) compilation.add(path);
  compilation.check();
  complain_about(compilation, context);
  context.fail(exit_code(compilation));
  if (context.exit_code != Fine) return;
  if (const auto text = explain_address(options.topic, compilation)) return context.print(*text);
  context.wrong_usage(fmt::format("the program makes nothing with the address `{}`", options.topic));
}

void explain(const ExplainOptions& options, Context& context) {
  if (!options.program.paths.empty()) return explain_in_program(options, context);
  for (const auto explain_subject : {explain_code, explain_kind, explain_function, explain_type})
    if (const auto text = explain_subject(options.topic)) return context.print(*text);
  const std::string near = nearest_subject(options.topic);
  context.wrong_usage(
      fmt::format("nothing is known about `{}`{}", options.topic,
                  near.empty() ? "; see `scale explain --help`" : fmt::format("; did you mean `{}`?", near)));
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("explain", "Explains a diagnostic, a kind, a function, a type, or a resource.");
  const auto options = std::make_shared<ExplainOptions>();
  command
      ->add_option(
          "TOPIC", options->topic,
          "a code, a kind, a function, an AWS type or a property of one; or the list of all `codes`, "
          "`kinds`, `functions` or `types`; or, with PATHS, the address of a resource")
      ->required()
      ->type_name("TOPIC");
  add_program_options(*command, options->program);
  command->get_option("PATHS")->required(false);
  command->footer(
      "  scale explain S0010\n"
      "  scale explain service\n"
      "  scale explain subnet\n"
      "  scale explain AWS::ECS::Service.NetworkConfiguration\n"
      "  scale explain api.service web.scale --env prod");
  command->callback([&context, options] { explain(*options, context); });
}

}  // namespace scale::cli
