#include "lower/logical_ids.h"

#include <fmt/format.h>

#include <iterator>
#include <unordered_map>

#include "diag/codes.h"

namespace scale::lower {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// Appends the code point at the front of `text` as U and hexadecimal digits, and removes it.
void spell(std::string& id, std::string_view& text) {
  const auto take = [&] {
    const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(text.front()));
    text.remove_prefix(1);
    return byte;
  };
  std::uint32_t code = take();
  if (code >= 0xC0) code &= code < 0xE0 ? 0x1F : code < 0xF0 ? 0x0F : 0x07;
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80)
    code = (code << 6) | (take() & 0x3F);
  fmt::format_to(std::back_inserter(id), "U{:X}", code);
}

/// Appends one name or key.
void append(std::string& id, std::string_view segment) {
  const std::size_t before = id.size();
  bool start = true;
  for (std::string_view rest = segment; !rest.empty();) {
    const char c = rest.front();
    if (!is_ascii(c)) {
      spell(id, rest);
      start = true;
      continue;
    }
    const bool word = is_lower(c) || is_upper(c) || is_digit(c);
    if (word) id += start && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    start = !word;
    rest.remove_prefix(1);
  }
  if (id.size() == before)
    while (!segment.empty()) spell(id, segment);
}

/// Takes the next name or key off an address, without its point, brackets and quotes.
std::string_view next_segment(std::string_view& address) {
  if (address.starts_with('.')) address.remove_prefix(1);
  std::size_t end = 0;
  if (address.starts_with("[\"")) {
    end = 2;
    while (end < address.size() && address[end] != '"') end += address[end] == '\\' ? 2 : 1;
    const std::string_view key = address.substr(2, end - 2);
    address.remove_prefix(std::min(address.size(), end + 2));
    return key;
  }
  if (address.starts_with('[')) {
    end = std::min(address.find(']'), address.size());
    const std::string_view key = address.substr(1, end - 1);
    address.remove_prefix(std::min(address.size(), end + 1));
    return key;
  }
  end = std::min(address.find_first_of(".["), address.size());
  const std::string_view name = address.substr(0, end);
  address.remove_prefix(end);
  return name;
}

/// One set of logical ids, each with who has it.
class IdSet {
 public:
  explicit IdSet(diag::Sink& sink) : sink_(sink) {}
  void add(std::string_view id, std::string_view name, Span at) {
    const auto [found, fresh] = owners_.try_emplace(id, Owner{name, at});
    if (fresh) return;
    const auto [other, place] = found->second;
    sink_.report(diag::same_logical_id, at, name, other, id)
        .note(place, fmt::format("`{}` is declared here", other));
  }
  /// As add(), of something that may have been added before.
  void add_once(std::string_view id, std::string_view name, Span at) {
    const auto found = owners_.find(id);
    if (found == owners_.end() || found->second.name != name) add(id, name, at);
  }
  void reserve(std::size_t size) { owners_.reserve(size); }

 private:
  struct Owner {
    std::string_view name;
    Span at;
  };
  diag::Sink& sink_;
  std::unordered_map<std::string_view, Owner> owners_;
};

}  // namespace

std::string logical_id(std::string_view address) {
  std::string id;
  while (!address.empty()) append(id, next_segment(address));
  return id;
}

void assign_logical_ids(graph::Graph& graph, diag::Sink& sink,
                        std::span<const graph::Resource* const> others) {
  const auto id_of = [&](std::string_view address) {
    return graph.arena.copy(std::string_view(logical_id(address)));
  };
  IdSet names(sink);
  names.reserve(graph.parameters.size() + graph.resources.size() + others.size());
  for (graph::Parameter& parameter : graph.parameters) {
    parameter.logical_id = id_of(parameter.name);
    names.add(parameter.logical_id, parameter.name, parameter.at);
  }
  for (graph::Resource& resource : graph.resources) {
    resource.logical_id = id_of(resource.address);
    names.add(resource.logical_id, resource.address,
              resource.origin != nullptr ? resource.origin->at : Span{});
  }
  for (const graph::Resource* other : others)
    names.add_once(other->logical_id, other->address, other->origin != nullptr ? other->origin->at : Span{});
  IdSet outputs(sink);
  for (graph::Output& output : graph.outputs) {
    output.logical_id = id_of(output.name);
    outputs.add(output.logical_id, output.name, output.at);
  }
}

}  // namespace scale::lower
