// Any bytes can be checked and, when they are a program without mistakes, compiled both ways.
#include <cstddef>
#include <cstdint>

#include "calls/calls.h"
#include "diag/render.h"
#include "driver/compilation.h"
#include "emit/template.h"
#include "memory_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  scale::test::MemoryFiles files;
  scale::driver::Compilation compilation(files);
  compilation.add_text("fuzz.scale", std::string(reinterpret_cast<const char*>(data), size));
  compilation.check();
  if (!compilation.diagnostics().has_errors()) {
    const scale::graph::Graph& graph = compilation.graph();
    (void)scale::emit::template_json(graph);
    (void)scale::emit::template_yaml(graph);
    (void)scale::calls::make(graph, compilation.catalogue(), compilation.curated(),
                             compilation.diagnostics());
  }
  const auto diagnostics = compilation.diagnostics().sorted();
  (void)scale::diag::render_human({diagnostics, compilation.sources()}, {});
  return 0;
}
