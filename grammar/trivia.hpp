// Blanks, comments, what separates items, and what stands where text is missing or makes no sense.
#pragma once

#include "context.hpp"
#include "scan.hpp"

namespace scale::grammar {

/// Makes a rule of a function (place, begin, end, context) → place behind it, or null where it does not
/// match. A zero-width match is fine.
template <typename Derived>
struct scanner {
  using rule_t = Derived;
  using subs_t = type_list<>;
  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class,
            typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&...) {
    const char* behind = Derived::scan(in.current(), in.begin(), in.end(), context);
    if (behind == nullptr) return false;
    in.bump(static_cast<std::size_t>(behind - in.current()));
    return true;
  }
};

// ---- blanks and comments

// blanks      ::= { " " | TAB | CR }
struct blanks : scanner<blanks> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::blanks(p, end);
  }
};

// gap         ::= blanks | wide_gap inside ( ) and [ ]
struct gap : scanner<gap> {
  static const char* scan(const char* p, const char*, const char* end, const context& context) {
    return context.wide ? scan::wide_gap(p, end) : scan::blanks(p, end);
  }
};

// wide_gap    ::= { " " | TAB | CR | LF | comment }
struct wide_gap : scanner<wide_gap> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::wide_gap(p, end);
  }
};

// comment     ::= "//" { any but LF }
// separators  ::= { blanks | LF | ";" | "," | comment }
/// They end before a doc comment that stands first in its line.
struct separators : scanner<separators> {
  static const char* scan(const char* p, const char* begin, const char* end, const context&) {
    while (p != end) {
      if (scan::is_blank(*p) || *p == '\n' || *p == ';' || *p == ',')
        ++p;
      else if (scan::at_comment(p, end) && !(scan::at_doc(p, end) && scan::first_in_line(p, begin)))
        p = scan::line(p, end);
      else
        break;
    }
    return p;
  }
};

// doc_lines   ::= "///" { any but LF } { LF blanks "///" { any but LF } }
struct doc_lines : scanner<doc_lines> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    if (!scan::at_doc(p, end)) return nullptr;
    for (;;) {
      const char* behind = scan::line(p, end);
      p = behind == end ? end : scan::blanks(behind + 1, end);
      if (!scan::at_doc(p, end)) return behind;
    }
  }
};

// doc         ::= doc_lines      directly above what it documents; any other doc comment is only a comment
struct documentable : seq<blanks, eol, blanks, sor<identifier_first, one<'"'>>> {};
struct doc : seq<doc_lines, at<documentable>> {};
struct stray_doc : doc_lines {};

// ---- names and keywords

// name        ::= (letter | "_") { letter | digit | "_" }
struct name : identifier {};

// keyword     ::= its letters, not followed by a letter, digit or "_"
template <char... Letters>
struct keyword : seq<string<Letters...>, not_at<identifier_other>> {};
struct kw_and : keyword<'a', 'n', 'd'> {};
struct kw_component : keyword<'c', 'o', 'm', 'p', 'o', 'n', 'e', 'n', 't'> {};
struct kw_each : keyword<'e', 'a', 'c', 'h'> {};
struct kw_else : keyword<'e', 'l', 's', 'e'> {};
struct kw_env : keyword<'e', 'n', 'v'> {};
struct kw_existing : keyword<'e', 'x', 'i', 's', 't', 'i', 'n', 'g'> {};
struct kw_false : keyword<'f', 'a', 'l', 's', 'e'> {};
struct kw_for : keyword<'f', 'o', 'r'> {};
struct kw_if : keyword<'i', 'f'> {};
struct kw_in : keyword<'i', 'n'> {};
struct kw_is : keyword<'i', 's'> {};
struct kw_let : keyword<'l', 'e', 't'> {};
struct kw_not : keyword<'n', 'o', 't'> {};
struct kw_or : keyword<'o', 'r'> {};
struct kw_output : keyword<'o', 'u', 't', 'p', 'u', 't'> {};
struct kw_param : keyword<'p', 'a', 'r', 'a', 'm'> {};
struct kw_phrase : keyword<'p', 'h', 'r', 'a', 's', 'e'> {};
struct kw_require : keyword<'r', 'e', 'q', 'u', 'i', 'r', 'e'> {};
struct kw_resource : keyword<'r', 'e', 's', 'o', 'u', 'r', 'c', 'e'> {};
struct kw_stack : keyword<'s', 't', 'a', 'c', 'k'> {};
struct kw_then : keyword<'t', 'h', 'e', 'n'> {};
struct kw_true : keyword<'t', 'r', 'u', 'e'> {};
struct kw_type : keyword<'t', 'y', 'p', 'e'> {};

// reserved    ::= "and" | "else" | "false" | "for" | "if" | "in" | "is" | "not" | "or" | "then" | "true"
/// Not to be used as a name in an expression or as a word of a phrase; anywhere else they are names.
struct reserved
    : seq<at<one<'a', 'e', 'f', 'i', 'n', 'o', 't'>>,
          sor<kw_and, kw_else, kw_false, kw_for, kw_if, kw_in, kw_is, kw_not, kw_or, kw_then, kw_true>> {};

// ---- missing and unreadable text

/// Where a part is missing: zero width; the parser leaves a Missing node and says what was expected.
template <typename Rule>
struct missing : success {};
/// The same for a token that is no node of its own.
template <typename Rule>
struct missing_token : success {};

