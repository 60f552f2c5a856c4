"""What bench/compare needs of an engine, ours or another, and how its work is
measured."""

import contextlib
import dataclasses
import http.client
import importlib.util
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time


@dataclasses.dataclass(frozen=True)
class Question:
    """A line of a file of questions."""
    words: str
    region: str = ""
    # The first and the last date.
    first: str = ""
    last: str = ""
    # Whether one of the words is enough; else most of them must match.
    any: bool = False
    # Whether only the ten best titles are wanted, and not a whole page.
    bare: bool = False

    def bared(self):
        return dataclasses.replace(self, bare=True)


@dataclasses.dataclass(frozen=True)
class Built:
    """The seconds that a build took: of CPU time and of wall-clock time."""
    cpu: float
    wall: float


class Missing(Exception):
    """Says what must be installed before a peer can be measured."""


class Peer:
    """An engine. Its module says which page of its documentation each choice follows."""

    name = ""
    # The Debian packages, as apt takes them.
    install = ""
    # The programs, Python modules and files that must be there.
    programs = ()
    modules = ()
    files = ()
    # What a reader of the figures must know.
    remarks = ()
    # Whether it stems words, so that singular and plural are one.
    stems = True

    def need(self):
        absent = [p for p in self.programs if not shutil.which(p)]
        absent += [m for m in self.modules if not importlib.util.find_spec(m)]
        absent += [str(f) for f in self.files if not pathlib.Path(f).exists()]
        if absent:
            raise Missing(f"{self.name}: not installed: apt install {self.install} "
                          f"(absent: {', '.join(absent)})")

    def ready(self):
        """Whether need() has nothing left to fetch, and little to compile."""
        return True

    def key(self):
        """What its index is called among those of others."""
        return self.name.lower()

    def version(self):
        raise NotImplementedError

    def clear(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def build(self, corpus, folder):
        """Index a Corpus into an empty folder. Returns what it cost, a Built."""
        raise NotImplementedError

    def index_bytes(self, folder):
        return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*")
                   if f.is_file() and not f.is_symlink())

    def serve(self, folder):
        """A context manager that yields a Session."""
        raise NotImplementedError


class Session:
    """An engine that answers."""

    # The port, when it speaks HTTP.
    port = None
    # A path whose answer costs nothing but HTTP.
    health = None

    def ask(self, question):
        """Read a whole answer and return its total."""
        raise NotImplementedError

    def cpu(self):
        """The seconds of CPU time that all processes of the engine have used."""
        raise NotImplementedError

    def path(self, question):
        raise NotImplementedError


class HttpSession(Session):
    """An engine that speaks HTTP. Engines differ in path(), total() and health."""

    def __init__(self, port, pid):
        self.port, self.pid = port, pid
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path):
        """Get @path. When the server has closed the idle connection, try on a new one."""
        try:
            return self.get_once(path)
        except ConnectionError:
            return self.get_once(path)

    def get_once(self, path):
        try:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            body = answer.read()
        except OSError:
            self.connection.close()
            raise
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:200]}")
        return body

    def ask(self, question):
        return self.total(self.get(self.path(question)))

    def total(self, body):
        raise NotImplementedError

    def cpu(self):
        return tree_cpu(self.pid)


def parts_of(pid):
    """The fields of /proc/PID/stat that follow the name of the program."""
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    return stat.rsplit(")", 1)[1].split()


def tree_cpu(pid):
    """The seconds of CPU time of a process and its descendants, also of those that have
    ended."""
    fields = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields[int(folder.name)] = parts_of(folder.name)
    family, size = {pid}, 0
    while len(family) > size:
        size = len(family)
        family |= {p for p, f in fields.items() if int(f[1]) in family}
    ticks = sum(int(tick) for p in family if p in fields for tick in fields[p][11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(build):
    """Call @build and return what it cost in the processes that it started and waited
    for."""
    def children_cpu():
        times = os.times()
        return times.children_user + times.children_system
    begun, before = time.monotonic(), children_cpu()
    build()
    return Built(children_cpu() - before, time.monotonic() - begun)


def run_built(command, stdin=None, **options):
    """Run a program to its end and return what it cost."""
    def run():
        with open(stdin or os.devnull, "rb") as source:
            subprocess.run([str(c) for c in command], stdin=source, check=True, **options)
    return timed(run)


@contextlib.contextmanager
def running(command, log, stop=signal.SIGTERM, **options):
    """Run a server, with its standard error in the file @log, until the context is
    left."""
    with open(log, "ab") as complaints:
        process = subprocess.Popen([str(c) for c in command], stderr=complaints,
                                   **options)
    try:
        yield process
    finally:
        process.send_signal(stop)
        process.wait(timeout=60)


def wait_for(try_it, seconds=60):
    """Call @try_it until it succeeds, because the server is only starting, and return
    what it returned."""
    until = time.monotonic() + seconds
    while True:
        try:
            return try_it()
        except Exception:  # each client raises another one for "not yet"
            if time.monotonic() > until:
                raise
            time.sleep(.2)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def log_beside(folder):
    return pathlib.Path(folder).with_suffix(".log")
