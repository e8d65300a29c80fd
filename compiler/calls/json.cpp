#include "calls/calls.h"
#include "support/json_writer.h"

namespace scale::calls {

namespace {

using graph::Value;
using Kind = Value::Kind;

/// Whether a reader could take a map of the program for one of our own marks.
bool looks_like_a_mark(const Value& map) {
  if (map.fields().size() != 1) return false;
  const std::string_view name = map.fields()[0].name;
  return name == "$result" || name == "$concat" || name == "$base64" || name == "$literal";
}

class SequenceWriter {
 public:
  SequenceWriter(const Sequence& sequence, std::string& out) : sequence_(sequence), json_(out) {}

  void write() {
    json_.begin_array();
    for (const Call& call : sequence_.calls) write(call);
    json_.end_array();
    json_.finish();
  }

 private:
  void write(const Call& call) {
    json_.begin_object();
    json_.member("id", call.id);
    json_.member("service", call.service);
    json_.member("operation", call.operation);
    json_.key("params");
    write(call.params);
    json_.key("needs");
    json_.begin_array();
    for (const CallId need : call.needs) json_.string(sequence_.calls[need].id);
    json_.end_array();
    json_.key("result");
    json_.begin_object();
    for (const Result& result : call.results) write(result);
    json_.end_object();
    if (call.wait) write(*call.wait);
    json_.end_object();
  }

  void write(const Value& value) {
    switch (value.kind()) {
      case Kind::Bool: return json_.boolean(value.boolean());
      case Kind::Int: return json_.integer(value.integer());
      case Kind::Number: return json_.number(value.number());
      case Kind::String: return json_.string(value.text());
      case Kind::Attribute:
        text_ = sequence_.calls[value.resource()].id;
        text_.append(1, '.').append(value.text());
        json_.begin_object();
        json_.member("$result", text_);
        return json_.end_object();
      case Kind::List: return write_items(value);
      case Kind::Concat:
        json_.begin_object();
        json_.key("$concat");
        write_items(value);
        return json_.end_object();
      case Kind::Base64:
        json_.begin_object();
        json_.key("$base64");
        write(value.items()[0]);
        return json_.end_object();
      case Kind::Map: return write_map(value);
      default: return json_.null();  // folding leaves no other kinds
    }
  }

  void write_items(const Value& value) {
    json_.begin_array();
    for (const Value& item : value.items()) write(item);
    json_.end_array();
  }

  void write_map(const Value& value) {
    const bool literal = looks_like_a_mark(value);
    if (literal) {
      json_.begin_object();
      json_.key("$literal");
    }
    json_.begin_object();
    for (const graph::Field& field : value.fields()) {
      json_.key(field.name);
      write(field.value);
    }
    json_.end_object();
    if (literal) json_.end_object();
  }

  void write(const Result& result) {
    json_.key(result.name);
    if (result.cut == nullptr) return json_.string(result.path);
    using Cut = schema::ApiResult::Cut;
    json_.begin_object();
    json_.member("path", result.path);
    if (result.cut->cut != Cut::None)
      json_.member(result.cut->cut == Cut::After ? "after" : "from", result.cut->marker);
    if (!result.cut->before.empty()) json_.member("before", result.cut->before);
    json_.end_object();
  }

  void write(const Wait& wait) {
    json_.key("wait");
    json_.begin_object();
    const bool named = !wait.what->waiter.empty();
    json_.member(named ? "waiter" : "operation", named ? wait.what->waiter : wait.what->operation);
    json_.key("params");
    write(wait.params);
    if (!named) {
      json_.member("path", wait.what->path);
      json_.member("success", wait.what->success);
      json_.key("failures");
      json_.begin_array();
      for (const std::string_view failure : wait.what->failures) json_.string(failure);
      json_.end_array();
    }
    json_.end_object();
  }

  const Sequence& sequence_;
  JsonWriter json_;
  std::string text_;
};

}  // namespace

std::string to_json(const Sequence& sequence) {
  std::string out;
  SequenceWriter(sequence, out).write();
  return out;
}

}  // namespace scale::calls
