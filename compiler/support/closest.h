// "Did you mean": the known word that is nearest to a misspelt one.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace scale {

/// Edits (insert, delete, replace, swap of neighbours) between two words, case ignored; gives up above
/// `limit` and then returns limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word`, or empty when none is near enough to be meant (a third of its length).
std::string_view closest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace scale
