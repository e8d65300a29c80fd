// A small program, compiled: what it says, and what becomes of it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "driver/compilation.h"
#include "memory_files.h"

namespace scale::test {

class Program {
 public:
  using Params = std::vector<std::pair<std::string, std::string>>;

  /// Compiles `text`, with `params` as given by --param and `environment` by --env.
  explicit Program(std::string text, Params params = {}, std::string environment = {});

  /// The codes of all diagnostics in order, with a blank between them.
  std::string codes() const;
  /// What the first diagnostic says; its label, its hints and its fix.
  std::string message() const;
  std::string label() const;
  std::string hints() const;  // with a blank between them
  std::string fix() const;    // the text that is put in
  /// The texts that the first diagnostic and its notes point at.
  std::string pointed() const;
  std::vector<std::string> noted() const;  // "text: note"

  /// The template's value at a path such as "/Resources/Q/Properties/QueueName", as JSON without blanks; ""
  /// where there is none, "errors: " and the codes when the program has errors.
  std::string at(const std::string& path);
  /// The value of output `name`.
  std::string output(const std::string& name) { return at("/Outputs/" + name + "/Value"); }
  /// The logical ids of the resources, with a blank between them.
  std::string resources();
  /// The addresses of the resources, with a blank between them.
  std::string addresses();

 private:
  diag::Diagnostic first() const;
  std::string text_at(Span at) const;

  MemoryFiles files_;
  std::unique_ptr<driver::Compilation> compilation_;
};

}  // namespace scale::test
