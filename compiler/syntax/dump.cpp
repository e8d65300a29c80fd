#include "syntax/dump.h"

namespace scale::syntax {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
}

void append(std::string& out, Ref node, std::size_t depth) {
  out.append(2 * depth, ' ');
  out += kind_name(node.kind());
  if (!node.has_children() && !node.text().empty()) {
    out += " `";
    append_escaped(out, node.text());
    out += '`';
  }
  out += '\n';
  for (const Ref child : node) append(out, child, depth + 1);
}

}  // namespace

std::string dump(Ref node) {
  std::string out;
  append(out, node, 0);
  return out;
}

}  // namespace scale::syntax
