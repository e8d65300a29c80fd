#include "cli/run.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <new>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/version.h"
#include "cli/views/help.h"
#include "cli/views/usage.h"

namespace scale::cli {
namespace {

void declare(CLI::App& app, Context& context) {
  app.require_subcommand(1);
  app.fallthrough();  // global options may stand behind the command
  app.set_help_flag("-h,--help", "show this help");
  app.set_version_flag("--version", version_text(), "show the version");
  static constexpr std::array<std::string_view, 3> colors{"auto", "always", "never"};
  add_choice(app, "--color", context.color, colors, "when to use colours");
  add_build(app, context);
  add_check(app, context);
  add_fmt(app, context);
  add_explain(app, context);
  add_graph(app, context);
  add_init(app, context);
  add_version(app, context);
  add_completions(app, context);
  add_help(app, context);
  app.footer(
      "  scale build web.scale\n"
      "  scale help check\n\n"
      "Exit codes: 0 fine, 1 errors in the program, 2 differences (fmt --check),\n"
      "3 wrong usage, 4 the outside world (files)");
}

/// The command that was being parsed, or the whole program.
const CLI::App& parsed_command(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

}  // namespace

int run(std::vector<std::string> arguments, World& world) try {
  Context context{world};
  CLI::App app("Compiles .scale programs to CloudFormation templates and to AWS API calls.", "scale");
  declare(app, context);
  if (arguments.empty()) {
    context.complain(render_help(app));
    return WrongUsage;
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    context.print(render_help(parsed_command(app)));
  } catch (const CLI::CallForVersion&) {
    context.print(version_text() + "\n");
  } catch (const CLI::ParseError& error) {
    context.complain(render_usage_error(app, parsed_command(app), error));
    context.fail(WrongUsage);
  }
  return context.exit_code;
} catch (const std::bad_alloc&) {
  (void)world.terminal.err("scale: out of memory\n");
  return OutsideWorld;
}

}  // namespace scale::cli
