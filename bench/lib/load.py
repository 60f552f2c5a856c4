"""Load: at saturation by wrk (Debian package wrk), on 8 connections for each core; at a
given rate by bench_pace."""

import dataclasses
import json
import os
import shutil
import subprocess
import tempfile

from lib import server

CONNECTIONS = (os.cpu_count() or 1) * 8

# The script for wrk. Each of its threads starts at another place in the list of
# questions.
SCRIPT = """
local paths = {
%s
}
local threads = 0
setup = function(thread)
  thread:set("at", threads * math.floor(#paths / %d))
  threads = threads + 1
end
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.timeout + summary.errors.read
  io.write(string.format(
    '\\nFIGURES {"rate": %%f, "p50": %%f, "p95": %%f, "p99": %%f, "max": %%f, ' ..
    '"failed": %%d}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
    latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    failed))
end
"""


@dataclasses.dataclass(frozen=True)
class Loaded:
    """The answers in a second, the milliseconds of an answer, and how many failed."""
    rate: float
    p50: float
    p95: float
    p99: float
    max: float
    failed: int


def absent(programs=server.BIN):
    """What is lacking to make load; "" when nothing is."""
    if not shutil.which("wrk"):
        return "not installed: apt install wrk"
    pace_program = programs / "bench_pace"
    return "" if pace_program.exists() else f"not built: {pace_program}"


def saturate(port, paths, seconds):
    """Ask as fast as the server answers, for @seconds."""
    threads = os.cpu_count() or 1
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(SCRIPT % (",\n".join(json.dumps(p) for p in paths), threads))
        lua.flush()
        said = subprocess.run(["wrk", "-t", str(threads), "-c", str(CONNECTIONS), "-d",
                               f"{seconds}s", "--timeout", "30s", "-s", lua.name,
                               f"http://127.0.0.1:{port}"],
                              capture_output=True, text=True, check=True).stdout
    return Loaded(**json.loads(said.split("FIGURES", 1)[1]))


def pace(port, paths, seconds, rate, programs=server.BIN):
    """Ask @rate questions a second, whether answers come or not. The time of each is
    counted from when it was due."""
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("\n".join(paths))
        file.flush()
        said = subprocess.run([programs / "bench_pace", str(port), f"{max(rate, 1):.3f}",
                               str(seconds), file.name],
                              capture_output=True, text=True, check=True).stdout
    return Loaded(**json.loads(said))
