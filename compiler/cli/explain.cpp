#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/pages.h"
#include "diag/codes.h"
#include "support/closest.h"

namespace scale::cli {
namespace {

std::string list_of_codes() {
  std::string out;
  for (const diag::Code& code : diag::all_codes())
    out +=
        fmt::format("{}  {:7}  {}\n", code.id, severity_name(code.severity), page_title(find_page(code.id)));
  return out;
}

/// The code that is meant by "S2104", "s2104" or its name.
const diag::Code* find_code(std::string_view topic) {
  for (const diag::Code& code : diag::all_codes())
    if (code.name == topic) return &code;
  return diag::find_code(topic);
}

void explain(const std::string& topic, Context& context) {
  if (topic == "codes") return context.print(list_of_codes());
  if (const diag::Code* code = find_code(topic)) return context.print(find_page(code->id));
  std::vector<std::string_view> known{"codes"};
  for (const diag::Code& code : diag::all_codes()) known.insert(known.end(), {code.id, code.name});
  const std::string_view near = closest(topic, known);
  context.wrong_usage(fmt::format(
      "nothing is known about `{}`{}", topic,
      near.empty() ? "; `scale explain codes` lists the codes" : fmt::format("; did you mean `{}`?", near)));
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("explain", "Explains a diagnostic.");
  const auto topic = std::make_shared<std::string>();
  command->add_option("TOPIC", *topic, "a code such as S0001, or `codes` for the list of all")
      ->required()
      ->type_name("CODE");
  command->footer("  scale explain S0001\n  scale explain codes");
  command->callback([&context, topic] { explain(*topic, context); });
}

}  // namespace scale::cli
