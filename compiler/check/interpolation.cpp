// Texts with values in them, and what of a value is text.
#include "check/evaluator.h"
#include "diag/codes.h"
#include "syntax/views.h"

namespace scale::check {

using syntax::Kind;
using syntax::Ref;

namespace {

/// Whether text_value takes values of this type.
bool can_be_text(const Type& type) {
  switch (type.kind) {
    case Type::Kind::Secret:
    case Type::Kind::Optional:
    case Type::Kind::List:
    case Type::Kind::Map:
    case Type::Kind::Record:
    case Type::Kind::Each:
    case Type::Kind::Phrase:
    case Type::Kind::Instance:
    case Type::Kind::Duration:
    case Type::Kind::Size:
    case Type::Kind::Vcpu:
    case Type::Kind::Percent:
    case Type::Kind::Range:
    case Type::Kind::Schedule: return false;
    default: return true;
  }
}

}  // namespace

std::optional<graph::Value> Evaluator::text_value(const Value& value, Span at) {
  switch (value.kind()) {
    case Value::Kind::String:
    case Value::Kind::Arn: return graph::Value::of(value.text());
    case Value::Kind::Int: return graph::Value::of(arena_.copy(std::to_string(value.integer())));
    case Value::Kind::Number:
    case Value::Kind::Bool:
    case Value::Kind::Cidr:
    case Value::Kind::Prefix:
    case Value::Kind::Ports: return graph::Value::of(arena_.copy(to_source(value, names_)));
    case Value::Kind::Resource: return graph::Value::ref(value.resource());
    case Value::Kind::Late: {
      const Type::Kind kind = present(*value.type()).kind;
      const bool composed = kind == Type::Kind::List || kind == Type::Kind::Map || kind == Type::Kind::Record;
      if (!composed) return value.late();
      break;
    }
    default: break;
  }
  auto& report = sink_.report(diag::not_text, at, describe(value));
  if (value.is(Value::Kind::Instance)) report.hint("name one of its outputs");
  if (value.is(Value::Kind::Absent)) report.hint("say what counts when it is absent: `x ?? …`");
  if (value.is(Value::Kind::Quantity)) report.hint("divide it by the unit that is meant, as in `wait / 1s`");
  if (value.is(Value::Kind::List)) report.hint("`join(list, \",\")` makes one text of it");
  if (value.is(Value::Kind::Secret))
    report.hint("secrets are only pointed at: give it to a place that takes a secret");
  return {};
}

Value Evaluator::concat(std::span<const Value> parts, Span at) {
  std::string constant;
  std::vector<graph::Value> late;
  const auto flush = [&] {
    if (!constant.empty()) late.push_back(graph::Value::of(arena_.copy(constant)));
    constant.clear();
  };
  bool unknown = false;
  for (const Value& part : parts) {
    if (part.is(Value::Kind::Error)) return Value::error();
    if (part.is(Value::Kind::Unknown)) {
      if (!can_be_text(*part.type())) {
        sink_.report(diag::not_text, part.at() ? part.at() : at, describe(part));
        return Value::error();
      }
      unknown = true;
      continue;
    }
    const auto piece = text_value(part, part.at() ? part.at() : at);
    if (!piece) return Value::error();
    if (piece->is(graph::Value::Kind::String)) {
      constant += piece->text();
    } else if (piece->is(graph::Value::Kind::Concat)) {
      flush();
      late.insert(late.end(), piece->items().begin(), piece->items().end());
    } else {
      flush();
      late.push_back(*piece);
    }
  }
  if (unknown) return Value::unknown(&types::string);
  if (late.empty()) return Value::of(arena_.copy(constant));
  flush();
  if (late.size() == 1) return Value::late(keep(late[0]), &types::string);
  return Value::late(keep(graph::Value::function(graph::Value::Kind::Concat, arena_.copy(late))),
                     &types::string);
}

Value Evaluator::string(Ref node, const Scope& scope) {
  if (const auto plain = syntax::verbatim_text(node)) return Value::of(arena_.copy(*plain));
  std::vector<Value> parts;
  for (const syntax::StringPart& part : syntax::decode_string(node)) {
    // The place to point at is the interpolation, not where its value comes from.
    parts.push_back(part.expression ? evaluate(part.expression, scope).placed(part.expression.span())
                                    : Value::of(arena_.copy(part.text)));
  }
  return concat(parts, node.span());
}

}  // namespace scale::check
