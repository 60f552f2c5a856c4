"""inffo-index --watch: changes of the sources are published by themselves."""

import os
import shutil
import signal
import subprocess
import time

import programs
from test_indexer import PROGRAM, notice
from test_indexer_config import Configured

# A change is published within a few seconds; a busy machine gets more.
PATIENCE = 60


class Watching(Configured):
    def setUp(self):
        super().setUp()
        self.write("d/a.md", notice("a"))
        self.config = self.configure("sources:\n  - {name: d, path: d}\n")
        self.log = open(self.folder / "log", "w+", encoding="utf-8")
        self.addCleanup(self.log.close)
        self.process = subprocess.Popen([PROGRAM, "--watch", "--config", self.config],
                                        stderr=self.log)
        self.addCleanup(lambda: (self.process.kill(), self.process.wait()))
        self.wait_for(lambda: self.has("a"), "the first run")

    def said(self):
        return (self.folder / "log").read_text(encoding="utf-8")

    def wait_for(self, what, words):
        deadline = time.monotonic() + PATIENCE
        while not what():
            self.assertIsNone(self.process.poll(), self.said())
            self.assertLess(time.monotonic(), deadline, f"{words}\n{self.said()}")
            time.sleep(0.1)

    def has(self, *ids):
        return (self.index / "current").exists() and self.ids() == sorted(ids)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(0, self.process.wait(PATIENCE))
        self.assertIn("Fin de la veille.", self.said())

    def test_what_comes_changes_and_goes_is_published(self):
        self.write("d/b.md", notice("b"))
        self.wait_for(lambda: self.has("a", "b"), "a new file")
        # An editor writes beside the file and renames.
        self.write("d/.b.md.swp", notice("c"))
        os.rename(self.folder / "d/.b.md.swp", self.folder / "d/b.md")
        self.wait_for(lambda: self.has("a", "c"), "a file that is replaced")
        self.write("d/below/deep/d.md", notice("d"))
        self.wait_for(lambda: self.has("a", "c", "d"), "a new folder")
        self.write("d/below/deep/e.md", notice("e"))
        self.wait_for(lambda: self.has("a", "c", "d", "e"), "a file in a new folder")
        shutil.rmtree(self.folder / "d/below")
        self.wait_for(lambda: self.has("a", "c"), "a folder that goes")
        self.stop()

    def test_a_fault_is_said_and_the_watch_goes_on(self):
        self.write("d/a.md", notice("a", body="\0"))
        self.wait_for(lambda: "« a » reste publié" in self.said(), "a fault")
        self.write("d/b.md", notice("b"))
        self.wait_for(lambda: self.has("a", "b"), "a new file beside a fault")
        self.stop()

    def test_a_hangup_reads_the_configuration_again(self):
        self.write("e/e.md", notice("e"))
        self.configure("sources:\n  - {name: d, path: d}\n  - {nom: e, path: e}\n")
        self.process.send_signal(signal.SIGHUP)
        self.wait_for(lambda: "la configuration d'avant reste" in self.said(), "a fault")
        self.configure("sources:\n  - {name: d, path: d}\n  - {name: e, path: e}\n")
        self.process.send_signal(signal.SIGHUP)
        self.wait_for(lambda: self.has("a", "e"), "another source")
        self.write("e/f.md", notice("f"))
        self.wait_for(lambda: self.has("a", "e", "f"), "a file of the new source")
        self.stop()


class Starting(Configured):
    def test_a_watch_needs_a_sound_configuration(self):
        done = programs.run("inffo-index", "--watch", "--index", self.index)
        self.assertEqual(64, done.returncode)
        self.assertIn("--watch demande --config FICHIER", done.stderr)
        config = self.configure("sources:\n  - {name: d}\n")
        done = programs.run("inffo-index", "--watch", "--config", config)
        self.assertEqual(65, done.returncode)
        self.assertIn("il manque « path »", done.stderr)


if __name__ == "__main__":
    programs.main()
