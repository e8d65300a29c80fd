#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/project.h"

namespace scale::cli {
namespace {

bool fail(Context& context, std::string_view what, const std::string& path, std::string_view why) {
  context.complain(fmt::format("scale: cannot {} `{}`: {}\n", what, path, why));
  context.fail(OutsideWorld);
  return false;
}

bool write_file(Context& context, const std::string& path, std::string_view text) {
  driver::Files& files = context.world.files;
  const std::string folder = path.substr(0, path.rfind('/'));
  if (const auto error = files.make_directories(folder))
    return fail(context, "make", folder, error.message());
  if (const auto error = files.write(path, text, driver::FileMode::Plain))
    return fail(context, "write", path, error.message());
  return true;
}

void init(const std::string& directory, Context& context) {
  for (const EmbeddedFile& file : project_files()) {
    const std::string path = directory + "/" + std::string(file.name);
    if (context.world.files.kind(path) == driver::PathKind::Missing) continue;
    fail(context, "write", path, "it is already there; nothing was written");
    return;
  }
  for (const EmbeddedFile& file : project_files()) {
    const std::string path = directory + "/" + std::string(file.name);
    if (!write_file(context, path, file.text)) return;
    context.print(path + "\n");
  }
}

}  // namespace

void add_init(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("init", "Writes a new project that compiles; never over one that is there.");
  const auto directory = std::make_shared<std::string>(".");
  command->add_option("DIR", *directory, "where to; made when it is missing. Without it, here")
      ->type_name("FILE");
  command->footer("  scale init\n  scale init shop && scale build shop");
  command->callback([&context, directory] { init(*directory, context); });
}

}  // namespace scale::cli
