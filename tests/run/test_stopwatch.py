"""Stopwatch: what counts against a limit, and what a busy machine does not take from a student."""

from __future__ import annotations

import os

import pytest

from autograder.run.stopwatch import STARVED, WAITING, Cause, Stopwatch, Times
from autograder.sandbox.clocks import Clocks, read_clocks


@pytest.mark.parametrize(
    ("times", "seconds", "cause", "starved"),
    [
        (Times(wall=10, cpu=10), 10, "computing", False),
        (Times(wall=10, cpu=9, queued=1), 9, "computing", False),  # a neighbour took a tenth
        (Times(wall=100, cpu=10, queued=90), 10, "computing", False),  # many neighbours: the same ten seconds
        (Times(wall=30, cpu=0), 30 / WAITING, "waiting", False),  # sleeps
        (Times(wall=300, cpu=1, queued=299), 300 / STARVED, "starved", True),
        (Times(wall=60, cpu=1, queued=30), 30 / WAITING, "waiting", True),  # half of both: not told apart
        (Times(wall=10, cpu=20), 20, "computing", False),  # two threads
    ],
)
def test_what_counts(times: Times, seconds: float, cause: Cause, starved: bool) -> None:
    assert times.charge() == (pytest.approx(seconds), cause)
    assert times.starved is starved


def test_what_has_ended_keeps_its_last_reading() -> None:
    readings = [Clocks(1.0, 0.5), None]
    stopwatch = Stopwatch(lambda: readings.pop(0), lambda: Clocks(2.0, 0.25))
    for _ in range(2):
        assert stopwatch.read()[1:] == (3.0, 0.75)


def test_where_the_system_tells_no_processor_time_all_of_it_counts_but_the_queue() -> None:
    times = Stopwatch(lambda: Clocks(None, 0.0)).read()
    assert times.cpu == times.wall


def test_a_process_of_this_machine_has_clocks_and_one_that_is_gone_has_none() -> None:
    cpu, queued = read_clocks(os.getpid())
    assert cpu is not None and cpu > 0 and queued >= 0
    assert read_clocks(2**22 + 1) == Clocks(None, 0.0)
