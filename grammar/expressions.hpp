// Expressions, loosest binding first.
#pragma once

#include "literals.hpp"

namespace scale::grammar {

// ident       ::= name      but no reserved word
struct ident : seq<not_at<reserved>, identifier> {};

struct body;
struct item;
struct term;

// ---- primary

// parenthesised ::= "(" expression ")"
struct parenthesised : bracketed<modes::wide, '(', ')', expect<expression>> {};

// element     ::= expression | phrase_value
// phrase_value ::= expression (term { term } [ body ] | body)                 in one line
struct more_words : plus<plus<blank>, within<modes::terms, term>> {};
struct phrase_tail : sor<seq<more_words, opt<blanks, body>>, seq<blanks, body>> {};
struct element : seq<expression, opt<phrase_tail>> {};

// elements    ::= [ Element { "," Element } [ "," ] ]
/// A new item on the next line shows that the closing bracket was forgotten, any other value the comma.
struct comma : one<','> {};
struct element_start : sor<identifier_first, digit, one<'"', '[', '(', '{', '-', '/', '.', ':'>> {};
struct elements_end : seq<gap, sor<one<']', ')', '}'>, eof, new_item>> {};
struct element_end : sor<seq<gap, comma>, at<elements_end>, seq<at<gap, element_start>, missing_token<comma>>,
                         seq<blanks, skipped, opt<gap, comma>>, success> {};
template <typename Element>
struct no_element : seq<gap, at<comma>, missing<Element>, comma> {};
template <typename Element>
struct elements : star<not_at<elements_end>,
                       sor<seq<gap, sor<Element, unreadable_element>, element_end>, no_element<Element>>> {};

// list        ::= "[" elements "]"
struct list_literal : bracketed<modes::elements, '[', ']', elements<element>> {};

// list_for    ::= "[" "for" name "in" expression [ "if" expression ] ":" expression "]"
struct no_condition : success {};
struct colon : one<':'> {};
struct for_clause : seq<kw_for, expect<name>, expect_token<kw_in>, expect<expression>,
                        sor<seq<gap, kw_if, expect<expression>>, no_condition>, expect_token<colon>> {};
struct list_for : bracketed<modes::wide, '[', ']', gap, for_clause, expect<expression>> {};

// record      ::= "{" items "}"
struct record : block<item, true> {};

// map_for     ::= "{" "for" name "in" expression [ "if" expression ] ":" expression "=>" expression "}"
struct arrow : string<'=', '>'> {};
struct map_for : bracketed<modes::wide, '{', '}', gap, for_clause, expect<expression>, expect_token<arrow>,
                           expect<expression>> {};

/// Where no level is left, what would be a loop is skipped as a list or record.
struct level_left : scanner<level_left> {
  static const char* scan(const char* p, const char*, const char*, const context& context) {
    return context.levels_left > 0 ? p : nullptr;
  }
};
struct starts_list_for : at<level_left, one<'['>, wide_gap, kw_for> {};
struct starts_map_for
    : at<level_left, one<'{'>, wide_gap, kw_for, plus<blank>, identifier, plus<blank>, kw_in> {};
struct records_allowed : scanner<records_allowed> {
  static const char* scan(const char* p, const char*, const char*, const context& context) {
    return context.records ? p : nullptr;
  }
};

// primary     ::= literal | ident | aws_type | "(" expression ")" | list | list_for | record | map_for
struct numeric : sor<cidr, ports, quantity, number, integer> {};
struct word : sor<seq<at<xdigit>, cidr>, seq<at<one<'a'>>, arn>, seq<at<one<'s'>>, secret>,
                  seq<at<one<'a', 'c', 'r'>>, schedule>, seq<at<one<'t', 'f'>>, boolean>,
                  seq<at<upper>, aws_type>, ident> {};
struct primary : sor<seq<at<identifier_first>, word>, seq<at<digit>, numeric>, string_literal,
                     seq<at<one<'['>>, sor<seq<starts_list_for, list_for>, list_literal>>, parenthesised,
                     seq<at<one<'{'>>, records_allowed, sor<seq<starts_map_for, map_for>, record>>, prefix,
                     seq<at<one<':'>>, cidr>> {};

// ---- operators

// postfix     ::= primary { "." name | "[" expression "]" | "(" [ expression { "," expression } ] ")" | "?" }
/// Touching what it follows: behind a blank "[" and "(" begin a value of their own.
struct member : seq<one<'.'>, not_at<one<'.'>>, chained<sor<name, missing<name>>, too_deep>> {};
struct index : seq<at<one<'['>>, chained<bracketed<modes::wide, '[', ']', expect<expression>>, too_deep>> {};
struct call : seq<at<one<'('>>, chained<bracketed<modes::wide, '(', ')', elements<expression>>, too_deep>> {};
struct present : seq<one<'?'>, not_at<one<'?'>>, chained<success, too_deep>> {};
struct postfix : seq<primary, star<sor<member, index, call, present>>> {};

/// One operator with the operand on its right; the tree builder takes the operand on its left along.
template <typename Operator, typename Operand>
struct binary_tail : seq<gap, Operator, chained<expect<Operand>, too_deep>> {};
// binary      ::= Operand { Operator Operand }
template <typename Operand, typename Operator>
struct binary : seq<Operand, star<binary_tail<Operator, Operand>>> {};

/// Among juxtaposed values an operator with a blank before it only begins the next value: `a -1`.
template <unsigned Length>
struct begins_value : scanner<begins_value<Length>> {
  static const char* scan(const char* p, const char* begin, const char* end, const context& context) {
    const bool blank_before = p != begin && (scan::is_blank(p[-1]) || p[-1] == '\n');
    const bool blank_behind = end - p <= Length || scan::is_blank(p[Length]) || p[Length] == '\n';
    return context.juxtaposed && blank_before && !blank_behind ? p : nullptr;
  }
};

struct unary;
struct range_expression;
struct not_expression;

// unary       ::= "-" unary | postfix
struct minus_sign : one<'-'> {};
struct negation : seq<minus_sign, nested<expect<unary>, too_deep>> {};
struct unary : sor<negation, postfix> {};

// product     ::= unary { ("*" | "/") unary }
struct product_operator : sor<one<'*'>, seq<not_at<begins_value<1>>, one<'/'>, not_at<one<'/'>>>> {};
struct product : binary<unary, product_operator> {};

// sum         ::= product { ("+" | "-") product }
struct sum_operator : sor<one<'+'>, seq<not_at<begins_value<1>>, one<'-'>>> {};
struct sum : binary<product, sum_operator> {};

// range       ::= sum [ ".." [ sum ] ] | ".." sum           touching both ends, or with blanks on both sides
struct dots : seq<two<'.'>, not_at<one<'.'>>> {};
struct open_end : success {};
struct range_tail
    : sor<seq<dots, sor<sum, open_end>>, seq<plus<blank>, dots, plus<blank>, sor<sum, missing<sum>>>> {};
struct range_to : seq<at<dots>, open_end, dots, sor<sum, missing<sum>>> {};
struct range_expression : sor<range_to, seq<sum, opt<range_tail>>> {};

// coalesce    ::= range { "??" range }
struct coalesce_operator : two<'?'> {};
struct coalesce : binary<range_expression, coalesce_operator> {};

// type_test   ::= "is" (type_word | type_list | type_name | type_of)
struct tested_type;
struct type_test : seq<gap, kw_is, chained<expect<tested_type>, too_deep>> {};

// comparison  ::= coalesce { ("==" | "!=" | "<=" | ">=" | "<" | ">" | "in") coalesce | type_test }
struct comparison_operator
    : sor<string<'=', '='>, string<'!', '='>, string<'<', '='>, string<'>', '='>, one<'<', '>'>, kw_in> {};
struct comparison : seq<coalesce, star<sor<binary_tail<comparison_operator, coalesce>, type_test>>> {};

// not         ::= "not" not | comparison
struct not_sign : kw_not {};
struct inversion : seq<not_sign, nested<expect<not_expression>, too_deep>> {};
struct not_expression : sor<inversion, comparison> {};

// and         ::= not { "and" not }
struct and_operator : kw_and {};
struct conjunction : binary<not_expression, and_operator> {};

// or          ::= and { "or" and }
struct or_operator : kw_or {};
struct disjunction : binary<conjunction, or_operator> {};

// if          ::= "if" expression "then" expression [ "else" expression ]
/// "then" and "else" may begin a line.
struct branch : nested<expect<expression>, too_deep> {};
struct if_expression : seq<kw_if, branch, expect_below<kw_then>, branch, opt<wide_gap, kw_else, branch>> {};

// expression  ::= if | or
struct expression : restoring<sor<if_expression, disjunction>> {};

// ---- phrases

// term        ::= range { "," range }
/// A comma goes on only before a literal: a digit, a quote, "[", "/", ".." or an address.
struct literal_start : sor<digit, one<'"', '['>, seq<one<'/'>, digit>, dots, cidr_v6> {};
struct more_terms : plus<blanks, comma, blanks, at<literal_start>, range_expression> {};
struct term : seq<range_expression, opt<more_terms>> {};

}  // namespace scale::grammar
