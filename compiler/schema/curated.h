// What stdlib/aws/<service>/*.yaml adds to a resource type: units, defaults, rules, docs, and the API calls.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "schema/api.h"
#include "schema/rules.h"

namespace scale::schema {

/// How a value with a unit is written into a property.
enum class Unit : std::uint8_t {
  None,
  Seconds,
  Minutes,
  Hours,
  Days,
  Milliseconds,  // duration → int
  Bytes,
  KiB,
  MiB,
  GiB,      // size → int
  MiBText,  // size → "1024"
  CpuUnits,
  CpuUnitsText,  // vcpu → 512, or "512"
  Percent,
  Fraction,         // percent → 60, or 0.6
  SecretReference,  // secret → the ARN or name that AWS resolves itself
};

/// What is known of one property beyond its schema; `path` runs through lists and maps without marks
/// ("HealthCheck.Interval", "ContainerDefinitions.Cpu").
struct CuratedProperty {
  std::string_view path;
  Unit unit = Unit::None;
  std::string_view doc;            // one sentence, Markdown
  std::string_view default_value;  // as AWS applies it, as text; for people
  std::string_view scaled_by;      // the scalable dimension that owns it, "ecs:service:DesiredCount"
};

struct CuratedType {
  std::string_view type;                        // AWS::ECS::Service
  std::string_view doc;                         // what it is, short
  std::string_view example;                     // a .scale program
  std::span<const CuratedProperty> properties;  // sorted by path
  std::span<const Rule> rules;                  // between properties
  const Api* api = nullptr;                     // how to make one with API calls, or null
  const CuratedProperty* find(std::string_view path) const;
};

/// What does not belong to one type (stdlib/aws/account.yaml).
struct AccountReads {
  std::span<const ApiCall> calls;      // that read values of the account and region a program runs in
  std::span<const ApiResult> results;  // "region", "account", "partition" and "zones"; sorted by name
  /// How a resource of any type is made; its result "Identifier" is the type's primary identifier.
  const Api* any_type = nullptr;
};

/// Reads the curated types that are compiled into the program, each when first asked for.
/// Not thread-safe; make one per compilation.
class Curated {
 public:
  Curated();
  /// Reads `data`, which must outlive this object, instead: what pack_curated() made.
  explicit Curated(std::string_view data);
  ~Curated();
  Curated(Curated&&) noexcept;
  Curated& operator=(Curated&&) noexcept;
  /// The curated part of this CloudFormation type, or null. The pointer lives as long as this object.
  const CuratedType* find(std::string_view type);
  /// The names of all curated types, sorted.
  std::span<const std::string_view> names();
  /// How values of the account are read.
  const AccountReads& account();

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace scale::schema
