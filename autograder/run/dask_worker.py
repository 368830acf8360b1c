"""Task of the cluster: grades submissions on one of its workers, in processes that stay for the next.

A submission's code runs in the sandbox's processes, as on one machine, and never in the cluster's own, which make the
pages and the executed notebooks.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.config.course import PageTerms
from autograder.config.errors import AutograderError
from autograder.config.json_messages import decode
from autograder.config.limits import Limits
from autograder.notebook.results import NotebookResult
from autograder.sandbox.choice import choose_sandbox

from .dask_messages import Answer, Refusal, RunSpec, SentWork, packed, unpacked
from .pool import processor_of
from .worker import Worker

if TYPE_CHECKING:
    from autograder.report.shown import Renderer

#: After so long without work a worker ends, whatever became of the run that it was opened for.
IDLE_SECONDS = 60.0


# ------------------------------------------------------------------------------------------------ equal workers


@lru_cache(maxsize=1)
def software(library: str | None) -> dict[str, str]:
    """Return what is installed here, as far as grades and outputs depend on it: names and versions."""
    packages = {name: version(name) for name in ("numpy", "matplotlib", "ipython", "distributed")}
    own = {name: _digest(name) for name in ("autograder", library) if name}
    named = {"library": library} if library else {}
    return {"Python": platform.python_version(), **packages, **own, **named}


def _digest(package: str) -> str:
    """Return a digest of a package's files."""
    found = find_spec(package)
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def why_not(wanted: dict[str, str], sandbox: str) -> str | None:
    """Return why this process must not grade; None if it may."""
    there = software(wanted.get("library"))
    differing = [f"{name} {there.get(name)} and not {its}" for name, its in wanted.items() if there.get(name) != its]
    if differing:
        return f"has another version of the course ({', '.join(differing)}): install the same, and start it again."
    try:
        choose_sandbox(sandbox)
    except AutograderError as error:
        return f"has no sandbox to grade in. {error}"
    return None


async def examine(wanted: dict[str, str], sandbox: str) -> str | None:
    """Return ``why_not``, worked out beside the event loop that this is called in."""
    return await asyncio.to_thread(why_not, wanted, sandbox)


# ------------------------------------------------------------------------------------------------ grading


def grade(spec: str, works: bytes) -> bytes:
    """Grade some submissions, one after the other: the task, a pure function from a message to another."""
    from distributed import get_worker

    own = get_worker()
    terms = _spec(spec)
    if why := why_not(terms.software, terms.sandbox):
        return packed(Refusal(own.address, why))
    with _workers.worker(terms, own.state.nthreads) as worker:
        return packed(Answer(tuple(_graded(worker, terms, work) for work in unpacked(works, tuple[SentWork, ...]))))


def _graded(worker: Worker, terms: RunSpec, work: SentWork) -> NotebookResult:
    submission = terms.unpacked(work.submission)
    result = worker.grade(terms.assignment, submission, work.draw)
    if not work.shown or terms.pages is None:
        return result
    return replace(result.for_record, shown=_renderer(terms.pages).render(submission, result))


@lru_cache(maxsize=8)
def _renderer(pages: PageTerms) -> Renderer:
    from autograder.report.shown import Renderer  # it takes half a second, while the first sandbox opens

    return Renderer(pages)


@lru_cache(maxsize=32)
def _spec(text: str) -> RunSpec:
    return decode(text, RunSpec)


_Kind = tuple[str, Limits, bool, str | None]


class WorkerCache:
    """Workers of this process: as many as threads have graded at once, each used by one thread at a time.

    They end when nobody has needed them for a while, and with this process, however it ends: then their processes see
    their connection to it closed.

    Args:
        idle_seconds: after which a worker that is not needed is closed.
    """

    def __init__(self, idle_seconds: float):
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._free: list[tuple[float, _Kind, Worker]] = []
        self._sweeping = False

    @contextmanager
    def worker(self, terms: RunSpec, threads: int) -> Iterator[Worker]:
        """Lend a worker for these terms, one of so many in this process."""
        kind = terms.sandbox, terms.limits, terms.figures, terms.checks
        worker = self._taken(kind)
        if worker is None:
            processor = processor_of(next(self._numbers), threads)
            worker = Worker(choose_sandbox(terms.sandbox), terms.limits, terms.figures, processor, terms.checks)
        try:
            yield worker
        finally:
            with self._lock:
                self._free.append((time.monotonic(), kind, worker))
                self._sweep_later()

    def _taken(self, kind: _Kind) -> Worker | None:
        with self._lock:
            for place in reversed(range(len(self._free))):
                if self._free[place][1] == kind:
                    return self._free.pop(place)[2]
        return None

    def _sweep_later(self) -> None:
        if not self._sweeping:
            self._sweeping = True
            timer = threading.Timer(self._idle_seconds, self._sweep)
            timer.daemon = True
            timer.start()

    def _sweep(self) -> None:
        due = time.monotonic() - self._idle_seconds
        with self._lock:
            idle = [worker for since, _, worker in self._free if since <= due]
            self._free = [free for free in self._free if free[0] > due]
            self._sweeping = False
            if self._free:
                self._sweep_later()
        for worker in idle:
            worker.close()


_workers = WorkerCache(IDLE_SECONDS)
