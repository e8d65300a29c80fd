// What the bodies of the built-in functions share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/functions.h"
#include "check/type.h"
#include "diag/codes.h"

namespace scale::check {

using Arguments = std::span<const Value>;

/// Larger results are an error, so that no program runs away.
constexpr std::size_t max_items = 1'000'000;
constexpr std::size_t max_text = std::size_t{16} << 20;

/// Whether AWS gives the value when it deploys: an attribute of a resource, or something made from one.
inline bool is_late(const Value& value) {
  return value.is(Value::Kind::Late) || value.is(Value::Kind::Resource);
}
/// A late value as the graph has it.
graph::Value late_graph(const Value& value);
/// A Late result of `type`, in the arena.
Value late_result(const graph::Value& value, const Type& type, FunctionContext& context);

/// Reports that `value`, the argument at `index` or a part of it, has the wrong type. Gives an Error value.
Value wrong_argument(std::size_t index, const Value& value, FunctionContext& context);
/// Reports that the arguments have the right types but no result. Gives an Error value.
Value bad_argument(Span at, std::string_view problem, FunctionContext& context);
Value too_many_items(FunctionContext& context);

/// A String in the arena, or an error when it is too large.
Value text_result(std::string_view text, FunctionContext& context);
/// A List in the arena, or an error when it is too large.
Value list_result(const std::vector<Value>& items, FunctionContext& context);

/// Takes the arguments of a call as what the function needs. The first one that does not fit ends the call
/// with `outcome()`: an error that has been reported, or an unknown value.
class Reader {
 public:
  Reader(Arguments arguments, FunctionContext& context) : arguments_(arguments), context_(context) {}

  bool has(std::size_t index) const { return index < arguments_.size(); }
  std::string_view text(std::size_t index);
  std::int64_t integer(std::size_t index);
  std::span<const Value> list(std::size_t index);
  std::span<const NamedValue> fields(std::size_t index);  // of a record or map
  CidrBlock cidr(std::size_t index);
  /// The items of a list, all of this kind.
  std::span<const Value> list_of(std::size_t index, Value::Kind kind);
  /// The argument, with everything in it known.
  const Value& known(std::size_t index);
  /// Ends the call: `value`, the argument at `index` or a part of it, does not fit.
  void refuse(std::size_t index, const Value& value);

  bool failed() const { return failed_; }
  Value outcome() const { return outcome_; }

 private:
  const Value* take(std::size_t index, Value::Kind kind);
  bool is_known(std::size_t index, const Value& value);
  void end(const Value& outcome);

  Arguments arguments_;
  FunctionContext& context_;
  Value outcome_;
  bool failed_ = false;
};

// The bodies, by area: functions_text.cpp, functions_list.cpp, functions_number.cpp, functions_network.cpp,
// functions_encode.cpp, functions_json.cpp.
#define SCALE_FUNCTION(name) Value name##_function(Arguments arguments, FunctionContext& context)
SCALE_FUNCTION(abs);
SCALE_FUNCTION(address);
SCALE_FUNCTION(base64);
SCALE_FUNCTION(base64_decode);
SCALE_FUNCTION(ceil);
SCALE_FUNCTION(concat);
SCALE_FUNCTION(contains);
SCALE_FUNCTION(digest);
SCALE_FUNCTION(distinct);
SCALE_FUNCTION(ends_with);
SCALE_FUNCTION(first);
SCALE_FUNCTION(flatten);
SCALE_FUNCTION(floor);
SCALE_FUNCTION(free_hosts);
SCALE_FUNCTION(host);
SCALE_FUNCTION(int);
SCALE_FUNCTION(join);
SCALE_FUNCTION(json_text);
SCALE_FUNCTION(keys);
SCALE_FUNCTION(last);
SCALE_FUNCTION(length);
SCALE_FUNCTION(lower);
SCALE_FUNCTION(max);
SCALE_FUNCTION(merge);
SCALE_FUNCTION(min);
SCALE_FUNCTION(mod);
SCALE_FUNCTION(parse_json);
SCALE_FUNCTION(prefix_of);
SCALE_FUNCTION(range);
SCALE_FUNCTION(replace);
SCALE_FUNCTION(reverse);
SCALE_FUNCTION(slice);
SCALE_FUNCTION(sort);
SCALE_FUNCTION(split);
SCALE_FUNCTION(starts_with);
SCALE_FUNCTION(subnet);
SCALE_FUNCTION(subnets);
SCALE_FUNCTION(sum);
SCALE_FUNCTION(text);
SCALE_FUNCTION(trim);
SCALE_FUNCTION(upper);
SCALE_FUNCTION(values);

}  // namespace scale::check
