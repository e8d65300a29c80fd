// Expressions.
#include <algorithm>
#include <utility>

#include "format/layout.h"
#include "syntax/views.h"

namespace scale::format {
namespace {
using syntax::Kind;
using syntax::Ref;

/// How loosely an operator binds.
int precedence(std::string_view op) {
  if (op == "or") return 0;
  if (op == "and") return 1;
  if (op == "??") return 3;
  if (op == "+" || op == "-") return 4;
  if (op == "*" || op == "/") return 5;
  return 2;
}

/// Brings its own brackets, so that a bracket or keyword around it needs no line of its own.
bool has_brackets(Ref node) {
  return node.is(Kind::List) || node.is(Kind::Record) || node.is(Kind::ListFor) || node.is(Kind::MapFor) ||
         node.is(Kind::Call) || node.is(Kind::String);
}

}  // namespace

bool Layout::ends_in_arn(Ref node) {
  const auto last = Ref(&node.tree(), node.index() + node.node().size - 1);
  return last.is(Kind::Arn) && (last.node().end == node.node().end || node.is(Kind::Slot));
}

Doc Layout::comments(const Gap& gap) {
  std::vector<Doc> parts;
  for (const Comment& comment : gap.comments) parts.push_back(docs_.comment(comment.text, comment.own_line));
  return docs_.concat(parts);
}
Doc Layout::comments(std::uint32_t begin, std::uint32_t end) {
  return comments(gap(begin, end));
}

/// The children from `first_child` on between brackets; the opening one stands at `open`.
Doc Layout::enclosed(Ref node, std::uint32_t open, std::size_t first_child) {
  const Breaks saved_breaks = std::exchange(breaks_, Breaks::Operators);
  const bool listed = node.is(Kind::List) || node.is(Kind::Call) || node.is(Kind::TypeOf);
  std::vector<Ref> children;
  std::size_t position = 0;
  for (const Ref child : node)
    if (position++ >= first_child) children.push_back(child);

  const std::uint32_t close = node.node().end - 1;
  std::uint32_t end = open + 1;
  bool commented = false;
  bool broken = false;
  for (const Ref child : children) {
    const Gap before = gap(end, child.node().begin);
    commented |= !before.comments.empty();
    broken |= before.line_end;
    broken |= node.is(Kind::Paren) && (child.is(Kind::Binary) || child.is(Kind::If)) &&
              child.text().find('\n') != std::string_view::npos;
    end = child.node().end;
  }
  const Gap last = gap(end, close);
  commented |= !last.comments.empty();
  broken |= last.line_end;

  const Doc opening = docs_.text(text_.substr(open, 1));
  const Doc closing = docs_.text(text_.substr(close, 1));
  const auto make = [&](Ref child) {
    return syntax::is_type(child.kind()) ? type(child) : expression(child);
  };
  Doc result;
  if (children.empty() && !commented) {
    result = docs_.concat({opening, closing});
  } else if (children.size() == 1 && !commented && !broken &&
             (!listed || has_brackets(children[0]) || !children[0].has_children())) {
    breaks_ = Breaks::Nothing;
    result = docs_.concat({opening, make(children[0]), closing});
  } else {
    const Doc inner = nested([&] {
      std::vector<Doc> parts;
      end = open + 1;
      for (const Ref child : children) {
        const bool first = end == open + 1;
        parts.push_back(first ? Doc{} : docs_.text(","));
        parts.push_back(comments(end, child.node().begin));
        parts.push_back(docs_.line(first ? "" : " "));
        parts.push_back(make(child));
        end = child.node().end;
      }
      if (listed && !children.empty()) parts.push_back(docs_.if_broken(","));
      parts.push_back(comments(last));
      return docs_.concat(parts);
    });
    result = docs_.group(docs_.concat({opening, inner, docs_.line(""), closing}), broken);
  }
  breaks_ = saved_breaks;
  return result;
}

/// A chain of operators that bind alike. In brackets of several lines an operator begins a line where the
/// author broke the line there or where the operand would not fit.
Doc Layout::binary(Ref node) {
  const int level = precedence(node.child(1).text());
  std::vector<Ref> chain;  // the links from last to first
  for (Ref left = node; left.is(Kind::Binary) && precedence(left.child(1).text()) == level;
       left = left.child(0))
    chain.push_back(left);
  std::reverse(chain.begin(), chain.end());
  const Doc first = expression(chain.front().child(0));
  std::vector<Doc> rest;
  for (const Ref link : chain) {
    const Ref left = link.child(0);
    const Ref op = link.child(1);
    const Ref right = link.child(2);
    const Gap before = gap(left.node().end, op.node().begin);
    const Gap behind = gap(op.node().end, right.node().begin);
    const bool breakable = breaks_ == Breaks::Operators;
    rest.push_back(comments(before));
    rest.push_back(docs_.group(docs_.concat({breakable ? docs_.line(" ") : docs_.text(" "), text(op),
                                             comments(behind), docs_.text(" "), expression(right)}),
                               breakable && (before.line_end || behind.line_end)));
  }
  return docs_.concat({first, docs_.nest(docs_.concat(rest))});
}

/// `then` and `else` stand below, one step further right, where they do not fit or the author put them there.
Doc Layout::if_expression(Ref node) {
  struct Branch {
    Gap before;
    Doc doc;
  };
  std::vector<Branch> branches;  // the condition first
  std::uint32_t end = node.node().begin;
  bool broken = false;
  bool blocks = false;
  for (const Ref part : node) {
    branches.push_back({gap(end, part.node().begin), expression(part)});
    end = part.node().end;
    if (branches.size() == 1) continue;
    broken |= branches.back().before.line_end;
    blocks |= has_brackets(part) && docs_.forced(branches.back().doc);
  }
  const bool inline_blocks = blocks && !broken;  // if c then { … } else { … }
  const bool breakable = breaks_ != Breaks::Nothing && !inline_blocks;
  std::vector<Doc> rest;
  for (std::size_t i = 1; i < branches.size(); ++i)
    rest.insert(rest.end(), {comments(branches[i].before), breakable ? docs_.line(" ") : docs_.text(" "),
                             docs_.text(i == 1 ? "then " : "else "), branches[i].doc});
  const Doc head = docs_.concat({docs_.text("if "), comments(branches[0].before), branches[0].doc});
  if (inline_blocks) return docs_.concat({head, docs_.concat(rest)});
  return docs_.group(docs_.concat({head, docs_.nest(docs_.concat(rest))}), broken);
}

/// `[for x in xs if c: e]` or `{for x in xs if c: key => e}`
Doc Layout::comprehension(Ref node) {
  const Breaks saved_breaks = std::exchange(breaks_, Breaks::Operators);
  const std::uint32_t close = node.node().end - 1;
  std::vector<Ref> children;
  std::vector<Gap> gaps;
  std::uint32_t end = node.node().begin + 1;
  bool commented = false;
  for (const Ref child : node) {
    children.push_back(child);
    gaps.push_back(gap(end, child.node().begin));
    commented |= !gaps.back().comments.empty();
    end = child.node().end;
  }
  gaps.push_back(gap(end, close));
  commented |= !gaps.back().comments.empty();
  const bool broken = gaps.front().line_end || gaps.back().line_end;
  const bool hugging = !commented && !broken && has_brackets(children.back());

  const auto line = [&](std::string_view flat) { return hugging ? docs_.text(flat) : docs_.line(flat); };
  const auto make = [&] {
    std::vector<Doc> parts{comments(gaps[0]), line(""),          docs_.text("for "), text(children[0]),
                           docs_.text(" in"), comments(gaps[1]), docs_.text(" "),    expression(children[1])};
    Ref last = children[1];
    if (!children[2].is(Kind::Empty)) {
      last = children[2];
      parts.insert(parts.end(), {comments(gaps[2]), docs_.text(" if "), expression(last)});
    }
    parts.insert(parts.end(), {docs_.text(ends_in_arn(last) ? " :" : ":"), comments(gaps[3]), line(" "),
                               expression(children[3])});
    if (children.size() > 4)
      parts.insert(parts.end(), {comments(gaps[4]), docs_.text(" => "), expression(children[4])});
    parts.push_back(comments(gaps.back()));
    return docs_.concat(parts);
  };
  const Doc opening = docs_.text(text_.substr(node.node().begin, 1));
  const Doc closing = docs_.text(text_.substr(close, 1));
  Doc result;
  if (hugging) {
    result = docs_.concat({opening, make(), closing});
  } else {
    const Doc inner = nested(make);
    result = docs_.group(docs_.concat({opening, inner, docs_.line(""), closing}), broken);
  }
  breaks_ = saved_breaks;
  return result;
}

Doc Layout::phrase_value(Ref node) {
  std::vector<Doc> parts;
  for (const Ref child : node)
    parts.push_back(child.is(Kind::Body) ? braces(child, child.node().begin, 0) : expression(child));
  return words(parts);
}

/// `cron(…) in "zone"`
Doc Layout::schedule(Ref node) {
  const Ref zone = node.first(Kind::String);
  if (!zone) return text(node);
  const auto end = static_cast<std::uint32_t>(text_.find(')', node.node().begin)) + 1;
  const Doc rule = docs_.text(text_.substr(node.node().begin, end - node.node().begin));
  return docs_.concat({rule, comments(end, zone.node().begin), docs_.text(" in "), text(zone)});
}

/// Units of time and "%" touch their number, those of size and vCPU stand apart.
Doc Layout::quantity(std::string_view text) {
  const std::size_t number_end = text.find_first_not_of("0123456789.");
  const std::size_t unit_begin = text.find_first_not_of(" \t", number_end);
  const std::string_view number = text.substr(0, number_end);
  const std::string_view unit = text.substr(unit_begin);
  bool apart = unit_begin != number_end;
  for (const std::string_view known : {"ms", "s", "m", "h", "d", "%"})
    if (unit == known) apart = false;
  for (const std::string_view known : {"B", "KiB", "MiB", "GiB", "TiB", "vCPU"})
    if (unit == known) apart = true;
  return docs_.concat({docs_.text(number), apart ? docs_.text(" ") : Doc{}, docs_.text(unit)});
}

Doc Layout::expression(Ref node) {
  switch (node.kind()) {
    case Kind::Paren: return enclosed(node, node.node().begin, 0);
    case Kind::Member: return docs_.concat({expression(node.child(0)), docs_.text("."), text(node.child(1))});
    case Kind::Index:
    case Kind::Call: {
      const Ref left = node.child(0);
      return docs_.concat({expression(left), enclosed(node, left.node().end, 1)});
    }
    case Kind::Present: return docs_.concat({expression(node.child(0)), docs_.text("?")});
    case Kind::Unary: {
      const Ref op = node.child(0);
      const Ref operand = node.child(1);
      return docs_.concat({text(op), comments(op.node().end, operand.node().begin),
                           op.text() == "not" ? docs_.text(" ") : Doc{}, expression(operand)});
    }
    case Kind::Binary: return binary(node);
    case Kind::Is: {
      const Ref value = node.child(0);
      const Ref tested = node.child(1);
      return docs_.concat({expression(value), comments(value.node().end, tested.node().begin),
                           docs_.text(" is "), type(tested)});
    }
    case Kind::Range: {
      const auto end = [&](Ref side) { return side.is(Kind::Empty) ? Doc{} : expression(side); };
      return docs_.concat(
          {end(node.child(0)), docs_.text(ends_in_arn(node.child(0)) ? " .. " : ".."), end(node.child(1))});
    }
    case Kind::If: return if_expression(node);
    case Kind::ListFor:
    case Kind::MapFor: return comprehension(node);
    case Kind::List: {
      // Without brackets of its own it is the list of a phrase: 80, 443.
      if (node.child(0) && node.child(0).node().begin == node.node().begin) {
        std::vector<Doc> parts;
        for (const Ref child : node) {
          if (!parts.empty()) parts.push_back(docs_.text(", "));
          parts.push_back(expression(child));
        }
        return docs_.concat(parts);
      }
      return enclosed(node, node.node().begin, 0);
    }
    case Kind::PhraseValue: return phrase_value(node);
    case Kind::Record: return braces(node, node.node().begin, 0);
    case Kind::Quantity: return quantity(node.text());
    case Kind::Schedule: return schedule(node);
    default: return text(node);
  }
}

}  // namespace scale::format
