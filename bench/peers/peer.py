"""What bench/compare asks of an engine, ours or another's, and how its work is measured."""

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
    """A line of a file of questions. Of its words most must match, or any one; bare: only the ten best titles."""
    words: str
    region: str = ""
    first: str = ""
    last: str = ""
    any: bool = False
    bare: bool = False

    def bared(self):
        return dataclasses.replace(self, bare=True)


@dataclasses.dataclass(frozen=True)
class Built:
    cpu: float
    wall: float


class Missing(Exception):
    """What must be installed before a peer can be measured."""


class Peer:
    """An engine. A peer's module says in its comments which page of its documentation each choice follows."""

    name = ""
    install = ""       # the Debian packages, as apt takes them
    programs = ()      # what must be found on the PATH
    modules = ()       # … and by Python
    files = ()         # … and on the disk
    remarks = ()       # what a reader of the figures must know
    stems = True       # whether plurals and the like are put together

    def need(self):
        absent = [p for p in self.programs if not shutil.which(p)]
        absent += [m for m in self.modules if not importlib.util.find_spec(m)]
        absent += [str(f) for f in self.files if not pathlib.Path(f).exists()]
        if absent:
            raise Missing(f"{self.name}: not installed: apt install {self.install} (absent: {', '.join(absent)})")

    def version(self):
        raise NotImplementedError

    def clear(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def build(self, corpus, folder):
        """Index corpus (see Corpus) into an empty folder, and say what it cost."""
        raise NotImplementedError

    def index_bytes(self, folder):
        return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*") if f.is_file() and not f.is_symlink())

    def serve(self, folder):
        """A context of a Session."""
        raise NotImplementedError


class Session:
    """An engine that answers."""

    port = None        # of HTTP, where wrk can drive it
    health = None      # the path that costs HTTP alone

    def ask(self, question):
        """The total, of a whole answer read to its last byte."""
        raise NotImplementedError

    def cpu(self):
        """Seconds since it started, of every process of the engine."""
        raise NotImplementedError

    def path(self, question):
        raise NotImplementedError


class HttpSession(Session):
    """An engine behind HTTP: a port, the process whose CPU counts, and three things that differ."""

    def __init__(self, port, pid):
        self.port, self.pid = port, pid
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path):
        """Once more on a new connection, where the server closed the one that waited."""
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
    return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()


def tree_cpu(pid):
    """Seconds of CPU of a process and of its descendants, those included that have ended and were waited for."""
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
    """What an action costs in processes that it starts and waits for."""
    begun, before = time.monotonic(), os.times()
    build()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Built(cpu, time.monotonic() - begun)


def run_built(command, stdin=None, **options):
    """Run a program to its end."""
    def run():
        with contextlib.ExitStack() as stack:
            source = stack.enter_context(open(stdin, "rb")) if stdin else subprocess.DEVNULL
            subprocess.run([str(c) for c in command], stdin=source, check=True, **options)
    return timed(run)


@contextlib.contextmanager
def running(command, log, stop=signal.SIGTERM, **options):
    """A server as a process, what it complains of in a file: stopped when left, whatever happens."""
    with open(log, "ab") as complaints:
        process = subprocess.Popen([str(c) for c in command], stderr=complaints, **options)
    try:
        yield process
    finally:
        process.send_signal(stop)
        process.wait(timeout=60)


def wait_for(try_it, seconds=60):
    """What an action gives once a server that starts lets it succeed."""
    until = time.monotonic() + seconds
    while True:
        try:
            return try_it()
        except Exception:  # pylint: disable=broad-except  # each client has its own for « not yet »
            if time.monotonic() > until:
                raise
            time.sleep(.2)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def log_beside(folder):
    return pathlib.Path(folder).with_suffix(".log")
