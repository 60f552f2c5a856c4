"""Asking one question after the other on one connection, while nobody else asks."""

import dataclasses
import http.client
import json
import time

from lib import server
from lib.questions import percentile


@dataclasses.dataclass(frozen=True)
class Alone:
    """The milliseconds of a question, how many questions failed, and how many documents
    all questions together matched."""
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
    return Alone(cpu, *(percentile(times, share) for share in (.5, .95, .99, 1)),
                 bodies.count(None), sum(total_of(body) for body in bodies if body))


def total_of(body):
    """The total of an answer to a search; 0 for other answers."""
    answer = json.loads(body)
    return answer.get("total", 0) if isinstance(answer, dict) else 0
