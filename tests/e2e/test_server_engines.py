"""The server answers with the same bytes whichever engine it has."""

import json
import pathlib
import tempfile
import unittest

import engines
import programs

CORPUS = programs.ROOT / "corpus/documents"
JUDGEMENTS = programs.ROOT / "corpus/judgements/queries.tsv"
FILTERS = {"region": ["32", "53", "national"], "kind": ["news", "programme"],
           "from": ["2024", "2026-01"], "to": ["2025"], "sort": ["newest", "oldest"],
           "mode": ["strict"], "per_page": ["3", "50"], "valid_at": ["2025-06-01"]}


def setUpModule():
    global folder, index, records
    folder = tempfile.TemporaryDirectory(prefix="inffo-engines-")
    unittest.addModuleCleanup(folder.cleanup)
    index = pathlib.Path(folder.name) / "index"
    programs.build_index(index, CORPUS)
    dumped = programs.run("inffo-index", "--dump", "--index", index)
    records = [json.loads(line) for line in dumped.stdout.splitlines()]


class Engines(unittest.TestCase):
    def assert_same(self, targets):
        with engines.both(index) as servers:
            self.assertEqual([], engines.differing(servers, targets)[:5])
            ready = [server.get("/readyz").json() for server, _ in servers]
        self.assertEqual([("ok", "flat"), ("ok", "xapian")],
                         [(r["status"], r["index"]["engine"]) for r in ready])

    def test_generated_questions(self):
        texts = [f"{r.get('title', '')} {r.get('text', '')}" for r in records]
        made = engines.Questions(texts, FILTERS)
        self.assert_same([made.target(seed) for seed in range(5000)])

    def test_judged_questions(self):
        lines = JUDGEMENTS.read_text(encoding="utf-8").splitlines()
        self.assert_same([engines.search(line.split("\t")[1], explain="1")
                          for line in lines])

    def test_similar_documents_and_passages(self):
        ids = [r["id"] for r in records]
        self.assert_same(
            [f"/api/v1/documents/{id}/similar" for id in ids] +
            [f"/api/v1/documents/{id}/passages?q=formation+apprentissage" for id in ids])


if __name__ == "__main__":
    programs.main()
