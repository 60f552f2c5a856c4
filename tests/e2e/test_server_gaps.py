"""Searches that found nothing are counted where they are asked to be, and shown."""

import json
import pathlib
import tempfile
import unittest
import urllib.parse

import daemon
import programs


def setUpModule():
    global folder, index
    folder = tempfile.TemporaryDirectory(prefix="inffo-gaps-")
    unittest.addModuleCleanup(folder.cleanup)
    index = pathlib.Path(folder.name) / "index"
    daemon.publish(index)


class Gaps(unittest.TestCase):
    def setUp(self):
        own = tempfile.TemporaryDirectory(prefix="inffo-gaps-")
        self.addCleanup(own.cleanup)
        self.file = pathlib.Path(own.name) / "gaps.sqlite"

    def ask(self, server, path="/api/v1/search", **params):
        reply = server.get(path + "?" + urllib.parse.urlencode(params))
        self.assertEqual(200, reply.status)

    def listed(self, *arguments):
        done = programs.run("inffo-stats", "--json", *arguments, self.file)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_questions_without_answer_are_counted(self):
        with daemon.Daemon(index, "--gaps", self.file) as server:
            for _ in range(3):
                # The second and the third would come from the cache.
                self.ask(server, q="fauconnier", region="32", theme="vae")
            self.ask(server, "/recherche", q="dresseur d'ours")
            self.ask(server, "/recherche", q="Dresseur d'ours")
            self.ask(server, q="DRESSEUR D'OURS")
            for _ in range(4):
                self.ask(server, q="apprentissage")
                self.ask(server, q="0612345678 zzz")
        found = self.listed()
        self.assertEqual(
            [("DRESSEUR D'OURS", None, None, 3), ("fauconnier", "32", "vae", 3)],
            sorted((row["q"], row["region"], row["theme"], row["count"])
                   for row in found))
        self.assertEqual([], self.listed("--min", "4"))
        self.assertEqual([], self.listed("--to", "2020"))

    def test_the_table_and_what_is_missing(self):
        with daemon.Daemon(index, "--gaps", self.file) as server:
            for _ in range(3):
                self.ask(server, q="fauconnier")
        done = programs.run("inffo-stats", self.file)
        self.assertEqual(0, done.returncode)
        head, row = done.stdout.splitlines()
        self.assertIn("question", head)
        self.assertRegex(row, r"^ +3 .*–.*–.*fauconnier$")
        missing = programs.run("inffo-stats", self.file.with_name("autre"))
        self.assertEqual(66, missing.returncode)
        self.assertIn("introuvable", missing.stderr)
        self.assertEqual(64, programs.run("inffo-stats").returncode)

    def test_nothing_is_counted_unasked(self):
        with daemon.Daemon(index) as server:
            self.ask(server, q="fauconnier")
        self.assertEqual([], list(self.file.parent.iterdir()))


if __name__ == "__main__":
    programs.main()
