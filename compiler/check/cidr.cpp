// Networks, prefix lengths and ports.
#include <algorithm>
#include <array>
#include <string>

#include "check/cidr.h"
#include "check/literal_text.h"
#include "check/literals.h"

namespace scale::check {

namespace {

/// Why a text is no address; empty when it is one.
using Problem = std::string_view;

Problem read_v4(std::string_view text, std::uint8_t* bytes) {
  const std::vector<std::string_view> numbers = parts(text, '.');
  if (numbers.size() != 4) return "an IPv4 address has four numbers";
  for (std::size_t i = 0; i < 4; ++i) {
    // Some programs read a leading zero as octal, so it is not written.
    if (numbers[i].size() > 1 && numbers[i].front() == '0')
      return "a number in an address has no leading zero";
    const auto number = parse_number<std::uint8_t>(numbers[i]);
    if (!number) return "the numbers of an IPv4 address are 0 to 255";
    bytes[i] = *number;
  }
  return {};
}

/// The groups of one side of "::", each two bytes.
Problem read_groups(std::string_view text, std::vector<std::uint16_t>& groups) {
  if (text.empty()) return {};
  for (const std::string_view group : parts(text, ':')) {
    std::uint16_t number = 0;
    const auto read = std::from_chars(group.data(), group.data() + group.size(), number, 16);
    if (group.empty() || group.size() > 4 || read.ec != std::errc{} ||
        read.ptr != group.data() + group.size()) {
      return "the groups of an IPv6 address have one to four hexadecimal digits";
    }
    groups.push_back(number);
  }
  return {};
}

Problem read_v6(std::string_view text, std::uint8_t* bytes) {
  std::vector<std::uint16_t> head;
  std::vector<std::uint16_t> tail;
  const auto gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  if (has_gap && text.find("::", gap + 1) != std::string_view::npos) return "`::` may stand once";
  if (const Problem problem = read_groups(text.substr(0, gap), head); !problem.empty()) return problem;
  if (has_gap) {
    if (const Problem problem = read_groups(text.substr(gap + 2), tail); !problem.empty()) return problem;
  }
  const std::size_t written = head.size() + tail.size();
  if (has_gap ? written > 7 : written != 8) return "an IPv6 address has eight groups";
  head.resize(8 - tail.size());
  head.insert(head.end(), tail.begin(), tail.end());
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[2 * i] = static_cast<std::uint8_t>(head[i] >> 8);
    bytes[2 * i + 1] = static_cast<std::uint8_t>(head[i]);
  }
  return {};
}

Problem read_cidr(std::string_view text, CidrBlock& block) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return "it has no prefix length";
  const std::string_view address = text.substr(0, slash);
  block.v6 = address.find(':') != std::string_view::npos;
  const Problem problem = block.v6 ? read_v6(address, block.address) : read_v4(address, block.address);
  if (!problem.empty()) return problem;
  const auto length = parse_number<std::uint8_t>(text.substr(slash + 1));
  if (!length || *length > address_bits(block)) {
    return block.v6 ? "the prefix length of an IPv6 network is 0 to 128"
                    : "the prefix length of an IPv4 network is 0 to 32";
  }
  block.length = *length;
  return {};
}

}  // namespace

int address_bits(const CidrBlock& block) {
  return block.v6 ? 128 : 32;
}

CidrBlock network_of(CidrBlock block, int length) {
  block.length = static_cast<std::uint8_t>(length);
  for (int i = 0; i < 16; ++i) {
    const int kept = std::clamp(length - 8 * i, 0, 8);
    block.address[i] = static_cast<std::uint8_t>(block.address[i] & (0xFF00 >> kept));
  }
  return block;
}

bool contains(const CidrBlock& whole, const CidrBlock& part) {
  return whole.v6 == part.v6 && whole.length <= part.length &&
         network_of(part, whole.length) == network_of(whole, whole.length);
}

std::optional<CidrBlock> parse_cidr(std::string_view text) {
  CidrBlock block;
  if (!read_cidr(text, block).empty()) return std::nullopt;
  return block;
}

Value cidr_literal(const LiteralText& literal) {
  CidrBlock block;
  if (const Problem problem = read_cidr(literal.text, block); !problem.empty()) {
    literal.sink.report(diag::bad_cidr, literal.at, literal.text, problem);
    return Value::error();
  }
  const CidrBlock network = network_of(block, block.length);
  if (network != block) {
    const std::string meant = cidr_text(network);
    literal.sink.report(diag::host_bits, literal.at, literal.text)
        .hint(fmt::format("the network that it is in: {}", meant))
        .with_fix(fmt::format("write {}", meant), {{literal.at, meant}});
    return Value::error();
  }
  return Value::cidr(literal.arena.make<CidrBlock>(block));
}

Value prefix_literal(const LiteralText& literal) {
  const auto length = parse_number<std::uint8_t>(literal.text.substr(1));
  if (length && *length <= 128) return Value::prefix(*length);
  literal.sink.report(diag::bad_prefix, literal.at, literal.text, "/0 to /32 for IPv4, /0 to /128 for IPv6");
  return Value::error();
}

Value ports_literal(const LiteralText& literal) {
  const auto dash = std::min(literal.text.find('-'), literal.text.size());
  const std::string_view first = trimmed(literal.text.substr(0, dash));
  const std::string_view last = dash == literal.text.size() ? first : trimmed(literal.text.substr(dash + 1));
  const auto from = parse_number<std::uint16_t>(first);
  const auto to = parse_number<std::uint16_t>(last);
  if (!from || !to) {
    const std::string_view wrong = from ? last : first;
    literal.sink.report(diag::bad_port, literal.place(wrong), wrong);
    return Value::error();
  }
  if (*from > *to) {
    literal.sink.report(diag::ports_reversed, literal.at, literal.text)
        .hint(fmt::format("try: {}-{}", *to, *from));
    return Value::error();
  }
  return Value::ports(*from, *to);
}

}  // namespace scale::check
