"""The programs whose output is judged: what the pages of examples/ tell people to build."""

import os
import pathlib
import re
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SCALE_BUILD", ROOT / "build/dev"))
SCALE = BUILD / "scale"


def commands():
    """Name → (folder, arguments) of every `scale build` in a README of examples/, without target, format and output."""
    found = {}
    for readme in sorted((ROOT / "examples").glob("*/README.md")):
        here = [line for line in readme.read_text(encoding="utf-8").splitlines() if line.startswith("scale build ")]
        if not here:
            raise AssertionError(f"{readme}: no line says how to build this example")
        for line in here:
            words = iter(shlex.split(re.split(r"\s{2,}|\s#", line)[0])[2:])
            arguments = []
            for word in words:
                if word in ("--target", "--format", "-o", "--map"):
                    next(words)
                else:
                    arguments.append(word)
            # The pages of examples speak from the top of the project; the one for new projects from its own folder.
            folder = ROOT if any(word.startswith("examples/") for word in arguments) else readme.parent
            text = " ".join(arguments).replace("examples/", "").replace(".scale", "")
            name = re.sub(r"[^A-Za-z0-9]+", "-", text if folder == ROOT else f"{readme.parent.name} {text}").strip("-")
            found[name] = (folder, arguments)
    return found


def build(command, *options):
    """Runs `scale build` and returns its output; fails with what it complains about."""
    folder, arguments = command
    done = subprocess.run([SCALE, "build", *arguments, *options], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        said = shlex.join(str(word) for word in [*arguments, *options])
        raise AssertionError(f"scale build {said} gives {done.returncode}:\n{done.stderr}")
    return done.stdout


def write_templates(folder):
    """Writes every template as NAME.json and NAME.yaml, and its map as NAME.map; returns the names."""
    folder = pathlib.Path(folder)
    subprocess.run([BUILD / "tests/write_templates", folder], check=True)
    for name, command in commands().items():
        build(command, "-o", folder / f"{name}.json", "--map", folder / f"{name}.map")
        build(command, "--format", "yaml", "-o", folder / f"{name}.yaml")
    return sorted(path.stem for path in folder.glob("*.json"))
