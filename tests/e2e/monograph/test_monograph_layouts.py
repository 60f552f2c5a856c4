"""Monographs of our own give the same units in whatever layout a converter makes."""

import pathlib
import tempfile
import unittest

import compared
import layouts
from compared import programs

CASES = programs.ROOT / "tests/cases/monographs"
SEEDS = range(30)


class MonographLayouts(unittest.TestCase):
    def check(self, name, *more):
        read = compared.Layouts(CASES / name)
        self.maxDiff = None
        self.assertEqual([], read.faults_alone(*more))
        self.maxDiff = None
        self.assertEqual([], read.faults_together(SEEDS))

    def test_header(self):
        """What a YAML header says counts more than the cover."""
        header = ("---\nid: ports\ntitle: Les ports\nregion: Normandie\n"
                  "date: 2025-05\n---\n")
        text = (CASES / "bretagne-2026-09.txt").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "ports.md"
            path.write_text(header + text, encoding="utf-8")
            records = compared.read(path)
        self.assertEqual("Les ports", records["ports"]["title"])
        for key, record in records.items():
            self.assertTrue(key.startswith("ports"), key)
            self.assertEqual(["28"], record["regions"])
        self.assertEqual("2025-05-01", records["ports"]["date"])
        first = records["ports/news/quimper-ouvre-un-guichet-unique-pour-la-vae"]
        lines = text.split("\n")
        line = first["origin"]["lines"][0] - header.count("\n") - 1
        self.assertIn("QUIMPER", lines[line])

    def test_bretagne(self):
        self.check("bretagne-2026-09.txt")

    def test_provence_alpes_cote_d_azur(self):
        self.check("provence-alpes-cote-d-azur-2026-06.txt", layouts.no_blank_lines)


if __name__ == "__main__":
    programs.main()
