"""Several workers at once on one machine; results come back as they are finished."""

from __future__ import annotations

import contextlib
import itertools
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


#: What a control group may use, in version 2 and version 1; a container sees its own as the root.
_GROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


class Opened(Protocol):
    def get_ready(self) -> object: ...
    def close(self) -> None: ...


WorkerT = TypeVar("WorkerT", bound=Opened)


class Pool(Generic[WorkerT]):
    """Threads, each with a worker of its own; the work itself is done in the worker's processes.

    Args:
        jobs: how many.
        open_worker: makes the worker of a number, from 0; called once in each thread that gets work.
    """

    def __init__(self, jobs: int, open_worker: Callable[[int], WorkerT]):
        self._jobs = jobs
        self._open = open_worker
        self._mine = threading.local()
        self._numbers = itertools.count()
        self._workers: list[WorkerT] = []
        self._ahead: list[Future[object]] = []
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")

    def __enter__(self) -> Pool[WorkerT]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        wait(self._ahead)  # what a worker has half opened cannot be closed
        for worker in self._workers:
            worker.close()

    def _worker(self) -> WorkerT:
        if not hasattr(self._mine, "worker"):
            self._mine.worker = self._open(next(self._numbers))
            self._workers.append(self._mine.worker)
        return self._mine.worker  # type: ignore[no-any-return]

    def open_ahead(self, count: int) -> None:
        """Let so many workers get ready while the caller does something else; what fails is told to the first task."""
        for _ in range(min(count, self._jobs)):
            self._ahead.append(self._threads.submit(lambda: self._worker().get_ready()))

    def run(self, work: Callable[[WorkerT, Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Return the results of ``work(worker, task)``, in the order in which they are finished.

        Tasks are taken as they are needed, so a long list costs no memory.

        Raises:
            Exception: the first that ``work`` or opening a worker raises.
        """
        remaining = iter(tasks)

        def submit(task: Task) -> Future[Result]:
            return self._threads.submit(lambda: work(self._worker(), task))

        pending = {submit(task) for task in itertools.islice(remaining, 2 * self._jobs)}
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            pending |= {submit(task) for task in itertools.islice(remaining, len(done))}
            for future in done:
                yield future.result()


def processors() -> int:
    """Return how many processors this process may use: as many workers keep the machine busy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory_bytes() -> int:
    """Return the memory that this process may use: that of the machine, or of the container that it runs in."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for file in _GROUP_LIMITS:
        with contextlib.suppress(OSError, ValueError):  # no such file, or the word max
            found.append(int(file.read_text()))
    return min(found)


def most_workers(memory_of_one: int) -> int:
    """Return how many workers the machine has processors for, and memory for a submission each; one at least."""
    return max(1, min(processors(), memory_bytes() // memory_of_one))


def processor_of(worker: int, workers: int) -> int | None:
    """Return the processor of a worker; None, the kernel's choice, where there are more processors than workers.

    A worker's two processes take turns: on one processor neither wakes another, which costs more than a small call.
    """
    if not hasattr(os, "sched_getaffinity") or workers < processors():
        return None
    mine = sorted(os.sched_getaffinity(0))
    return mine[worker % len(mine)]
