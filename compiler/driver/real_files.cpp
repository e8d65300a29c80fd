#include "driver/real_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace scale::driver {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Closes now; an error of the last write may only show here.
  std::error_code close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0 ? std::error_code() : last_error();
  }

 private:
  int number_;
};

std::error_code read_all(int descriptor, std::size_t expected, std::size_t limit, std::string& text) {
  text.resize(std::min(expected, limit) +
              1);  // one more, so that the end of the file is seen without growing
  std::size_t size = 0;
  for (;;) {
    if (size == text.size()) text.resize(std::max<std::size_t>(2 * size, std::size_t{64} << 10));
    const ssize_t count = ::read(descriptor, text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return last_error();
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) return std::make_error_code(std::errc::file_too_large);
  }
  text.resize(size);
  return {};
}

std::error_code write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return last_error();
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

std::error_code write_in_place(const std::string& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file) return last_error();
  if (const auto error = write_all(file.number(), text)) return error;
  return file.close();
}

/// The permissions a new file gets.
mode_t new_file_mode(FileMode wanted) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return (wanted == FileMode::Executable ? 0777 : 0666) & ~mask;
}

}  // namespace

PathKind RealFiles::kind(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    return errno == ENOENT || errno == ENOTDIR ? PathKind::Missing : PathKind::File;
  return S_ISDIR(status.st_mode) ? PathKind::Directory : PathKind::File;
}

std::error_code RealFiles::read(const std::string& path, std::size_t limit, std::string& text) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return last_error();
  struct stat status {};
  const bool known = ::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode);
  return read_all(file.number(), known ? static_cast<std::size_t>(status.st_size) : 0, limit, text);
}

std::error_code RealFiles::read_input(std::size_t limit, std::string& text) {
  return read_all(STDIN_FILENO, 0, limit, text);
}

std::error_code RealFiles::list(const std::string& path, std::vector<DirectoryEntry>& entries) {
  std::error_code error;
  for (std::filesystem::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    PathKind kind = PathKind::File;
    if (at->is_directory(ignored)) kind = at->is_symlink(ignored) ? PathKind::Missing : PathKind::Directory;
    entries.push_back({at->path().filename().string(), kind});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return error;
}

std::error_code RealFiles::write(const std::string& path, std::string_view text, FileMode mode) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(path, text);  // /dev/stdout, a pipe
  if (exists && ::access(path.c_str(), W_OK) != 0) return last_error();       // renaming would not ask

  // Written beside its final place and renamed over it, so that nobody ever sees half a file.
  std::string target = path;
  if (exists) {
    std::error_code error;
    target = std::filesystem::canonical(path, error).string();  // through links, which renaming would replace
    if (error) return error;
  }
  std::string temporary = target + ".XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!file) return last_error();
  std::error_code error = write_all(file.number(), text);
  if (!error && ::fchmod(file.number(), exists ? status.st_mode & 07777 : new_file_mode(mode)) != 0)
    error = last_error();
  if (const auto closing = file.close(); !error) error = closing;
  if (!error && ::rename(temporary.c_str(), target.c_str()) != 0) error = last_error();
  if (error) ::unlink(temporary.c_str());
  return error;
}

std::error_code RealFiles::make_directories(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return error;
}

}  // namespace scale::driver
