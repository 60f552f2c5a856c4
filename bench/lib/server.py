"""Running the server that is measured, on a free port, and reading its CPU time and
memory."""

import contextlib
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path(__file__).resolve().parents[2] / "build/release/bin"


def knows(option, programs=BIN):
    """Whether the server has the option @option."""
    said = subprocess.run([programs / "inffo-searchd", "--help"], capture_output=True,
                          text=True, check=True)
    return option in said.stdout


def uncached(programs=BIN):
    """The arguments with which the server keeps no answers."""
    return ["--cache-bytes", "0"] if knows("--cache-bytes", programs) else []


@contextlib.contextmanager
def serving(index, arguments=None, programs=BIN):
    """Serve @index and yield the number of the process and its port. No answers are kept,
    unless @arguments are given."""
    arguments = uncached(programs) if arguments is None else arguments
    command = [programs / "inffo-searchd", "--index", index, "--listen", "127.0.0.1:0",
               "--log", "none", *arguments]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True)
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
    """The seconds of CPU time that the threads of the process have used, to the
    nanosecond. The CPU time of the process itself is only known in steps of 10 ms."""
    threads = pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0])
               for thread in threads) / 1e9


def anonymous_memory(pid):
    """The bytes of memory that belong to the process alone. The mapped index is not
    counted: it is in the page cache."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"RssAnon:\s+(\d+)", status)[1]) * 1024
