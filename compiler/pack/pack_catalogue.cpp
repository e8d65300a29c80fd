#include <fmt/format.h>

#include <algorithm>

#include "pack/catalogue_blob.h"
#include "pack/catalogue_text.h"
#include "pack/files.h"
#include "pack/products.h"
#include "support/arena.h"

namespace scale::pack {

std::string pack_catalogue(const Job& job) {
  Arena arena;
  std::vector<const schema::ResourceType*> types;
  for (const auto& input : job.inputs) {
    const std::string text = read_file(job.root / input);
    const auto found = read_catalogue(input.generic_string(), text, arena);
    types.insert(types.end(), found.begin(), found.end());
  }
  std::sort(types.begin(), types.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  const auto twice = std::adjacent_find(types.begin(), types.end(),
                                        [](const auto* a, const auto* b) { return a->name == b->name; });
  if (twice != types.end()) throw Error(fmt::format("{} is described twice", (*twice)->name));

  const std::string blob = encode_catalogue(types);
  std::string out = source_head("stdlib/catalogue/*.txt", "#include \"schema/blob.h\"\n");
  fmt::format_to(std::back_inserter(out),
                 "constinit const std::string_view scale::schema::catalogue_blob = {};\n", literal(blob));
  write_file(job.output, out);
  return fmt::format("catalogue: {} types in {} KiB", types.size(), (blob.size() + 1023) / 1024);
}

}  // namespace scale::pack
