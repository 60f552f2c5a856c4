"""inffo-search as people run it: answers, JSON, batches, and messages when something
is wrong."""

import json
import os
import pathlib
import shutil
import tempfile
import unittest

import programs

RECORDS = [
    {"id": "vae", "kind": "news", "title": "VAE inversée : le bilan",
     "text": "Un bilan de la VAE.",
     "regions": ["32"], "date": "2026-04-07", "source": "Le quotidien"},
    {"id": "cfa", "kind": "news", "title": "Un CFA à Brest",
     "text": "L'apprentissage avance \u001b[31mfort.", "regions": ["53"],
     "date": "2026-03-02"},
    {"id": "plan", "kind": "programme", "title": "Contrat de plan",
     "text": "Pour l'apprentissage et l'emploi.", "regions": ["32", "53"],
     "date": "2023-01-09"},
]
USAGE, DATAERR, NOINPUT = os.EX_USAGE, os.EX_DATAERR, os.EX_NOINPUT


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="inffo-cli-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.index = cls.folder / "index"
        source = cls.folder / "corpus.jsonl"
        source.write_text("".join(json.dumps(r) + "\n" for r in RECORDS),
                          encoding="utf-8")
        programs.build_index(cls.index, source)

    def ask(self, *arguments, code=0):
        done = programs.run("inffo-search", *arguments)
        self.assertEqual(code, done.returncode, done.stderr)
        if code:
            self.assertEqual("", done.stdout)
            self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)
            self.assertTrue(done.stderr.startswith("inffo-search : "), done.stderr)
            return done.stderr
        self.assertEqual("", done.stderr)
        return done.stdout

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path


class Answers(Case):
    def test_an_answer_for_people_names_the_documents_in_order(self):
        lines = self.ask("--index", self.index, "vae", "inversee").splitlines()
        self.assertEqual("1 résultat pour « vae inversee »", lines[0])
        self.assertIn("1. VAE inversée : le bilan", lines)
        self.assertIn("   Actualité · Hauts-de-France · 2026-04-07 · Le quotidien", lines)
        self.assertIn("   vae", lines)

    def test_words_and_options_come_in_any_order_and_a_dash_after_two(self):
        for arguments in (["apprentissage", "--kind", "news", "--index", self.index],
                          ["-i", self.index, "--", "apprentissage", "-plan"],
                          ["--index", self.index, "apprentissage SAUF plan"]):
            self.assertIn("1. Un CFA à Brest", self.ask(*arguments))

    def test_without_words_everything_comes_newest_first(self):
        titles = [line[3:] for line in self.ask("-i", self.index).splitlines()
                  if line[1:2] == "."]
        self.assertEqual([r["title"] for r in RECORDS], titles)

    def test_pages_go_on_counting(self):
        out = self.ask("-i", self.index, "--per_page", "2", "--page", "2")
        self.assertIn("3 résultats, page 2 sur 2", out)
        self.assertIn("3. Contrat de plan", out)

    def test_nothing_found_is_an_answer(self):
        self.assertEqual("0 résultat pour « introuvable »\n",
                         self.ask("-i", self.index, "introuvable"))

    def test_what_was_ignored_widened_or_relaxed_is_said(self):
        self.assertIn("Non pris en compte : ccc*",
                      self.ask("-i", self.index, "aaa* bbb* ccc*"))
        self.assertIn("Aucun document ne réunit ces mots",
                      self.ask("-i", self.index, "vae brest"))

    def test_what_holds_a_part_stands_behind_under_a_heading(self):
        lines = self.ask("-i", self.index, "apprentissage", "avance").splitlines()
        self.assertEqual("1 résultat pour « apprentissage avance », et 1 qui répond en "
                         "partie", lines[0])
        titles = [line for line in lines if line[1:2] == "." or "partie :" in line]
        self.assertEqual(["1. Un CFA à Brest", "Aussi, en partie :",
                          "2. Contrat de plan"], titles)
        lines = self.ask("-i", self.index, "--region", "32", "apprentissage", "avance")
        self.assertIn("0 résultat pour « apprentissage avance », et 1 qui répond", lines)
        self.assertIn("\nEn partie :\n", lines)
        answer = json.loads(self.ask("-i", self.index, "--json", "apprentissage avance"))
        self.assertEqual([False, True], [hit["partial"] for hit in answer["hits"]])

    def test_no_escape_of_a_document_or_a_question_reaches_the_terminal(self):
        self.assertNotIn("\x1b", self.ask("-i", self.index, "apprentissage"))
        self.assertNotIn("\x1b", self.ask("-i", self.index, "x\x1b[31m"))

    def test_json_is_the_body_of_the_api(self):
        answer = json.loads(self.ask("-i", self.index, "--json", "--region", "32",
                                     "--region",
                                     "bretagne", "--facets", "kind", "apprentissage"))
        self.assertEqual(["cfa", "plan"], sorted(hit["id"] for hit in answer["hits"]))
        self.assertEqual(2, answer["total"])
        self.assertEqual(["kind"], list(answer["facets"]))
        self.assertEqual("/api/v1/search?q=apprentissage&region=53&region=32&facets=kind",
                         answer["links"]["self"])


