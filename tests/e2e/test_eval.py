"""inffo-eval as people run it: measures, runs, comparisons, variants, and what it
refuses."""

import json
import os
import pathlib
import random
import shutil
import tempfile
import unittest

import programs

NAMES = ("ndcg@10", "mrr@10", "recall@100", "right_first")
WORDS = ("alternance apprentissage bilan campus diplôme emploi formation région stage "
         "tuteur").split()


def read_run(path):
    """The documents of each question in a run of TREC, best first."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        question, _q0, document, rank, _score, _tag = line.split()
        found.setdefault(question, []).append((int(rank), document))
    return {q: [d for _, d in sorted(rows)] for q, rows in found.items()}


def twin(judged, found, relevant):
    """The measures, computed from their definitions and not as inffo-eval does."""
    sums = [0.0] * len(NAMES)
    for question, grades in judged.items():
        documents = found.get(question, [])
        wanted = {d for d, grade in grades.items() if grade >= relevant}
        sums[0] += programs.ndcg_at_10(grades, documents)
        sums[1] += max((1 / (i + 1) for i, d in enumerate(documents[:10]) if d in wanted),
                       default=0)
        sums[2] += len(wanted & set(documents[:100])) / len(wanted) if wanted else 0
        highest = max(grades.values())
        sums[3] += documents != [] and highest > 0 and grades.get(documents[0]) == highest
    return [s / len(judged) for s in sums]


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="inffo-eval-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        draw = random.Random(1)
        cls.write("corpus.jsonl", "".join(
            json.dumps({"id": f"d{i}", "title": " ".join(draw.sample(WORDS, 2)),
                        "text": " ".join(draw.choices(WORDS, k=20))}) + "\n"
            for i in range(150)))
        cls.set = cls.folder / "set"
        cls.set.mkdir()
        cls.write("set/queries.tsv", "".join(
            f"q{i}\t{' '.join(draw.sample(WORDS, 2))} de l'été\n" for i in range(20)))
        cls.write("set/qrels.tsv", "".join(
            f"q{i}\td{d}\t{draw.randint(0, 5)}\n" for i in range(19)
            for d in draw.sample(range(150), draw.randint(1, 30))))
        cls.index = cls.folder / "index"
        programs.build_index(cls.index, cls.folder / "corpus.jsonl")

    @classmethod
    def write(cls, name, content):
        path = cls.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def call(self, *arguments, code=0, **options):
        done = programs.run("inffo-eval", *arguments, **options)
        self.assertEqual(code, done.returncode, done.stderr)
        if code:
            self.assertEqual("", done.stdout)
            self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)
            self.assertTrue(done.stderr.startswith("inffo-eval : "), done.stderr)
            return done.stderr
        return done.stdout

    def ask(self, *arguments):
        return json.loads(self.call("--index", self.index, "--set", self.set,
                                    "--json", *arguments))

    def make_run(self, name, *arguments):
        path = self.folder / name
        self.ask("--run", path, *arguments)
        return path


class Figures(Case):
    def test_they_are_those_of_a_twin_written_apart(self):
        judged = programs.read_judgements(self.set / "qrels.tsv")
        for relevant in (1, 3):
            path = self.folder / "twin.run"
            report = self.ask("--run", path, "--relevant", relevant)
            wanted = twin(judged, read_run(path), relevant)
            self.assertEqual(19, report["questions"])
            for name, value in zip(NAMES, wanted):
                self.assertAlmostEqual(value, report[name], 12)
            self.assertGreater(report["mrr@10"], 0)

    def test_a_run_file_is_measured_as_the_index_was(self):
        path = self.make_run("again.run")
        report = self.ask()
        again = json.loads(self.call("--set", self.set, "--score", path, "--json"))
        self.assertEqual(report, again)
        four = self.write("four.run", "".join(
            " ".join(line.split()[i] for i in (0, 2, 3, 4)) + "\n"
            for line in path.read_text(encoding="utf-8").splitlines()))
        self.assertEqual(report,
                         json.loads(self.call("--set", self.set, "--score", four,
                                              "--json")))

    def test_the_table_tells_each_question_and_the_mean(self):
        report = self.ask("--per-query")
        lines = self.call("--index", self.index, "--set", self.set,
                          "--per-query").splitlines()
        self.assertIn("19 questions jugées", lines[0])
        self.assertEqual(["nDCG@10", "MRR@10", "R@100", "juste@1"], lines[2].split())
        self.assertEqual(19, len(report["per_query"]))
        for line, one in zip(lines[3:], report["per_query"]):
            self.assertEqual([one["id"], *(f"{one[n]:.4f}" for n in NAMES)],
                             line.split()[:5])
        self.assertEqual([f"{report[n]:.4f}" for n in NAMES], lines[-1].split()[1:])

    def test_unjudged_questions_are_told_and_left_out(self):
        done = programs.run("inffo-eval", "--index", self.index, "--set", self.set)
        self.assertIn("1 question sans jugement", done.stderr)
        quiet = programs.run("inffo-eval", "--index", self.index, "--set", self.set,
                             "--quiet")
        self.assertEqual(("", 1), (quiet.stderr, len(quiet.stdout.splitlines())))

    def test_a_half_is_measured_alone(self):
        lines = (self.set / "queries.tsv").read_text(encoding="utf-8").splitlines()
        halves = ["tune" if i % 3 else "held" for i in range(len(lines))]
        path = self.write("halves.tsv", "".join(
            f"{line}\t{half}\n" for line, half in zip(lines, halves)))
        each = self.ask("--per-query")["per_query"]
        for name in ("tune", "held"):
            wanted = [one for one in each if halves[int(one["id"][1:])] == name]
            report = self.ask("--queries", path, "--half", name, "--per-query")
            self.assertEqual(wanted, report["per_query"])
            self.assertEqual(len(wanted), report["questions"])
        self.assertEqual(self.ask(), self.ask("--queries", path, "--half", "all"))
        self.assertIn("held", self.call("--index", self.index, "--set", self.set,
                                        "--quiet", "--half", "held", code=os.EX_DATAERR))

    def test_constants_of_a_file_change_the_ranking(self):
        for line in ("title_weight 0\n", "impact_k1 9\n"):
            other = self.ask("--constants", self.write("constants", line))
            self.assertNotEqual(self.ask()["ndcg@10"], other["ndcg@10"], line)

    def test_the_constants_printed_are_a_file_of_the_defaults(self):
        constants = self.write("defaults", self.call("--print-constants"))
        self.assertEqual(self.ask(), self.ask("--constants", constants))


class Comparisons(Case):
    def test_two_runs_are_compared_by_each_measure(self):
        a = self.make_run("a.run")
        b = self.make_run("b.run", "--constants", self.write("c", "title_weight 0\n"))
        report = json.loads(self.call("--set", self.set, "--compare", a, b, "--json"))
        self.assertEqual(19, report["questions"])
        for one in report["measures"]:
            self.assertEqual(19, one["wins"] + one["ties"] + one["losses"])
            self.assertAlmostEqual(one["difference"], one["b"] - one["a"], 12)
            self.assertTrue(0 < one["p_randomization"] <= 1 and 0 <= one["p_t"] <= 1)
        self.assertEqual(self.ask()["ndcg@10"], report["measures"][0]["a"])
        self.assertIn("p (Student)", self.call("--set", self.set, "--compare", a, b))

    def test_a_run_is_no_better_than_itself(self):
        a = self.make_run("a.run")
        report = json.loads(self.call("--set", self.set, "--compare", a, a, "--json"))
        for one in report["measures"]:
            self.assertEqual((0, 1, 1, 19),
                             (one["difference"], one["p_randomization"], one["p_t"],
                              one["ties"]))


class Variants(Case):
    def test_all_are_measured_and_say_what_they_keep(self):
        report = self.ask("--variants")
        names = [one["variant"] for one in report["variants"]]
        self.assertEqual(["noacc", "caps", "apos", "noelis", "typo", "order"], names)
        for one in report["variants"]:
            self.assertAlmostEqual(one["kept"], one["ndcg@10"] / report["ndcg@10"], 12)
            alone = self.ask("--variant", one["variant"])
            self.assertEqual(one["ndcg@10"], alone["ndcg@10"])

    def test_questions_in_questions_out(self):
        questions = "a\tl'été de l'apprentissage\nb\tcfa\n"
        self.assertEqual("a\tÉTÉ\theld\n", self.call("--variant", "caps",
                                                     input="a\tété\theld\n"))
        for name, wanted in (("noacc", "a\tl'ete de l'apprentissage\nb\tcfa\n"),
                             ("caps", "a\tL'ÉTÉ DE L'APPRENTISSAGE\nb\tCFA\n"),
                             ("noelis", "a\tété de apprentissage\nb\tcfa\n")):
            self.assertEqual(wanted, self.call("--variant", name, input=questions))
        typo = self.call("--variant", "typo", input=questions)
        self.assertEqual(typo, self.call("--variant", "typo", input=questions))
        self.assertNotEqual(typo, questions)

    def test_a_file_of_questions_made_before_gives_the_same_figures(self):
        made = self.call("--variant", "typo", "--queries", self.set / "queries.tsv")
        path = self.write("typo.tsv", made)
        self.assertEqual(self.ask("--variant", "typo")["ndcg@10"],
                         self.ask("--queries", path)["ndcg@10"])

class Refusals(Case):
    def test_a_wrong_command_line_is_a_usage_error(self):
        for arguments, wanted in (([], "--set"), (["--nope"], "--nope"),
                                  (["--set", self.set], "--index"),
                                  (["--set", self.set, "--compare", "a"], "RUN_B")):
            self.assertIn(wanted, self.call(*arguments, code=os.EX_USAGE))

    def test_what_is_missing_is_no_input(self):
        self.assertIn("pas d'index ici",
                      self.call("--index", self.folder / "none", "--set", self.set,
                                "--quiet", code=os.EX_NOINPUT))
        self.assertIn("queries.tsv",
                      self.call("--index", self.index, "--set", self.folder / "none",
                                code=os.EX_NOINPUT))

    def test_bad_data_is_named_by_file_and_line(self):
        bad = self.write("bad.tsv", "q0\tx\nq1 sans tabulation\n")
        self.assertIn("bad.tsv:2",
                      self.call("--index", self.index, "--set", self.set, "--queries",
                                bad, code=os.EX_DATAERR))
        self.assertIn("c:1",
                      self.call("--index", self.index, "--set", self.set, "--quiet",
                                "--constants", self.write("c", "nope 1\n"),
                                code=os.EX_DATAERR))
        self.assertIn("r:1", self.call("--set", self.set, "--quiet", "--score",
                                       self.write("r", "q0 d1\n"), code=os.EX_DATAERR))

    def test_a_question_too_long_is_cut_and_named(self):
        queries = self.write("long.tsv", "".join(
            f"q{i}\t{'x' * 600 if i == 3 else 'x'}\n" for i in range(20)))
        done = programs.run("inffo-eval", "--index", self.index, "--set", self.set,
                            "--quiet", "--queries", queries)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("long.tsv:4 : ", done.stderr)

    def test_help_names_every_option_and_the_manual_too(self):
        helped = self.call("--help")
        manual = (programs.ROOT / "docs/man/inffo-eval.1").read_text(encoding="utf-8")
        options = [w for w in helped.split() if w.startswith("--") and len(w) > 2]
        self.assertGreater(len(options), 15)
        for option in options:
            self.assertIn(option.strip("()").replace("-", "\\-"), manual)


if __name__ == "__main__":
    programs.main()
