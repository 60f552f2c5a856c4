"""bench/relevance measures each step where switching it off can make a difference."""

import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import programs

FIXTURE = programs.ROOT / "tests/cases/thesaurus/thesaurus.csv"
# "ébénistes" finds it only with the thesaurus, where it is a trade of "Fabrication
# meuble".
RECORD = {"id": "meuble", "title": "Fabrication de meubles",
          "text": "On y apprend à scier."}


class Relevance(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="inffo-relevance-")
        self.addCleanup(folder.cleanup)
        self.judged = pathlib.Path(folder.name)
        one = self.judged / "one"
        one.mkdir()
        (one / "corpus.jsonl.gz").write_bytes(gzip.compress(json.dumps(RECORD).encode()
                                                            + b"\n"))
        (one / "queries.tsv").write_text("q1\tébénistes\nq2\tmeubles\n", encoding="utf-8")
        (one / "qrels.tsv").write_text("q1\tmeuble\t1\nq2\tmeuble\t1\n",
                                      encoding="utf-8")

    def rows(self, *arguments):
        """The rows of the table of the steps: the cells of each, by its label."""
        done = subprocess.run(
            [sys.executable, programs.ROOT / "bench/relevance", "--bin", programs.BIN,
             "--judged",
             self.judged, *arguments], capture_output=True, text=True, check=False,
            timeout=300)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        cells = [line.strip("| ").split(" | ") for line in done.stdout.splitlines()]
        return {row[0]: row[1:] for row in cells}

    def test_the_thesaurus_is_measured_on_an_index_that_has_one(self):
        rows = self.rows("--steps", "--thesaurus", FIXTURE)
        self.assertEqual(".500", rows["**as it is**"][1])
        self.assertEqual("1.000", rows["**as it is, indexed with a thesaurus**"][1])
        self.assertEqual(".500", rows["no thesaurus"][1])
        self.assertLess(float(rows["no thesaurus"][-1]), -200)

    def test_without_a_thesaurus_its_row_has_no_figure(self):
        rows = self.rows("--steps", "--thesaurus", "/nonexistent")
        self.assertEqual("not measured: no thesaurus", rows["no thesaurus"][-1])
        self.assertEqual("", "".join(rows["no thesaurus"][:-1]).strip(" |"))
        self.assertIn("no lead", rows)

    def test_a_half_is_measured_where_the_questions_name_it(self):
        halves = [self.rows("--half", half) for half in ("all", "tune", "held")]
        whole, tune, held = (int(rows["`judgements`"][0]) for rows in halves)
        self.assertEqual(whole, tune + held)
        self.assertLess(0, min(tune, held))
        self.assertEqual(["2"] * 3, [rows["`one`"][0] for rows in halves])

    def test_one_table_is_made_without_the_steps(self):
        rows = self.rows()
        self.assertIn("`typo`", rows)
        self.assertNotIn("no thesaurus", rows)


if __name__ == "__main__":
    programs.main()
