#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "catch.h"
#include "driver/real_files.h"

using namespace scale::driver;
namespace fs = std::filesystem;

namespace {

/// A new folder that goes away with the test.
struct Folder {
  std::string path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "scale-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("writing keeps permissions, follows links, and leaves nothing else behind") {
  const Folder folder;
  RealFiles files;
  const std::string path = folder.path + "/a", link = folder.path + "/link";
  REQUIRE_FALSE(files.write(path, "one", FileMode::Plain));
  REQUIRE(::chmod(path.c_str(), 0750) == 0);
  fs::create_symlink(path, link);
  REQUIRE_FALSE(files.write(link, "two", FileMode::Plain));
  CHECK(fs::is_symlink(link));
  std::string text;
  REQUIRE_FALSE(files.read(path, 100, text));
  CHECK(text == "two");
  CHECK((fs::status(path).permissions() & fs::perms::mask) == fs::perms{0750});
  std::vector<DirectoryEntry> entries;
  REQUIRE_FALSE(files.list(folder.path, entries));
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].name == "a");
}

TEST_CASE("errors of the file system come back as they are") {
  const Folder folder;
  RealFiles files;
  std::string text;
  CHECK(files.read(folder.path + "/none", 10, text) == std::errc::no_such_file_or_directory);
  CHECK(files.read(folder.path, 10, text) == std::errc::is_a_directory);
  CHECK(files.write(folder.path, "x", FileMode::Plain) == std::errc::is_a_directory);
  CHECK(files.write(folder.path + "/no/where", "x", FileMode::Plain) == std::errc::no_such_file_or_directory);
  CHECK(files.kind(folder.path) == PathKind::Directory);
  CHECK(files.kind(folder.path + "/none") == PathKind::Missing);
}

TEST_CASE("a file over the limit is not read") {
  const Folder folder;
  RealFiles files;
  REQUIRE_FALSE(files.write(folder.path + "/a", "12345", FileMode::Plain));
  std::string text;
  CHECK_FALSE(files.read(folder.path + "/a", 5, text));
  CHECK(text == "12345");
  CHECK(files.read(folder.path + "/a", 4, text) == std::errc::file_too_large);
}

TEST_CASE("links to folders are not followed when listing") {
  const Folder folder;
  RealFiles files;
  fs::create_directory(folder.path + "/sub");
  fs::create_directory_symlink(folder.path, folder.path + "/sub/loop");
  std::vector<DirectoryEntry> entries;
  REQUIRE_FALSE(files.list(folder.path + "/sub", entries));
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].kind == PathKind::Missing);
}

TEST_CASE("scripts are written executable") {
  const Folder folder;
  RealFiles files;
  REQUIRE_FALSE(files.write(folder.path + "/run.sh", "true\n", FileMode::Executable));
  CHECK(::access((folder.path + "/run.sh").c_str(), X_OK) == 0);
}
