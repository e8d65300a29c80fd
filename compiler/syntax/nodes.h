// Which rules of the grammar become nodes of the tree. Only parse.cpp includes this.
#pragma once

#include <scale.hpp>

#include "syntax/builder.h"

namespace scale::syntax {
namespace rules = scale::grammar;

/// How a rule becomes a node.
enum class Makes : unsigned char {
  Nothing,
  Node,        // of what it matched
  Documented,  // the same, with the Doc before it as first child
  Wrap,        // with the node before it as first child: what follows a left operand
  Rewind,      // nothing, but nodes of a failed attempt are forgotten
};
struct NodeRule {
  Makes makes = Makes::Nothing;
  Kind kind = Kind::Bad;
};

template <typename Rule>
inline constexpr NodeRule node_rule{};

#define MAKES(how, kind, rule) \
  template <>                  \
  inline constexpr NodeRule node_rule<rules::rule>{Makes::how, Kind::kind};

MAKES(Documented, Stack, stack)
MAKES(Documented, Param, param)
MAKES(Documented, Let, let)
MAKES(Documented, Let, let_without_keyword)
MAKES(Documented, TypeDecl, type_declaration)
MAKES(Documented, Output, output)
MAKES(Node, OutputKey, output_key)
MAKES(Documented, Component, component)
MAKES(Node, ExistingPart, existing_part)
MAKES(Documented, Resource, resource)
MAKES(Documented, Existing, existing)
MAKES(Documented, Instance, instance)
MAKES(Documented, Env, env)
MAKES(Node, Setting, setting)
MAKES(Node, IfDecl, if_declaration)
MAKES(Node, ForDecl, for_declaration)
MAKES(Node, Declarations, declarations)
MAKES(Node, Declarations, forgotten_declarations)
MAKES(Node, Declarations, else_if)
MAKES(Documented, Require, require_declaration)
MAKES(Node, Doc, doc)
MAKES(Rewind, Bad, documented_declaration)

MAKES(Node, Body, body)
MAKES(Node, Body, forgotten_body)
MAKES(Documented, Attribute, attribute)
MAKES(Documented, Attribute, lonely_name)
MAKES(Node, MetaAttribute, meta_attribute)
MAKES(Documented, Block, nested_block)
MAKES(Documented, Phrase, phrase)
MAKES(Node, Spread, spread)
MAKES(Rewind, Bad, documented_item)

MAKES(Node, Paren, parenthesised)
MAKES(Node, Ident, ident)
MAKES(Node, AwsType, aws_type)
MAKES(Wrap, Member, member)
MAKES(Wrap, Index, index)
MAKES(Wrap, Call, call)
MAKES(Wrap, Present, present)
MAKES(Node, Unary, negation)
MAKES(Node, Unary, inversion)
MAKES(Node, Operator, minus_sign)
MAKES(Node, Operator, not_sign)
MAKES(Node, Operator, product_operator)
MAKES(Node, Operator, sum_operator)
MAKES(Node, Operator, coalesce_operator)
MAKES(Node, Operator, comparison_operator)
MAKES(Node, Operator, and_operator)
MAKES(Node, Operator, or_operator)
MAKES(Wrap, Is, type_test)
MAKES(Wrap, Range, range_tail)
MAKES(Node, Range, range_to)
MAKES(Node, Empty, open_end)
MAKES(Node, Empty, no_condition)
MAKES(Node, If, if_expression)
MAKES(Node, ListFor, list_for)
MAKES(Node, MapFor, map_for)
MAKES(Node, List, list_literal)
MAKES(Wrap, List, more_terms)
MAKES(Wrap, PhraseValue, phrase_tail)
MAKES(Node, Record, record)
MAKES(Node, String, string_literal)
MAKES(Node, Text, text_in_line)
MAKES(Node, Text, text_in_lines)
MAKES(Node, Interpolation, interpolation)
MAKES(Node, Int, integer)
MAKES(Node, Number, number)
MAKES(Node, Bool, boolean)
MAKES(Node, Quantity, quantity)
MAKES(Node, Cidr, cidr)
MAKES(Node, Prefix, prefix)
MAKES(Node, Ports, ports)
MAKES(Node, Schedule, schedule)
MAKES(Node, Arn, arn)
MAKES(Node, Secret, secret)
MAKES(Node, Name, name)
MAKES(Node, Name, kind)

MAKES(Node, TypeName, type_name)
MAKES(Wrap, TypeOf, type_arguments)
MAKES(Node, TypeWord, type_word)
MAKES(Node, TypeList, type_list)
MAKES(Wrap, TypeOptional, optional_mark)
MAKES(Wrap, TypeUnion, union_tail)
MAKES(Node, TypeRecord, type_record)
MAKES(Node, TypeEach, type_each)
MAKES(Documented, Field, field)
MAKES(Node, TypePhrase, type_phrase)
MAKES(Node, Word, phrase_word)
MAKES(Node, Slot, slot)
MAKES(Rewind, Bad, documented_field)

MAKES(Node, Bad, unreadable)
MAKES(Node, Bad, unreadable_element)
MAKES(Node, Bad, unreadable_declaration)
MAKES(Documented, Bad, misplaced_declaration)
MAKES(Node, Bad, too_deep_inside)
MAKES(Node, Bad, too_deep)
#undef MAKES

template <typename Operator, typename Operand>
inline constexpr NodeRule node_rule<rules::binary_tail<Operator, Operand>>{Makes::Wrap, Kind::Binary};
template <char Bracket>
inline constexpr NodeRule node_rule<rules::late_closing<Bracket>>{Makes::Rewind, Kind::Bad};

/// How a Bad node is reported.
template <typename Rule>
inline constexpr Problem::Sort badness = Problem::Sort::Unreadable;
template <>
inline constexpr Problem::Sort badness<rules::misplaced_declaration> = Problem::Sort::Misplaced;
template <>
inline constexpr Problem::Sort badness<rules::too_deep> = Problem::Sort::TooDeep;
template <>
inline constexpr Problem::Sort badness<rules::too_deep_inside> = Problem::Sort::TooDeep;

/// What S0001 says is expected where `Rule` is missing; a rule without text does not compile.
template <typename Rule>
inline constexpr const char* expected = nullptr;
#define EXPECTED(rule, text) \
  template <>                \
  inline constexpr const char* expected<rules::rule> = text;
#include <expected.def>
#undef EXPECTED

/// Tokens that close what was opened: their message points at the opening one, too.
template <typename Rule>
inline constexpr bool closes = false;
template <char Bracket>
inline constexpr bool closes<rules::closing<Bracket>> = true;
template <>
inline constexpr bool closes<rules::quote> = true;
template <>
inline constexpr bool closes<rules::three_quotes> = true;

}  // namespace scale::syntax
