"""The Xapian database of an index, read as docs/XAPIAN.md says: by its Python, by its C
and by Xapian's own tools."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import programs
import shown

PAGE = programs.ROOT / "docs/XAPIAN.md"
C_PROGRAM = programs.BIN.parent / "tests/xapian_example"
# Our corpus has no word that is kept as written though the stemmer would cut it.
UNUSED = {"XV", "XVS"}


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                          timeout=60, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def python_with_xapian():
    """A Python that has the package python3-xapian, which is the system's, or None."""
    for python in sys.executable, "/usr/bin/python3":
        done = subprocess.run([python, "-c", "import xapian"], capture_output=True,
                              check=False)
        if done.returncode == 0:
            return python
    return None


def setUpModule():
    global folder, database, python, made
    folder = tempfile.TemporaryDirectory()
    python = python_with_xapian()
    index = pathlib.Path(folder.name) / "index"
    done = programs.run("inffo-index", "--index", index, "--vocabulary",
                        programs.VOCABULARY, programs.ROOT / "corpus/documents")
    assert done.returncode == 0, done.stderr
    made = done.stdout + done.stderr
    database = index / "current/xapian"


def tearDownModule():
    folder.cleanup()


def lines_of(data, name):
    """The values of the lines "name=value" of the printed data of documents."""
    return re.findall(rf"(?:^|\s){name}=([^|\n]*?)(?: \||$)", data, re.M)


class InPython(unittest.TestCase):
    def setUp(self):
        self.assertTrue(python, "no package python3-xapian")
        self.program = pathlib.Path(folder.name) / "ask.py"
        self.program.write_text(shown.block(PAGE, "python"), encoding="utf-8")

    def ask(self, question):
        return run(python, "-B", self.program, database, question)

    def test_words_are_found_without_their_accents_and_with_them(self):
        wanted = "vae-inversee-geiq-metallurgie-hauts-de-france"
        for question in "vae inversee", "VAE inversée":
            self.assertEqual(lines_of(self.ask(question), "id")[0], wanted, question)

    def test_a_word_of_the_title(self):
        titles = lines_of(self.ask("titre:apprentissage"), "title")
        self.assertGreater(len(titles), 5)
        for title in titles:
            self.assertIn("apprentissage", title.lower())

    def test_filters(self):
        found = lines_of(self.ask("id:contrat-apprentissage"), "id")
        self.assertEqual(found, ["contrat-apprentissage"])
        regional = lines_of(self.ask("apprentissage region:hauts-de-france"), "id")
        national = lines_of(self.ask("apprentissage region:national"), "id")
        self.assertTrue(regional and national)
        self.assertFalse(set(regional) & set(national))


class InC(unittest.TestCase):
    def test_what_has_a_term_and_passes_a_filter(self):
        printed = run(C_PROGRAM, database, "Sapprentissage", "XKindicator")
        self.assertEqual(sorted(lines_of(printed, "id")), [
            "contrats-apprentissage-hauts-de-france",
            "depense-apprentissage-hauts-de-france"])
        weights = list(map(float, re.findall(r"^(\d+\.\d{3}) id=", printed, re.M)))
        self.assertEqual(weights, sorted(weights, reverse=True))
        self.assertGreater(weights[-1], 0)

    def test_what_is_not_there(self):
        self.assertEqual(run(C_PROGRAM, database, "Sapprentissage", "XKnone"), "")
        done = subprocess.run([C_PROGRAM, database / "none", "a", "b"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("none", done.stderr)


class ByTools(unittest.TestCase):
    def setUp(self):
        self.assertTrue(shutil.which("xapian-delve"), "no package xapian-tools")

    def test_the_documents_are_as_many_as_the_indexer_said(self):
        said = re.search(r": (\d+) documents, génération", made)[1]
        self.assertIn(f"number of documents = {said}\n", run("xapian-delve", database))

    def test_nothing_is_damaged(self):
        self.assertIn("No errors found", run("xapian-check", database))

    def test_each_term_has_a_prefix_of_the_page_and_each_prefix_a_term(self):
        page = PAGE.read_text(encoding="utf-8")
        documented = set(re.findall(r"^\| `([A-Z]+)` \|", page, re.M))
        code = programs.ROOT / "engine/store/xapian/xapian_terms.c"
        prefixes = re.findall(r'\] = "([A-Z]*)"', code.read_text(encoding="utf-8"))
        self.assertEqual(documented | {""}, set(prefixes))
        terms = run("xapian-delve", "-a", "-1", database).splitlines()
        used = {re.match("[A-Z]*", term)[0] for term in terms[1:]}
        self.assertEqual(used - {""} | UNUSED, documented)
        self.assertIn("", used)

    def test_values_and_data_are_those_of_the_page(self):
        shown_document = run("xapian-delve", "-r", "1", "-d", "-V0", database)
        self.assertRegex(shown_document, r"Value 0 for record #1: \d{8}\n")
        self.assertRegex(shown_document,
                         r"\nid=.+\ntitle=.+\nurl=.*\ndate=\d{4}-\d\d-\d\d\n")


if __name__ == "__main__":
    if not python_with_xapian():
        programs.skip_all("no package python3-xapian")
    if not shutil.which("xapian-delve"):
        programs.skip_all("no package xapian-tools")
    programs.main()
