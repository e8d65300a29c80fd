"""What scale writes as JSON follows its schemas: ours in docs/schemas/, and OASIS's for SARIF 2.1.0."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
SCHEMAS = HERE.parent.parent / "docs" / "schemas"
SARIF = HERE / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
SCALE = pathlib.Path(sys.argv.pop(1)).resolve()

GOOD = "stack work\nqueue jobs { tries = 3 }\noutput url = jobs.url\n"
# Mistakes with notes, hints and fixes, text that has to be escaped, and a file that is not there.
BROKEN = """stack work
queue jobs { retries = 3 }
queue jobs { tries = "<&>\\u{1F600} 100%" }
resource q: AWS::SQS::Queue { VisiblityTimeout = 5 }
let a = b + tab\tß
let c = = 1
"""


def validate(document, schema_path):
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    validator = cls(schema, format_checker=cls.FORMAT_CHECKER)
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)]


class Reports(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="scale-reports-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "good file.scale").write_text(GOOD, encoding="utf-8")
        (self.folder / "broken file.scale").write_text(BROKEN, encoding="utf-8")

    def scale(self, *arguments):
        run = subprocess.run([SCALE, *arguments], cwd=self.folder, capture_output=True, text=True)
        self.assertIn(run.returncode, (0, 1, 4), run.stderr)
        return json.loads(run.stdout)

    def check(self, document, schema_path):
        self.assertEqual(validate(document, schema_path), [])

    def test_sarif(self):
        for paths in (["good file.scale"], ["broken file.scale"], ["broken file.scale", "missing.scale"]):
            report = self.scale("check", *paths, "--format", "sarif")
            self.check(report, SARIF)
        results = report["runs"][0]["results"]
        self.assertGreater(len(results), 3)
        self.assertTrue(any("fixes" in result for result in results), "no fix to validate")

    def test_the_sarif_schema_refuses_what_is_wrong(self):
        report = self.scale("check", "broken file.scale", "--format", "sarif")
        report["runs"][0]["results"][0]["level"] = "fatal"
        self.assertNotEqual(validate(report, SARIF), [])

    def test_diagnostics(self):
        for paths in (["good file.scale"], ["broken file.scale", "missing.scale"]):
            self.check(self.scale("check", *paths, "--format", "json"), SCHEMAS / "diagnostics-1.schema.json")

    def test_version(self):
        self.check(self.scale("version", "--json"), SCHEMAS / "version-1.schema.json")

    def test_calls_and_maps(self):
        self.check(self.scale("build", "good file.scale", "--target", "calls"), SCHEMAS / "calls-1.schema.json")
        for target in ("cloudformation", "calls"):
            arguments = ["build", "good file.scale", "--target", target, "-o", "out", "--map", "map.json"]
            subprocess.run([SCALE, *arguments], cwd=self.folder, check=True)
            self.check(json.loads((self.folder / "map.json").read_text()), SCHEMAS / "map-1.schema.json")


if __name__ == "__main__":
    unittest.main()
