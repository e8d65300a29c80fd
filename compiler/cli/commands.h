// Every command of the program: one function and one file each.
#pragma once

#include "cli/context.h"

namespace CLI {
class App;
}

namespace scale::cli {

void add_build(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_fmt(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_graph(CLI::App& app, Context& context);
void add_init(CLI::App& app, Context& context);
void add_version(CLI::App& app, Context& context);
void add_completions(CLI::App& app, Context& context);
void add_help(CLI::App& app, Context& context);

}  // namespace scale::cli
