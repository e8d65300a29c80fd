#include <cstdlib>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "check/functions.h"

namespace scale::check {
namespace {

TEST_CASE("docs/functions.md is what the table of functions says") {
  const std::string path = SCALE_SOURCE_DIR "/docs/functions.md";
  if (std::getenv("SCALE_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << functions_markdown();
  std::ostringstream written;
  written << std::ifstream(path, std::ios::binary).rdbuf();
  INFO("run the test with SCALE_ACCEPT=1 to write the file");
  CHECK(written.str() == functions_markdown());
}

}  // namespace
}  // namespace scale::check
