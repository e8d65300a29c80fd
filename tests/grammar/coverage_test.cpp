// Every rule of the grammar matches somewhere in the samples, so every place where text can be missing has a
// sample in which it is.
#include <scale.hpp>
#include <tao/pegtl/visit.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "catch.h"
#include "trees.h"

namespace {
namespace pegtl = tao::pegtl;
using Rules = std::set<std::string_view>;

struct Seen : scale::grammar::context {
  Rules rules;
};

/// Notes each rule that matches. (PEGTL's own coverage counts more, and takes minutes to compile.)
template <typename Rule>
struct Noting : pegtl::normal<Rule> {
  template <typename Input>
  static void success(const Input&, Seen& seen) {
    seen.rules.insert(pegtl::demangle<Rule>());
  }
};

template <typename Rule>
struct Collect {
  static void visit(Rules& all) { all.insert(pegtl::demangle<Rule>()); }
};

/// Rules with a name of their own. Those put together in place are seen through the rule that holds them;
/// these few stand only behind other names.
bool counts(std::string_view rule) {
  for (const std::string_view other :
       {"digits", "keyword<", "kw_and", "kw_or", "kw_not", "qualified_name", "term>"})
    if (rule == "scale::grammar::" + std::string(other)) return false;
  return rule.starts_with("scale::grammar::") && rule.find("tao::pegtl") == std::string_view::npos;
}
}  // namespace

TEST_CASE("the samples cover the grammar") {
  Seen seen;
  for (const char* folder : {"/tests/samples", "/tests/samples/broken"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(SCALE_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".scale") continue;
      const std::string text =
          scale::test::project_file(std::string(folder + 1) + "/" + entry.path().filename().string());
      static_cast<scale::grammar::scope&>(seen) = {};
      seen.levels_left = 20;
      pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*> in(text.data(),
                                                                                      text.size(), "");
      CHECK(pegtl::parse<scale::grammar::file, pegtl::nothing, Noting>(in, seen));
      CHECK(in.empty());
    }
  }
  Rules all;
  pegtl::visit<scale::grammar::file, Collect>(all);
  std::string unseen;
  for (const std::string_view rule : all)
    if (counts(rule) && seen.rules.count(rule) == 0) unseen += std::string(rule) + "\n";
  CHECK(unseen == "");
}
