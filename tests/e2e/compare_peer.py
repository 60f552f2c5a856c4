"""bench/compare with one other engine, named on the command line: builds and pages.

Each engine is a test of its own in CMakeLists.txt, so that each one that is not installed
is named.
"""

import re
import sys

import comparison
import programs

sys.path.insert(0, str(programs.ROOT / "bench"))

from peers import names  # noqa: E402

NAME = sys.argv.pop(1)


class Peer(comparison.Comparison):
    def test_both_builds_and_the_whole_pages_are_compared(self):
        if not names.peer_of(NAME).ready():
            self.skipTest(f"{NAME} is neither fetched nor compiled: bench/compare "
                          f"--peers {NAME} does that")
        said = self.compare("--peers", NAME)
        absent = re.search(r"not installed: .*", said.stdout)
        if absent:
            self.skipTest(absent[0])
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
        for row in ("build, CPU s", "index ÷ text", "mix, whole page: CPU a question, ms",
                    "mix, ten titles"):
            self.assertIn(f"\n| {row}", said.stdout)
        self.assertIn("questions with the same total, of 2 | 2 |", said.stdout)


if __name__ == "__main__":
    programs.main()
