// scale_pack_curated DIRECTORY OUTPUT.cpp: stdlib/aws as bytes in a source file.
#include <fmt/core.h>

#include <fstream>

#include "pack/pack_curated.h"

int main(int argc, char** argv) {
  if (argc != 3) return 3;
  std::vector<std::string> errors;
  const std::string bytes = scale::pack::pack_curated(argv[1], errors);
  for (const std::string& error : errors) fmt::print(stderr, "{}\n", error);
  if (!errors.empty()) return 1;
  std::ofstream out(argv[2]);
  out << "#include <string_view>\nnamespace {\nconst unsigned char bytes[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i)
    out << (i % 32 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  out << "0};\n}\nnamespace scale::schema {\nextern const std::string_view curated_data;\n"
         "const std::string_view curated_data{reinterpret_cast<const char*>(bytes), "
      << bytes.size() << "};\n}\n";
  return out.flush() ? 0 : 4;
}
