"""Figures of an engine that answers: CPU and times of questions asked one after the
other, in turn with a peer."""

import dataclasses
import statistics
import time


@dataclasses.dataclass(frozen=True)
class Asked:
    """What a question cost, in milliseconds, and the totals of all questions."""
    cpu: float
    p50: float
    p95: float
    p99: float
    totals: tuple


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def ask_all(session, questions):
    """Ask one question after the other on one connection."""
    times, totals, cpu = [], [], session.cpu()
    for question in questions:
        begun = time.perf_counter()
        totals.append(session.ask(question))
        times.append((time.perf_counter() - begun) * 1000)
    cpu = (session.cpu() - cpu) * 1000 / len(questions)
    return Asked(cpu, percentile(times, .5), percentile(times, .95),
                 percentile(times, .99), tuple(totals))


def ask_health(session, times=2000):
    cpu = session.cpu()
    for _ in range(times):
        session.get(session.health)
    return Asked((session.cpu() - cpu) * 1000 / times, 0, 0, 0, ())


def in_turn(peer, ours, rounds, warm=True):
    """The figures of two actions: peer, ours, peer, ours, … and peer once more, so that
    ours always stands between.

    With warm, each acts once before: what is measured is neither a cold cache nor code
    that is being compiled.
    """
    if warm:
        peer()
        ours()
    theirs, own = [peer()], []
    for _ in range(rounds):
        own.append(ours())
        theirs.append(peer())
    return theirs, own


def mean(figures, name):
    return statistics.mean(getattr(f, name) for f in figures)


def spread(figures, name):
    """The mean, and the least and the greatest figure when they look different."""
    values = [getattr(f, name) for f in figures]
    shown = f"{statistics.mean(values):.2f}"
    low, high = f"{min(values):.2f}", f"{max(values):.2f}"
    return shown if low == high else f"{shown} ({low}–{high})"
