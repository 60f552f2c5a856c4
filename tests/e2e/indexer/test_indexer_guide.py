"""The guide for editors is walked through: its files are written, its commands run, and
what it says that they answer is what they answer."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import programs

GUIDE = programs.ROOT / "docs/guide.fr.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions(text):
    """The commands of a block and the lines that follow each."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        yield command, lines


def pattern_of(line):
    """What an output line has to match: « … » stands for anything."""
    return ".*".join(re.escape(part) for part in line.split("…"))


class Guide(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.folder = pathlib.Path(self.place.name)
        self.environment = {
            **os.environ, "INFFO_VOCABULARY": str(programs.VOCABULARY),
            "PATH": f"{programs.BIN}:{os.environ['PATH']}"}

    def run_command(self, command):
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, check=False,
                              env=self.environment, capture_output=True, text=True)
        self.assertEqual(0, done.returncode, (command, done.stderr))
        return (done.stderr + done.stdout).splitlines()

    def test_each_step_does_what_the_guide_says(self):
        n_commands = 0
        for language, name, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
            if name:
                path = self.folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
                continue
            self.assertEqual("console", language, text)
            for command, lines in sessions(text):
                said = self.run_command(command)
                n_commands += 1
                for line in lines:
                    with self.subTest(command, line=line):
                        self.assertTrue(any(re.fullmatch(pattern_of(line), one)
                                            for one in said), "\n".join(said))
        self.assertGreater(n_commands, 6)

    def test_the_pages_that_it_names_are_there(self):
        for guide in (GUIDE, programs.ROOT / "docs/INTEGRATION.md"):
            for target in re.findall(r"\]\(([^)#]+)[^)]*\)",
                                     guide.read_text(encoding="utf-8")):
                with self.subTest(guide.name, target=target):
                    self.assertTrue((guide.parent / target).exists())


if __name__ == "__main__":
    programs.main()
