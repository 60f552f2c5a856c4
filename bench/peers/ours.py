"""inffo-search itself, over HTTP."""

import contextlib
import json
import re
import subprocess
import urllib.parse

from peers.french import content_words
from peers.peer import HttpSession, Peer, log_beside, run_built, running


class OursSession(HttpSession):
    health = "/healthz"

    def path(self, question):
        words = question.words
        if question.any:
            words = " OU ".join(content_words(words)) or words
        pairs = [("q", words), ("region", question.region), ("from", question.first),
                 ("to", question.last)]
        facets = ["none"] if question.bare else ["region", "theme", "year"]
        pairs = [(name, value) for name, value in pairs
                 if value] + [("facets", f) for f in facets]
        return "/api/v1/search?" + urllib.parse.urlencode(pairs)

    def total(self, body):
        return json.loads(body)["total"]


class Ours(Peer):
    name = "inffo-search"
    install = "(build/release/bin: ./run builds it)"

    def __init__(self, root, programs, engine="flat"):
        self.root, self.bin, self.engine = root, programs, engine
        self.files = (self.bin / "inffo-index", self.bin / "inffo-searchd")

    def version(self):
        return self.said("--version").strip()

    def said(self, option):
        return subprocess.run([self.bin / "inffo-searchd", option], capture_output=True,
                              text=True, check=True).stdout

    def build(self, corpus, folder):
        return run_built([self.bin / "inffo-index", "--index", folder, "--vocabulary",
                          self.root / "corpus/vocabulary", "--quiet", corpus.source])

    @contextlib.contextmanager
    def serve(self, folder):
        """Serve without a cache of answers, so that every question is computed."""
        command = [self.bin / "inffo-searchd", "--index", folder, "--listen",
                   "127.0.0.1:0", "--log", "none"]
        if self.engine != "flat":
            command += ["--engine", self.engine]
        if "--cache-bytes" in self.said("--help"):
            command += ["--cache-bytes", "0"]
        with running(command, log_beside(folder), stdout=subprocess.PIPE,
                     text=True) as process:
            found = re.search(r":(\d+)\s*$", process.stdout.readline())
            yield OursSession(int(found[1]), process.pid)