/// Zero width: in brackets that go on over several lines an item or declaration begins, so they were left
/// open.
struct new_item : scanner<new_item> {
  static const char* scan(const char* p, const char* begin, const char* end, const context& context) {
    return context.wide && scan::at_new_item(p, begin, end) ? p : nullptr;
  }
};

/// Rule, behind a gap, where the text before has made clear that it must come. Always matches; where it is
/// missing the gap is not taken, so that the place is the end of the token before.
template <typename Rule>
struct expect : sor<seq<gap, not_at<new_item>, Rule>, missing<Rule>> {};
template <typename Rule>
struct expect_token : sor<seq<gap, Rule>, missing_token<Rule>> {};
/// The same for a reserved word with which no item begins: it may stand in the next line.
template <typename Rule>
struct expect_below : sor<seq<wide_gap, Rule>, missing_token<Rule>> {};

// A string, comment or bracket in unreadable text is skipped as a whole.

/// The rest of an item.
struct unreadable : scanner<unreadable> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::unreadable(p, end, true);
  }
};
/// Between brackets, up to the next comma or bracket of this line.
struct unreadable_element : scanner<unreadable_element> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    const char* behind = scan::unreadable(p, end, false);
    return behind == p ? nullptr : behind;
  }
};
/// The same where no node can stand.
struct skipped : unreadable_element {};
/// At the top of a file, up to the next declaration.
struct unreadable_declaration : scanner<unreadable_declaration> {
  static const char* scan(const char* p, const char* begin, const char* end, const context&) {
    return scan::unreadable_lines(p, begin, end);
  }
};
/// What nests too deep in brackets, up to the closing one.
struct too_deep_inside : scanner<too_deep_inside> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::to_closing(p, end);
  }
};
/// What nests too deep without brackets, up to the end of the line.
struct too_deep : scanner<too_deep> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::unreadable(p, end, false);
  }
};

/// A closing bracket; what stands before it and makes no sense is skipped when the bracket is in the same
/// line.
template <char Bracket>
struct closing : one<Bracket> {};
template <char Bracket>
struct late_closing : seq<blanks, skipped, gap, one<Bracket>> {};
template <char Bracket>
struct close : sor<seq<gap, one<Bracket>>, late_closing<Bracket>, missing_token<closing<Bracket>>> {};

/// Rules between Open and Close, one level deeper.
template <typename Mode, char Open, char Close, typename... Rules>
struct bracketed : opened<Mode, one<Open>, nested<seq<Rules...>, too_deep_inside>, close<Close>> {};

// ---- items in a block

// block_end   ::= "}" | end of text | a line that shows that the "}" was forgotten
/// Zero width. Such a line is a declaration at line start in a block that began indented, and in a body of
/// items a declaration that is indented no deeper than the line of the "{".
template <bool Items>
struct block_end : scanner<block_end<Items>> {
  static const char* scan(const char* p, const char* begin, const char* end, context& context) {
    if (p == end || *p == '}') return p;
    const bool line_start = p == begin || p[-1] == '\n';
    if (!context.started) {
      context.started = true;
      context.indented = !line_start;
    }
    if (line_start && context.indented && scan::at_declaration(p, end)) return p;
    const bool left = Items && scan::at_misplaced_declaration(p, end) && scan::first_in_line(p, begin) &&
                      scan::indentation(p, begin, end) <= scan::indentation(context.open, begin, end);
    return left ? p : nullptr;
  }
};

struct next_item : scanner<next_item> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::at_item(p, end) || scan::at_declaration(p, end) ? p : nullptr;
  }
};

/// Zero width: an unclosed block has taken the line end already.
struct behind_line_end : scanner<behind_line_end> {
  static const char* scan(const char* p, const char* begin, const char*, const context&) {
    return scan::first_in_line(p, begin) ? p : nullptr;
  }
};

// item_end    ::= (LF | ";" | "," | comment) separators      optional before "}" and at the end of the text
struct item_separator : at<sor<one<'\n', ';', ','>, two<'/'>>> {};
struct item_end
    : sor<seq<blanks, sor<seq<item_separator, separators>, at<sor<one<'}'>, eof>>, behind_line_end>>,
          seq<at<blanks, next_item>, missing_token<item_separator>, blanks>,
          seq<blanks, unreadable, separators>> {};

// items       ::= separators { Item item_end }
template <typename Item, bool Items>
struct items : seq<separators, star<not_at<block_end<Items>>, Item, item_end>> {};

// block       ::= "{" items "}"
template <typename Item, bool Items>
struct block : bracketed<modes::lines, '{', '}', items<Item, Items>> {};

/// The same without its "{", behind the head of a declaration or item. Where what follows can only be the
/// content of a block (the next line is indented deeper, or an attribute and a "}" stand in this line), only
/// the "{" is missing.
struct opening : one<'{'> {};
struct content_of_block : scanner<content_of_block> {
  static const char* scan(const char* p, const char* begin, const char* end, const context&) {
    return scan::at_deeper_line(p, begin, end) || scan::at_attribute_of_block(p, end) ? p : nullptr;
  }
};
struct forgotten_opening : seq<at<gap, content_of_block>, missing_token<opening>> {};
template <typename Item, bool Items>
struct forgotten_block
    : opened<modes::lines, forgotten_opening, nested<items<Item, Items>, too_deep_inside>, close<'}'>> {};

}  // namespace scale::grammar
