"""Lucene 8 in a Java virtual machine that serves HTTP: Build.java and Serve.java,
compiled here.

Analysis as FrenchAnalyzer's, with folding; offsets in the postings for the highlighter;
facets by doc values; one segment. The Java says which page of Lucene's documentation each
choice follows.
"""

import contextlib
import json
import pathlib
import re
import subprocess
import tempfile
import urllib.parse

from peers.peer import HttpSession, Peer, log_beside, run_built, running

HERE = pathlib.Path(__file__).parent
JAVA = pathlib.Path("/usr/share/java")
JARS = ("core", "analyzers-common", "facet", "highlighter", "memory", "queries")
VERSION = next((p.stem.rsplit("-", 1)[1] for p in JAVA.glob("lucene-core-8*.jar")), "8")
HEAP = "-Xmx1g"
# Answers leave at once: without it the JDK's server waits 40 ms for the client's
# acknowledgement.
NO_DELAY = "-Dsun.net.httpserver.nodelay=true"


class LuceneSession(HttpSession):
    health = "/healthz"

    def path(self, question):
        pairs = [("q", question.words), ("region", question.region),
                 ("from", question.first), ("to", question.last),
                 ("any", question.any and "1"), ("bare", question.bare and "1")]
        return "/search?" + urllib.parse.urlencode([(name, value) for name, value in pairs
                                                    if value])

    def total(self, body):
        return json.loads(body)["total"]


class Lucene(Peer):
    name = "Lucene"
    install = "liblucene8-java default-jdk-headless"
    programs = ("java", "javac")
    files = tuple(JAVA / f"lucene-{jar}-{VERSION}.jar" for jar in JARS)
    remarks = (
        "of three words or more at least two must match, the nearest that it has to our "
        "share of information",
        "its ten best titles alone are found without an exact total, as its searcher "
        "does by itself",
        "facets follow every filter (DrillSideways, which counts as ours does, costs it "
        "more)")

    def __init__(self):
        self.classes = tempfile.TemporaryDirectory(prefix="lucene-")
        self.path = ":".join([*map(str, self.files), self.classes.name])

    def need(self):
        super().need()
        subprocess.run(["javac", "-cp", self.path, "-d",
                        self.classes.name, *HERE.glob("*.java")], check=True)

    def version(self):
        java = subprocess.run(["java", "-version"], capture_output=True, text=True,
                              check=True).stderr
        return f"{VERSION}, Java {re.search(r'version .([0-9.]+)', java)[1]}"

    def build(self, corpus, folder):
        return run_built(["java", HEAP, "-cp", self.path, "Build", folder],
                         stdin=corpus.lines)

    @contextlib.contextmanager
    def serve(self, folder):
        with running(["java", HEAP, NO_DELAY, "-cp", self.path, "Serve", folder],
                     log_beside(folder), stdout=subprocess.PIPE, text=True) as process:
            yield LuceneSession(int(process.stdout.readline()), process.pid)
