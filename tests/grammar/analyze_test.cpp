// No rule of the grammar can loop without progress or recurse to its left.
#include "catch.h"
#include "traits.h"

namespace {
namespace pegtl = tao::pegtl;
struct left : pegtl::sor<pegtl::seq<left, pegtl::one<'a'>>, pegtl::one<'a'>> {};
struct endless : pegtl::star<pegtl::star<pegtl::one<'a'>>> {};
}  // namespace

TEST_CASE("every loop and recursion of the grammar makes progress") {
  CHECK(pegtl::analyze<scale::grammar::file>() == 0);
}

TEST_CASE("the analysis finds loops") {
  CHECK(pegtl::analyze<left>(-1) > 0);
  CHECK(pegtl::analyze<endless>(-1) > 0);
}
