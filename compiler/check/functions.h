// The built-in functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "check/value.h"
#include "diag/diagnostic.h"
#include "support/arena.h"

namespace scale::check {

struct Function;

/// What a function needs to work with.
struct FunctionContext {
  Arena& arena;
  Names& names;
  diag::Sink& sink;
  Span call;                           // the whole call, for messages
  const Function* function = nullptr;  // the one being called; `call` sets it
  /// Set when the argument at this position has to be known when compiling and is not: the caller knows the
  /// names that made it late and reports them.
  std::optional<std::size_t> late_argument = {};
};

struct Function {
  std::string_view name;
  std::string_view signature;  // "subnet(network: cidr, length: prefix, number: int): cidr"
  std::string_view doc;        // one sentence
  std::string_view example;    // an expression
  std::string_view result;     // the example's value, as to_source writes it; a test evaluates it
  int least;                   // number of arguments
  int most;                    // -1: any number
  const Type*
      returns;  // what it gives when an argument is not known yet; null: the type of the first argument
  bool deploy;  // gives a Late value when CloudFormation can evaluate it on Late arguments
  Value (*body)(std::span<const Value> arguments, FunctionContext& context);
};

/// Calls a function with a number of arguments that it takes; the value is placed at the call. Mistakes that
/// were reported already stay silent, and an argument that is not known yet gives an unknown value. What is
/// known when AWS deploys is taken by `deploy` functions and as an item of a list that is only rearranged;
/// elsewhere it is an error that is left to the caller (`late_argument`). Wrong arguments and results without
/// bounds are reported.
Value call(const Function& function, std::span<const Value> arguments, FunctionContext& context);

/// All functions, sorted by name.
std::span<const Function> functions();
/// The function of this name, or null.
const Function* find_function(std::string_view name);
/// docs/functions.md: the table for people (functions_doc.cpp).
std::string functions_markdown();

}  // namespace scale::check
