"""main() in programs.py: the exit code says whether a test failed, one was skipped, or
all passed."""

import os
import pathlib
import subprocess
import sys
import unittest

import programs

HERE = pathlib.Path(__file__).resolve().parent
PASSES = "def test_a(self): pass"
FAILS = "def test_b(self): self.fail()"
SKIPPED = "def test_c(self): self.skipTest('why')"


def run_script(text):
    done = subprocess.run([sys.executable, "-B", "-c", text], capture_output=True,
                          text=True,
                          check=False, env={**os.environ, "PYTHONPATH": str(HERE)})
    return done.returncode, done.stdout


def run_tests(*methods):
    body = "\n  ".join(["pass", *methods])
    return run_script("import programs, unittest\n"
                      f"class A(unittest.TestCase):\n  {body}\nprograms.main()\n")


class ExitCodes(unittest.TestCase):
    def test_passing_is_0(self):
        self.assertEqual((0, ""), run_tests(PASSES))

    def test_one_skipped_and_named_is_77(self):
        self.assertEqual((77, "skipped: __main__.A.test_c: why\n"),
                         run_tests(PASSES, SKIPPED))

    def test_a_failure_counts_beside_a_skipped_test(self):
        self.assertEqual(1, run_tests(PASSES, FAILS, SKIPPED)[0])

    def test_no_test_at_all_is_a_failure(self):
        self.assertEqual(1, run_tests()[0])

    def test_a_script_that_cannot_run_here_is_77(self):
        self.assertEqual((77, "skipped: why\n"),
                         run_script("import programs\nprograms.skip_all('why')"))

    def test_every_script_ends_so(self):
        for script in sorted(HERE.glob("test_*.py")):
            # written in two parts, because this script is searched too
            call = "unittest" + ".main("
            self.assertNotIn(call, script.read_text(encoding="utf-8"), script.name)


if __name__ == "__main__":
    programs.main()
