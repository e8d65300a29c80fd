#include <filesystem>
#include <fstream>
#include <random>

#include "catch.h"
#include "pack/files.h"
#include "pack/products.h"

using namespace scale;

namespace {

/// A folder of .scale files that is gone when the test ends.
class Folder {
 public:
  Folder() { std::filesystem::create_directories(root_); }
  ~Folder() { std::filesystem::remove_all(root_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void add(const std::string& name, std::string_view text) {
    std::ofstream(root_ / name) << text;
    names_.emplace_back(name);
  }
  std::string pack() const {
    pack::pack_stdlib({root_, names_, root_ / "out.cpp"});
    return pack::read_file(root_ / "out.cpp");
  }

 private:
  std::filesystem::path root_ = std::filesystem::temp_directory_path() /
                                ("scale_pack_stdlib_test_" + std::to_string(std::random_device{}()));
  std::vector<std::filesystem::path> names_;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("components and types are indexed by the lines that start them") {
  Folder folder;
  folder.add("a.scale", "type Size = int\n\ncomponent vpc {\n  component no {\n}\ncomponent_list = 3\n");
  folder.add("b.scale", "/// component neither\ncomponent cluster{}\ncomponent  queue {\n");
  const std::string out = folder.pack();
  CHECK(has(out, "component_names[] = {\"cluster\", \"queue\", \"vpc\", {}};"));
  CHECK(has(out, "component_files[] = {1, 1, 0, 0};"));
  CHECK(has(out, "type_names[] = {\"Size\", {}};"));
}

TEST_CASE("a component declared twice is refused with both places") {
  Folder folder;
  folder.add("a.scale", "component vpc {\n}\n");
  folder.add("b.scale", "component vpc {\n}\n");
  CHECK_THROWS_WITH(folder.pack(), "b.scale: `vpc` is declared in a.scale already");
}

TEST_CASE("no files at all are packed too") {
  CHECK(has(Folder().pack(), "files{file_table, 0}"));
}

TEST_CASE("bytes become a literal that gives the same bytes") {
  CHECK(pack::literal("a\n\"\\?\x01z") == "std::string_view(\n\"a\\n\\042\\134\\077\\001z\", 7)");
  CHECK(pack::literal("\xC3\xA9") == "std::string_view(\n\"\\303\\251\", 2)");
}
