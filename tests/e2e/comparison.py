"""What the tests of bench/compare share: three records, two questions, the call."""

import json
import pathlib
import subprocess
import tempfile
import unittest

import programs

RECORDS = [{"id": str(n), "kind": "document", "title": f"Contrat {n}\tà Anduze",
            "text": "Le droit\n\ndu contrat", "regions": ["84", "11"], "themes": [],
            "date": "2020-01-02"} for n in range(3)]
QUESTIONS = ("q\tregion\tfrom\tto\tkind\ncontrat\t84\t2020-01-01\t\tfilter\n"
             "droit du contrat\t\t\t\tx\n")


class Comparison(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="inffo-compare-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.corpus = self.folder / "corpus.jsonl"
        self.corpus.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n"
                                       for r in RECORDS),
                               encoding="utf-8")
        (self.folder / "queries.tsv").write_text(QUESTIONS, encoding="utf-8")

    def compare(self, *arguments, **options):
        command = [programs.ROOT / "bench/compare", "--corpus", self.corpus,
                   "--questions",
                   self.folder, "--programs", programs.BIN, "--sets", "mix", "--rounds",
                   "1", "--at-most", "2", "--seconds", "1", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False,
                              timeout=300, **options)
