#include "syntax/parse.h"

#include <algorithm>
#include <type_traits>

#include "syntax/builder.h"
#include "syntax/nodes.h"
#include "syntax/problems.h"
#include "syntax/views.h"

namespace scale::syntax {
namespace {
namespace pegtl = tao::pegtl;

/// What the grammar asks about its place, and the tree that grows meanwhile.
struct Parser : rules::context {
  const char* text = nullptr;
  Builder builder;
  /// A block whose "}" is indented less than the line that opened it: the likely place of a missing "}".
  struct Suspect {
    std::uint32_t open = 0;
    std::uint32_t end = 0;  // of what it holds
  } suspect;

  std::uint32_t offset(const char* place) const { return static_cast<std::uint32_t>(place - text); }
};

/// A rule that makes a node: pushed when it matches, forgotten with all below it when it does not. Looking
/// ahead (PEGTL runs no actions then) makes none.
template <typename Rule>
struct Control : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Self, typename Input>
  static bool match(Input& in, Parser& parser) {
    constexpr NodeRule rule = node_rule<Rule>;
    if constexpr (rule.makes == Makes::Nothing || A == pegtl::apply_mode::nothing) {
      return pegtl::normal<Rule>::template match<A, M, Action, Self>(in, parser);
    } else {
      const Builder::Mark mark = parser.builder.mark();
      const std::uint32_t begin = parser.offset(in.current());
      if (!pegtl::normal<Rule>::template match<A, M, Action, Self>(in, parser)) {
        parser.builder.rewind(mark);
        return false;
      }
      const std::uint32_t end = parser.offset(in.current());
      if constexpr (rule.makes == Makes::Wrap)
        parser.builder.wrap(rule.kind, end, mark.nodes);
      else if constexpr (rule.makes != Makes::Rewind)
        parser.builder.finish(rule.kind, begin, end, mark.nodes, rule.makes == Makes::Documented);
      if constexpr (rule.kind == Kind::Bad && rule.makes != Makes::Rewind)
        parser.builder.problem({badness<Rule>, begin, end});
      return true;
    }
  }
};

/// Where the text ends that the block opened at `open` holds: behind its last item, not behind comments below
/// it.
std::uint32_t end_of_content(std::uint32_t open, const Parser& parser) {
  return std::max(open + 1, parser.builder.end_of_last());
}

template <typename Rule>
Problem missing_problem(std::uint32_t at, const Parser& parser) {
  static_assert(expected<Rule> != nullptr, "grammar/expected.def needs a row for this rule");
  if constexpr (!closes<Rule>) return {Problem::Sort::Missing, at, at, 0, expected<Rule>};
  std::uint32_t open = parser.offset(parser.open);
  if constexpr (std::is_same_v<Rule, rules::closing<'}'>>) {
    at = end_of_content(open, parser);
    if (parser.suspect.open > open) open = parser.suspect.open, at = parser.suspect.end;
  }
  return {Problem::Sort::Unclosed, at, at, open, expected<Rule>};
}

template <typename Rule>
struct Control<rules::missing<Rule>> : pegtl::normal<rules::missing<Rule>> {
  template <typename Input>
  static void success(const Input& in, Parser& parser) {
    const std::uint32_t at = parser.offset(in.current());
    parser.builder.finish(Kind::Missing, at, at, parser.builder.mark().nodes, false);
    parser.builder.problem(missing_problem<Rule>(at, parser));
  }
};

template <typename Rule>
struct Control<rules::missing_token<Rule>> : pegtl::normal<rules::missing_token<Rule>> {
  template <typename Input>
  static void success(const Input& in, Parser& parser) {
    parser.builder.problem(missing_problem<Rule>(parser.offset(in.current()), parser));
  }
};

/// Notes a "}" that stands further left than the line of its "{".
template <>
struct Control<rules::close<'}'>> : pegtl::normal<rules::close<'}'>> {
  template <typename Input>
  static void success(const Input& in, Parser& parser) {
    const char* brace = in.current() - 1;
    if (*brace != '}' || !rules::scan::first_in_line(brace, parser.text)) return;
    const auto indentation = [&](const char* place) {
      return rules::scan::indentation(place, parser.text, in.end());
    };
    const std::uint32_t open = parser.offset(parser.open);
    if (parser.suspect.open < open && indentation(brace) < indentation(parser.open))
      parser.suspect = {open, end_of_content(open, parser)};
  }
};

/// A rule that is a mistake wherever it matches.
template <typename Rule, Problem::Sort Sort>
struct MistakeControl : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Self, typename Input>
  static bool match(Input& in, Parser& parser) {
    const std::uint32_t begin = parser.offset(in.current());
    if (!pegtl::normal<Rule>::template match<A, M, Action, Self>(in, parser)) return false;
    parser.builder.problem({Sort, begin, parser.offset(in.current())});
    return true;
  }
};
template <>
struct Control<rules::skipped> : MistakeControl<rules::skipped, Problem::Sort::Unreadable> {};
template <>
struct Control<rules::bad_escape> : MistakeControl<rules::bad_escape, Problem::Sort::BadEscape> {};
template <>
struct Control<rules::wrong_colon> : MistakeControl<rules::wrong_colon, Problem::Sort::WrongColon> {};

/// Hex digits that name no character.
template <>
struct Control<rules::unicode_escape> : pegtl::normal<rules::unicode_escape> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Self, typename Input>
  static bool match(Input& in, Parser& parser) {
    const char* begin = in.current();
    if (!pegtl::normal<rules::unicode_escape>::template match<A, M, Action, Self>(in, parser)) return false;
    const std::string_view escape(begin, static_cast<std::size_t>(in.current() - begin));
    if (!code_point(escape.substr(2, escape.size() - 3)))
      parser.builder.problem(
          {Problem::Sort::BadEscape, parser.offset(begin) - 1, parser.offset(in.current())});
    return true;
  }
};

void intern(std::vector<Node>& nodes, std::string_view text, Names& names) {
  for (Node& node : nodes) {
    switch (node.kind) {
      case Kind::Name:
      case Kind::Ident:
      case Kind::TypeName:
      case Kind::Word:
      case Kind::Operator:
      case Kind::AwsType: node.name = names.intern(text.substr(node.begin, node.end - node.begin)); break;
      case Kind::TypeWord: {
        std::string_view word = text.substr(node.begin + 1, node.end - node.begin - 1);
        if (word.ends_with('"')) word.remove_suffix(1);
        node.name = word.find('\\') == word.npos ? names.intern(word) : names.intern(decode_escapes(word));
        break;
      }
      default: break;
    }
  }
}

}  // namespace

Tree parse(const Sources& sources, FileId file, Names& names, diag::Sink& sink) {
  const std::string_view text = sources[file].text();
  Parser parser;
  parser.text = text.data();
  parser.levels_left = max_depth;
  parser.builder.reserve(text.size() / 4);
  pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*> in(text.data(), text.size(),
                                                                                  "");
  // The grammar matches every text; what it could not read is among the problems.
  (void)pegtl::parse<rules::file, pegtl::nothing, Control>(in, parser);

  const auto length = static_cast<std::uint32_t>(text.size());
  std::vector<Node> nodes = parser.builder.preorder(length);
  intern(nodes, text, names);
  ProblemReport report(sources, file, nodes, sink);
  report.check_text();
  report.problems(parser.builder.problems());
  return Tree(file, text, std::move(nodes), report.silent());
}

}  // namespace scale::syntax
