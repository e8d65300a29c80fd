// The outside world as commands see it; main() makes the real one, tests make their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <system_error>

#include "driver/files.h"

namespace scale::cli {

/// Where a command speaks.
class Terminal {
 public:
  virtual ~Terminal() = default;
  virtual std::error_code out(std::string_view text) = 0;
  virtual std::error_code err(std::string_view text) = 0;
  virtual bool out_is_terminal() const = 0;
  virtual bool err_is_terminal() const = 0;
};

struct World {
  driver::Files& files;
  Terminal& terminal;
  std::function<std::string(const char* name)> environment;  // empty when not set
};

}  // namespace scale::cli
