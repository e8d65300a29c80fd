// What every command is given: the world, the global options, and the ways to speak.
#pragma once

#include <string>
#include <string_view>

#include "cli/world.h"
#include "diag/render.h"

namespace scale::cli {

/// Exit codes of the process (docs/commands.md).
enum Exit : int {
  Fine = 0,
  ProgramErrors = 1,
  Differences = 2,
  WrongUsage = 3,
  OutsideWorld = 4,
};

enum class Stream : unsigned char { Out, Err };

struct Context {
  World& world;
  std::string color = "auto";  // auto, always or never
  int exit_code = Fine;

  /// Writes to standard output. When nobody reads it any more the command ends quietly; any other error is
  /// said and makes the exit code OutsideWorld.
  void print(std::string_view text);
  /// Writes to standard error.
  void complain(std::string_view text) { (void)world.terminal.err(text); }
  /// Writes what a command made: to the file `path`, or to standard output when it is empty or "-".
  void deliver(const std::string& path, std::string_view text,
               driver::FileMode mode = driver::FileMode::Plain);
  /// Says that the command line is wrong.
  void wrong_usage(std::string_view message);
  /// How to draw for people on a stream: colours and characters.
  diag::Style style(Stream stream) const;
  /// The exit code becomes `code` unless it is already a worse one.
  void fail(Exit code) { exit_code = exit_code < code ? code : exit_code; }
};

}  // namespace scale::cli
