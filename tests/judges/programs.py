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
    """The arguments of every `scale build` in a README of examples/, without target, format and output."""
    found = {}
    for readme in sorted((ROOT / "examples").glob("*/README.md")):
        here = [line for line in readme.read_text(encoding="utf-8").splitlines() if line.startswith("scale build ")]
        if not here:
            raise AssertionError(f"{readme}: no line says how to build this example")
        for line in here:
            words = shlex.split(re.split(r"\s{2,}|\s#", line)[0])[2:]
            arguments, skip = [], False
            for word in words:
                if not skip and word not in ("--target", "--format", "-o", "--map"):
                    arguments.append(word)
                skip = not skip and word in ("--target", "--format", "-o", "--map")
            name = re.sub(r"[^A-Za-z0-9]+", "-", " ".join(arguments).replace(".scale", "")).strip("-")
            found[name] = arguments
    return found


def build(arguments, *options):
    """Runs `scale build` and returns its output; fails with what it complains about."""
    done = subprocess.run([SCALE, "build", *arguments, *options], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"scale build {shlex.join([*arguments, *options])} gives {done.returncode}:\n{done.stderr}")
    return done.stdout


def write_templates(folder):
    """Writes every template as NAME.json and NAME.yaml, and its map as NAME.map; returns the names."""
    folder = pathlib.Path(folder)
    subprocess.run([BUILD / "tests/write_templates", folder], check=True)
    for name, arguments in commands().items():
        build(arguments, "-o", folder / f"{name}.json", "--map", folder / f"{name}.map")
        build(arguments, "--format", "yaml", "-o", folder / f"{name}.yaml")
    return sorted(path.stem for path in folder.glob("*.json"))
