// The value of one expression, with the declarations that it needs.
#pragma once

#include <memory>
#include <string>

#include "check/evaluator.h"
#include "syntax/parse.h"

namespace scale::test {

/// Evaluates `let it = EXPRESSION` below `declarations`, and keeps everything that the value points to.
class Evaluated {
 public:
  explicit Evaluated(std::string_view expression, std::string_view declarations = {}) {
    text_ = fmt::format("{}\nlet it = {}\n", declarations, expression);
    const FileId file = sources_.add("test.scale", text_);
    trees_.push_back(syntax::parse(sources_, file, names_, sink_));
    library_ = std::make_unique<check::Library>(trees_, sources_, arena_, names_, sink_);
    evaluator_ = std::make_unique<check::Evaluator>(*library_, catalogue_, inputs_, arena_, names_, sink_);
    syntax::Ref declaration;
    for (const syntax::Ref node : trees_.front().root()) declaration = node;
    value_ = evaluator_->evaluate(declaration.child_after_doc(1), {evaluator_->module(), nullptr});
  }

  const check::Value& value() const { return value_; }
  const diag::Sink& sink() const { return sink_; }
  /// The value as source text, or "" for an error; then the codes of what was reported.
  std::string result() const {
    std::string result = value_.is(check::Value::Kind::Error) ? "" : check::to_source(value_, names_);
    for (const diag::Diagnostic& diagnostic : sink_.sorted()) {
      result += (result.empty() ? "" : " ") + std::string(diagnostic.code.id);
    }
    return result;
  }
  /// The message of the first thing reported.
  std::string message() const { return sink_.empty() ? "" : sink_.sorted().front().message; }
  /// The text that the first thing reported points at.
  std::string pointed() const {
    const Span at = sink_.sorted().at(0).at;
    return text_.substr(at.begin, at.end - at.begin);
  }

 private:
  Arena arena_;
  Names names_;
  diag::Sink sink_;
  Sources sources_;
  schema::Catalogue catalogue_;
  check::Inputs inputs_;
  std::string text_;
  std::vector<syntax::Tree> trees_;
  std::unique_ptr<check::Library> library_;
  std::unique_ptr<check::Evaluator> evaluator_;
  check::Value value_;
};

}  // namespace scale::test
