"""What the end-to-end tests share: the programs, temporary indexes, scores."""

import math
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("INFFO_BIN", ROOT / "build/dev/bin"))
VOCABULARY = ROOT / "corpus/vocabulary"
SHARED = ROOT.parent / "shared"
SKIPPED = 77  # ctest's SKIP_RETURN_CODE


def run(program, *arguments, **options):
    """Run one of our programs; its output is kept as text."""
    command = [str(BIN / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **options)


def build_index(folder, *sources, **options):
    """Index @sources into @folder, or fail with what the indexer said."""
    made = run("inffo-index", "--index", folder, "--vocabulary", VOCABULARY, "--quiet",
               *options.get("arguments", ()), *sources)
    assert made.returncode == 0, f"inffo-index: {made.returncode}\n{made.stderr}"


def ranked(index, queries, depth=10):
    """The documents found for each question of a file, best first."""
    done = run("inffo-search", "--index", index, "--batch", queries, "--depth", depth, "--trec")
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
    """Normalised discounted cumulative gain, gain = grade, over the first ten."""
    gain = sum(grades.get(d, 0) / math.log2(i + 2) for i, d in enumerate(documents[:10]))
    best = sorted(grades.values(), reverse=True)[:10]
    ideal = sum(g / math.log2(i + 2) for i, g in enumerate(best))
    return gain / ideal if ideal else 0.0
