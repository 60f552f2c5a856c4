"""What the end-to-end tests share: calling our programs, making indexes, the exit
code."""

import math
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("INFFO_BIN", ROOT / "build/dev/bin"))
VOCABULARY = ROOT / "corpus/vocabulary"
# The data for measuring stands beside the checkout, and most checkouts do not have it.
# The scripts test_shared_* need it.
SHARED = ROOT.parent / "shared"
# ctest takes this exit code for "skipped" (SKIP_RETURN_CODE in CMakeLists.txt).
SKIPPED = 77


def skip_all(why):
    """End the script as skipped, because none of its tests can run here."""
    print("skipped:", why)
    sys.exit(SKIPPED)


def main():
    """Run the tests of the calling script. Exit with 1 when one failed or none was found,
    else with SKIPPED when one was skipped, else with 0. ctest names a script as a whole,
    so a test that may be skipped has a script of its own."""
    result = unittest.main(exit=False).result
    if not result.wasSuccessful() or result.testsRun == 0:
        sys.exit(1)
    for test, why in result.skipped:
        print(f"skipped: {test.id()}: {why}")
    sys.exit(SKIPPED if result.skipped else 0)


def run(program, *arguments, **options):
    """Run one of our programs and keep what it prints as text."""
    command = [str(BIN / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **options)


def build_index(folder, *sources, **options):
    """Index @sources into @folder, or fail with what the indexer printed."""
    made = run("inffo-index", "--index", folder, "--vocabulary", VOCABULARY, "--quiet",
               *options.get("arguments", ()), *sources)
    assert made.returncode == 0, f"inffo-index: {made.returncode}\n{made.stderr}"


def ranked(index, queries, depth=10):
    """The documents that are found for each question of a file, best first."""
    done = run("inffo-search", "--index", index, "--batch", queries, "--depth", depth,
               "--trec")
    assert done.returncode == 0, done.stderr
    found = {}
    for line in done.stdout.splitlines():
        question, document, _rank, _score = line.split(" ")
        found.setdefault(question, []).append(document)
    return found


def read_judgements(path):
    judged = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        question, document, grade = line.split("\t")
        judged.setdefault(question, {})[document] = int(grade)
    return judged


def ndcg_at_10(grades, documents):
    """nDCG@10, with the grade as the gain."""
    gain = sum(grades.get(d, 0) / math.log2(i + 2) for i, d in enumerate(documents[:10]))
    best = sorted(grades.values(), reverse=True)[:10]
    ideal = sum(g / math.log2(i + 2) for i, g in enumerate(best))
    return gain / ideal if ideal else 0.0
