// What expressions evaluate to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph.h"
#include "support/names.h"
#include "support/source.h"

namespace scale::check {

struct Type;
struct Instance;
class Value;
struct NamedValue;

/// What a number with a unit measures. Amounts are kept in the smallest unit that the language writes:
/// milliseconds, bytes, thousandths of a vCPU, and percent.
enum class Dimension : std::uint8_t { Duration, Size, Vcpu, Percent };

/// A block of IP addresses: the network's first address and the prefix length.
struct CidrBlock {
  std::uint8_t address[16] = {};  // network byte order; IPv4 in the first four
  std::uint8_t length = 0;        // prefix length in bits
  bool v6 = false;
  friend bool operator==(const CidrBlock&, const CidrBlock&) = default;
};

struct ScheduleValue {
  std::string_view expression;  // cron(0 8 ? * MON-FRI *)
  std::string_view time_zone;   // Europe/Berlin, or empty: UTC
};

/// A value and the place where the program wrote it. Trivially copyable; what it points to lives in the arena
/// of the compilation.
class Value {
 public:
  enum class Kind : std::uint8_t {
    Error,   // a mistake was reported; everything made from it is silent
    Absent,  // an optional that is not there
    Bool,
    Int,
    Number,
    String,
    Quantity,
    Range,
    Cidr,
    Prefix,
    Ports,
    Schedule,
    Arn,
    Secret,
    List,
    Record,
    Map,
    Instance,  // of a component
    Resource,  // of a catalogue type; text() is the attribute path selected so far
    Late,      // known when AWS deploys; type() says what it will be
    Unknown,   // a component is checked without its arguments; type() says what it will be
  };

  Value() = default;  // Error
  static Value error() { return {}; }
  static Value absent() { return Value(Kind::Absent); }
  static Value of(bool value);
  static Value of(std::int64_t value);
  static Value of(double value);
  static Value of(std::string_view value);  // the text must outlive the value
  static Value of(const char* value) { return of(std::string_view(value)); }  // would be a bool otherwise
  static Value text_of(Kind kind, std::string_view text);                     // String, Arn, Secret
  static Value quantity(Dimension dimension, double amount);
  static Value range(const Value* low, const Value* high);  // null: open
  static Value cidr(const CidrBlock* block);
  static Value prefix(std::int64_t length);
  static Value ports(std::uint16_t from, std::uint16_t to);
  static Value schedule(const ScheduleValue* schedule);
  static Value list(std::span<const Value> items);
  static Value record(std::span<const NamedValue> fields);
  static Value map(std::span<const NamedValue> fields);
  static Value instance(const Instance* instance);
  static Value resource(graph::ResourceId resource, std::string_view attribute_path = {});
  static Value late(const graph::Value* value, const Type* type);
  static Value unknown(const Type* type);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  /// Known now: neither Late nor Unknown, and nothing in it is.
  bool is_constant() const;

  bool boolean() const { return a_.boolean; }
  std::int64_t integer() const { return a_.integer; }  // Int, Prefix
  double number() const { return a_.number; }          // Number
  double as_number() const { return is(Kind::Int) ? static_cast<double>(a_.integer) : a_.number; }
  Dimension dimension() const { return dimension_; }           // Quantity
  double amount() const { return a_.number; }                  // Quantity
  std::string_view text() const { return {b_.text, count_}; }  // String, Arn, Secret, Resource
  const Value* low() const { return a_.value; }                // Range; null when open
  const Value* high() const { return b_.value; }
  const CidrBlock& cidr() const { return *b_.cidr; }
  std::uint16_t port_from() const { return static_cast<std::uint16_t>(a_.integer >> 16); }
  std::uint16_t port_to() const { return static_cast<std::uint16_t>(a_.integer & 0xFFFF); }
  const ScheduleValue& schedule() const { return *b_.schedule; }
  std::span<const Value> items() const { return {b_.value, count_}; }  // List
  std::span<const NamedValue> fields() const;                          // Record, Map
  const Instance& instance() const { return *b_.instance; }
  graph::ResourceId resource() const { return a_.resource; }
  const graph::Value& late() const { return *b_.late; }
  const Type* type() const { return a_.type; }  // Late, Unknown

  /// A field of a Record or Map, or null.
  const Value* find(Name name) const;

  Span at() const { return at_; }
  Value placed(Span at) const {
    Value copy = *this;
    copy.at_ = at;
    return copy;
  }

 private:
  explicit Value(Kind kind) : kind_(kind) {}
  Kind kind_ = Kind::Error;
  Dimension dimension_ = Dimension::Duration;
  std::uint32_t count_ = 0;
  Span at_;
  union {
    std::int64_t integer = 0;
    double number;
    bool boolean;
    const Value* value;
    graph::ResourceId resource;
    const Type* type;
  } a_;
  union {
    const char* text = nullptr;
    const Value* value;
    const NamedValue* fields;
    const CidrBlock* cidr;
    const ScheduleValue* schedule;
    const Instance* instance;
    const graph::Value* late;
  } b_;
};

struct NamedValue {
  Name name;
  Value value;
  Span key = {};  // where the name is written
};

/// Constants compare by what they mean (30s equals 0.5m); false when either is not constant.
bool equal(const Value& a, const Value& b);

/// As a program would write it: 30s, 512 MiB, "text", [1, 2]. `names` gives the text of field names.
std::string to_source(const Value& value, const Names& names);

/// The amount in its best unit: 90000 ms is "90s", 1073741824 bytes is "1 GiB".
std::string quantity_text(Dimension dimension, double amount);
/// "10.0.0.0/16"
std::string cidr_text(const CidrBlock& block);

}  // namespace scale::check
