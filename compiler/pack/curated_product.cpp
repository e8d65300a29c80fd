#include <fmt/format.h>

#include "pack/files.h"
#include "pack/pack_curated.h"
#include "pack/products.h"

namespace scale::pack {

std::string pack_curated(const Job& job) {
  std::vector<std::string> errors;
  const std::string bytes = pack_curated(job.root / "stdlib/aws", errors);
  if (!errors.empty()) throw Error(fmt::format("{}", fmt::join(errors, "\n")));
  write_file(job.output, source_head("stdlib/aws/**/*.yaml", "#include <string_view>\n") +
                             "namespace scale::schema {\nextern const std::string_view curated_data;\n"
                             "const std::string_view curated_data = " +
                             literal(bytes) + ";\n}  // namespace scale::schema\n");
  return fmt::format("curated: {} files in {} KiB", job.inputs.size(), (bytes.size() + 1023) / 1024);
}

}  // namespace scale::pack
