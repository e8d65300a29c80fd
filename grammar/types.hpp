// Types.
#pragma once

#include "expressions.hpp"

namespace scale::grammar {

struct type;

// type_name   ::= name | name "::" name { "::" name }
struct type_name : sor<qualified_name, identifier> {};

// type_of     ::= type_name "(" [ type { "," type } ] ")"                    map(string)   arn(acm)
struct type_arguments : seq<at<one<'('>>, bracketed<modes::wide, '(', ')', elements<type>>> {};

// type_word   ::= string without interpolation                               "tcp"
struct type_word : opened<modes::text, quote, star<sor<plus<not_one<'"', '\\', '\n'>>, escape>>,
                          sor<quote, missing_token<quote>>> {};

// type_list   ::= "[" type "]"
struct type_list : bracketed<modes::wide, '[', ']', expect<type>> {};

// default     ::= "=" expression
struct equals : seq<one<'='>, not_at<one<'=', '>'>>> {};
struct default_value : opt<gap, equals, expect<expression>> {};

// field       ::= [ doc ] name ":" type [ default ]
struct field : seq<name, expect_token<colon>, expect<type>, default_value> {};
struct documented_field : seq<opt<doc, wide_gap>, field> {};
struct field_item : sor<documented_field, stray_doc, unreadable> {};

// type_record ::= "{" { field item_end } "}"
struct type_record : block<field_item, true> {};

// type_each   ::= "each" type_record
struct type_each : seq<kw_each, blanks, at<one<'{'>>, block<field_item, true>> {};

// type_phrase ::= "phrase" "(" { phrase_word | slot } ")" [ type_record ]
// slot        ::= "<" name ":" type [ "=" range ] ">"
struct phrase_word : ident {};
struct closing_angle : one<'>'> {};
struct slot_default : restoring<range_expression> {};
struct slot : seq<one<'<'>, expect<name>, expect_token<colon>, expect<type>,
                  opt<gap, equals, expect<slot_default>>, expect_token<closing_angle>> {};
struct type_phrase
    : seq<kw_phrase, blanks, at<one<'('>>,
          bracketed<modes::wide, '(', ')', star<gap, sor<slot, phrase_word>>>, opt<blanks, type_record>> {};

// type_simple ::= type_word | type_list | type_record | type_each | type_phrase | type_name | type_of
struct type_simple
    : sor<type_word, type_list, type_record, type_each, type_phrase, seq<type_name, opt<type_arguments>>> {};

struct tested_type : sor<type_word, type_list, seq<type_name, opt<type_arguments>>> {};

// type_union  ::= [ "|" ] type_simple { "|" type_simple }                    line ends may stand around "|"
struct bar : one<'|'> {};
/// A declaration in the next line is none of the union's types.
struct new_declaration : scanner<new_declaration> {
  static const char* scan(const char* p, const char* begin, const char* end, const context&) {
    return scan::first_in_line(p, begin) && scan::at_keyword_declaration(p, end) ? p : nullptr;
  }
};
struct union_member : sor<seq<wide_gap, not_at<new_declaration>, type_simple>, missing<type>> {};
struct union_tail : plus<seq<wide_gap, bar, union_member>> {};
struct type_union : seq<opt<bar, wide_gap>, type_simple, opt<union_tail>> {};

// type        ::= type_union [ "?" ]                                         the "?" is for the whole union
struct optional_mark : one<'?'> {};
struct type : nested<seq<type_union, opt<optional_mark>>, too_deep> {};

}  // namespace scale::grammar
