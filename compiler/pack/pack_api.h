// The `api` part of a curated type.
#pragma once

#include "pack/yaml.h"
#include "schema/curated.h"

namespace scale::pack {

const schema::Api* read_api(Context& context, const YAML::Node& node);
/// stdlib/aws/account.yaml
schema::AccountReads read_account(Context& context, const YAML::Node& node);

}  // namespace scale::pack
