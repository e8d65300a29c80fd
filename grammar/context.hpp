// What a rule may ask about the place where it stands, and the few rules that plain PEG cannot say.
#pragma once

#include <tao/pegtl.hpp>

namespace scale::grammar {
using namespace tao::pegtl;

/// What holds between one pair of brackets; restored behind the closing one.
struct scope {
  bool wide = false;        // a line end is only a blank: inside ( ) and [ ]
  bool juxtaposed = false;  // values stand side by side: an operator has blanks on both sides or on neither
  bool records = true;      // "{" may begin a record
  bool started = false;     // the first item of this block was seen …
  bool indented = false;    // … and does not stand at the start of its line
  int levels_left = 0;      // how much deeper brackets and operators may nest
  const char* open = nullptr;
};

/// The state every rule gets. The parser derives its tree builder from it.
struct context : scope {
  void restore(const scope& saved) { static_cast<scope&>(*this) = saved; }
};

namespace modes {
struct lines {  // { }: line ends separate
  static void enter(scope& s) { s.wide = s.juxtaposed = s.started = false, s.records = true; }
};
struct wide {  // ( ) and [index]
  static void enter(scope& s) { s.wide = s.records = true, s.juxtaposed = false; }
};
struct elements {  // [ ]: elements may be phrases
  static void enter(scope& s) { s.wide = s.records = s.juxtaposed = true; }
};
struct terms {  // the words of a phrase: "{" begins its block
  static void enter(scope& s) { s.juxtaposed = true, s.records = false; }
};
struct condition {  // between "if" or "in" and the "{" of a block
  static void enter(scope& s) { s.records = false; }
};
struct text {  // ${ } in a string
  static void enter(scope& s) { s.wide = s.juxtaposed = false, s.records = true; }
};
}  // namespace modes

/// Rule in the mode Mode.
template <typename Mode, typename Rule>
struct within {
  using rule_t = within;
  using subs_t = type_list<Rule>;
  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&... states) {
    const scope saved = context;
    Mode::enter(context);
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, context, states...);
    context.restore(saved);
    return matched;
  }
};

/// Rule, one level deeper; TooDeep in its place where no level is left.
template <typename Rule, typename TooDeep>
struct nested {
  using rule_t = nested;
  using subs_t = type_list<Rule, TooDeep>;
  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&... states) {
    const int levels = context.levels_left;
    if (levels == 0) return Control<TooDeep>::template match<A, M, Action, Control>(in, context, states...);
    context.levels_left = levels - 1;
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, context, states...);
    context.levels_left = levels;
    return matched;
  }
};

/// The same for the links of a chain (a + b + c, a.b.c): the tree gets deeper with each, so none is given
/// back before the expression around the chain ends.
template <typename Rule, typename TooDeep>
struct chained {
  using rule_t = chained;
  using subs_t = type_list<Rule, TooDeep>;
  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&... states) {
    if (context.levels_left == 0)
      return Control<TooDeep>::template match<A, M, Action, Control>(in, context, states...);
    --context.levels_left;
    return Control<Rule>::template match<A, M, Action, Control>(in, context, states...);
  }
};

/// Rule; the levels that chains in it have taken are free again behind it.
template <typename Rule>
struct restoring {
  using rule_t = restoring;
  using subs_t = type_list<Rule>;
  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&... states) {
    const int levels = context.levels_left;
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, context, states...);
    context.levels_left = levels;
    return matched;
  }
};

/// Remembers where Open stands, so that a missing closing bracket can point at it, then Rules in mode Mode.
template <typename Mode, typename Open, typename... Rules>
struct opened {
  using rule_t = opened;
  using subs_t = type_list<Open, Rules...>;
  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename Context, typename... States>
  static bool match(Input& in, Context& context, States&&... states) {
    auto marker = in.template mark<M>();
    using next = decltype(marker);
    const char* open = in.current();
    if (!Control<Open>::template match<A, next::next_rewind_mode, Action, Control>(in, context, states...))
      return marker(false);
    const scope saved = context;
    context.open = open;
    Mode::enter(context);
    const bool matched =
        (Control<Rules>::template match<A, next::next_rewind_mode, Action, Control>(in, context, states...) &&
         ...);
    context.restore(saved);
    return marker(matched);
  }
};

}  // namespace scale::grammar
