"""The server under measurement: started on a free port, ended with the measurement."""

import contextlib
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path(__file__).resolve().parents[2] / "build/release/bin"


def knows(option, programs=BIN):
    """Whether the server has @option."""
    said = subprocess.run([programs / "inffo-searchd", "--help"], capture_output=True, text=True, check=True)
    return option in said.stdout


def uncached(programs=BIN):
    """The arguments with which every question is answered anew."""
    return ["--cache-bytes", "0"] if knows("--cache-bytes", programs) else []


@contextlib.contextmanager
def serving(index, arguments=None, programs=BIN):
    """Serve @index, without a cache of answers unless @arguments say otherwise: (process id, port)."""
    arguments = uncached(programs) if arguments is None else arguments
    server = subprocess.Popen([programs / "inffo-searchd", "--index", index, "--listen", "127.0.0.1:0", "--log", "none",
                               *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        found = re.search(r":(\d+)\s*$", server.stdout.readline())
        if not found:
            sys.exit("the server did not start")
        yield server.pid, int(found[1])
    finally:
        server.terminate()
        server.wait(timeout=30)
        server.stdout.close()


def cpu(pid):
    """Seconds of CPU of the threads that the process has: to the nanosecond, where its own clock ticks every 10 ms."""
    threads = pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


def anonymous_memory(pid):
    """Bytes of the process that no file backs: what the mapped index takes is the page cache's."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"RssAnon:\s+(\d+)", status)[1]) * 1024
