#include "schema/catalogue.h"
namespace scale::schema {
struct Catalogue::Reader {};
Catalogue::Catalogue() = default;
Catalogue::~Catalogue() = default;
const ResourceType* Catalogue::find(std::string_view) { return nullptr; }
const Property* Definition::find(std::string_view) const { return nullptr; }
}
