#pragma once
#include <string_view>
namespace scale::schema {
inline bool matches(std::string_view, std::string_view) { return true; }
}
