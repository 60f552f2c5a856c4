"""A thesaurus in CSV: indexing it, refusing it by file and line, searching by it, and
its line on the page."""

import json
import os
import pathlib
import shutil
import tempfile
import unittest

import daemon
import markup
import programs

CASES = programs.ROOT / "tests/cases/thesaurus"
FIXTURE = CASES / "thesaurus.csv"
MEUBLE = {"id": "meuble", "title": "Fabrication de meubles",
          "text": "On y apprend à scier.", "regions": []}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="inffo-thesaurus-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.index = self.folder / "index"
        self.source = self.folder / "source.jsonl"
        self.source.write_text(json.dumps(MEUBLE) + "\n", encoding="utf-8")

    def build(self, *arguments, code=0):
        done = programs.run("inffo-index", "--index", self.index, "--vocabulary",
                            programs.VOCABULARY, *arguments, self.source)
        self.assertEqual(code, done.returncode, done.stderr)
        return done

    def search(self, text, *arguments):
        done = programs.run("inffo-search", "--index", self.index, "--json", *arguments,
                            text)
        self.assertEqual(0, done.returncode, done.stderr)
        return json.loads(done.stdout)

    def served(self):
        return os.readlink(self.index / "current")


class Indexing(Case):
    def test_the_summary_says_how_many_were_read(self):
        done = self.build("--thesaurus", FIXTURE)
        self.assertIn("thésaurus : 7 descripteurs, 19 synonymes", done.stderr)
        self.assertIn(f"{FIXTURE}:5: avertissement : « Levage - 99999 »", done.stderr)
        self.assertNotIn("thésaurus", self.build().stderr)

    def test_the_report_has_counts_and_warnings(self):
        report = self.folder / "report.json"
        self.build("--thesaurus", FIXTURE, "--report", report)
        told = json.loads(report.read_text(encoding="utf-8"))
        self.assertEqual((7, 19), (told["descriptors"], told["synonyms"]))
        self.assertEqual([(str(FIXTURE), 5)],
                         [(w["file"], w["line"]) for s in told["sources"]
                         for w in s["warnings"]])

    def test_what_is_wrong_is_said_by_file_and_line_and_nothing_is_published(self):
        self.build("--thesaurus", FIXTURE)
        served = self.served()
        for name, line, words in (("same-code.csv", 5,
                                   "le code 1 est déjà pris, ligne 2"),
                                  ("quote-never-closed.csv", 3, "jamais fermé"),
                                  ("latin1.csv", 3, "UTF-8")):
            done = self.build("--thesaurus", CASES / name, code=65)
            self.assertIn(f"{CASES / name}:{line}: ", done.stderr)
            self.assertIn(words, done.stderr)
            self.assertEqual(served, self.served())

    def test_a_file_that_is_not_there_is_named(self):
        done = self.build("--thesaurus", self.folder / "none.csv", code=66)
        self.assertIn("none.csv : thésaurus introuvable", done.stderr)

    def test_another_thesaurus_is_another_generation_and_the_same_is_none(self):
        seen = set()
        for arguments in ((), ("--thesaurus", FIXTURE),
                          ("--thesaurus", CASES / "other-order.csv")):
            self.build(*arguments)
            seen.add(self.served())
            self.assertIn("Rien de changé", self.build(*arguments).stderr)
        # The order of the columns does not matter.
        self.assertEqual(2, len(seen))

    def test_damage_is_found(self):
        self.build("--thesaurus", FIXTURE)
        path = self.index / "current/thesaurus.bin"
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        done = programs.run("inffo-index", "--index", self.index, "--verify")
        self.assertEqual(65, done.returncode)


class Searching(Case):
    def test_a_document_is_found_by_a_name_that_it_does_not_have(self):
        self.build("--thesaurus", FIXTURE)
        answer = self.search("ébénistes")
        self.assertEqual(["meuble"], [hit["id"] for hit in answer["hits"]])
        self.assertEqual([{"from": "ébéniste", "to": "Fabrication meuble"}],
                         answer["query"]["expanded"])
        self.assertEqual(0, self.search("ébénistes", "--mode", "strict")["total"])
        self.assertEqual([], self.search("scier")["query"]["concepts"])
        self.build()
        answer = self.search("ébénistes")
        self.assertEqual((0, []), (answer["total"], answer["query"]["concepts"]))

class Page(Case):
    def test_the_line_leads_up_and_down(self):
        daemon.publish(self.index, extra=[MEUBLE], arguments=("--thesaurus", FIXTURE))
        with daemon.Daemon(self.index) as server:
            address = "/recherche?q=taille+de+charpentes&kind=document"
            line = markup.parse(server.get(address).text).one("p", class_="concept")
            self.assertEqual(
                "Thème Formacode : Atelier, matière › Métier bois › Taille charpente",
                line.words)
            links = [link["href"] for link in line.all("a")]
            self.assertEqual(2, len(links))
            self.assertIn("kind=document", links[0])
            line = markup.parse(server.get(links[0]).text).one("p", class_="concept")
            self.assertIn("Plus précis : Fabrication meuble, Taille charpente",
                          line.words)
            for link in line.all("a"):
                self.assertEqual(200, server.get(link["href"]).status)
            tree = markup.parse(server.get("/recherche?q=scier").text)
            self.assertEqual([], tree.all("p", class_="concept"))


if __name__ == "__main__":
    programs.main()
