"""The published monograph gives the same units in whatever layout a converter makes, and
so does a monograph as pdftotext prints it."""

import unittest

import compared
import layouts
from compared import programs

PUBLISHED = programs.SHARED / "corpus/monographie-hauts-de-france-2026-04.md"
HEADERS = programs.SHARED / "sources/headers"
SEEDS = range(60)


class SharedMonographLayouts(unittest.TestCase):
    def test_published(self):
        if not PUBLISHED.is_file():
            self.skipTest(f"{PUBLISHED} is not there")
        read = compared.Layouts(PUBLISHED)
        self.assertEqual(65, len(read.wanted))
        self.maxDiff = None
        self.assertEqual([], read.faults_alone(layouts.no_blank_lines))
        self.maxDiff = None
        self.assertEqual([], read.faults_together(SEEDS))

    def test_pdftotext(self):
        if not HEADERS.is_dir():
            self.skipTest(f"{HEADERS} is not there")
        wanted = compared.read(HEADERS / "monograph-tabs.txt")
        found = compared.read(HEADERS / "monograph-layout.txt")
        self.assertEqual(16, len(wanted))
        self.assertEqual([], compared.differences(wanted, found))


if __name__ == "__main__":
    programs.main()
