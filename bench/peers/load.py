"""Load by wrk (Debian package wrk): as many connections as cores × 8, at saturation or with pauses between."""

import dataclasses
import json
import os
import shutil
import subprocess
import tempfile

CONNECTIONS = (os.cpu_count() or 1) * 8

# Each thread starts elsewhere in the questions; pause is in milliseconds, evenly from 0 to twice its mean, and wrk
# does not count it in what a question takes.
SCRIPT = """
local paths = {
%s
}
local threads = 0
setup = function(thread) thread:set("at", threads * math.floor(#paths / %d)); threads = threads + 1 end
init = function() math.randomseed(at + 1) end
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
%s
done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.timeout + summary.errors.read
  io.write(string.format('\\nFIGURES {"rate": %%f, "p50": %%f, "p95": %%f, "p99": %%f, "failed": %%d}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, failed))
end
"""


@dataclasses.dataclass(frozen=True)
class Loaded:
    """Requests a second; milliseconds; answers that failed."""
    rate: float
    p50: float
    p95: float
    p99: float
    failed: int


def absent():
    return "" if shutil.which("wrk") else "not installed: apt install wrk"


def drive(port, paths, seconds, pause=0):
    """Ask without end for some seconds."""
    threads = os.cpu_count() or 1
    delay = f"delay = function() return math.floor(math.random() * {2 * pause:.3f} + .5) end" if pause else ""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(SCRIPT % (",\n".join(json.dumps(p) for p in paths), threads, delay))
        lua.flush()
        said = subprocess.run(["wrk", "-t", str(threads), "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout",
                               "30s", "-s", lua.name, f"http://127.0.0.1:{port}"],
                              capture_output=True, text=True, check=True).stdout
    return Loaded(**json.loads(said.split("FIGURES", 1)[1]))


def half_load(port, paths, seconds, rate):
    """The same at half a rate: the pauses that make it so, were answers to take no time."""
    return drive(port, paths, seconds, pause=CONNECTIONS / (rate / 2) * 1000)
