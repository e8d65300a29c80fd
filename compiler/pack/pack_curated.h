// Compiles stdlib/aws into the bytes that schema::Curated reads.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scale::pack {

/// Packs every <service>/<Type>.yaml under `directory` and its account.yaml. What is wrong with a file is
/// added to `errors`, one line each with its place; the result is then not to be used.
std::string pack_curated(const std::filesystem::path& directory, std::vector<std::string>& errors);

}  // namespace scale::pack
