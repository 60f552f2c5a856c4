"""Regions and themes found in the texts of real pages, told in our own words: precision
and recall must not fall below their floors, on the half that was tuned on and on the half
that was not."""

import collections
import hashlib
import importlib.machinery
import importlib.util
import json
import typing
import unittest

import programs

FOLDER = programs.ROOT / "corpus/judgements/assignment"
PAGES_MIN = 120
# The least share of the pages that each half has, and of the pages of no theme: they show
# false alarms.
HALF_LEAST = 0.45
NO_THEME_LEAST = 0.05


class Floor(typing.NamedTuple):
    precision: float
    recall: float


# A little less than was measured: decision 0060 has the figures.
FLOORS = {
    "tune": {"regions": Floor(0.915, 0.965), "themes": Floor(0.865, 0.785),
             "top": Floor(0.885, 0.825)},
    "held": {"regions": Floor(0.935, 0.84), "themes": Floor(0.775, 0.75),
             "top": Floor(0.865, 0.83)},
    None: {"regions": Floor(0.925, 0.90), "themes": Floor(0.82, 0.77),
           "top": Floor(0.875, 0.83)},
}


def load_measure():
    """bench/assignment as a module; its name has no ending."""
    loader = importlib.machinery.SourceFileLoader(
        "assignment", str(programs.ROOT / "bench/assignment"))
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("assignment", loader))
    loader.exec_module(module)
    return module


MEASURE = load_measure()


def faults_of(given, found, floors):
    """A sentence for each figure that is below its floor."""
    faults = []
    for half, kinds in floors.items():
        for kind, floor in kinds.items():
            share = MEASURE.count(given, found, kind, half)
            for name in Floor._fields:
                if getattr(share, name) < getattr(floor, name):
                    faults.append(f"{half or 'all'} {kind}: {name} "
                                  f"{getattr(share, name):.3f}, floor "
                                  f"{getattr(floor, name)}")
    return faults


class Assignment(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.given = MEASURE.read_given(FOLDER)
        lines = (FOLDER / "pages.jsonl").read_text(encoding="utf-8").splitlines()
        cls.pages = [json.loads(line) for line in lines]

    def test_enough_pages_are_judged_each_once(self):
        ids = [page["id"] for page in self.pages]
        self.assertGreaterEqual(len(ids), PAGES_MIN)
        self.assertEqual(sorted(ids), sorted(self.given))
        self.assertEqual(len(ids), len(set(ids)))

    def test_a_hash_of_the_id_decides_the_half(self):
        halves = collections.Counter()
        for page, one in self.given.items():
            first = hashlib.sha256(page.encode()).digest()[0]
            self.assertEqual("tune" if first < 128 else "held", one.half, page)
            halves[one.half] += 1
        self.assertGreaterEqual(min(halves.values()), HALF_LEAST * len(self.given))

    def test_labels_are_of_the_vocabulary_and_some_pages_have_none(self):
        codes, tops = MEASURE.vocabulary()
        for page, one in self.given.items():
            self.assertLessEqual(one.sets["regions"], set(codes.values()), page)
            self.assertLessEqual(one.sets["themes"], set(tops), page)
            self.assertLessEqual(len(one.sets["themes"]), 4, page)
        without = sum(not one.sets["themes"] for one in self.given.values())
        self.assertGreaterEqual(without, NO_THEME_LEAST * len(self.given))

    def test_pages_leave_regions_and_themes_to_be_found(self):
        for page in self.pages:
            self.assertLessEqual(set(page), {"id", "title", "text", "source", "author"})
            self.assertLessEqual(len(page["text"].split()), 150, page["id"])

    def test_precision_and_recall_do_not_fall(self):
        found = MEASURE.read_found(FOLDER, self.given, programs.BIN / "inffo-index")
        self.assertEqual([], faults_of(self.given, found, FLOORS))
        nothing = {page: MEASURE.make_page(one.half, [], [], {})
                   for page, one in self.given.items()}
        self.assertEqual(9, len(faults_of(self.given, nothing, FLOORS)))


if __name__ == "__main__":
    programs.main()
