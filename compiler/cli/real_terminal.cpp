#include "cli/real_terminal.h"

#include <unistd.h>

#include <cerrno>

namespace scale::cli {
namespace {

std::error_code write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {errno, std::generic_category()};
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace

std::error_code RealTerminal::out(std::string_view text) {
  return write_all(STDOUT_FILENO, text);
}
std::error_code RealTerminal::err(std::string_view text) {
  return write_all(STDERR_FILENO, text);
}
bool RealTerminal::out_is_terminal() const {
  return ::isatty(STDOUT_FILENO) == 1;
}
bool RealTerminal::err_is_terminal() const {
  return ::isatty(STDERR_FILENO) == 1;
}

}  // namespace scale::cli
