// Literals that are one token.
#pragma once

#include "trivia.hpp"

namespace scale::grammar {

struct digits : plus<digit> {};

// integer     ::= digits
struct integer : digits {};

// number      ::= digits "." digits
struct number : seq<digits, one<'.'>, digits> {};

// boolean     ::= "true" | "false"
struct boolean : sor<kw_true, kw_false> {};

// quantity    ::= (integer | number) (name | "%")                            30s   60%
//               | (integer | number) blanks ("%" | unit)                     512 MiB
// unit        ::= "B" | "KiB" | … | "vCPU" | "ms" | "s" | "m" | "h" | "d"
/// A unit that touches may be any name, one behind a blank is taken in any case: checking tells what is
/// meant.
struct unit
    : seq<sor<istring<'k', 'i', 'b'>, istring<'m', 'i', 'b'>, istring<'g', 'i', 'b'>, istring<'t', 'i', 'b'>,
              istring<'k', 'b'>, istring<'m', 'b'>, istring<'g', 'b'>, istring<'t', 'b'>,
              istring<'v', 'c', 'p', 'u'>, string<'m', 's'>, one<'B', 's', 'm', 'h', 'd'>>,
          not_at<identifier_other>> {};
struct quantity
    : seq<digits, opt<one<'.'>, digits>, sor<one<'%'>, identifier, seq<plus<blank>, sor<one<'%'>, unit>>>> {};

// ports       ::= digits "-" digits                                          8000-8100
struct ports : seq<digits, one<'-'>, digits> {};

// prefix      ::= "/" digits                                                 /24
struct prefix : seq<one<'/'>, digits> {};

// cidr        ::= digits "." digits "." digits "." digits "/" digits         10.0.0.0/16
//               | hex { hex | ":" | "." } "/" digits                         fd00::/56   at least two ":"
struct prefix_length : prefix {};
struct cidr_v4 : seq<digits, one<'.'>, digits, one<'.'>, digits, one<'.'>, digits,
                     sor<prefix_length, missing_token<prefix_length>>> {};
struct cidr_v6
    : seq<star<xdigit>, one<':'>, star<xdigit>, one<':'>, star<sor<xdigit, one<':', '.'>>>, prefix_length> {};
struct cidr : sor<cidr_v4, cidr_v6> {};

// arn         ::= "arn:" { any but blanks, LF , ; ) ] } " }                   arn:aws:acm:eu-central-1:…
struct arn_part : not_one<' ', '\t', '\r', '\n', ',', ';', ')', ']', '}', '"'> {};
struct arn : seq<string<'a', 'r', 'n', ':'>, plus<arn_part>> {};

// secret      ::= "secret(" { any but ")" and LF } ")"                       secret(ssm:/prod/db)
struct closing_parenthesis : one<')'> {};
struct raw_arguments
    : seq<one<'('>, star<not_one<')', '\n'>>, sor<closing_parenthesis, missing_token<closing_parenthesis>>> {
};
struct secret : seq<string<'s', 'e', 'c', 'r', 'e', 't'>, raw_arguments> {};

// aws_type    ::= name "::" name { "::" name }                               AWS::SQS::Queue
struct qualified_name : seq<identifier, plus<two<':'>, identifier>> {};
struct aws_type : qualified_name {};

// string      ::= '"' { text | interpolation } '"'                           in one line
//               | '"""' { text | interpolation } '"""'
// escape      ::= "\" ("n" | "t" | "r" | '"' | "\" | "$" | "u{" hex { hex } "}")
struct unicode_escape : seq<string<'u', '{'>, rep_min_max<1, 6, xdigit>, one<'}'>> {};
struct bad_escape : seq<one<'\\'>, opt<not_one<'\n'>>> {};
struct escape : sor<seq<one<'\\'>, sor<one<'n', 't', 'r', '"', '\\', '$'>, unicode_escape>>, bad_escape> {};
struct dollar : seq<one<'$'>, not_at<one<'{'>>> {};
struct quote : one<'"'> {};
struct three_quotes : string<'"', '"', '"'> {};
struct text_in_line : plus<sor<plus<not_one<'"', '\\', '$', '\n'>>, escape, dollar>> {};
struct text_in_lines
    : plus<sor<plus<not_one<'"', '\\', '$'>>, escape, dollar, seq<not_at<three_quotes>, quote>>> {};

struct expression;
// interpolation ::= "${" expression "}"
struct interpolation
    : opened<modes::text, string<'$', '{'>, nested<expect<expression>, too_deep_inside>, close<'}'>> {};
template <typename Quote, typename Text>
struct quoted : opened<modes::text, Quote, star<sor<Text, interpolation>>, sor<Quote, missing_token<Quote>>> {
};
struct string_literal : sor<quoted<three_quotes, text_in_lines>, quoted<quote, text_in_line>> {};

// schedule    ::= ("cron" | "rate" | "at") "(" { any but ")" and LF } ")" [ "in" string ]
struct schedule : seq<sor<string<'c', 'r', 'o', 'n'>, string<'r', 'a', 't', 'e'>, string<'a', 't'>>,
                      raw_arguments, opt<gap, kw_in, gap, string_literal>> {};

}  // namespace scale::grammar
