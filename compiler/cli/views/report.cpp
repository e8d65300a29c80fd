#include "cli/views/report.h"

#include "cli/pages.h"
#include "cli/version.h"

namespace scale::cli {

std::string render_report(const diag::Report& report, diag::Format format, const diag::Style& style) {
  switch (format) {
    case diag::Format::Human: return render_human(report, style);
    case diag::Format::Short: return render_short(report);
    case diag::Format::Json: return render_json(report);
    case diag::Format::Sarif: return render_sarif(report, version(), find_page);
    case diag::Format::Junit: return render_junit(report);
    case diag::Format::Github: return render_github(report);
    case diag::Format::Gitlab: return render_gitlab(report);
  }
  return {};
}

void complain_about(driver::Compilation& compilation, Context& context) {
  if (compilation.diagnostics().empty()) return;
  const std::vector<diag::Diagnostic> diagnostics = compilation.diagnostics().sorted();
  context.complain(render_human({diagnostics, compilation.sources()}, context.style(Stream::Err)));
}

Exit exit_code(driver::Compilation& compilation) {
  if (compilation.outside_failed()) return OutsideWorld;
  return compilation.diagnostics().has_errors() ? ProgramErrors : Fine;
}

}  // namespace scale::cli
