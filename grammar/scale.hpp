// The grammar of .scale files. Read it from here: the file and its declarations, then bodies; expressions,
// types, literals and trivia are in the files beside it, README.md says how to read the rules. It has no
// actions: what becomes a node of the tree is said in compiler/syntax.
#pragma once

#include "types.hpp"

namespace scale::grammar {

struct declaration;

// ---- bodies

// body        ::= "{" items "}"
struct body : block<item, true> {};
struct forgotten_body : forgotten_block<item, true> {};
struct body_of_head : sor<seq<gap, body>, forgotten_body> {};

// attribute   ::= [ doc ] (name | string) "=" expression                     cpu = 0.5 vCPU
struct wrong_colon : one<':'> {};
struct attribute_name : sor<name, string_literal> {};
struct attribute : seq<attribute_name, blanks, sor<equals, wrong_colon>, expect<expression>> {};

// nested_block ::= [ doc ] name [ name ] body                                health { … }
struct label : seq<plus<blank>, not_at<name, blanks, equals>, name> {};
struct nested_block : seq<name, opt<label>, body_of_head> {};

// phrase      ::= [ doc ] name term { term } [ body ]                        allow tcp 80, 443 from anywhere
struct phrase_terms : within<modes::terms, plus<plus<blank>, term>> {};
struct phrase : seq<name, phrase_terms, opt<blanks, body>> {};

/// A name that nothing follows: an attribute whose value is missing.
struct lonely_value : success {};
struct lonely_name : seq<attribute_name, missing<lonely_value>> {};

// spread      ::= "..." expression
struct spread : seq<string<'.', '.', '.'>, expect<expression>> {};

// meta_attribute ::= "@" name "=" expression                                 @depends_on = [listener]
struct meta_attribute : seq<one<'@'>, sor<name, missing<name>>, expect_token<equals>, expect<expression>> {};

// item        ::= attribute | nested_block | phrase | spread | meta_attribute
struct misplaced_declaration : scanner<misplaced_declaration> {
  static const char* scan(const char* p, const char*, const char* end, const context&) {
    return scan::at_misplaced_declaration(p, end) ? scan::to_closing(p, end) : nullptr;
  }
};
struct named_item : sor<misplaced_declaration, attribute, nested_block, phrase, lonely_name> {};
struct documented_item : seq<opt<doc, wide_gap>, named_item> {};
struct item : sor<documented_item, stray_doc, spread, meta_attribute, unreadable> {};

// ---- declarations

// stack       ::= [ doc ] "stack" name
struct stack : seq<kw_stack, expect<name>> {};

// param       ::= [ doc ] "param" name ":" type [ "=" expression ]           param image: string = "nginx"
struct type_annotation : opt<gap, colon, expect<type>> {};
struct typed : sor<seq<gap, colon, expect<type>>, missing<typed>> {};
struct param : seq<kw_param, expect<name>, typed, default_value> {};

// let         ::= [ doc ] "let" name [ ":" type ] "=" expression             let port = 8080
struct let : seq<kw_let, expect<name>, type_annotation, expect_token<equals>, expect<expression>> {};

/// `port = 8080` where declarations stand.
struct let_without_keyword
    : seq<at<name, blanks, equals>, missing_token<kw_let>, name, expect_token<equals>, expect<expression>> {};

// type_declaration ::= [ doc ] "type" name "=" type                          type tier = "small" | "large"
struct type_below : seq<wide_gap, at<bar>, type> {};
struct type_declaration : seq<kw_type, expect<name>, expect_token<equals>, sor<type_below, expect<type>>> {};

// output      ::= [ doc ] "output" (name | "[" expression "]") [ ":" type ] "=" expression
struct output_key : bracketed<modes::wide, '[', ']', expect<expression>> {};
struct output_name : sor<output_key, name> {};
struct output
    : seq<kw_output, expect<output_name>, type_annotation, expect_token<equals>, expect<expression>> {};

// declarations ::= "{" { declaration item_end } "}"
struct declarations : block<declaration, false> {};
struct forgotten_declarations : forgotten_block<declaration, false> {};
struct declarations_of_head : sor<seq<gap, declarations>, forgotten_declarations> {};
struct declarations_inside : sor<seq<gap, block<declaration, false>>, forgotten_block<declaration, false>> {};

// component   ::= [ doc ] "component" name declarations
struct component : seq<kw_component, expect<name>, sor<declarations_inside, missing_token<opening>>> {};

// existing_part ::= "existing" declarations                                  inside a component
struct existing_part : seq<kw_existing, gap, at<one<'{'>>, declarations_inside> {};

// existing    ::= [ doc ] "existing" kind name body
struct kind : name {};
struct existing : seq<kw_existing, not_at<gap, one<'{'>>, expect<kind>, expect<name>,
                      sor<body_of_head, missing<body_of_head>>> {};

// resource    ::= [ doc ] "resource" name ":" aws_type body
struct resource : seq<kw_resource, expect<name>, expect_token<colon>, expect<aws_type>,
                      sor<body_of_head, missing<body_of_head>>> {};

// setting     ::= postfix "=" expression                                     api.scaling.capacity = 1..2
struct setting_path : restoring<postfix> {};
struct setting : seq<setting_path, expect_token<equals>, expect<expression>> {};
struct setting_item : sor<setting, stray_doc, unreadable> {};
// env         ::= [ doc ] "env" name "{" { setting item_end } "}"
struct settings : sor<seq<gap, block<setting_item, true>>, forgotten_block<setting_item, true>> {};
struct env : seq<kw_env, expect<name>, sor<settings, missing_token<opening>>> {};

// if_declaration ::= "if" expression declarations [ "else" (if_declaration | declarations) ]
struct condition : within<modes::condition, expression> {};
struct else_if;
struct if_declaration
    : seq<kw_if, expect<condition>, sor<declarations_of_head, missing<declarations_of_head>>,
          opt<wide_gap, kw_else,
              sor<seq<blanks, else_if>, sor<declarations_of_head, missing<declarations_of_head>>>>> {};
struct else_if : seq<at<kw_if>, nested<if_declaration, too_deep>> {};

// for_declaration ::= "for" name "in" expression declarations
struct for_declaration : seq<kw_for, expect<name>, expect_token<kw_in>, expect<condition>,
                             sor<declarations_of_head, missing<declarations_of_head>>> {};

// require     ::= [ doc ] "require" expression "else" expression              "else" may begin a line
struct require_declaration : seq<kw_require, expect<expression>, expect_below<kw_else>, expect<expression>> {
};

// instance    ::= [ doc ] kind name [ body ]                                 vpc main { … }
struct unnamed : seq<at<gap, one<'{'>>, missing<name>> {};
struct instance
    : seq<not_at<sor<kw_if, kw_for>>, kind, sor<seq<plus<blank>, name>, unnamed>, opt<body_of_head>> {};

// declaration ::= any of these
struct documented_declaration
    : seq<opt<doc, wide_gap>, sor<param, let, resource, output, type_declaration, component, existing, env,
                                  require_declaration, stack, instance, let_without_keyword>> {};
struct plain_declaration : sor<if_declaration, for_declaration, existing_part> {};
struct declaration : sor<plain_declaration, documented_declaration, stray_doc, unreadable> {};

// ---- the file

// file        ::= [ byte order mark ] { declaration item_end }
struct top_declaration : sor<plain_declaration, documented_declaration, stray_doc, unreadable_declaration> {};
struct file : seq<opt<utf8::bom>, separators, star<not_at<eof>, top_declaration, item_end>> {};

}  // namespace scale::grammar
