"""inffo-eval on judged sets that we did not make: the same measures, the same
variants."""

import importlib.util
import json
import pathlib
import tempfile
import unittest

import programs

JUDGED = programs.SHARED / "judged"
MEASURES = ("ndcg@10", "mrr@10", "recall@100")


class SharedJudged(unittest.TestCase):
    def call(self, *arguments):
        done = programs.run("inffo-eval", *arguments)
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stdout

    def test_the_measures_are_those_of_the_script_beside_the_sets(self):
        spec = importlib.util.spec_from_file_location("score", JUDGED / "score.py")
        score = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(score)
        for name in ("cnilp", "spf"):
            with tempfile.TemporaryDirectory(prefix="inffo-judged-") as folder:
                index, run = pathlib.Path(folder) / "index", pathlib.Path(folder) / "run"
                programs.build_index(index, JUDGED / name / "corpus.jsonl.gz")
                report = json.loads(self.call("--index", index, "--set", JUDGED / name,
                                              "--run", run, "--json"))
                n, *wanted = score.score(score.read_qrels(JUDGED / name),
                                         score.read_run(run), 1)
            self.assertEqual(n, report["questions"])
            for measure, value in zip(MEASURES, wanted):
                self.assertAlmostEqual(value, report[measure], 12)

    def test_the_variants_are_those_of_the_files_beside_the_sets(self):
        for folder in sorted(p for p in JUDGED.iterdir() if p.is_dir()):
            for name in ("noacc", "caps", "apos", "noelis"):
                wanted = (folder / f"queries.{name}.tsv").read_text(encoding="utf-8")
                made = self.call("--variant", name, "--queries", folder / "queries.tsv")
                pairs = list(zip(wanted.splitlines(), made.splitlines(), strict=True))
                same = sum(a == b for a, b in pairs)
                self.assertGreaterEqual(same, 0.99 * len(pairs), (folder.name, name))


if __name__ == "__main__":
    if not JUDGED.is_dir():
        programs.skip_all(f"{JUDGED} is not there")
    programs.main()
