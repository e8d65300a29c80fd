// The pages of docs/diagnostics/, compiled into the program.
#pragma once

#include <span>
#include <string_view>

#include "support/embedded.h"

namespace scale::cli {

/// Every page, sorted by name: "S2104.md".
std::span<const EmbeddedFile> pages();

/// The Markdown page of a code, or empty.
std::string_view find_page(std::string_view code);

/// What the first line of a page says behind its code: "# S2104: title" gives "title".
std::string_view page_title(std::string_view page);

}  // namespace scale::cli
