// docs/functions.md, made from the table of functions.
#include "check/functions.h"

#include <fmt/format.h>

namespace scale::check {

namespace {

constexpr std::string_view introduction =
    "# Built-in functions\n"
    "\n"
    "Made from the compiler's own table: `scale explain functions` prints the same. `T` stands for any type, "
    "`T?` may be\n"
    "absent, and `…` says that more of the same may follow.\n"
    "\n"
    "A value that is known only when AWS deploys is taken by the functions marked *deploy*, because "
    "CloudFormation can do\n"
    "their work, and as an item of a list that is only rearranged. Elsewhere arguments must be known when "
    "compiling.\n"
    "Results have at most 1,000,000 items or 16 MiB of text.\n";

}  // namespace

std::string functions_markdown() {
  std::string text(introduction);
  for (const Function& function : functions()) {
    text += fmt::format("\n## {}\n\n`{}`{}\n\n{}\n\n```\n{}  // {}\n```\n", function.name, function.signature,
                        function.deploy ? " *deploy*" : "", function.doc, function.example, function.result);
  }
  return text;
}

}  // namespace scale::check
