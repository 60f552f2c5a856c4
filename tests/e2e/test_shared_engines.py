"""Both engines answer judged and measured questions over other corpora with the same
bytes."""

import csv
import io
import pathlib
import subprocess
import tempfile
import unittest

import engines
import programs

JUDGED = programs.SHARED / "judged"
BENCH = programs.SHARED / "bench"
# The part of the large corpus that is indexed here, in documents.
DOCUMENTS = 5000


class SharedEngines(unittest.TestCase):
    def assert_same(self, source, targets):
        with tempfile.TemporaryDirectory(prefix="inffo-engines-") as folder:
            index = pathlib.Path(folder) / "index"
            programs.build_index(index, source)
            with engines.both(index) as servers:
                self.assertEqual([], engines.differing(servers, targets)[:5])

    def test_judged_questions(self):
        for name in sorted(p.name for p in JUDGED.iterdir() if p.is_dir()):
            queries = (JUDGED / name / "queries.tsv").read_text(encoding="utf-8")
            questions = [line.split("\t")[1] for line in queries.splitlines()]
            with self.subTest(name):
                self.assert_same(JUDGED / name / "corpus.jsonl.gz",
                                 map(engines.search, questions))

    def test_measured_questions(self):
        with tempfile.TemporaryDirectory(prefix="inffo-engines-") as folder:
            part = pathlib.Path(folder) / "part.jsonl"
            with subprocess.Popen(["zstd", "-dc", BENCH / "corpus.jsonl.zst"],
                                  stdout=subprocess.PIPE) as unpacked:
                lines = [unpacked.stdout.readline() for _ in range(DOCUMENTS)]
                unpacked.kill()
            part.write_bytes(b"".join(lines))
            targets = []
            for name in "queries", "common", "rare":
                rows = (BENCH / f"{name}.tsv").read_text(encoding="utf-8")
                for row in csv.DictReader(io.StringIO(rows), delimiter="\t",
                                          quoting=csv.QUOTE_NONE):
                    filters = {k: row[k] for k in ("region", "from", "to") if row[k]}
                    targets.append(engines.search(row["q"], **filters))
            self.assertGreater(len(targets), 2500)
            self.assert_same(part, targets)


if __name__ == "__main__":
    if not JUDGED.is_dir() or not BENCH.is_dir():
        programs.skip_all(f"{JUDGED} or {BENCH} is not there")
    programs.main()
