#include "graph/provenance.h"

#include "support/json_writer.h"

namespace scale::graph {
namespace {

void write_origin(JsonWriter& out, const Origin& origin, const Sources& sources) {
  if (origin.at) {
    const Source& source = sources[origin.at.file];
    const LineColumn at = source.at(origin.at.begin);
    out.member("file", source.path());
    out.member("line", std::int64_t{at.line});
    out.member("column", std::int64_t{at.column});
  }
  out.member("declaration", origin.declaration);
}

void write_entry(JsonWriter& out, const Resource& resource, const Sources& sources) {
  out.begin_object();
  out.member("address", resource.address);
  out.member("type", resource.type);
  const Origin* origin = resource.origin;
  if (origin != nullptr) write_origin(out, *origin, sources);
  out.key("parents");
  out.begin_array();
  for (const Origin* at = origin != nullptr ? origin->parent : nullptr; at != nullptr; at = at->parent) {
    out.begin_object(Layout::Inline);
    write_origin(out, *at, sources);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

std::string provenance_json(std::string_view target, std::span<const MapEntry> entries,
                            const Sources& sources) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.member("format", "scale-map-1");
  out.member("target", target);
  out.key("entries");
  out.begin_object();
  for (const MapEntry& entry : entries) {
    out.key(entry.id);
    write_entry(out, *entry.resource, sources);
  }
  out.end_object();
  out.end_object();
  out.finish();
  return text;
}

}  // namespace scale::graph
