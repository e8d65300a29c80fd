// Built-in functions on networks.
#include <algorithm>

#include "check/cidr.h"
#include "check/functions_support.h"
#include "check/text.h"

namespace scale::check {

namespace {

/// No region has as many subnets; an IPv6 network has room for far more than a program can want.
constexpr std::size_t max_subnets = 16'384;

/// Whether `number` can be written in so many bits.
bool fits(std::int64_t number, int bits) {
  return bits >= 63 || number < (std::int64_t{1} << bits);
}

/// The block with `number` in the bits before bit `end`; they are zero before.
CidrBlock numbered(CidrBlock block, int end, std::int64_t number) {
  for (int bit = end - 1; number != 0; --bit, number >>= 1) {
    if ((number & 1) != 0)
      block.address[bit / 8] = static_cast<std::uint8_t>(block.address[bit / 8] | 0x80 >> bit % 8);
  }
  return block;
}

/// Whether networks of this length can be in `whole`; reports it when not.
bool check_length(const CidrBlock& whole, const Value& length, FunctionContext& context) {
  if (length.integer() >= whole.length && length.integer() <= address_bits(whole)) return true;
  bad_argument(length.at(),
               fmt::format("{} has no networks of length /{}", cidr_text(whole), length.integer()), context);
  return false;
}

/// Takes the lowest network of this length out of the free ones; no value when there is no room.
std::optional<CidrBlock> take_lowest(std::vector<CidrBlock>& free, int length) {
  const auto found =
      std::ranges::find_if(free, [&](const CidrBlock& block) { return block.length <= length; });
  if (found == free.end()) return std::nullopt;
  CidrBlock taken = *found;
  // The upper halves stay free, in order of address: the smallest of them stands first.
  std::vector<CidrBlock> halves;
  while (taken.length < length) {
    ++taken.length;
    halves.push_back(numbered(taken, taken.length, 1));
  }
  free.insert(free.erase(found), halves.rbegin(), halves.rend());
  return taken;
}

}  // namespace

SCALE_FUNCTION(address) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  return read.failed() ? read.outcome() : text_result(address_text(network), context);
}

SCALE_FUNCTION(free_hosts) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  if (read.failed()) return read.outcome();
  const int bits = address_bits(network) - network.length;
  if (bits >= 63)
    return bad_argument(arguments[0].at(), "the network has more addresses than an int can count", context);
  // Amazon VPC user guide, "Subnet sizing": the first four addresses and the last one are not available.
  return Value::of(std::max<std::int64_t>((std::int64_t{1} << bits) - 5, 0));
}

SCALE_FUNCTION(host) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  const std::int64_t number = read.integer(1);
  if (read.failed()) return read.outcome();
  if (number < 0 || !fits(number, address_bits(network) - network.length)) {
    return bad_argument(arguments[1].at(),
                        fmt::format("{} has no address number {}", cidr_text(network), number), context);
  }
  return text_result(address_text(numbered(network, address_bits(network), number)), context);
}

SCALE_FUNCTION(prefix_of) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  return read.failed() ? read.outcome() : Value::prefix(network.length);
}

SCALE_FUNCTION(subnet) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  if (!read.failed() && !arguments[1].is(Value::Kind::Prefix)) read.refuse(1, read.known(1));
  const std::int64_t number = read.integer(2);
  if (read.failed()) return read.outcome();
  if (!check_length(network, arguments[1], context)) return Value::error();
  const auto length = static_cast<int>(arguments[1].integer());
  if (number < 0 || !fits(number, length - network.length)) {
    return bad_argument(
        arguments[2].at(),
        fmt::format("{} has no network /{} with number {}", cidr_text(network), length, number), context);
  }
  CidrBlock result = numbered(network, length, number);
  result.length = static_cast<std::uint8_t>(length);
  return Value::cidr(context.arena.make<CidrBlock>(result));
}

SCALE_FUNCTION(subnets) {
  Reader read(arguments, context);
  const CidrBlock network = read.cidr(0);
  const std::span<const Value> lengths = read.list_of(1, Value::Kind::Prefix);
  if (read.failed()) return read.outcome();
  if (lengths.size() > max_subnets) {
    context.sink.report(diag::result_too_large, context.call, "subnets",
                        fmt::format("{} networks", max_subnets));
    return Value::error();
  }
  std::vector<CidrBlock> free{network};
  std::vector<Value> result;
  for (const Value& length : lengths) {
    if (!check_length(network, length, context)) return Value::error();
    const std::optional<CidrBlock> taken = take_lowest(free, static_cast<int>(length.integer()));
    if (!taken) {
      return bad_argument(length.at(),
                          fmt::format("{} has no room left for network {}, /{}", cidr_text(network),
                                      result.size() + 1, length.integer()),
                          context);
    }
    result.push_back(Value::cidr(context.arena.make<CidrBlock>(*taken)).placed(length.at()));
  }
  return list_result(result, context);
}

}  // namespace scale::check
