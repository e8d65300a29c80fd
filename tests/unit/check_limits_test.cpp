// Programs that ask for too much get a message, and the compiler lives on.
#include "catch.h"
#include "program.h"

using scale::test::Program;

TEST_CASE("ten thousand names, each made from the one before, are no depth") {
  std::string text = "let a0 = 1\n";
  for (int i = 1; i < 10'000; ++i)
    text += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 1\n";
  CHECK(Program(text + "resource q: AWS::SQS::Queue { QueueName = \"${a9999}\" }\n")
            .at("/Resources/Q/Properties/QueueName") == "\"10000\"");
}

TEST_CASE("ten thousand names, each made from the one behind it, are one message") {
  std::string text;
  for (int i = 10'000; i > 0; --i)
    text += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 1\n";
  CHECK(Program(text + "let a0 = 1\n").codes() == "S2128");
}

TEST_CASE("deep expressions are one message") {
  const auto repeated = [](const std::string& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  CHECK(Program("let a = " + repeated("(", 10'000) + "1" + repeated(")", 10'000) + "\n").codes() == "S0003");
  CHECK(Program("let a = " + repeated("not ", 10'000) + "true\n").codes() == "S0003");
  CHECK(Program("let a = " + repeated("if true then 1 else ", 10'000) + "2\n").codes() == "S0003");
}
