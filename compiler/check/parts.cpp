// The parts of values that are written as one literal: the ends of a range, the time zone of a schedule.
#include <array>

#include "check/evaluator.h"
#include "check/literals.h"

namespace scale::check {
namespace {

/// A part, by the type of the whole.
struct Part {
  Type::Kind whole;
  std::string_view name;
  const Type* type;
};

const Type optional_text{.kind = Type::Kind::Optional, .element = &types::string};
const Type optional_end{.kind = Type::Kind::Optional, .element = &types::unknown};

constexpr std::array parts{
    Part{Type::Kind::Range, "min", &optional_end},
    Part{Type::Kind::Range, "max", &optional_end},
    Part{Type::Kind::Ports, "from", &types::integer},
    Part{Type::Kind::Ports, "to", &types::integer},
    Part{Type::Kind::Cidr, "version", &types::integer},
    Part{Type::Kind::Cidr, "length", &types::integer},
    Part{Type::Kind::Prefix, "length", &types::integer},
    Part{Type::Kind::Schedule, "expression", &types::string},
    Part{Type::Kind::Schedule, "time_zone", &optional_text},
    Part{Type::Kind::Secret, "service", &types::string},
    Part{Type::Kind::Secret, "arn", &types::string},
};

const Part* find_part(Type::Kind whole, std::string_view name) {
  for (const Part& part : parts)
    if (part.whole == whole && part.name == name) return &part;
  return nullptr;
}

Type::Kind kind_of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::Range: return Type::Kind::Range;
    case Value::Kind::Ports: return Type::Kind::Ports;
    case Value::Kind::Cidr: return Type::Kind::Cidr;
    case Value::Kind::Prefix: return Type::Kind::Prefix;
    case Value::Kind::Schedule: return Type::Kind::Schedule;
    case Value::Kind::Secret: return Type::Kind::Secret;
    default: return Type::Kind::Unknown;
  }
}

std::string_view secret_service(std::string_view text) {
  return text.starts_with("arn:") ? arn_service(text) : text.substr(0, text.find(':'));
}

/// The ARN of a secret without the key, stage and version that may follow it.
std::string_view without_selection(std::string_view arn) {
  std::size_t end = 0;
  for (int colons = 0; end < arn.size() && (arn[end] != ':' || ++colons < 7); ++end) {
  }
  return arn.substr(0, end);
}

Value text_or_absent(std::string_view text) {
  return text.empty() ? Value::absent() : Value::of(text);
}
Value end_or_absent(const Value* end) {
  return end == nullptr ? Value::absent() : *end;
}

}  // namespace

std::vector<std::string_view> part_names(const Value& whole) {
  std::vector<std::string_view> names;
  for (const Part& part : parts)
    if (part.whole == kind_of(whole)) names.push_back(part.name);
  return names;
}

const Type* part_type(const Type& whole, std::string_view name) {
  const Part* part = find_part(whole.kind, name);
  return part == nullptr ? nullptr : part->type;
}

std::optional<Value> Evaluator::part_of(const Value& whole, std::string_view name) {
  if (find_part(kind_of(whole), name) == nullptr) return {};
  switch (whole.kind()) {
    case Value::Kind::Range: return end_or_absent(name == "min" ? whole.low() : whole.high());
    case Value::Kind::Ports:
      return Value::of(std::int64_t{name == "from" ? whole.port_from() : whole.port_to()});
    case Value::Kind::Cidr:
      if (name == "version") return Value::of(std::int64_t{whole.cidr().v6 ? 6 : 4});
      return Value::of(std::int64_t{whole.cidr().length});
    case Value::Kind::Prefix: return Value::of(whole.integer());
    case Value::Kind::Schedule:
      return name == "expression" ? Value::of(whole.schedule().expression)
                                  : text_or_absent(whole.schedule().time_zone);
    case Value::Kind::Secret:
      return name == "service" ? Value::of(secret_service(whole.text())) : secret_arn_pattern(whole);
    default: return {};
  }
}

/// What a policy names to allow reading a secret and no other. Only AWS knows the six characters that Secrets
/// Manager adds to a name, so a name alone is matched with any.
Value Evaluator::secret_arn_pattern(const Value& secret) {
  const std::string_view text = secret.text();
  if (text.starts_with("arn:")) return Value::of(without_selection(text));
  const bool is_parameter = secret_service(text) == "ssm";
  std::string_view name = text.substr(text.find(':') + 1);
  if (is_parameter && name.starts_with('/')) name.remove_prefix(1);
  if (!is_parameter) name = name.substr(0, name.find(':'));
  const auto pseudo = [&](graph::Pseudo which) {
    return Value::late(keep(graph::Value::pseudo(which)), &types::string);
  };
  const Value pieces[] = {
      Value::of(std::string_view("arn:")),
      pseudo(graph::Pseudo::Partition),
      Value::of(std::string_view(is_parameter ? ":ssm:" : ":secretsmanager:")),
      pseudo(graph::Pseudo::Region),
      Value::of(std::string_view(":")),
      pseudo(graph::Pseudo::Account),
      Value::of(arena_.copy(is_parameter ? fmt::format(":parameter/{}", name)
                                         : fmt::format(":secret:{}-??????", name))),
  };
  return concat(pieces, secret.at());
}

}  // namespace scale::check
