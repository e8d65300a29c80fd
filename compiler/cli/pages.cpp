#include "cli/pages.h"

namespace scale::cli {

std::string_view find_page(std::string_view code) {
  for (const EmbeddedFile& page : pages())
    if (page.name.substr(0, page.name.find('.')) == code) return page.text;
  return {};
}

std::string_view page_title(std::string_view page) {
  const std::string_view line = page.substr(0, page.find('\n'));
  const std::size_t colon = line.find(": ");
  return colon == std::string_view::npos ? line : line.substr(colon + 2);
}

}  // namespace scale::cli
