// What scale_pack makes: one function per product, each turning files of stdlib/ into one C++ source. It
// returns a line about what it made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scale::pack {

struct Job {
  std::filesystem::path root;  // the paths of inputs are relative to it
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path output;  // the C++ source to write
};

/// stdlib/catalogue/*.txt as one compressed table. Throws Error for text that breaks the format.
std::string pack_catalogue(const Job& job);
/// stdlib/**/*.scale as texts with an index of what they declare. Throws Error for a name declared twice.
std::string pack_stdlib(const Job& job);
/// stdlib/aws/**/*.yaml as the bytes that schema::Curated reads. Throws Error with every mistake of the
/// files.
std::string pack_curated(const Job& job);

}  // namespace scale::pack
