#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "calls/calls.h"
#include "calls/shell.h"
#include "calls/values.h"

namespace scale::calls {

namespace {

using Kind = Value::Kind;

/// Writes one script. Results become variables when their call is written, so every use comes after.
class Script {
 public:
  Script(const Sequence& sequence, const graph::Graph& graph, const Sources& sources)
      : sequence_(sequence), graph_(graph), sources_(sources) {}

  std::string write() {
    std::optional<graph::ResourceId> last;
    for (CallId id = 0; id < sequence_.calls.size(); ++id) {
      const Call& call = sequence_.calls[id];
      if (id == 0 || call.resource != last) heading(call);
      last = call.resource;
      command(id);
      if (call.wait) wait(call);
    }
    outputs();
    std::string head = "#!/usr/bin/env bash\n";
    // A `$` in single quotes is meant as it stands: it comes from the program's texts.
    if (literal_dollar_) head += "# shellcheck disable=SC2016\n";
    return head + "set -euo pipefail\nexport AWS_PAGER=\n" + body_;
  }

 private:
  /// A blank line and where the resource comes from.
  void heading(const Call& call) {
    body_ += '\n';
    if (!call.resource) {
      body_ += "# the account\n";
      return;
    }
    const graph::Resource& resource = graph_.resources[*call.resource];
    body_ += fmt::format("# {}", resource.address);
    // The outermost origin is the line that the reader of the program wrote.
    const graph::Origin* origin = resource.origin;
    while (origin != nullptr && origin->parent != nullptr) origin = origin->parent;
    if (origin != nullptr && origin->at) {
      const Source& source = sources_[origin->at.file];
      body_ += fmt::format(" ({}:{})", source.path(), source.at(origin->at.begin).line);
    }
    body_ += '\n';
  }

  /// The variable that holds `path` of the call's response and the lines that cut results out of it.
  struct Capture {
    std::vector<std::string> variables, paths;
    std::vector<std::string> cuts;
  };

  Capture capture(CallId id) {
    Capture made;
    const Call& call = sequence_.calls[id];
    std::map<std::string_view, std::string> by_path;
    // Uncut results first: they name the variables.
    for (const bool cut : {false, true}) {
      for (const Result& result : call.results) {
        if ((result.cut != nullptr) != cut) continue;
        std::string& variable = by_path[result.path];
        const std::string wanted = wanted_name(call, result);
        if (variable.empty()) {
          variable = unique(cut ? wanted + "_of" : wanted);
          made.variables.push_back(variable);
          made.paths.emplace_back(result.path);
        }
        std::string& known = variables_[{id, result.name}];
        known = variable;
        if (!cut) continue;
        known = unique(wanted);
        made.cuts.push_back(cut_line(known, variable, *result.cut));
      }
    }
    return made;
  }

  static std::string wanted_name(const Call& call, const Result& result) {
    if (!call.resource) return variable_name(fmt::format("aws_{}", result.name));
    if (result.name == "Ref") return variable_name(call.id);
    return variable_name(fmt::format("{}_{}", call.id, command_name(result.name)));
  }

  /// Cuts `to` out of the text in variable `of`.
  static std::string cut_line(const std::string& to, const std::string& of, const schema::ApiResult& how) {
    using Cut = schema::ApiResult::Cut;
    const std::string marker = shell_word(how.marker);
    std::string lines = how.cut == Cut::None ? fmt::format("{}=${}\n", to, of)
                                             : fmt::format("{}={}${{{}#*{}}}\n", to,
                                                           how.cut == Cut::From ? marker : "", of, marker);
    if (!how.before.empty()) lines += fmt::format("{}=${{{}%%{}*}}\n", to, to, shell_word(how.before));
    return lines;
  }

  std::string unique(std::string wanted) {
    std::string name = wanted;
    for (int i = 2; !taken_.insert(name).second; ++i) name = fmt::format("{}_{}", wanted, i);
    return name;
  }

  void command(CallId id) {
    const Call& call = sequence_.calls[id];
    const Capture captured = capture(id);
    std::string text = fmt::format("aws {} {}", call.service, command_name(call.operation));
    for (const graph::Field& field : call.params.fields()) text += flag(field);
    if (captured.paths.empty()) {
      body_ += text + "\n";
      return;
    }
    std::string query = captured.paths[0];
    if (captured.paths.size() > 1) query = fmt::format("[{}]", fmt::join(captured.paths, ", "));
    text += fmt::format(" \\\n  --query {} \\\n  --output text", shell_word(query));
    if (captured.variables.size() == 1) {
      body_ += fmt::format("{}=$({})\n", captured.variables[0], text);
    } else {
      const std::string all = unique(variable_name(fmt::format("{}_results", call.id)));
      body_ += fmt::format("{}=$({})\nread -r {} <<<\"${}\"\n", all, text, fmt::join(captured.variables, " "),
                           all);
    }
    for (const std::string& cut : captured.cuts) body_ += cut;
  }

