"""Monographs of our own give the same units in whatever layout a converter makes."""

import unittest

import compared
from compared import programs

CASES = programs.ROOT / "tests/cases/monographs"
SEEDS = range(30)


class MonographLayouts(unittest.TestCase):
    def check(self, name):
        read = compared.Layouts(CASES / name)
        self.assertEqual([], read.faults_alone())
        self.assertEqual([], read.faults_together(SEEDS))

    def test_bretagne(self):
        self.check("bretagne-2026-09.txt")

    def test_provence_alpes_cote_d_azur(self):
        self.check("provence-alpes-cote-d-azur-2026-06.txt")


if __name__ == "__main__":
    programs.main()
