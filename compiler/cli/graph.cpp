#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/views/report.h"
#include "emit/draw.h"

namespace scale::cli {
namespace {

struct GraphOptions {
  ProgramOptions program;
  std::string format = "mermaid";
  std::string output;
  bool collapse = false;
};

void draw(const GraphOptions& options, Context& context) {
  driver::Options program;
  if (!read_program_options(options.program, context, program)) return;
  driver::Compilation compilation(context.world.files, std::move(program));
  for (const std::string& path : options.program.paths) compilation.add(path);
  compilation.check();
  complain_about(compilation, context);
  context.fail(exit_code(compilation));
  if (context.exit_code != Fine) return;

  const graph::Graph& graph = compilation.graph();
  const emit::DrawOptions drawing{.collapse = options.collapse, .sources = &compilation.sources()};
  context.deliver(options.output, options.format == "dot"       ? emit::draw_dot(graph, drawing)
                                  : options.format == "mermaid" ? emit::draw_mermaid(graph, drawing)
                                                                : emit::draw_svg(graph, drawing));
}

}  // namespace

void add_graph(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("graph", "Draws what a program makes and how it hangs together.");
  const auto options = std::make_shared<GraphOptions>();
  static constexpr std::array<std::string_view, 3> formats{"dot", "mermaid", "svg"};
  add_program_options(*command, options->program);
  add_choice(*command, "--format", options->format, formats, "for Graphviz, for Mermaid, or a picture");
  command->add_flag("--collapse", options->collapse, "one box per instance of a component");
  add_output(*command, options->output);
  command->footer(
      "  scale graph web.scale --format svg -o web.svg\n"
      "  scale graph . --format mermaid --collapse\n"
      "  scale graph . --format dot | dot -Tpng > web.png");
  command->callback([&context, options] { draw(*options, context); });
}

}  // namespace scale::cli
