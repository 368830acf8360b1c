"""Clocks of another process: the processor time that it used, and the time that it waited for a processor."""

from __future__ import annotations

import time
from typing import NamedTuple


class Clocks(NamedTuple):
    """Clocks of a process since it began, in seconds.

    Attributes:
        cpu: processor time of all its threads; None where the system does not tell.
        queued: time in which its main thread could have run and no processor was free for it; 0 where the system does
            not tell.
    """

    cpu: float | None
    queued: float


def read_clocks(pid: int) -> Clocks:
    """Return the clocks of a process that has not been waited for."""
    return Clocks(_cpu_seconds(pid), _queued_seconds(pid))


def _cpu_seconds(pid: int) -> float | None:
    """Read the clock of a process (clock_getcpuclockid(3)), which needs neither ``/proc`` nor a privilege."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except (OSError, OverflowError, AttributeError):
        return None


def _queued_seconds(pid: int) -> float:
    """Read the second field of ``/proc/<pid>/schedstat``: nanoseconds on a run queue (Linux: sched-stats.rst)."""
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
