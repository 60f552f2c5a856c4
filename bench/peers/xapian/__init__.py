"""Xapian, as a user writes a search with it in C++: build.cpp and serve.cpp, compiled
here.

https://getting-started-with-xapian.readthedocs.io: TermGenerator with a stemmer and stop
words, boolean terms with a prefix, value slots; ValueCountMatchSpy for facets;
OP_VALUE_RANGE for dates; MSet::snippet() for extracts; check_at_least for an exact total;
an index compacted at the end. BM25 as it is by default.
"""

import contextlib
import os
import pathlib
import subprocess

from peers import cache, french
from peers.lucene import LuceneSession
from peers.peer import Missing, Peer, log_beside, run_built, running

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
LIBRARIES = ("xapian-core", "libmicrohttpd")
# How many documents are written at once: 10 000, as it is by default, took a third more
# CPU time to build.
FLUSH_THRESHOLD = "1000"
COMPILE = ("g++", "-std=c++17", "-O2", "-Wall", "-Wextra")


class XapianSession(LuceneSession):
    """The same parameters and the same total as of the server of Lucene."""


class Xapian(Peer):
    name = "Xapian"
    install = "g++ pkg-config libxapian-dev libmicrohttpd-dev"
    programs = ("g++", "pkg-config")
    remarks = (
        "« most words » is put as a filter without weight: each word and any later one",
        "it folds no accents and knows no elision: apostrophes are made spaces for it",
        "its one writer builds in one thread",
        "facets follow every filter")

    def __init__(self):
        self.kept = cache.place_of("xapian", [*HERE.glob("*.?pp"),
                                              pathlib.Path(french.__file__)])

    def need(self):
        super().need()
        if subprocess.run(["pkg-config", "--exists", *LIBRARIES], check=False).returncode:
            raise Missing(f"{self.name}: not installed: apt install {self.install} "
                          f"(absent: {' or '.join(LIBRARIES)})")
        cache.fill(self.kept, self.compile)

    @staticmethod
    def compile(folder):
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", *LIBRARIES],
                               capture_output=True, text=True, check=True).stdout.split()
        for name in ("build", "serve"):
            subprocess.run([*COMPILE, f"-I{ROOT}", HERE / f"{name}.cpp", "-o",
                            folder / name, *flags], check=True)
        (folder / "stop_words").write_text("\n".join(sorted(french.STOP_WORDS)),
                                           encoding="utf-8")

    def version(self):
        return subprocess.run(["pkg-config", "--modversion", "xapian-core"],
                              capture_output=True, text=True, check=True).stdout.strip()

    def command(self, name, folder):
        return [self.kept / name, folder, self.kept / "stop_words"]

    def build(self, corpus, folder):
        return run_built(self.command("build", folder), stdin=corpus.lines,
                         env={**os.environ, "XAPIAN_FLUSH_THRESHOLD": FLUSH_THRESHOLD})

    @contextlib.contextmanager
    def serve(self, folder):
        with running(self.command("serve", folder), log_beside(folder),
                     stdout=subprocess.PIPE, text=True) as process:
            yield XapianSession(int(process.stdout.readline()), process.pid)
