// scale_pack PRODUCT ROOT LIST OUTPUT: turns the files named in LIST (one path per line, relative to ROOT)
// into a C++ source. Runs while scale itself is built.
#include <fmt/core.h>

#include <exception>
#include <string_view>

#include "pack/files.h"
#include "pack/products.h"

namespace {

struct Product {
  std::string_view name;
  std::string (*pack)(const scale::pack::Job&);
};

constexpr Product products[] = {
    {"catalogue", scale::pack::pack_catalogue},
    {"curated", scale::pack::pack_curated},
    {"stdlib", scale::pack::pack_stdlib},
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc == 5) {
    for (const Product& product : products) {
      if (product.name != argv[1]) continue;
      fmt::print("{}\n", product.pack({argv[2], scale::pack::read_list(argv[3]), argv[4]}));
      return 0;
    }
  }
  fmt::print(stderr, "usage: scale_pack PRODUCT ROOT LIST OUTPUT\n");
  return 3;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
