#include "cli/version.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"

namespace scale::cli {

std::string_view version() {
  return SCALE_VERSION;
}
std::string version_text() {
  return "scale " + std::string(version());
}

void add_version(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("version", "Says which version this is.");
  const auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "as JSON (docs/schemas/version-1.schema.json)");
  command->footer("  scale version\n  scale version --json");
  command->callback([&context, json] {
    if (!*json) return context.print(version_text() + "\n");
    const nlohmann::ordered_json out{{"format", "scale-version"}, {"version", 1}, {"scale", version()}};
    context.print(out.dump(2) + "\n");
  });
}

}  // namespace scale::cli
