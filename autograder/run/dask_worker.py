"""What runs on a worker of the cluster: one submission is graded, in warm processes that stay for the next.

What crosses is text: the terms of a run, once to each worker; a submission; its result. The submission's code runs in
the sandbox's processes, as on one machine, and never in the cluster's own.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from autograder.config.errors import AutograderError
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import Cell
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.results import CellOutput, NotebookResult
from autograder.notebook.submission import Submission
from autograder.run.pool import processor_of
from autograder.sandbox.choice import choose_sandbox

from .worker import Worker

#: After so long without work a warm worker ends, whatever became of the run that it was opened for.
IDLE_SECONDS = 60.0


# ------------------------------------------------------------------------------------------------ what crosses


@dataclass(frozen=True)
class Terms:
    """All that the grade of a submission depends on beside the submission.

    Attributes:
        assignment: what to judge by.
        limits: of one submission.
        figures: whether experiments run and figures are drawn.
        sandbox: ``auto``, where each worker takes the best sandbox that it has, or the name of one.
        checks: module that test cells import their checks from; None for plain ``assert``.
        software: where the run was started; a worker with another must not grade.
    """

    assignment: Assignment
    limits: Limits
    figures: bool
    sandbox: str
    checks: str | None
    software: dict[str, str]

    def to_text(self) -> str:
        """JSON."""
        its = self.assignment
        cells = [asdict(replace(cell, nbgrader={})) | {"names": sorted(cell.names)} for cell in its.cells]
        assignment = {"name": its.name, "notebook": its.notebook, "cells": cells}
        return json.dumps(vars(self) | {"assignment": assignment, "limits": asdict(self.limits)})

    @classmethod
    def from_text(cls, text: str) -> Terms:
        """The inverse of ``to_text``, but for the path of the instructor's notebook."""
        fields = json.loads(text)
        its = fields.pop("assignment")
        cells = tuple(
            Cell(**cell | {"names": frozenset(cell["names"]), "tags": tuple(cell["tags"])}) for cell in its["cells"]
        )
        assignment = Assignment(its["name"], its["notebook"], Path(), cells)
        return cls(assignment=assignment, limits=Limits(**fields.pop("limits")), **fields)

    @cached_property
    def number_of(self) -> dict[Cell, int]:
        """The places of the instructor's cells."""
        return {cell: number for number, cell in enumerate(self.assignment.cells)}

    def submission_to_text(self, submission: Submission) -> str:
        """JSON; of the instructor's cells the numbers."""
        cells = [(c.kind, c.source, c.match and self.number_of[c.match], c.edited) for c in submission.cells]
        return json.dumps([submission.student, cells, submission.notes])

    def submission_from_text(self, text: str) -> Submission:
        """The inverse of ``submission_to_text``."""
        student, raw, notes = json.loads(text)
        own = self.assignment.cells
        cells = tuple(SubmittedCell(kind, source, None if n is None else own[n], e) for kind, source, n, e in raw)
        return Submission(student, self.assignment, cells, tuple(notes))


def result_to_text(result: NotebookResult) -> str:
    """JSON."""
    outputs = [(output.step, output.outputs) for output in result.outputs]
    return json.dumps({"record": result.to_record(), "outputs": outputs, "seconds": result.seconds})


def result_from_text(text: str) -> NotebookResult:
    """The inverse of ``result_to_text``.

    Raises:
        Refused: if the worker did not grade.
    """
    fields = json.loads(text)
    if "refused" in fields:
        raise Refused(fields["worker"], fields["refused"])
    outputs = tuple(CellOutput(step, tuple(shown)) for step, shown in fields["outputs"])
    return replace(NotebookResult.from_record(fields["record"]), outputs=outputs, seconds=fields["seconds"])


class Refused(Exception):
    """A worker cannot grade; ``worker`` is its address, and the text a sentence about it that lacks its beginning."""

    def __init__(self, worker: str, why: str):
        super().__init__(why)
        self.worker = worker


# ------------------------------------------------------------------------------------------------ equal workers


@lru_cache(maxsize=1)
def software(library: str | None) -> dict[str, str]:
    """What is installed in this process, as far as grades and outputs depend on it: a name and its version."""
    packages = {name: version(name) for name in ("numpy", "matplotlib", "ipython", "distributed")}
    own = {name: _digest(name) for name in ("autograder", library) if name}
    named = {"library": library} if library else {}
    return {"Python": platform.python_version(), **packages, **own, **named}


def _digest(package: str) -> str:
    """A digest of a package's files."""
    found = find_spec(package)
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def refusal(wanted: dict[str, str], sandbox: str) -> str | None:
    """Why this process must not grade; None if it may."""
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
    """``refusal``, beside the event loop that it is called in."""
    return await asyncio.to_thread(refusal, wanted, sandbox)


# ------------------------------------------------------------------------------------------------ grading


def grade(terms: str, submission: str) -> str:
    """The task: a pure function from text to text."""
    from distributed import get_worker

    own = get_worker()
    agreed = _terms(terms)
    if why := refusal(agreed.software, agreed.sandbox):
        return json.dumps({"refused": why, "worker": own.address})
    with _bench.worker(agreed, own.state.nthreads) as worker:
        result = worker.grade(agreed.assignment, agreed.submission_from_text(submission))
    return result_to_text(result)


@lru_cache(maxsize=32)
def _terms(text: str) -> Terms:
    return Terms.from_text(text)


_Kind = tuple[str, Limits, bool, str | None]


class Bench:
    """The warm workers of this process: as many as threads have graded at once, each used by one thread at a time.

    They end when nobody has needed them for a while, and with this process, however it ends: then their processes see
    their line to it closed.

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
    def worker(self, terms: Terms, threads: int) -> Iterator[Worker]:
        """A worker for these terms, one of so many in this process."""
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


_bench = Bench(IDLE_SECONDS)
