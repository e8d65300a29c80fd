// A program and what becomes of it, in one call.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "driver/compilation.h"
#include "emit/template.h"
#include "memory_files.h"

namespace scale::test {

struct Compiled {
  std::vector<std::string> problems;  // "web.scale:3: message", in order of place
  nlohmann::ordered_json json;        // the template; null when there are errors

  /// The properties of a resource of the template.
  const nlohmann::ordered_json& properties(const std::string& logical_id) const {
    return json.at("Resources").at(logical_id).at("Properties");
  }
  std::size_t count(const std::string& type) const {
    std::size_t found = 0;
    for (const auto& resource : json.at("Resources"))
      if (resource.at("Type") == type) ++found;
    return found;
  }
};

inline Compiled compile(const std::string& text, driver::Options options = {}) {
  MemoryFiles files;
  driver::Compilation compilation(files, std::move(options));
  compilation.add_text("test.scale", text);
  compilation.check();
  Compiled result;
  for (const diag::Diagnostic& each : compilation.diagnostics().sorted()) {
    const Source* source = each.at ? &compilation.sources()[each.at.file] : nullptr;
    result.problems.push_back(source == nullptr ? each.message
                                                : fmt::format("{}:{}: {}", source->path(),
                                                              source->at(each.at.begin).line, each.message));
  }
  if (!compilation.diagnostics().has_errors())
    result.json = nlohmann::ordered_json::parse(emit::template_json(compilation.graph()));
  return result;
}

}  // namespace scale::test
