// Rules between the properties of one resource type, as data (stdlib/aws/README.md says how they are
// written).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace scale::schema {

/// A question about one property. Paths run through lists without marks; of a list it is enough that one
/// element fits.
struct Condition {
  enum class Test : std::uint8_t {
    Present,  // it has a value
    Absent,   // it has none
    Is,       // it has one of `values`, or none of them is asked for when it is absent
    IsNot,    // it is absent or has none of `values`
  };
  std::string_view path;  // "RequiresCompatibilities"; in the API part also "item.CidrIp"
  Test test = Test::Present;
  std::span<const std::string_view> values;  // compared with the value's text: "FARGATE", "true", "256"
};

/// One row of a table: for this value of the first property, the values the second may have.
struct Row {
  std::string_view key;
  std::span<const std::string_view> values;
};

/// What must hold when all of `when` do.
struct Rule {
  enum class Kind : std::uint8_t {
    Requires,       // each of `paths` is present
    Excludes,       // none of `paths` is present
    ExactlyOne,     // of `paths`
    AtLeastOne,     // of `paths`
    AtMostOne,      // of `paths`
    Allows,         // paths[0], if present, has one of the values of rows[0]
    Table,          // paths[0] is the key of a row and paths[1] one of its values
    NotDescending,  // the numbers at `paths`, where present, do not go down
  };
  Kind kind = Kind::Requires;
  std::span<const Condition> when;
  std::span<const std::string_view> paths;
  std::span<const Row> rows;
  std::string_view message;  // what is wrong when it does not hold: lower case, no full stop
};

}  // namespace scale::schema
