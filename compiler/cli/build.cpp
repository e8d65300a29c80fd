#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "calls/calls.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/views/report.h"
#include "cli/views/timings.h"
#include "emit/provenance.h"
#include "emit/template.h"

namespace scale::cli {
namespace {

struct BuildOptions {
  ProgramOptions program;
  std::string target = "cloudformation";
  std::string format = "json";
  std::string output;
  std::string map;
  bool timings = false;
};

/// What a build makes: the text, and on demand where each part of it comes from.
struct Product {
  std::string text;
  std::string map;
};

Product build_template(driver::Compilation& compilation, const graph::Graph& graph,
                       const BuildOptions& options) {
  const driver::Stopwatch watch(compilation.timings(), "emit");
  Product product;
  product.text = options.format == "yaml" ? emit::template_yaml(graph) : emit::template_json(graph);
  emit::check_limits(graph, product.text, compilation.diagnostics());
  if (!options.map.empty()) product.map = emit::provenance_json(graph, compilation.sources());
  return product;
}

Product build_calls(driver::Compilation& compilation, const graph::Graph& graph,
                    const BuildOptions& options) {
  const driver::Stopwatch watch(compilation.timings(), "emit");
  Product product;
  const calls::Sequence sequence =
      calls::make(graph, compilation.catalogue(), compilation.curated(), compilation.diagnostics());
  product.text = options.target == "cli" ? calls::to_script(sequence, graph, compilation.sources())
                                         : calls::to_json(sequence);
  if (!options.map.empty()) product.map = calls::provenance_json(sequence, graph, compilation.sources());
  return product;
}

void build(const BuildOptions& options, bool format_given, Context& context) {
  const bool is_template = options.target == "cloudformation";
  if (format_given && !is_template)
    return context.wrong_usage(
        "--format belongs to --target cloudformation; calls are JSON and cli is a script");
  driver::Options program;
  if (!read_program_options(options.program, context, program)) return;
  driver::Compilation compilation(context.world.files, std::move(program));
  for (const std::string& path : options.program.paths) compilation.add(path);

  Product product;
  compilation.check();
  if (!compilation.diagnostics().has_errors()) {
    const graph::Graph& graph = compilation.graph();
    product =
        is_template ? build_template(compilation, graph, options) : build_calls(compilation, graph, options);
  }
  complain_about(compilation, context);
  context.fail(exit_code(compilation));
  if (context.exit_code != Fine) return;

  {
    const driver::Stopwatch watch(compilation.timings(), "write");
    const bool is_script = options.target == "cli";
    context.deliver(options.output, product.text,
                    is_script ? driver::FileMode::Executable : driver::FileMode::Plain);
    if (!options.map.empty()) context.deliver(options.map, product.map);
  }
  if (options.timings) context.complain(render_timings(compilation.timings()));
}

}  // namespace

void add_build(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("build", "Compiles a program to a template or to API calls.");
  const auto options = std::make_shared<BuildOptions>();
  static constexpr std::array<std::string_view, 3> targets{"cloudformation", "calls", "cli"};
  static constexpr std::array<std::string_view, 2> formats{"json", "yaml"};
  add_program_options(*command, options->program);
  add_choice(*command, "--target", options->target, targets,
             "a template, API calls as JSON, or a shell script of aws commands");
  CLI::Option* format = add_choice(*command, "--format", options->format, formats, "how to write a template");
  add_output(*command, options->output);
  command->add_option("--map", options->map, "also write which declaration each resource or call comes from")
      ->type_name("FILE");
  command->add_flag("--timings", options->timings, "say on standard error how long each phase took");
  command->footer(
      "  scale build web.scale\n"
      "  scale build . --format yaml -o web.yaml --map web.map.json\n"
      "  scale build . --env prod --param image=nginx:1.27 --target calls\n"
      "  scale build web.scale --target cli -o make-web.sh");
  command->callback([&context, options, format] { build(*options, format->count() > 0, context); });
}

}  // namespace scale::cli
