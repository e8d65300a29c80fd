// The waist of the compiler: what the program means, as plain values. No syntax, no AWS client in it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "support/arena.h"
#include "support/source.h"

namespace scale::graph {

struct Field;

/// Index of a resource in Graph::resources.
using ResourceId = std::uint32_t;

/// Values that only AWS knows when it deploys, and that belong to no resource.
enum class Pseudo : std::uint8_t { Region, Account, Partition, UrlSuffix, StackName, StackId, Zones };

/// A property value: JSON, or something that is known only when deploying.
/// Small (24 bytes) and copied freely; what it points to lives in the graph's arena.
class Value {
 public:
  enum class Kind : std::uint8_t {
    Null,
    Bool,
    Int,
    Number,
    String,
    List,
    Map,
    // known when deploying
    Ref,              // what CloudFormation's Ref gives for resource()
    Attribute,        // attribute text() of resource()
    Parameter,        // parameter number index()
    PseudoParameter,  // pseudo()
    Concat,           // items() joined without a separator
    Select,           // item index() of items()[0], a list
    Split,            // items()[1], a string, split at items()[0]
    Join,             // items()[1], a list, joined with items()[0]
    Base64,           // of items()[0]
    JsonText,         // items()[0] written as JSON text
    If,               // condition number index() ? items()[0] : items()[1]
    Condition,        // condition number index(); like the next four in Graph::conditions only
    Equals,
    And,
    Or,
    Not,  // over items()
  };

  Value() = default;  // Null
  static Value of(bool value);
  static Value of(std::int64_t value);
  static Value of(double value);
  static Value of(std::string_view value);  // the text must outlive the value
  static Value of(const char* value) { return of(std::string_view(value)); }  // or it would be a bool
  static Value list(std::span<const Value> items);
  static Value map(std::span<const Field> fields);  // keeps the order of writing
  static Value ref(ResourceId resource);
  static Value attribute(ResourceId resource, std::string_view name);
  static Value pseudo(Pseudo which);
  /// Parameter or Condition number `index`.
  static Value indexed(Kind kind, std::size_t index);
  /// Any kind that works on items; `index` for Select and If.
  static Value function(Kind kind, std::span<const Value> items, std::size_t index = 0);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  bool boolean() const { return scalar_.boolean; }
  std::int64_t integer() const { return scalar_.integer; }
  double number() const { return scalar_.number; }
  ResourceId resource() const { return scalar_.resource; }
  std::size_t index() const { return static_cast<std::size_t>(scalar_.integer); }
  Pseudo pseudo() const { return pseudo_; }
  std::string_view text() const { return {data_.text, count_}; }
  std::span<const Value> items() const { return {data_.items, count_}; }
  std::span<const Field> fields() const;

  /// True when nothing in it waits for the deployment.
  bool is_constant() const;
  /// A Map's field of this name, or null.
  const Value* find(std::string_view name) const;
  /// Structural equality.
  friend bool operator==(const Value& a, const Value& b);

 private:
  Kind kind_ = Kind::Null;
  Pseudo pseudo_ = Pseudo::Region;
  std::uint32_t count_ = 0;
  union {
    std::int64_t integer = 0;
    double number;
    bool boolean;
    ResourceId resource;
  } scalar_;
  union {
    const char* text = nullptr;
    const Value* items;
    const Field* fields;
  } data_;
};

struct Field {
  std::string_view name;
  Value value;
};

/// Who decides a property's value while the system runs.
enum class Owner : std::uint8_t { Tool, Autoscaler, Schedule, Ci, Aws };

struct Property {
  std::string_view name;  // CloudFormation's
  Value value;
  Span at;                    // where the program says so
  Owner owner = Owner::Tool;  // values of other owners are written when creating and never again
};

/// Where something comes from: the declaration itself and, for what a component made, its instance, outwards.
struct Origin {
  Span at;
  std::string_view declaration;  // "service api", "resource lb"
  const Origin* parent = nullptr;
};

struct Resource {
  std::string_view address;          // main.subnet["public-a"]
  std::string_view logical_id;       // MainSubnetPublicA
  std::string_view type;             // AWS::EC2::Subnet
  std::string_view description;      // from the doc comment
  std::vector<Property> properties;  // in order of writing
  std::vector<Field>
      attributes;  // DeletionPolicy, UpdateReplacePolicy, Metadata, CreationPolicy, UpdatePolicy
  std::vector<ResourceId> depends_on;  // beyond what the references in its properties say; sorted
  const Origin* origin = nullptr;
  const Property* find(std::string_view name) const;
};

/// A parameter left open when compiling.
struct Parameter {
  std::string_view name;        // as declared
  std::string_view logical_id;  // Image
  std::string_view type;        // CloudFormation's: String, Number, CommaDelimitedList
  std::string_view description;
  Value default_value;         // Null when there is none
  std::vector<Value> allowed;  // words of a union
  bool secret = false;
  Span at;
};

struct Condition {
  std::string_view logical_id;
  Value value;
};

struct Output {
  std::string_view name;
  std::string_view logical_id;
  std::string_view description;
  Value value;
  Span at;
};

struct Graph {
  Arena arena;  // owns every text, list and map below
  std::string_view stack;
  std::string_view description;
  std::vector<Parameter> parameters;
  std::vector<Condition> conditions;
  std::vector<Resource> resources;  // in order of declaration
  std::vector<Output> outputs;
};

/// The resources that `value` refers to, each added once to `into` (unsorted).
void collect_references(const Value& value, std::vector<ResourceId>& into);

/// For each resource the resources that must exist before it: by reference and by depends_on; sorted, unique.
std::vector<std::vector<ResourceId>> dependencies(const Graph& graph);

/// Every resource after what it depends on; among those free to go, in order of declaration.
/// A cycle leaves its members out: `cycle` (if given) then holds one, as a closed path without the
/// repetition.
std::vector<ResourceId> creation_order(const Graph& graph, std::vector<ResourceId>* cycle = nullptr);

}  // namespace scale::graph
