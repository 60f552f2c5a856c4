"""The Formacode thesaurus of its publisher is indexed, and searches find its concepts."""

import json
import pathlib
import re
import tempfile
import unittest

import programs

PUBLISHED = programs.SHARED / "vocabulary/formacodes-v14.csv"
RECORD = {"id": "meuble", "title": "Fabrication de meubles",
          "text": "On y apprend à scier."}


class SharedThesaurus(unittest.TestCase):
    def test_the_publisher_s_file_is_indexed_and_its_concepts_are_found(self):
        temporary = tempfile.TemporaryDirectory(prefix="inffo-thesaurus-")
        self.addCleanup(temporary.cleanup)
        folder = pathlib.Path(temporary.name)
        source = folder / "source.jsonl"
        source.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
        built = programs.run("inffo-index", "--index", folder / "index", "--vocabulary",
                             programs.VOCABULARY, "--thesaurus", PUBLISHED, source)
        self.assertEqual(0, built.returncode, built.stderr)
        found = re.search(r"thésaurus : (\d+) descripteurs, (\d+) synonymes",
                          built.stderr)
        self.assertEqual(("2775", "10502"), found.groups())
        asked = programs.run("inffo-search", "--index", folder / "index", "--json",
                             "insertion professionnelle")
        self.assertEqual(0, asked.returncode, asked.stderr)
        concept = json.loads(asked.stdout)["query"]["concepts"][0]
        self.assertEqual(("15061", 3), (concept["code"], len(concept["path"])))


if __name__ == "__main__":
    if not PUBLISHED.exists():
        programs.skip_all(f"{PUBLISHED} is not there")
    programs.main()