class Batches(Case):
    def test_a_batch_gives_one_line_a_hit(self):
        questions = self.write("questions.tsv",
                               "a1\tvae\n\nb2\tapprentissage\nc3\tabsent\n".encode())
        lines = self.ask("-i", self.index, "--batch", questions, "--trec").splitlines()
        rows = [line.split(" ") for line in lines]
        self.assertEqual([("a1", "1"), ("b2", "1"), ("b2", "2")],
                         [(r[0], r[2]) for r in rows])
        self.assertEqual("vae", rows[0][1])
        self.assertGreaterEqual(float(rows[1][3]), float(rows[2][3]))

    def test_depth_cuts_each_question(self):
        questions = self.write("one.tsv", b"b2\tapprentissage\n")
        out = self.ask("-i", self.index, "--batch", questions, "--trec", "--depth", "1")
        self.assertEqual(1, len(out.splitlines()))

    def test_bad_lines_are_named(self):
        for content, wanted in ((b"sans tabulation\n", ":1"),
                                (b"a\tok\nb", ":2"),
                                (b"a\tx\xff\n", ":1")):
            error = programs.run("inffo-search", "-i", self.index, "--batch",
                                 self.write("bad.tsv", content), "--trec")
            self.assertEqual(DATAERR, error.returncode)
            self.assertIn("bad.tsv" + wanted, error.stderr)

    def test_a_long_question_is_cut_and_the_file_goes_on(self):
        questions = self.write("long.tsv", b"a\tvae\nb\t" + b"apprentissage " * 60 +
                               b"\nc\tvae\n")
        asked = programs.run("inffo-search", "-i", self.index, "--batch", questions,
                             "--trec")
        self.assertEqual(0, asked.returncode)
        self.assertEqual({"a", "b", "c"},
                         {line.split()[0] for line in asked.stdout.splitlines()})
        self.assertEqual(1, asked.stderr.count("\n"))
        self.assertIn("long.tsv:2 : ", asked.stderr)

    def test_a_missing_batch_is_no_input(self):
        self.assertIn("rien.tsv",
                      self.ask("-i", self.index, "--batch", self.folder / "rien.tsv",
                               "--trec", code=NOINPUT))


class Refusals(Case):
    def test_a_wrong_command_line_is_a_usage_error_in_french(self):
        for arguments, wanted in (([], "--index"), (["vae"], "--index"),
                                  (["--colour", "x"], "--colour"), (["-i"], "-i"),
                                  (["-i", self.index, "-brest"], "tiret"),
                                  (["-i", self.index, "--depth", "0"], "1000"),
                                  (["-i", self.index, "--depth", "dix"], "dix"),
                                  (["-i", self.index, "--trec", "x"], "--batch"),
                                  (["-i", self.index, "--batch", "f", "mots"],
                                   "--batch")):
            self.assertIn(wanted, self.ask(*arguments, code=USAGE))

    def test_a_bad_value_is_bad_data_and_named(self):
        for arguments, wanted in ((["--region", "99"], "region : « 99 »"),
                                  (["--from", "2026-13"], "from : "),
                                  (["--sort", "best"], "sort : "),
                                  (["--page", "0"], "page : "),
                                  (["x" * 513], "512")):
            self.assertIn(wanted, self.ask("-i", self.index, *arguments, code=DATAERR))

    def test_a_missing_index_is_no_input(self):
        self.assertIn("pas d'index ici",
                      self.ask("-i", self.folder / "rien", "vae", code=NOINPUT))

    def test_a_damaged_index_says_what_to_do(self):
        damaged = self.folder / "damaged"
        shutil.copytree(self.index, damaged, symlinks=True)
        (damaged / "current" / "tokens.bin").unlink()
        self.assertIn("index abîmé", self.ask("-i", damaged, "vae", code=DATAERR))


class Help(Case):
    def test_help_fits_a_screen_and_names_every_parameter_of_the_api(self):
        for option in ("--help", "-h"):
            lines = self.ask(option).splitlines()
            self.assertLessEqual(len(lines), 24)
            self.assertLessEqual(max(map(len, lines)), 80)
        manual = (programs.ROOT / "docs/man/inffo-search.1").read_text(encoding="utf-8")
        for name in ("region", "theme", "kind", "source", "from", "to", "valid_at",
                     "sort", "mode", "page", "per_page", "facets"):
            self.assertIn("--" + name, "\n".join(lines))
            self.assertIn("\\-\\-" + name, manual)

    def test_the_version_is_one_line(self):
        self.assertRegex(self.ask("--version"), r"^inffo-search \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    programs.main()
