#include <cstdlib>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "check/kinds_doc.h"

namespace scale::check {
namespace {

TEST_CASE("docs/reference/kinds.md is what the standard library says") {
  const std::string path = SCALE_SOURCE_DIR "/docs/reference/kinds.md";
  const std::string page = kinds_markdown();
  if (std::getenv("SCALE_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << page;
  std::ostringstream written;
  written << std::ifstream(path, std::ios::binary).rdbuf();
  INFO("run the test with SCALE_ACCEPT=1 to write the file");
  const bool fresh = written.str() == page;  // the page is long: do not print it
  CHECK(fresh);
}

}  // namespace
}  // namespace scale::check
