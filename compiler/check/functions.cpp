// The table of the built-in functions.
#include "check/functions.h"

#include <algorithm>
#include <array>

#include "check/functions_support.h"

namespace scale::check {

namespace {

constinit const Type texts{.kind = Type::Kind::List, .element = &types::string};
constinit const Type networks{.kind = Type::Kind::List, .element = &types::cidr};
constinit const Type integers{.kind = Type::Kind::List, .element = &types::integer};
constexpr const Type* same = nullptr;  // as the first argument

// Sorted by name. T is any type.
// clang-format off
constexpr std::array<Function, 42> table = {{
  {"abs", "abs(number: number): number", "A number or quantity without its sign.",
   "abs(-3)", "3", 1, 1, same, false, abs_function},
  {"address", "address(network: cidr): string", "The first address of a network.",
   "address(10.0.0.0/16)", "\"10.0.0.0\"", 1, 1, &types::string, false, address_function},
  {"base64", "base64(text: string): string", "The text in Base64, as user data wants it.",
   "base64(\"hello\")", "\"aGVsbG8=\"", 1, 1, &types::string, true, base64_function},
  {"base64_decode", "base64_decode(text: string): string", "The text that is written in Base64; it must be UTF-8.",
   "base64_decode(\"aGVsbG8=\")", "\"hello\"", 1, 1, &types::string, false, base64_decode_function},
  {"ceil", "ceil(number: number): int", "The smallest int that is not below the number.",
   "ceil(2.1)", "3", 1, 1, &types::integer, false, ceil_function},
  {"concat", "concat(lists: [T], …): [T]", "The items of all lists, in order.",
   "concat([1, 2], [3])", "[1, 2, 3]", 1, -1, same, false, concat_function},
  {"contains", "contains(whole: string | [T] | map(T) | cidr, part: string | T | cidr): bool",
   "Whether a text has the other in it, a list the item, a map the key, or a network the other network.",
   "contains(10.0.0.0/16, 10.0.3.0/24)", "true", 2, 2, &types::boolean, false, contains_function},
  {"digest", "digest(value: json): string", "Eight hexadecimal digits that follow from the value: another value, other digits.",
   "digest(\"a\")", "\"61a1cfea\"", 1, 1, &types::string, false, digest_function},
  {"distinct", "distinct(items: [T]): [T]", "The list without the items that occurred before.",
   "distinct([1, 2, 1])", "[1, 2]", 1, 1, same, false, distinct_function},
  {"ends_with", "ends_with(text: string, end: string): bool", "Whether the text ends so.",
   "ends_with(\"api.example.com\", \".com\")", "true", 2, 2, &types::boolean, false, ends_with_function},
  {"first", "first(items: [T]): T?", "The first item, absent when there is none.",
   "first([1, 2])", "1", 1, 1, &types::unknown, false, first_function},
  {"flatten", "flatten(lists: [[T]]): [T]", "The items of the lists in a list.",
   "flatten([[1, 2], [3]])", "[1, 2, 3]", 1, 1, &types::unknown, false, flatten_function},
  {"floor", "floor(number: number): int", "The largest int that is not above the number.",
   "floor(2.9)", "2", 1, 1, &types::integer, false, floor_function},
  {"free_hosts", "free_hosts(network: cidr): int", "How many addresses a subnet has left: AWS keeps five of each.",
   "free_hosts(10.0.0.0/24)", "251", 1, 1, &types::integer, false, free_hosts_function},
  {"host", "host(network: cidr, number: int): string", "The address with this number in the network; 0 is the first.",
   "host(10.0.0.0/16, 258)", "\"10.0.1.2\"", 2, 2, &types::string, false, host_function},
  {"int", "int(value: number | string): int", "A whole number, or a text of digits, as an int.",
   "int(\"42\")", "42", 1, 1, &types::integer, false, int_function},
  {"join", "join(separator: string, items: [string]): string", "The items as one text with the separator between them.",
   "join(\", \", [\"a\", \"b\"])", "\"a, b\"", 2, 2, &types::string, true, join_function},
  {"json_text", "json_text(value: json): string", "The value written as JSON.",
   "json_text({ a = [1, true] })", "\"{\\\"a\\\":[1,true]}\"", 1, 1, &types::string, true, json_text_function},
  {"keys", "keys(map: map(T)): [string]", "The keys of a map, in order of writing.",
   "keys({ a = 1, b = 2 })", "[\"a\", \"b\"]", 1, 1, &texts, false, keys_function},
  {"last", "last(items: [T]): T?", "The last item, absent when there is none.",
   "last([1, 2])", "2", 1, 1, &types::unknown, false, last_function},
  {"length", "length(of: string | [T] | map(T)): int", "How many characters, items or keys there are.",
   "length([1, 2, 3])", "3", 1, 1, &types::integer, false, length_function},
  {"lower", "lower(text: string): string", "The text with a to z for A to Z.",
   "lower(\"Web\")", "\"web\"", 1, 1, &types::string, false, lower_function},
  {"max", "max(numbers: number | [number], …): number", "The largest of some numbers or quantities.",
   "max(2, 40, 7)", "40", 1, -1, &types::unknown, false, max_function},
  {"merge", "merge(maps: map(T), …): map(T)", "The fields of all maps; the last one with a key decides.",
   "merge({ a = 1, b = 2 }, { b = 3 })", "{ a = 1, b = 3 }", 1, -1, same, false, merge_function},
  {"min", "min(numbers: number | [number], …): number", "The smallest of some numbers or quantities.",
   "min([30s, 2m])", "30s", 1, -1, &types::unknown, false, min_function},
  {"mod", "mod(number: int, divisor: int): int", "What a division leaves; it has the sign of the divisor.",
   "mod(7, 3)", "1", 2, 2, &types::integer, false, mod_function},
  {"parse_json", "parse_json(text: string): json", "The value that is written as JSON; null is absent.",
   "parse_json(\"[1, true]\")", "[1, true]", 1, 1, &types::json, false, parse_json_function},
  {"prefix_of", "prefix_of(network: cidr): prefix", "The prefix length of a network.",
   "prefix_of(10.0.0.0/16)", "/16", 1, 1, &types::prefix, false, prefix_of_function},
  {"range", "range(count: int): [int]", "The ints from 0 to below the count.",
   "range(3)", "[0, 1, 2]", 1, 1, &integers, false, range_function},
  {"replace", "replace(text: string, old: string, new: string): string", "The text with every `old` replaced.",
   "replace(\"a.b.c\", \".\", \"-\")", "\"a-b-c\"", 3, 3, &types::string, false, replace_function},
  {"reverse", "reverse(items: [T]): [T]", "The list from its end to its start.",
   "reverse([1, 2, 3])", "[3, 2, 1]", 1, 1, same, false, reverse_function},
  {"slice", "slice(of: string | [T], from: int, count: int): string | [T]",
   "The characters or items from a position (0 is the first) on, at most `count` of them; all when it is left out.",
   "slice(\"production\", 0, 4)", "\"prod\"", 2, 3, same, false, slice_function},
  {"sort", "sort(items: [T]): [T]", "Numbers, quantities, texts or networks in rising order; texts by their bytes.",
   "sort([3, 1, 2])", "[1, 2, 3]", 1, 1, same, false, sort_function},
  {"split", "split(separator: string, text: string): [string]", "The parts of the text between the separators.",
   "split(\",\", \"a,b\")", "[\"a\", \"b\"]", 2, 2, &texts, true, split_function},
  {"starts_with", "starts_with(text: string, start: string): bool", "Whether the text starts so.",
   "starts_with(\"api.example.com\", \"api\")", "true", 2, 2, &types::boolean, false, starts_with_function},
  {"subnet", "subnet(network: cidr, length: prefix, number: int): cidr",
   "The network with this prefix length and number inside another; 0 is the first.",
   "subnet(10.0.0.0/16, /24, 3)", "10.0.3.0/24", 3, 3, &types::cidr, false, subnet_function},
  {"subnets", "subnets(network: cidr, lengths: [prefix]): [cidr]",
   "Networks of these prefix lengths that do not overlap, each at the lowest place that is free; one more at the end moves none.",
   "subnets(10.0.0.0/16, [/24, /20, /24])", "[10.0.0.0/24, 10.0.16.0/20, 10.0.1.0/24]", 2, 2, &networks, false, subnets_function},
  {"sum", "sum(numbers: [number]): number", "Numbers or quantities of one unit, added up; 0 for none.",
   "sum([1, 2, 3])", "6", 1, 1, &types::unknown, false, sum_function},
  {"text", "text(value: bool | number | string | cidr | arn | duration | …): string", "The value as a program writes it, without quotes.",
   "text(0.5)", "\"0.5\"", 1, 1, &types::string, false, text_function},
  {"trim", "trim(text: string): string", "The text without blanks and line ends around it.",
   "trim(\" a b \")", "\"a b\"", 1, 1, &types::string, false, trim_function},
  {"upper", "upper(text: string): string", "The text with A to Z for a to z.",
   "upper(\"web\")", "\"WEB\"", 1, 1, &types::string, false, upper_function},
  {"values", "values(map: map(T)): [T]", "The values of a map, in order of writing.",
   "values({ a = 1, b = 2 })", "[1, 2]", 1, 1, &types::unknown, false, values_function},
}};
// clang-format on

/// What a call gives when an argument is not known yet.
Value unknown_result(const Function& function, Arguments arguments) {
  if (function.returns != same) return Value::unknown(function.returns);
  const Value* first = arguments.empty() ? nullptr : &arguments.front();
  const bool typed = first != nullptr && first->is(Value::Kind::Unknown) && first->type() != nullptr;
  return Value::unknown(typed ? first->type() : &types::unknown);
}

Value call_unplaced(const Function& function, Arguments arguments, FunctionContext& context) {
  using Kind = Value::Kind;
  const auto find = [&](Kind kind) {
    return std::ranges::find_if(arguments, [=](const Value& value) { return value.is(kind); });
  };
  if (find(Kind::Error) != arguments.end()) return Value::error();
  if (find(Kind::Unknown) != arguments.end()) return unknown_result(function, arguments);
  const auto late = find(Kind::Late);
  if (late != arguments.end() && !function.deploy) {
    context.late_argument = static_cast<std::size_t>(late - arguments.begin());
    return Value::error();
  }
  return function.body(arguments, context);
}

}  // namespace

Value call(const Function& function, std::span<const Value> arguments, FunctionContext& context) {
  context.function = &function;
  return call_unplaced(function, arguments, context).placed(context.call);
}

std::span<const Function> functions() {
  return table;
}

const Function* find_function(std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Function::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace scale::check
