"""Stopwatch: what a step of a grading takes of a limit, whatever else the machine does at the same time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, NamedTuple

from autograder.sandbox.clocks import Clocks

#: Why time passed: the processes computed, they waited for something, or other work kept the processors from them.
Cause = Literal["computing", "waiting", "starved"]

#: So many seconds count as one second of processor time: a limit of 10 s ends what sleeps after 30 s.
WAITING, STARVED = 3.0, 30.0


class Times(NamedTuple):
    """Seconds that passed, for the two processes of a grading together.

    Attributes:
        wall: by the clock on the wall.
        cpu: processor time.
        queued: time in which they could have run and no processor was free.
    """

    wall: float = 0.0
    cpu: float = 0.0
    queued: float = 0.0

    def since(self, before: Times) -> Times:
        """Return what passed after another reading."""
        return Times(*(now - then for now, then in zip(self, before, strict=True)))

    def charge(self) -> tuple[float, Cause]:
        """Return what counts of it against a limit, in seconds, and why most of it passed."""
        counts: dict[Cause, float] = {
            "computing": self.cpu,
            "waiting": (self.wall - self.queued) / WAITING,
            "starved": self.wall / STARVED,
        }
        cause = max(counts, key=counts.__getitem__)
        return counts[cause], cause

    @property
    def starved(self) -> bool:
        """Whether the machine may be to blame for it: on another day the same step may take less."""
        cause = self.charge()[1]
        return cause == "starved" or (cause == "waiting" and self.queued > self.wall / 4)


class Stopwatch:
    """Stopwatch of the two processes of a grading, from their start.

    Args:
        readers: of the clocks of each process; they return None once it has ended.
    """

    def __init__(self, *readers: Callable[[], Clocks | None]):
        self._readers = readers
        self._begun = time.monotonic()
        self._last = [Clocks(0.0, 0.0) for _ in readers]

    def read(self) -> Times:
        """Return what has passed since the start; what has ended keeps its last reading."""
        self._last = [read() or last for read, last in zip(self._readers, self._last, strict=True)]
        wall = time.monotonic() - self._begun
        queued = sum(clocks.queued for clocks in self._last)
        known = [clocks.cpu for clocks in self._last if clocks.cpu is not None]
        cpu = sum(known) if len(known) == len(self._last) else wall - queued
        return Times(wall, cpu, queued)
