#include "properties.h"

#include <algorithm>

#include "format/format.h"
#include "trees.h"

namespace scale::test {
namespace {
using syntax::Kind;

/// Leaves whose text may hold "//" that begins no comment.
bool hides_slashes(const syntax::Node& node) {
  switch (node.kind) {
    case Kind::String:
    case Kind::Schedule:
    case Kind::Secret:
    case Kind::Arn:
    case Kind::TypeWord: return true;
    default: return false;
  }
}

/// The comments of a text in order, one per line; doc comments are among them.
std::string comments(const Parsed& parsed) {
  std::string text(parsed.tree.text());
  for (const syntax::Node& node : parsed.tree.nodes())
    if (hides_slashes(node)) std::fill(text.begin() + node.begin, text.begin() + node.end, 'x');
  std::string out;
  for (std::size_t i = text.find("//"); i != std::string::npos; i = text.find("//", i)) {
    std::size_t end = text.find('\n', i);
    if (end == std::string::npos) end = text.size();
    const std::size_t last = text.find_last_not_of(" \t\r", end - 1);
    out += text.substr(i, last - i + 1) + '\n';
    i = end;
  }
  return out;
}

}  // namespace

std::string parse_violation(std::string text) {
  const Parsed parsed(std::move(text));
  std::string wrong = flaw(parsed.tree);
  if (wrong.empty() && parsed.tree.complete() != parsed.sink.empty())
    wrong = parsed.tree.complete() ? "complete, but something was reported"
                                   : "incomplete, but nothing was reported";
  return wrong;
}

std::string format_violation(const std::string& text) {
  const Parsed before(text);
  const std::string once = format::format(before.tree);
  if (!before.tree.complete()) return once == text ? "" : "a text with mistakes was changed";
  const Parsed after(once);
  if (!after.tree.complete()) return "it has mistakes afterwards:\n" + mistakes(after) + once;
  const std::string was = shape(before);
  const std::string is = shape(after);
  if (was != is) {
    const auto differs = std::mismatch(was.begin(), was.end(), is.begin(), is.end());
    return "another tree: " + std::string(differs.first, was.end()).substr(0, 60) +
           "\nnow: " + std::string(differs.second, is.end()).substr(0, 60) + "\n" + once;
  }
  if (comments(before) != comments(after))
    return "other comments:\n" + comments(before) + "now:\n" + comments(after) + once;
  const std::string twice = format::format(after.tree);
  if (once != twice) return "not stable:\n" + once + "\nthen:\n" + twice;
  return {};
}

}  // namespace scale::test
