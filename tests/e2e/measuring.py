"""What the tests of bench/ share: calling its scripts, a folder, records to index."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import programs

sys.path.insert(0, str(programs.ROOT / "bench"))

from lib import corpora  # noqa: E402

DOCUMENTS = programs.ROOT / "corpus/documents"


def bench(name, *arguments, **options):
    command = [sys.executable, programs.ROOT / "bench" / name, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False,
                          timeout=300, **options)


class WithFolder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="inffo-bench-")
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.source = corpora.as_records(DOCUMENTS, cls.folder, programs.BIN)

    def run_bench(self, *arguments, **options):
        """Call bench/run and return what it prints. None of its requests may fail."""
        done = bench("run", "--programs", programs.BIN, "--seconds", 1, *arguments,
                     **options)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        times = done.stdout.split("| failed |")[1].split("\n\n")[0]
        failed = [int(n) for n in re.findall(r"\| (\d+) \|$", times, re.M)]
        self.assertEqual(0, sum(failed), done.stdout)
        return done.stdout
