"""Monographs of our own give the same units in whatever layout a converter makes."""

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

    def test_bretagne(self):
        self.check("bretagne-2026-09.txt")

    def test_provence_alpes_cote_d_azur(self):
        self.check("provence-alpes-cote-d-azur-2026-06.txt", layouts.no_blank_lines)


if __name__ == "__main__":
    programs.main()
