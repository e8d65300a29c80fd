// What PEGTL's analysis has to know of the rules that the grammar matches by hand.
#pragma once

#include <scale.hpp>
#include <tao/pegtl/contrib/analyze.hpp>

namespace tao::pegtl {
template <typename Name, typename Mode, typename Rule>
struct analyze_traits<Name, scale::grammar::within<Mode, Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule, typename TooDeep>
struct analyze_traits<Name, scale::grammar::nested<Rule, TooDeep>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule, typename TooDeep>
struct analyze_traits<Name, scale::grammar::chained<Rule, TooDeep>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, scale::grammar::restoring<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Mode, typename Open, typename... Rules>
struct analyze_traits<Name, scale::grammar::opened<Mode, Open, Rules...>>
    : analyze_seq_traits<Open, Rules...> {};

// Scanned by hand: these take at least one byte …
template <typename Name>
struct analyze_traits<Name, scale::grammar::doc_lines> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, scale::grammar::unreadable> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, scale::grammar::unreadable_element> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, scale::grammar::unreadable_declaration> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, scale::grammar::misplaced_declaration> : analyze_any_traits<> {};

// … and all others may take none.
template <typename Name, typename Rule>
requires std::is_base_of_v<scale::grammar::scanner<Rule>, Rule>
struct analyze_traits<Name, Rule> : analyze_opt_traits<> {
};
}  // namespace tao::pegtl
