// Every rule of the grammar matches somewhere in the samples, and every place where text can be missing has a sample
// in which it is.
#include <scale.hpp>
#include <tao/pegtl/contrib/coverage.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"

namespace {
namespace pegtl = tao::pegtl;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void cover(const std::filesystem::path& folder, pegtl::coverage_result& result) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".scale") continue;
    const std::string text = read(entry.path());
    pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*> in(text.data(), text.size(), "");
    scale::grammar::context context;
    context.levels_left = 20;
    CHECK(pegtl::coverage<scale::grammar::file>(in, result, context));
  }
}

/// Rules with a name of their own; those put together in place are seen through the rule that holds them.
bool named(std::string_view rule) {
  return rule.starts_with("scale::grammar::") && rule.find("tao::pegtl") == std::string_view::npos &&
         rule != "scale::grammar::item_separator";
}
}  // namespace

TEST_CASE("the samples cover the grammar") {
  pegtl::coverage_result result;
  const std::filesystem::path samples = std::filesystem::path(SCALE_SOURCE_DIR) / "tests" / "samples";
  cover(samples, result);
  cover(samples / "broken", result);
  std::string unseen;
  for (const auto& [rule, entry] : result)
    if (named(rule) && entry.success == 0) unseen += std::string(rule) + "\n";
  CHECK(unseen == "");
}
