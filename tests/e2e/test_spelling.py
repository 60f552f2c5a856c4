"""Misspelt words: which correction is proposed, which one runs, and what the answers
say."""

import json
import pathlib
import tempfile
import unittest
import urllib.parse

import daemon
import markup
import programs

CASES = pathlib.Path(__file__).parent.parent / "cases" / "spelling" / "corpus.txt"
RECORDS = [
    {"id": f"lot-{i}", "kind": "news", "title": f"Le contrat {i}", "regions": ["53"],
     "text": "Un contrat d'apprentissage pour chaque métier. La charte <b> est signée."
     + (
" Une carte." if i == 0 else ""), "date": "2026-01-01"} for i in range(60)]


def setUpModule():
    global folder, index, server
    folder = tempfile.TemporaryDirectory()
    index = pathlib.Path(folder.name) / "index"
    source = pathlib.Path(folder.name) / "corpus.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in RECORDS), encoding="utf-8")
    programs.build_index(index, source)
    server = daemon.Daemon(str(index), "--threads", "2")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def ask(words, more=""):
    reply = server.get("/api/v1/search?q=" + urllib.parse.quote(words) + more)
    assert reply.status == 200, reply.text
    return reply.json()


class Corpus(unittest.TestCase):
    def test_each_case_is_corrected_as_its_line_says(self):
        own = pathlib.Path(folder.name) / "own"
        programs.build_index(own, pathlib.Path(__file__).parent.parent.parent / "corpus"
                             / "documents")
        for line in CASES.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            typed, wanted = (part.strip() for part in line.split("⇒"))
            with self.subTest(typed):
                done = programs.run("inffo-search", "--json", "--index", own, "--", typed)
                answer = json.loads(done.stdout)
                self.assertEqual(wanted, answer["query"]["corrected"])
                self.assertGreater(answer["total"], 0)


class Answers(unittest.TestCase):
    def test_words_that_find_nothing_run_corrected_and_say_so(self):
        wrong, right = ask("aprentissage"), ask("apprentissage")
        self.assertEqual("aprentissage", wrong["query"]["text"])
        self.assertEqual("apprentissage", wrong["query"]["corrected"])
        self.assertIs(True, wrong["query"]["corrected_ran"])
        self.assertEqual(right["total"], wrong["total"])
        self.assertEqual([h["id"] for h in right["hits"]],
                         [h["id"] for h in wrong["hits"]])
        self.assertIn("<mark>apprentissage</mark>", wrong["hits"][0]["snippet_html"])

    def test_right_words_are_not_corrected(self):
        query = ask("apprentissage")["query"]
        self.assertIsNone(query["corrected"])
        self.assertIs(False, query["corrected_ran"])

    def test_a_rare_word_runs_and_a_frequent_one_is_proposed(self):
        answer = ask("carte")
        self.assertEqual(1, answer["total"])
        self.assertEqual("charte", answer["query"]["corrected"])
        self.assertIs(False, answer["query"]["corrected_ran"])
        self.assertEqual([], answer["query"]["expanded"])

    def test_filters_count_for_what_a_correction_finds(self):
        answer = ask("aprentissage", "&region=32")
        self.assertEqual(0, answer["total"])
        self.assertIsNone(answer["query"]["corrected"])

    def test_quotes_and_strict_search_are_taken_at_their_word(self):
        for words, more in (('"aprentissage"', ""), ("aprentissage", "&mode=strict")):
            answer = ask(words, more)
            self.assertEqual(0, answer["total"])
            self.assertIsNone(answer["query"]["corrected"])

    def test_the_page_says_what_ran_and_links_to_it(self):
        tree = markup.parse(server.get("/recherche?q=aprentissage&region=53").text)
        self.assertIn(
            "Aucun résultat pour « aprentissage » ; voici ceux de « apprentissage ».",
            tree.one("main").words.replace("\u00a0", " "))
        link = next(a for a in tree.all("a") if a.words == "apprentissage")
        self.assertEqual("/recherche?q=apprentissage&region=53", link["href"])

    def test_the_page_asks_what_was_meant(self):
        tree = markup.parse(server.get("/recherche?q=carte").text)
        self.assertIn("Vouliez-vous dire « charte » ?",
                      tree.one("main").words.replace("\u00a0", " "))

    def test_what_was_typed_is_escaped(self):
        text = server.get("/recherche?q="
                          + urllib.parse.quote("aprentissage <b>x</b>")).text
        self.assertNotIn("<b>", text)

    def test_the_terminal_says_the_same(self):
        done = programs.run("inffo-search", "--index", index, "aprentissage")
        self.assertIn(
            "Aucun résultat pour « aprentissage » ; voici ceux de « apprentissage ».\n",
            done.stdout)
        self.assertIn("60 résultats pour « apprentissage »", done.stdout)
        done = programs.run("inffo-search", "--index", index, "carte")
        self.assertIn("Vouliez-vous dire « charte » ?\n", done.stdout)


if __name__ == "__main__":
    programs.main()
