#include "schema/pattern.h"

#include <algorithm>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace scale::schema {

namespace {

/// From this use on it pays to make machine code of a pattern.
constexpr int uses_before_jit = 32;
/// Steps of one match; a pattern that needs more for a property of AWS is not worth the wait.
constexpr std::uint32_t most_steps = 200'000;

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

/// Whether the pattern spells out halves of UTF-16 pairs: \uD800 to \uDFFF.
bool has_surrogates(std::string_view pattern) {
  for (auto at = pattern.find("\\uD"); at != std::string_view::npos; at = pattern.find("\\uD", at + 1)) {
    if (at + 3 < pattern.size() && pattern[at + 3] >= '8') return true;
  }
  return false;
}

/// Whether the text has a character above U+FFFF, which UTF-16 writes as a pair.
bool has_pairs(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
}

Owned<pcre2_code> compile(std::string_view pattern) {
  // Java's intersection of classes; PCRE2 would take its signs for characters.
  if (pattern.find("&&[") != std::string_view::npos) return nullptr;
  const Owned<pcre2_compile_context> context(pcre2_compile_context_create(nullptr));
  pcre2_set_compile_extra_options(context.get(), PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES | PCRE2_EXTRA_ALT_BSUX);
  // ECMAScript: $ is the very end, [] matches nothing, a group that took no part matches the empty text.
  constexpr std::uint32_t options =
      PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF;
  int error = 0;
  PCRE2_SIZE error_at = 0;
  return Owned<pcre2_code>(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                         options, &error, &error_at, context.get()));
}

}  // namespace

class Patterns::Compiled {
 public:
  explicit Compiled(std::string_view pattern)
      : code_(compile(pattern)), has_surrogates_(has_surrogates(pattern)) {
    if (code_ == nullptr) return;
    data_.reset(pcre2_match_data_create_from_pattern(code_.get(), nullptr));
    context_.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(context_.get(), most_steps);
  }

  bool compiles() const { return code_ != nullptr; }
  bool match(std::string_view text) {
    if (code_ == nullptr || (has_surrogates_ && has_pairs(text))) return true;
    // Where there is no JIT, matching goes on as before.
    if (++uses_ == uses_before_jit) pcre2_jit_compile(code_.get(), PCRE2_JIT_COMPLETE);
    const int result = pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0,
                                   data_.get(), context_.get());
    return result != PCRE2_ERROR_NOMATCH;
  }

 private:
  Owned<pcre2_code> code_;
  bool has_surrogates_;
  Owned<pcre2_match_data> data_;
  Owned<pcre2_match_context> context_;
  int uses_ = 0;
};

Patterns::Patterns() = default;
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;

Patterns::Compiled& Patterns::compiled(std::string_view pattern) {
  std::unique_ptr<Compiled>& found = patterns_[pattern];
  if (found == nullptr) found = std::make_unique<Compiled>(pattern);
  return *found;
}

bool Patterns::match(std::string_view pattern, std::string_view text) {
  return compiled(pattern).match(text);
}

bool Patterns::compiles(std::string_view pattern) {
  return compiled(pattern).compiles();
}

}  // namespace scale::schema
