// A world in memory, and a command run in it.
#pragma once

#include <map>

#include "cli/run.h"
#include "memory_files.h"

namespace scale::test {

class FakeTerminal : public cli::Terminal {
 public:
  std::string out_text, err_text;
  std::error_code out_error;
  bool is_terminal = false;

  std::error_code out(std::string_view text) override {
    if (!out_error) out_text += text;
    return out_error;
  }
  std::error_code err(std::string_view text) override {
    err_text += text;
    return {};
  }
  bool out_is_terminal() const override { return is_terminal; }
  bool err_is_terminal() const override { return is_terminal; }
};

struct FakeWorld {
  MemoryFiles files;
  FakeTerminal terminal;
  std::map<std::string, std::string> environment{{"LANG", "C.UTF-8"}};

  /// Runs a command; what it says replaces what an earlier one said.
  int run(std::vector<std::string> arguments) {
    terminal.out_text.clear();
    terminal.err_text.clear();
    cli::World world{files, terminal, [this](const char* name) { return environment[name]; }};
    return cli::run(std::move(arguments), world);
  }
};

}  // namespace scale::test
