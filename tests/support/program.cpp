#include "program.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "emit/template.h"

namespace scale::test {

Program::Program(std::string text, Params params, std::string environment) {
  driver::Options options;
  options.params = std::move(params);
  options.environment = std::move(environment);
  compilation_ = std::make_unique<driver::Compilation>(files_, std::move(options));
  compilation_->add_text("test.scale", std::move(text));
  compilation_->check();
}

std::string Program::codes() const {
  std::string result;
  for (const diag::Diagnostic& d : compilation_->diagnostics().sorted())
    result += (result.empty() ? "" : " ") + std::string(d.code.id);
  return result;
}

diag::Diagnostic Program::first() const {
  const auto all = compilation_->diagnostics().sorted();
  return all.empty() ? diag::Diagnostic{} : all.front();
}

std::string Program::text_at(Span at) const {
  if (!at) return "";
  return std::string(compilation_->sources()[at.file].text().substr(at.begin, at.end - at.begin));
}

std::string Program::message() const {
  return first().message;
}
std::string Program::label() const {
  return first().label;
}

std::string Program::hints() const {
  std::string result;
  for (const std::string& hint : first().hints) result += (result.empty() ? "" : " ") + hint;
  return result;
}

std::string Program::fix() const {
  const auto fix = first().fix;
  return fix && !fix->edits.empty() ? fix->edits.front().text : "";
}

std::string Program::pointed() const {
  return text_at(first().at);
}

std::vector<std::string> Program::noted() const {
  std::vector<std::string> result;
  for (const diag::Note& note : first().notes)
    result.push_back(fmt::format("{}: {}", text_at(note.at), note.text));
  return result;
}

std::string Program::at(const std::string& path) {
  if (compilation_->diagnostics().has_errors()) return "errors: " + codes();
  const auto json = nlohmann::json::parse(emit::template_json(compilation_->graph()));
  const nlohmann::json::json_pointer pointer(path);
  return json.contains(pointer) ? json.at(pointer).dump() : "";
}

std::string Program::resources() {
  std::string result;
  for (const graph::Resource& resource : compilation_->graph().resources)
    result += (result.empty() ? "" : " ") + std::string(resource.logical_id);
  return result;
}

std::string Program::addresses() {
  std::string result;
  for (const graph::Resource& resource : compilation_->graph().resources)
    result += (result.empty() ? "" : " ") + std::string(resource.address);
  return result;
}

}  // namespace scale::test
