// How a resource is made, read, changed and removed with API calls: the `api` part of
// stdlib/aws/<service>/<Type>.yaml. Names of services, operations and parameters are those of AWS's own API
// models.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "schema/rules.h"

namespace scale::schema {

struct TemplateField;

/// Renames and re-types the fields of a property on their way into a parameter.
struct Conversion {
  struct Rename {
    std::string_view
        path;  // below the converted value, in CloudFormation's names, through lists without marks
    std::string_view name;
  };
  bool lower_first = false;                    // PascalCase → camelCase, except keys that the program chose
  std::span<const Rename> renames;             // sorted by path
  std::span<const std::string_view> integers;  // paths of texts that the API wants as numbers
};

/// A parameter's value, with holes for what the program says and what earlier calls gave.
/// An object, a list or a concatenation whose holes are all empty is itself absent.
struct Template {
  enum class Kind : std::uint8_t {
    Text,
    Integer,
    Boolean,     // as written
    Property,    // the value at path `text` of the resource
    Item,        // the value at path `text` of the current element of Each
    Added,       // elements that the list at path `text` gained; in updates only
    Removed,     // elements that it lost; in updates only
    Name,        // the resource's physical name
    Type,        // the resource's CloudFormation type
    Properties,  // all its properties, as an object
    Result,      // result `text` of the resource
    List,        // items
    Object,      // fields
    Convert,     // items[0] as `conversion` says
    Json,        // items[0] as JSON text; text stays as it is
    AsText,      // items[0], a scalar, as text
    First,       // the first of items that is present
    Concat,      // items, joined
    Each,        // for each element of items[0]: items[1]
    If,          // items[0] when all conditions hold, else items[1] if there is one
    Entries,  // items[0], a list of {Key, Value}, as an object; the two names stand in `text` as "Key Value"
    Part,     // part number `number` of items[0], split at `text`
  };
  Kind kind = Kind::Text;
  std::string_view text;
  std::int64_t number = 0;  // also Boolean
  std::span<const Template> items = {};
  std::span<const TemplateField> fields = {};
  std::span<const Condition> conditions = {};
  const Conversion* conversion = nullptr;
};

struct TemplateField {
  std::string_view name;
  Template value;
};

/// Waits until AWS has finished what a call began.
struct Wait {
  std::string_view
      waiter;  // of the service's model ("NatGatewayAvailable"); empty: ask again until `path` says so
  std::string_view operation;  // with which to ask
  std::span<const TemplateField> params;
  std::string_view path;                       // JMESPath of the state in the response
  std::string_view success;                    // the state that ends the wait
  std::span<const std::string_view> failures;  // states from which there is no way on
};

struct ApiCall {
  std::string_view id;         // after the resource's address; empty for the call that makes the resource
  std::string_view service;    // empty: that of the type
  std::string_view operation;  // "CreateVpc"
  std::span<const Condition> when;
  Template each;         // one call per element; Kind::Text with empty text: one call
  std::string_view key;  // path in the element that names it in the call's id; empty: its index
  std::span<const TemplateField> params;  // in the order in which they are written
  const Wait* wait = nullptr;
};

/// Where a value comes from that is known only once the resource exists.
struct ApiResult {
  enum class Cut : std::uint8_t { None, After, From };  // the text after, or from, the first `marker` …
  std::string_view name;                                // "Ref", or an attribute as Fn::GetAtt takes it
  std::string_view call;  // id of the call in whose response it stands; one of `create` or of `read`
  std::string_view path;  // JMESPath; empty when `value` says it
  Cut cut = Cut::None;
  std::string_view marker;
  std::string_view before;  // … and of that, if not empty, what stands before the first of these
  Template value;           // known without a response, from properties and other results
};

/// Which calls change which properties of a resource that exists. What no entry names is changed by
/// replacing.
struct ApiUpdate {
  std::span<const std::string_view> properties;
  std::span<const std::string_view> repeat;  // ids of calls of `create` to be made again ("" for the first)
  std::span<const ApiCall> calls;
};

/// A property, or a field in one, that calls cannot carry, and why.
struct Unsupported {
  std::string_view path;
  std::string_view reason;
};

/// How a physical name is made when the program gives none.
struct Naming {
  std::string_view property;  // that holds the name; empty when only the API knows it
  std::uint32_t max = 0;      // characters
  std::string_view allowed;   // characters besides letters and digits
  bool lower = false;
  std::string_view suffix;  // appended when `suffix_when` hold
  std::span<const Condition> suffix_when;
};

struct Api {
  std::string_view service;  // "application-autoscaling"
  const Naming* naming = nullptr;
  std::span<const ApiCall> create;
  std::span<const ApiCall> read;  // the first tells whether it exists; results may name the others
  std::string_view found;         // JMESPath of the resource in the first read's response
  std::span<const std::string_view> missing;  // error codes of the first read that mean "not there"
  std::span<const ApiUpdate> update;
  std::span<const ApiCall> remove;
  std::span<const ApiResult> results;          // sorted by name
  std::span<const std::string_view> identity;  // names of the results that tell one from another
  std::span<const Unsupported> unsupported;
  const ApiResult* result(std::string_view name) const;
};

}  // namespace scale::schema
