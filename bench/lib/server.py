"""The server under measurement: started on a free port, ended with the measurement."""

import contextlib
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path(__file__).resolve().parents[2] / "build/release/bin"


def knows(option):
    """Whether the server has @option."""
    said = subprocess.run([BIN / "inffo-searchd", "--help"], capture_output=True, text=True, check=True)
    return option in said.stdout


def uncached():
    """The arguments with which every question is answered anew."""
    return ["--cache-bytes", "0"] if knows("--cache-bytes") else []


@contextlib.contextmanager
def serving(index, arguments=None):
    """Serve @index, without a cache of answers unless @arguments say otherwise: (process id, port)."""
    arguments = uncached() if arguments is None else arguments
    server = subprocess.Popen([BIN / "inffo-searchd", "--index", index, "--listen", "127.0.0.1:0", *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        found = re.search(r":(\d+)\s*$", server.stdout.readline())
        if not found:
            sys.exit("the server did not start")
        yield server.pid, int(found[1])
    finally:
        server.terminate()
        server.wait(timeout=30)
