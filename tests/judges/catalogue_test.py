#!/usr/bin/env python3
"""The committed catalogue is what its sources give, in the versions it names.

Needs npm and, in this interpreter, cfn-lint in the pinned version; without them it fails.
"""

import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/catalogue"))

import sources  # noqa: E402


class Catalogue(unittest.TestCase):
    def test_committed_text_is_what_the_sources_give(self):
        done = subprocess.run([sys.executable, ROOT / "tools/catalogue/generate.py", "--check"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_readme_names_the_versions(self):
        readme = (ROOT / "stdlib/catalogue/README.md").read_text(encoding="utf-8")
        for package, version in ((sources.SPEC_PACKAGE, sources.SPEC_VERSION),
                                 (sources.LINT_PACKAGE, sources.LINT_VERSION)):
            self.assertRegex(readme, rf"{re.escape(package)}`[^|\n]* \| {re.escape(version)} \|")


if __name__ == "__main__":
    unittest.main()
