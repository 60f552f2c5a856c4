"""Lucene 8, 9 or 10 in a Java virtual machine that serves HTTP: Build.java and
Serve.java, compiled here, with the calls that differ in until9/ and since10/.

Analysis as FrenchAnalyzer's, with folding; offsets in the postings for the highlighter;
facets by doc values; one segment. The Java says which page of Lucene's documentation each
choice follows.
"""

import contextlib
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from peers import cache
from peers.lucene import java
from peers.peer import HttpSession, Missing, Peer, log_beside, run_built, running

HERE = pathlib.Path(__file__).parent
JARS = pathlib.Path("/usr/share/java")
NAMES = ("core", "analyzers-common", "facet", "highlighter", "memory", "queries")
VERSION = next((p.stem.rsplit("-", 1)[1] for p in JARS.glob("lucene-core-8*.jar")), "8")
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
    """Lucene 8, as Debian has it."""

    name = "Lucene"
    install = "liblucene8-java default-jdk-headless"
    programs = ("java", "javac")
    files = tuple(JARS / f"lucene-{jar}-{VERSION}.jar" for jar in NAMES)
    remarks = (
        "of three words or more at least two must match, the nearest that it has to our "
        "share of information",
        "its ten best titles alone are found without an exact total, as its searcher "
        "does by itself",
        "facets follow every filter (DrillSideways, which counts as ours does, costs it "
        "more)")
    release = VERSION
    oldest_java = 11
    calls = "until9"
    options = (HEAP,)

    def __init__(self):
        self.classes = None
        self.home = java.at_least(self.oldest_java)

    def jars(self):
        return self.files

    def class_path(self):
        return ":".join([*map(str, self.jars()), self.classes.name])

    def need(self):
        super().need()
        if not self.home:
            raise Missing(f"{self.name} {self.release}: not installed: no JDK of Java "
                          f"{self.oldest_java} or newer, neither in $JAVA_HOME nor in "
                          f"{java.INSTALLED}")
        self.fetch()
        self.classes = tempfile.TemporaryDirectory(prefix="lucene-")
        sources = [*HERE.glob("*.java"), HERE / self.calls / "Calls.java"]
        subprocess.run([self.home / "bin/javac", "-cp", self.class_path(),
                        "-d", self.classes.name, *sources], check=True)

    def fetch(self):
        """Fetch the jars, where no package has them."""

    def version(self):
        return f"{self.release}, Java {java.version_of(self.home)}"

    def command(self, *arguments):
        return [self.home / "bin/java", *self.options, *arguments[:-2], "-cp",
                self.class_path(), *arguments[-2:]]

    def build(self, corpus, folder):
        return run_built(self.command("Build", folder), stdin=corpus.lines)

    @contextlib.contextmanager
    def serve(self, folder):
        with running(self.command(NO_DELAY, "Serve", folder), log_beside(folder),
                     stdout=subprocess.PIPE, text=True) as process:
            yield LuceneSession(int(process.stdout.readline()), process.pid)


class Lucene9(Lucene):
    """A version that Maven fetches."""

    install = "maven default-jdk-headless"
    programs = ("mvn",)
    files = ()
    release = "9.12.3"

    def key(self):
        return type(self).__name__.lower()

    def kept(self):
        return cache.folder() / f"lucene-{self.release}"

    def jars(self):
        return sorted(self.kept().glob("*.jar"))

    def ready(self):
        return self.kept().exists()

    def fetch(self):
        def by_maven(folder):
            subprocess.run(["mvn", "-q", "-B", "-f", HERE / "pom.xml",
                            "dependency:copy-dependencies",
                            f"-Dlucene.version={self.release}",
                            f"-DoutputDirectory={folder}"], check=True,
                           stdout=sys.stderr)
        try:
            cache.fill(self.kept(), by_maven)
        except subprocess.CalledProcessError as error:
            raise Missing(f"{self.name} {self.release}: not installed: Maven could not "
                          "fetch it") from error


class Lucene10(Lucene9):
    release = "10.6.0"
    oldest_java = 21
    calls = "since10"
    # It decodes postings by vector instructions and advises the kernel, where it may.
    options = (HEAP, "--add-modules", "jdk.incubator.vector",
               "--enable-native-access=ALL-UNNAMED")
