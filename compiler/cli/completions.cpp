#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/views/completions.h"

namespace scale::cli {

void add_completions(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("completions", "Writes a completion script for a shell.");
  const auto shell = std::make_shared<std::string>();
  static constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};
  add_choice(*command, "SHELL", *shell, shells, "the shell")->required();
  command->footer(
      "  source <(scale completions bash)\n"
      "  scale completions zsh > ~/.zfunc/_scale\n"
      "  scale completions fish > ~/.config/fish/completions/scale.fish");
  command->callback([&app, &context, shell] {
    const std::vector<CommandSpec> commands = command_line(app);
    context.print(*shell == "bash"  ? bash_completions(commands)
                  : *shell == "zsh" ? zsh_completions(commands)
                                    : fish_completions(commands));
  });
}

}  // namespace scale::cli
