#!/usr/bin/env python3
"""Every template of examples/ and tests/fixtures, before judges that are not ours.

Needs cfn-lint, jsonschema and tests/judges/node_modules (tools/with-judges). SCALE_BUILD names the build to judge,
build/dev by default.
"""

import fnmatch
import json
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

import programs

HERE = pathlib.Path(__file__).resolve().parent
PAGE = "tests/judges/answered.yaml"


class Intrinsics(yaml.SafeLoader):
    """Reads the short forms of intrinsic functions as the long ones."""


for tag, long_form in {
    "!Ref": lambda text: {"Ref": text},
    "!GetAtt": lambda text: {"Fn::GetAtt": text.split(".", 1)},
    "!Sub": lambda text: {"Fn::Sub": text},
}.items():
    Intrinsics.add_constructor(tag, lambda loader, node, of=long_form: of(loader.construct_scalar(node)))


def lint(files):
    done = subprocess.run(["cfn-lint", "--format", "json", "--non-zero-exit-code", "none", "--", *files],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    for found in json.loads(done.stdout):
        place = [str(step) for step in found["Location"]["Path"] or []]
        yield {"file": found["Filename"], "rule": found["Rule"]["Id"], "resource": place[1] if len(place) > 1 else "",
               "message": f"{'.'.join(place[2:])}: {found['Message']}"}


def validate(files):
    done = subprocess.run(["node", HERE / "validate_templates.js", *files], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    yield from json.loads(done.stdout)


class Templates(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.names = programs.write_templates(cls.folder)

    def test_yaml_says_what_json_says(self):
        for name in self.names:
            with self.subTest(name):
                from_json = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
                from_yaml = yaml.load((self.folder / f"{name}.yaml").read_text(encoding="utf-8"), Intrinsics)
                self.assertEqual(json.dumps(from_yaml, indent=1), json.dumps(from_json, indent=1))

    def test_maps_fit_their_schema(self):
        schema = json.loads((programs.ROOT / "docs/schemas/map-1.schema.json").read_text(encoding="utf-8"))
        maps = sorted(self.folder.glob("*.map"))
        self.assertTrue(maps)
        for path in maps:
            with self.subTest(path.stem):
                written = json.loads(path.read_text(encoding="utf-8"))
                jsonschema.Draft202012Validator(schema).validate(written)
                template = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
                self.assertEqual(list(written["entries"]), list(template["Resources"]))

    def test_every_finding_is_answered_and_every_answer_needed(self):
        answers = yaml.safe_load((HERE / "answered.yaml").read_text(encoding="utf-8"))
        for answer in answers:
            self.assertEqual(set(answer), {"template", "rule", "resource", "reason"}, PAGE)
        files = [str(self.folder / f"{name}.{form}") for name in self.names for form in ("json", "yaml")]
        needed, open_findings = set(), []
        for judge, findings in (("cfn-lint", lint(files)), ("cloudformation-validate", validate(files))):
            for found in findings:
                name = pathlib.Path(found["file"]).stem
                fits = [i for i, answer in enumerate(answers)
                        if found["rule"] == answer["rule"] and fnmatch.fnmatchcase(name, answer["template"])
                        and fnmatch.fnmatchcase(found["resource"], answer["resource"])]
                needed.update(fits)
                if not fits:
                    open_findings.append(f"{judge}: {pathlib.Path(found['file']).name}: {found['rule']} at "
                                         f"{found['resource']}: {found['message']}")
        self.assertEqual(open_findings, [], f"answer them in {PAGE}")
        self.assertEqual([answers[i] for i in range(len(answers)) if i not in needed], [], f"{PAGE} answers nothing")


if __name__ == "__main__":
    unittest.main()
