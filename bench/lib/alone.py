"""One question after the other on one connection: what each takes when nobody else asks."""

import dataclasses
import http.client
import json
import time

from lib import server
from lib.questions import percentile


@dataclasses.dataclass(frozen=True)
class Alone:
    """Milliseconds a question, answers that failed, and how many documents matched in all."""
    cpu: float
    p50: float
    p95: float
    p99: float
    max: float
    failed: int
    matches: int


def ask(pid, port, paths):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times, bodies, cpu = [], [], server.cpu(pid)
    for path in paths:
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        bodies.append(body if answer.status == 200 else None)
    cpu = (server.cpu(pid) - cpu) * 1000 / len(paths)
    connection.close()
    return Alone(cpu, *(percentile(times, share) for share in (.5, .95, .99, 1)), bodies.count(None),
                 sum(total_of(body) for body in bodies if body))


def total_of(body):
    """The total of a search; of what is none, nothing."""
    answer = json.loads(body)
    return answer.get("total", 0) if isinstance(answer, dict) else 0
