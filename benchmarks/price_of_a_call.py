"""What a call over the line costs: processor time of judge and student together, beyond the student's own work.

    python benchmarks/price_of_a_call.py --write

The arms take turns, so that what else runs on the machine meets all of them.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

import numpy as np
from dropout_lab.checks.calls import map_calls
from measure import publish, table

from autograder.judge.student_client import StudentClient
from autograder.student.server import serve

#: What the student's process defines: two functions, and its clock.
FUNCTIONS = """
import time
import numpy as np

def number(x):
    return x + 1.0

def dropout(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask

def clock():
    return time.process_time()

def call_back(function, calls, *args):
    for _ in range(calls):
        function(*args)

def work(function, calls, *args):
    begun = time.process_time()
    for _ in range(calls):
        function(*args)
    return time.process_time() - begun
"""


class PlainShell:
    """Runs cells by ``exec``."""

    def __init__(self) -> None:
        self.namespace: dict[str, Any] = {}

    def run(self, source: str) -> dict[str, Any]:
        """Run a cell, and tell how it ended."""
        exec(source, self.namespace)
        return {"outputs": [], "error": None}


@contextmanager
def student() -> Iterator[StudentClient]:
    """Fork a process that has run ``FUNCTIONS``."""
    (request_read, request_write), (reply_read, reply_write) = os.pipe(), os.pipe()
    for end in (request_write, reply_write):
        fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, 1 << 20)  # as pipes.py widens them
    pid = os.fork()
    if pid == 0:
        os.close(request_write)
        serve(request_read, reply_write, PlainShell())
        os._exit(0)
    try:
        client = StudentClient(reply_read, request_write)
        client.run(FUNCTIONS)
        yield client
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def measured(calls: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Return, by arm, the microseconds of both processes for one call and those of the student's own work."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, [max(every)])  # both processes on one, as a worker's are
    x, rng = np.random.default_rng(1).normal(size=(60, 80)), np.random.default_rng(2)
    with student() as client:
        names = ("number", "dropout", "clock", "work", "call_back")
        number, dropout, clock, work, call_back = (client.get(name) for name in names)

        def one_by_one(function: Callable[..., Any], *args: Any) -> None:
            for _ in range(calls):
                function(*args)

        def batched(function: Callable[..., Any], *args: Any) -> None:
            for _ in map_calls(function, [args] * calls):
                pass

        def called_back(function: Callable[..., Any], *args: Any) -> None:
            call_back(function, calls, *args)

        def layer(x: Any, p: float, rng: Any) -> Any:
            return x * (rng.random(x.shape) >= p)

        arms: dict[str, tuple[Callable[..., None], Callable[..., Any], tuple[Any, ...]]] = {
            "a number": (one_by_one, number, (1.0,)),
            "a number, batched": (batched, number, (1.0,)),
            "38 kB and a generator": (one_by_one, dropout, (x, 0.5, rng)),
            "38 kB and a generator, batched": (batched, dropout, (x, 0.5, rng)),
            "3 kB and a generator, from student to judge": (called_back, layer, (x[:20, :20].copy(), 0.5, rng)),
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in arms}
        for _ in range(rounds + 1):  # the first round warms up
            for name, (way, function, args) in arms.items():
                there, here = clock(), time.process_time()
                way(function, *args)
                spent = time.process_time() - here + clock() - there
                own = own_work(function, calls, *args) if function is layer else work(function, calls, *args)
                found[name].append((1e6 * spent / calls, 1e6 * own / calls))
    os.sched_setaffinity(0, every)
    return {name: (median(both[1:])[0], median(own for _, own in both[1:])) for name, both in found.items()}


def own_work(function: Callable[..., Any], calls: int, *args: Any) -> float:
    """Return the processor seconds of so many calls in this process."""
    begun = time.process_time()
    for _ in range(calls):
        function(*args)
    return time.process_time() - begun


def main() -> None:
    """Measure, and print or write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    rows = [
        [name, f"{both:.0f}", f"{own:.0f}", f"{both - own:.0f}"]
        for name, (both, own) in measured(options.calls, options.rounds).items()
    ]
    head = ["a call with", "both processes, µs", "the function's own work, µs", "beyond it, µs"]
    title = f"{options.rounds} rounds of {options.calls} calls, medians."
    publish("price_of_a_call", f"{title}\n\n{table(head, rows)}", options.write)


if __name__ == "__main__":
    main()
