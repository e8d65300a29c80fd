#include "pack/line.h"

#include <fmt/core.h>

#include <algorithm>

#include "pack/files.h"

namespace scale::pack {

void fail(const Place& place, std::string_view message) {
  throw Error(fmt::format("{}:{}: {}", place.path, place.line, message));
}

Word Line::take() {
  if (!next_) fail(place_, "the line ends too early");
  Word word = std::move(*next_);
  advance();
  return word;
}

bool Line::take_if(std::string_view word) {
  if (!at(word)) return false;
  advance();
  return true;
}

void Line::expect(std::string_view word) {
  if (!take_if(word)) fail(place_, fmt::format("expected `{}`", word));
}

void Line::advance() {
  next_.reset();
  rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
  if (rest_.empty()) return;
  if (rest_.front() != '"') {
    const std::size_t end = rest_.front() == ',' ? 1 : std::min(rest_.find_first_of(" ,"), rest_.size());
    next_ = Word{std::string(rest_.substr(0, end)), false};
    rest_.remove_prefix(end);
    return;
  }
  std::string text;
  std::size_t at = 1;
  for (;; ++at) {
    if (at >= rest_.size()) fail(place_, "a quoted word does not end");
    if (rest_[at] == '"') {
      if (at + 1 >= rest_.size() || rest_[at + 1] != '"') break;
      ++at;
    }
    text += rest_[at];
  }
  rest_.remove_prefix(at + 1);
  next_ = Word{std::move(text), true};
}

}  // namespace scale::pack
