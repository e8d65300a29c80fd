#include "cli/context.h"

#include <fmt/core.h>

namespace scale::cli {
namespace {

bool wants_colour(const Context& context, bool is_terminal) {
  if (context.color != "auto") return context.color == "always";
  const auto& environment = context.world.environment;
  if (!environment("NO_COLOR").empty()) return false;
  if (const std::string force = environment("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
  return is_terminal && environment("TERM") != "dumb";
}

/// POSIX: the first of these that is set and not empty names the character set.
bool speaks_utf8(const World& world) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = world.environment(name);
    if (value.empty()) continue;
    for (const std::string_view charset : {"UTF-8", "utf-8", "utf8", "UTF8"})
      if (value.find(charset) != std::string::npos) return true;
    return false;
  }
  return false;
}

}  // namespace

void Context::print(std::string_view text) {
  const std::error_code error = world.terminal.out(text);
  if (!error || error == std::errc::broken_pipe) return;
  complain(fmt::format("scale: cannot write to standard output: {}\n", error.message()));
  fail(OutsideWorld);
}

void Context::deliver(const std::string& path, std::string_view text, driver::FileMode mode) {
  if (path.empty() || path == "-") return print(text);
  if (const std::error_code error = world.files.write(path, text, mode)) {
    complain(fmt::format("scale: cannot write `{}`: {}\n", path, error.message()));
    fail(OutsideWorld);
  }
}

void Context::wrong_usage(std::string_view message) {
  complain(fmt::format("scale: {}\n", message));
  fail(WrongUsage);
}

diag::Style Context::style(Stream stream) const {
  const Terminal& terminal = world.terminal;
  const bool is_terminal = stream == Stream::Out ? terminal.out_is_terminal() : terminal.err_is_terminal();
  return {.colour = wants_colour(*this, is_terminal), .unicode = speaks_utf8(world)};
}

}  // namespace scale::cli
