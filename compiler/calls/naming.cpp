// Physical names for resources whose program gives none.
#include <fmt/format.h>

#include "calls/builder.h"
#include "calls/evaluate.h"
#include "calls/values.h"

namespace scale::calls {

namespace {

/// FNV-1a, as eight hexadecimal digits: the same on every machine.
std::string short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return fmt::format("{:08x}", hash);
}

/// Letters, digits and what is allowed; everything else becomes one `-` between words.
std::string clean(std::string_view text, const schema::Naming& naming) {
  std::string out;
  for (char c : text) {
    if (naming.lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (letter || (digit && !out.empty()) ||
        (!out.empty() && c != '.' && naming.allowed.find(c) != naming.allowed.npos))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

graph::Value Builder::physical_name(graph::ResourceId id, const schema::Naming& naming) {
  const graph::Resource& resource = graph_.resources[id];
  for (const graph::Field& field : made_[id].properties)
    if (field.name == naming.property) return field.value;
  // stack-address, as CloudFormation's names begin with the stack, but without a random end: the same program
  // gives the same names. A hash of the address stands for what is cut off.
  const std::string full = graph_.stack.empty() ? std::string(resource.address)
                                                : fmt::format("{}-{}", graph_.stack, resource.address);
  std::string name = clean(full, naming);
  const std::string_view suffix =
      Evaluator(*this, id).holds(naming.suffix_when) ? naming.suffix : std::string_view{};
  const std::size_t room = naming.max - suffix.size();
  if (name.size() > room) name = name.substr(0, room - 9) + "-" + short_hash(full);
  name += suffix;
  return Value::of(out_.arena.copy(std::string_view(name)));
}

}  // namespace scale::calls
