"""The WordPress extension without WordPress: PHP reads all its files, its functions do
what they say, and its archive is whole. In WordPress it is tested by
deploy/demo-portal/test."""

import hashlib
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import programs

FOLDER = programs.ROOT / "deploy/wordpress"


def call(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          timeout=120)


class Extension(unittest.TestCase):
    def test_php_reads_all_files(self):
        for file in sorted(FOLDER.rglob("*.php")):
            done = call("php", "-d", "error_reporting=-1", "-l", file)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
            self.assertNotIn("Deprecated", done.stdout + done.stderr)

    def test_the_functions_do_what_they_say(self):
        done = call("php", FOLDER / "test/functions.php")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertGreater(done.stdout.count("ok "), 10)

    def test_no_file_answers_when_it_is_called_by_itself(self):
        for file in sorted((FOLDER / "inffo-search").rglob("*.php")):
            text = file.read_text(encoding="utf-8")
            guarded = "defined( 'ABSPATH' )" in text or "WP_UNINSTALL_PLUGIN" in text
            self.assertTrue(guarded or file.name == "editor.asset.php", file)

    def test_all_texts_are_of_the_extensions_own_domain(self):
        for file in sorted((FOLDER / "inffo-search").rglob("*.php")):
            lines = file.read_text(encoding="utf-8").split("\n")
            for number, line in enumerate(lines, 1):
                if "__( '" in line or "_e( '" in line:
                    self.assertIn("'inffo-search'", line, f"{file}:{number}")

    def test_all_texts_can_be_translated(self):
        folder = FOLDER / "inffo-search"
        pot = (folder / "languages/inffo-search.pot").read_text(encoding="utf-8")
        known = {text.replace('\\"', '"') for text in
                 re.findall(r'^msgid(?:_plural)? "(.*)"$', pot, re.MULTILINE)}
        written = set()
        for file in [*folder.rglob("*.php"), *folder.rglob("*.js")]:
            text = file.read_text(encoding="utf-8")
            written.update(re.findall(r"\b_?(?:_|_e|x|n)\( '([^'\\]+)', ", text))
        self.assertGreater(len(written), 100)
        self.assertEqual(set(), written - known, "deploy/wordpress/pot writes them anew")

    def test_the_archive_is_whole_and_always_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            digests = set()
            for name in ("a.zip", "b.zip"):
                made = call(FOLDER / "package", pathlib.Path(folder) / name)
                self.assertEqual(0, made.returncode, made.stderr)
                content = (pathlib.Path(folder) / name).read_bytes()
                digests.add(hashlib.sha256(content).hexdigest())
            self.assertEqual(1, len(digests))
            with zipfile.ZipFile(pathlib.Path(folder) / "a.zip") as archive:
                names = archive.namelist()
        self.assertEqual(len(names), len(set(names)))
        self.assertTrue(all(name.startswith("inffo-search/") for name in names))
        for name in ("inffo-search.php", "uninstall.php", "readme.txt", "license.txt",
                     "blocks/search/block.json", "blocks/search/editor.js"):
            self.assertIn(f"inffo-search/{name}", names)


if __name__ == "__main__":
    if not shutil.which("php"):
        programs.skip_all("there is no PHP here (package php-cli)")
    programs.main()
