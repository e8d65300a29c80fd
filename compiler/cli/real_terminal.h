// Standard output and standard error of the process.
#pragma once

#include "cli/world.h"

namespace scale::cli {

class RealTerminal : public Terminal {
 public:
  std::error_code out(std::string_view text) override;
  std::error_code err(std::string_view text) override;
  bool out_is_terminal() const override;
  bool err_is_terminal() const override;
};

}  // namespace scale::cli
