// Arithmetic on blocks of IP addresses.
#pragma once

#include "check/value.h"

namespace scale::check {

/// Bits of an address of this family: 32 or 128.
int address_bits(const CidrBlock& block);
/// The network of prefix length `length` (0 to address_bits) that the block's address is in.
CidrBlock network_of(CidrBlock block, int length);
/// Whether every address of `part` is in `whole`.
bool contains(const CidrBlock& whole, const CidrBlock& part);

}  // namespace scale::check