  /// " \" and the flag on the next line.
  std::string flag(const graph::Field& field) {
    const std::string name = command_name(field.name);
    const Value& value = field.value;
    if (value.is(Kind::Bool)) return fmt::format(" \\\n  --{}{}", value.boolean() ? "" : "no-", name);
    if (value.is(Kind::Map)) return fmt::format(" \\\n  --{} {}", name, word(json_text(arena_, value)));
    if (value.is(Kind::List)) {
      const bool plain = !value.items().empty() && std::ranges::all_of(value.items(), is_plain_item);
      if (!plain) return fmt::format(" \\\n  --{} {}", name, word(json_text(arena_, value)));
      std::string text = fmt::format(" \\\n  --{}", name);
      for (const Value& item : value.items()) text += " " + word(item);
      return text;
    }
    // A text that the command would take for a file, an address to fetch or a flag.
    if (value.is(Kind::String)) {
      const std::string_view text = value.text();
      for (const std::string_view prefix : {"file://", "fileb://", "http://", "https://"})
        if (text.starts_with(prefix)) {
          const graph::Field only[] = {field};
          return fmt::format(" \\\n  --cli-input-json {}", word(json_text(arena_, Value::map(only))));
        }
      if (text.starts_with('-') || text.empty()) return fmt::format(" \\\n  --{}={}", name, word(value));
    }
    return fmt::format(" \\\n  --{} {}", name, word(value));
  }

  /// An element of a list that needs no JSON.
  static bool is_plain_item(const Value& item) {
    if (item.is(Kind::String))
      return !item.text().empty() &&
             std::string_view("-[{'\"").find(item.text()[0]) == std::string_view::npos &&
             item.text().find("://") == std::string_view::npos;
    return !item.is(Kind::Map) && !item.is(Kind::List) && !item.is(Kind::Bool);
  }

  /// One word of bash for a text with results in it.
  std::string word(const Value& value) {
    switch (value.kind()) {
      case Kind::Attribute: return fmt::format("\"${}\"", variable(value));
      case Kind::Base64: return fmt::format("\"{}\"", piece(value));
      case Kind::Concat: break;
      default: {
        const std::string text = scalar_text(value).value_or("");
        literal_dollar_ |= text.find_first_of("$`") != text.npos;
        return shell_word(text);
      }
    }
    // JSON reads best in single quotes, other texts in double quotes.
    const Value& first = value.items()[0];
    if (first.is(Kind::String) && (first.text().starts_with('{') || first.text().starts_with('['))) {
      std::string out;
      for (const Value& part : value.items()) {
        if (part.is(Kind::String)) {
          literal_dollar_ |= part.text().find_first_of("$`") != std::string_view::npos;
          std::string quoted = shell_word(part.text());
          out += quoted.starts_with('\'') ? quoted : "'" + quoted + "'";
        } else {
          out += fmt::format("\"{}\"", piece(part));
        }
      }
      return out;
    }
    std::string out = "\"";
    for (const Value& part : value.items())
      out += part.is(Kind::String) ? shell_escape(part.text()) : piece(part);
    return out + "\"";
  }

  /// What stands for a result inside double quotes.
  std::string piece(const Value& value) {
    if (value.is(Kind::Base64))
      return fmt::format("$(printf %s {} | base64 | tr -d '\\n')", word(value.items()[0]));
    return fmt::format("${{{}}}", variable(value));
  }

  const std::string& variable(const Value& value) const {
    return variables_.at({value.resource(), value.text()});
  }

  void wait(const Call& call) {
    const schema::Wait& what = *call.wait->what;
    std::string flags;
    for (const graph::Field& field : call.wait->params.fields()) flags += flag(field);
    if (!what.waiter.empty()) {
      body_ += fmt::format("aws {} wait {}{}\n", call.service, command_name(what.waiter), flags);
      return;
    }
    std::string indented;
    for (const char c : flags) {
      indented += c;
      if (c == '\n') indented += "  ";
    }
    body_ += fmt::format("while true; do\n  state=$(aws {} {}{} \\\n    --query {} \\\n    --output text)\n",
                         call.service, command_name(what.operation), indented, shell_word(what.path));
    body_ += fmt::format("  case $state in\n    {}) break ;;\n", what.success);
    if (!what.failures.empty())
      body_ += fmt::format("    {}) echo {} >&2; exit 1 ;;\n", fmt::join(what.failures, " | "),
                           shell_word(fmt::format("{} failed", call.id)));
    body_ += "  esac\n  sleep 5\ndone\n";
  }

  void outputs() {
    if (sequence_.outputs.empty()) return;
    body_ += "\n# outputs\n";
    for (const Output& output : sequence_.outputs) {
      const bool deep = output.value.is(Kind::Map) || output.value.is(Kind::List);
      body_ += fmt::format("printf '%s = %s\\n' {} {}\n", shell_word(output.name),
                           word(deep ? json_text(arena_, output.value) : output.value));
    }
  }

  const Sequence& sequence_;
  const graph::Graph& graph_;
  const Sources& sources_;
  Arena arena_;
  std::map<std::pair<CallId, std::string_view>, std::string> variables_;
  std::set<std::string> taken_{"state"};
  std::string body_;
  bool literal_dollar_ = false;
};

}  // namespace

std::string to_script(const Sequence& sequence, const graph::Graph& graph, const Sources& sources) {
  return Script(sequence, graph, sources).write();
}

}  // namespace scale::calls
