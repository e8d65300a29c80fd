// Parses any bytes; a tree that is not valid is a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string wrong =
      scale::test::parse_violation(std::string(reinterpret_cast<const char*>(data), size));
  if (!wrong.empty()) {
    std::cerr << wrong << '\n';
    std::abort();
  }
  return 0;
}
