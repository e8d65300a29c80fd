// Runs a shell script with the real program on its path.
#pragma once

#include <sys/wait.h>

#include <cstdlib>

#include "text_files.h"

namespace scale::test {

struct ShellResult {
  int exit = 0;
  std::string out, err;
};

/// Runs `script` with sh in `folder`, with `scale` on the path, a UTF-8 locale and nothing else in the
/// environment.
inline ShellResult run_shell(const std::string& script, const std::filesystem::path& folder) {
  const TemporaryFolder work;
  write_text(work.path() / "script", script);
  std::filesystem::create_symlink(SCALE_BINARY, work.path() / "scale");
  const std::string at = work.path().string();
  const std::string command = "cd '" + folder.string() + "' && env -i PATH='" + at +
                              "':/usr/bin:/bin HOME='" + at + "' LANG=C.UTF-8 sh '" + at + "/script' >'" +
                              at + "/out' 2>'" + at + "/err' </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(work.path() / "out"),
          read_text(work.path() / "err")};
}

}  // namespace scale::test
