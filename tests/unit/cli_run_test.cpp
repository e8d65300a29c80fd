#include "catch.h"
#include "fake_world.h"

using scale::test::FakeWorld;

namespace {

bool has_colour(FakeWorld& world, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"check", "missing.scale"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  world.run(arguments);
  return world.terminal.out_text.find('\x1b') != std::string::npos;
}

std::vector<std::string> command_names() {
  FakeWorld world;
  world.run({"help"});
  std::vector<std::string> names;
  const std::string& text = world.terminal.out_text;
  std::size_t at = text.find("Commands:\n") + 10;
  while (text.compare(at, 2, "  ") == 0) {
    names.push_back(text.substr(at + 2, text.find(' ', at + 2) - at - 2));
    at = text.find('\n', at) + 1;
  }
  return names;
}

}  // namespace

TEST_CASE("colour: on terminals only, and as the environment and --color say") {
  FakeWorld world;
  CHECK_FALSE(has_colour(world));
  CHECK(has_colour(world, {"--color", "always"}));
  world.terminal.is_terminal = true;
  CHECK(has_colour(world));
  CHECK_FALSE(has_colour(world, {"--color", "never"}));
  world.environment["NO_COLOR"] = "1";
  CHECK_FALSE(has_colour(world));
  CHECK(has_colour(world, {"--color", "always"}));
  world.environment["NO_COLOR"] = "";
  world.environment["TERM"] = "dumb";
  CHECK_FALSE(has_colour(world));
  world.terminal.is_terminal = false;
  world.environment["CLICOLOR_FORCE"] = "1";
  CHECK(has_colour(world));
  world.environment["CLICOLOR_FORCE"] = "0";
  CHECK_FALSE(has_colour(world));
}

TEST_CASE("drawing falls back to ASCII where the locale is not UTF-8") {
  FakeWorld world;
  world.files.texts["a.scale"] = std::string("let a = \"\xFF\"\n");
  world.run({"check", "a.scale"});
  const bool drawn = world.terminal.out_text.find("│") != std::string::npos;
  world.environment["LC_ALL"] = "C";
  world.run({"check", "a.scale"});
  CHECK(drawn);
  CHECK(world.terminal.out_text.find("│") == std::string::npos);
}

TEST_CASE("every command's help has examples and fits in 80 columns") {
  FakeWorld world;
  const auto names = command_names();
  REQUIRE(names.size() >= 5);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(world.run({name, "--help"}) == 0);
    const std::string help = world.terminal.out_text;
    CHECK(world.run({"help", name}) == 0);
    CHECK(world.terminal.out_text == help);
    CHECK(help.find("scale " + name, help.find("Examples:\n")) != std::string::npos);
    for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
      end = help.find('\n', begin);
      const std::string line = help.substr(begin, end - begin);
      INFO(line);
      CHECK(line.size() <= 80);
    }
  }
}

TEST_CASE("completions name every command and every option") {
  FakeWorld world;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    REQUIRE(world.run({"completions", shell}) == 0);
    const std::string script = world.terminal.out_text;
    for (const std::string& name : command_names()) {
      INFO(shell << " " << name);
      CHECK(script.find(name) != std::string::npos);
      world.run({"help", name});
      const std::string help = world.terminal.out_text;
      for (std::size_t at = help.find(" --"); at != std::string::npos; at = help.find(" --", at + 1)) {
        const std::string option = help.substr(at + 3, help.find_first_of(" \n", at + 3) - at - 3);
        if (at < help.find("Examples:"))
          CHECK(script.find(shell == "fish" ? "-l " + option : "--" + option) != std::string::npos);
      }
    }
    CHECK(script.find("sarif") != std::string::npos);
  }
}

TEST_CASE("a closed pipe ends a command quietly; a full disk is said") {
  FakeWorld world;
  world.terminal.out_error = std::make_error_code(std::errc::broken_pipe);
  CHECK(world.run({"version"}) == 0);
  CHECK(world.terminal.err_text.empty());
  world.terminal.out_error = std::make_error_code(std::errc::no_space_on_device);
  CHECK(world.run({"version"}) == 4);
  CHECK(world.terminal.err_text == "scale: cannot write to standard output: No space left on device\n");
}

TEST_CASE("files that fail to be read or written are the outside world's fault") {
  FakeWorld world;
  world.files.errors["secret.scale"] = std::make_error_code(std::errc::permission_denied);
  world.files.errors["huge.scale"] = std::make_error_code(std::errc::file_too_large);
  CHECK(world.run({"check", "secret.scale", "--format", "short"}) == 4);
  CHECK(world.terminal.out_text == "error[S0010]: cannot read `secret.scale`: Permission denied\n");
  CHECK(world.run({"check", "huge.scale", "--format", "short"}) == 4);
  CHECK(world.terminal.out_text == "error[S0006]: `huge.scale` is larger than 64 MiB\n");
  world.files.texts["a.scale"] = "";
  CHECK(world.run({"check", "a.scale", "-o", "secret.scale"}) == 4);
  CHECK(world.terminal.err_text == "scale: cannot write `secret.scale`: Permission denied\n");
}

TEST_CASE("a file named twice is read once") {
  FakeWorld world;
  world.files.texts["x/a.scale"] = "";
  CHECK(world.run({"check", "x/a.scale", "x", "./x/a.scale", "x/*.scale"}) == 0);
  CHECK(world.files.read_paths == std::vector<std::string>{"x/a.scale"});
}

TEST_CASE("a param file is a JSON object") {
  FakeWorld world;
  world.files.texts = {{"a.scale", "param image: string\nparam size: int\nrequire size == 3 else image\n"},
                       {"p.json", R"({"image": "x", "size": 3})"},
                       {"q.json", "[1]"}};
  CHECK(world.run({"check", "a.scale", "--param-file", "p.json"}) == 0);
  CHECK(world.run({"check", "a.scale", "--param-file", "q.json"}) == 3);
  CHECK(world.terminal.err_text == "scale: `q.json` is not a JSON object of params: {\"name\": value}\n");
  CHECK(world.run({"check", "a.scale", "--param-file", "none.json"}) == 4);
}
