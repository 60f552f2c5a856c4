"""Tantivy, as a program in Rust that serves HTTP: src/, compiled here by cargo, which the
first time takes some minutes.

The examples of its documentation, https://docs.rs/tantivy: custom_tokenizer, stop_words,
faceted_search (FacetCollector), snippet, integer_range_search; an index merged into one
segment.
"""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess

from peers import cache
from peers.lucene import LuceneSession
from peers.peer import Missing, Peer, log_beside, run_built, running

HERE = pathlib.Path(__file__).parent


class TantivySession(LuceneSession):
    """The same parameters and the same total as of the server of Lucene."""


class Tantivy(Peer):
    name = "Tantivy"
    install = "cargo, of Rust 1.88 or newer (Debian 12 has an older one)"
    remarks = (
        "of three words or more at least two must match",
        "its ten best titles alone are found without a total",
        "facets follow every filter")

    def __init__(self):
        self.kept = cache.place_of("tantivy", [*HERE.glob("Cargo.*"),
                                               *HERE.glob("src/*.rs")])

    def ready(self):
        return self.kept.exists()

    def need(self):
        if not self.ready() and not shutil.which("cargo"):
            raise Missing(f"{self.name}: not installed: {self.install}")
        try:
            cache.fill(self.kept, self.compile)
        except subprocess.CalledProcessError as error:
            raise Missing(f"{self.name}: not installed: cargo could not compile it; it "
                          f"needs {self.install}") from error

    @staticmethod
    def compile(folder):
        """What cargo compiled of the libraries stays for the next change of ours."""
        target = cache.folder() / "tantivy"
        subprocess.run(["cargo", "build", "--quiet", "--release", "--locked",
                        "--manifest-path", HERE / "Cargo.toml"], check=True,
                       env={**os.environ, "CARGO_TARGET_DIR": str(target)})
        shutil.copy(target / "release/peer", folder)

    def version(self):
        lock = (HERE / "Cargo.lock").read_text(encoding="utf-8")
        return re.search(r'name = "tantivy"\nversion = "(.*?)"', lock)[1]

    def build(self, corpus, folder):
        return run_built([self.kept / "peer", "build", folder], stdin=corpus.lines)

    @contextlib.contextmanager
    def serve(self, folder):
        with running([self.kept / "peer", "serve", folder], log_beside(folder),
                     stdout=subprocess.PIPE, text=True) as process:
            yield TantivySession(int(process.stdout.readline()), process.pid)
