// The built-in function that reads JSON.
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "check/functions_support.h"

namespace scale::check {

namespace {

using Json = nlohmann::json;

/// Deeper than this is no document that AWS takes.
constexpr std::size_t max_depth = 200;

/// Builds the value while the text is read: the keys keep their order, and no tree stands between.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(FunctionContext& context) : context_(context) {}

  bool null() override { return add(Value::absent()); }
  bool boolean(bool value) override { return add(Value::of(value)); }
  bool number_integer(std::int64_t value) override { return add(Value::of(value)); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > INT64_MAX) return add(Value::of(static_cast<double>(value)));
    return add(Value::of(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string& /*written*/) override { return add(Value::of(value)); }
  bool string(std::string& value) override { return add(Value::of(context_.arena.copy(value))); }
  bool binary(Json::binary_t& /*value*/) override { return false; }  // not in text
  bool start_object(std::size_t /*size*/) override { return open(); }
  bool start_array(std::size_t /*size*/) override { return open(); }
  bool key(std::string& key) override {
    Level& level = levels_.back();
    level.key = context_.names.intern(key);
    if (level.keys.insert(level.key.id).second) return true;
    problem_ = fmt::format("the key `{}` is in one object twice", key);
    return false;
  }
  bool end_array() override { return add(Value::list(context_.arena.copy(close().items))); }
  bool end_object() override { return add(Value::map(context_.arena.copy(close().fields))); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const Json::exception& /*error*/) override {
    problem_ = fmt::format("the text is not JSON from its byte {} on", position);
    return false;
  }

  const Value& value() const { return value_; }
  const std::string& problem() const { return problem_; }

 private:
  struct Level {
    Name key;  // of the field to come; none in a list
    std::vector<Value> items;
    std::vector<NamedValue> fields;
    std::unordered_set<std::uint32_t> keys;
  };

  bool open() {
    levels_.emplace_back();
    if (levels_.size() <= max_depth) return true;
    problem_ = fmt::format("the JSON is nested deeper than {} levels", max_depth);
    return false;
  }
  Level close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    return level;
  }
  bool add(const Value& value) {
    const Value placed = value.placed(context_.call);
    if (levels_.empty()) {
      value_ = placed;
    } else if (Level& level = levels_.back(); !level.keys.empty()) {
      level.fields.push_back({level.key, placed});
    } else if (!placed.is(Value::Kind::Absent)) {
      level.items.push_back(placed);
    }
    return true;
  }

  FunctionContext& context_;
  std::vector<Level> levels_;
  Value value_;
  std::string problem_;
};

}  // namespace

SCALE_FUNCTION(parse_json) {
  Reader read(arguments, context);
  const std::string_view text = read.text(0);
  if (read.failed()) return read.outcome();
  Builder builder(context);
  if (Json::sax_parse(text, &builder)) return builder.value();
  return bad_argument(arguments[0].at(), builder.problem(), context);
}

}  // namespace scale::check
