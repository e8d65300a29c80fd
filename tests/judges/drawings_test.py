#!/usr/bin/env python3
"""Drawings of the graphs in tests/fixtures, before the programs that read them.

Needs Graphviz and tests/judges/node_modules (tools/with-judges).
"""

import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

import programs

HERE = pathlib.Path(__file__).resolve().parent


class Drawings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        subprocess.run([programs.BUILD / "tests/write_drawings", cls.folder], check=True)

    def files(self, form):
        found = sorted(self.folder.glob(f"*.{form}"))
        self.assertTrue(found)
        return found

    def test_graphviz_reads_dot_without_a_word(self):
        for path in self.files("dot"):
            with self.subTest(path.stem):
                done = subprocess.run(["dot", "-Tcanon", path], capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_mermaid_reads_its_notation(self):
        done = subprocess.run(["node", HERE / "validate_mermaid.mjs", *self.files("mmd")],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_svg_is_xml_with_a_title_for_each_resource(self):
        space = "{http://www.w3.org/2000/svg}"
        for path in self.files("svg"):
            with self.subTest(path.stem):
                root = xml.etree.ElementTree.parse(path).getroot()
                self.assertEqual(root.tag, space + "svg")
                nodes = [group for group in root.iter(space + "g") if "node" in group.get("class", "").split()]
                self.assertTrue(nodes)
                for node in nodes:
                    self.assertTrue(node.find(space + "title").text)


if __name__ == "__main__":
    unittest.main()
