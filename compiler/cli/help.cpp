#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/views/help.h"
#include "cli/views/usage.h"

namespace scale::cli {

void add_help(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("help", "Shows how a command is used.");
  const auto name = std::make_shared<std::string>();
  command->add_option("COMMAND", *name, "a command; without it, the list of commands")->type_name("COMMAND");
  command->footer("  scale help\n  scale help check");
  command->callback([&app, &context, name] {
    if (name->empty()) return context.print(render_help(app));
    for (const CLI::App* found : app.get_subcommands(nullptr))
      if (found->get_name() == *name) return context.print(render_help(*found));
    context.wrong_usage(unknown_command(app, *name));
  });
}

}  // namespace scale::cli
