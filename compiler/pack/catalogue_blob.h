// Writes the packed catalogue; schema/blob.h describes the layout.
#pragma once

#include <string>
#include <vector>

#include "schema/catalogue.h"

namespace scale::pack {

/// The record of one resource type, not compressed.
std::string encode_type(const schema::ResourceType& type);

/// The packed form of all `types`, which have to be sorted by name.
std::string encode_catalogue(const std::vector<const schema::ResourceType*>& types);

}  // namespace scale::pack
