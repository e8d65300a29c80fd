// Reads [[pattern, text], …] as JSON and writes what the program finds for each: true, false, or null for a
// pattern that it cannot compile.
#include <iostream>
#include <nlohmann/json.hpp>

#include "schema/pattern.h"

int main() {
  using nlohmann::json;
  const json rows = json::parse(std::cin);
  scale::schema::Patterns patterns;
  json out = json::array();
  for (const json& row : rows) {
    const auto& pattern = row[0].get_ref<const std::string&>();
    const bool matches = patterns.match(pattern, row[1].get_ref<const std::string&>());
    out.push_back(patterns.compiles(pattern) ? json(matches) : json(nullptr));
  }
  std::cout << out << "\n";
}
