"""Processes of ours that make pages and executed notebooks, so that the one that writes does not wait for them.

They run nothing of a submission, and no submission can reach them: they hold a pipe to the command, and nothing else.
"""

from __future__ import annotations

import io
import pickle
import queue
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from types import TracebackType
from typing import Any, Self

from autograder.config.course import PageTerms
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import Cell
from autograder.notebook.results import NotebookResult, Shown
from autograder.notebook.submission import Submission, Unreadable


class RenderPool:
    """Rendering processes for several threads; each begins when it is first needed.

    Args:
        terms: of the course.
        most: how many processes; with none, nothing is rendered here.
    """

    def __init__(self, terms: PageTerms, most: int):
        self._terms = terms
        self._most = most
        self._free: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(most):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; a thread that waits for one goes on without."""
        for _ in range(self._most):
            if (process := self._free.get()) is not None:
                process.close()
            self._free.put(None)
        self._most = 0

    def render(self, submission: Submission | Unreadable, result: NotebookResult) -> Shown | None:
        """Return the page and the executed notebook; None where no process is there for it, or it has just begun."""
        if not self._most:
            return None
        process = self._free.get()
        try:
            process = process or _Process(self._terms)
            return process.render(submission, result)
        except (OSError, EOFError):  # killed from outside, say: a new one takes its place
            if process is not None:
                process.close()
                process = None
            return None
        finally:
            self._free.put(process)


class _Process:
    """Process that renders. For one thread at a time."""

    def __init__(self, terms: PageTerms):
        self._ours, theirs = Pipe()
        with theirs:
            command = [sys.executable, "-m", "autograder.report.render_process", str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        self._known: dict[int, Assignment] = {}
        self._ready = False
        self._ours.send((terms, sys.path))

    def render(self, submission: Submission | Unreadable, result: NotebookResult) -> Shown | None:
        """Return what is shown of a submission; None as long as the process begins, which takes half a second.

        Raises:
            OSError, EOFError: if the process is gone.
        """
        if not self._ready and not self._ours.poll():
            return None
        if not self._ready:
            self._ready = bool(self._ours.recv())
        its = submission.assignment
        if id(its) not in self._known:
            self._known[id(its)] = its  # held, so that no other gets its number
            self._ours.send((id(its), its))
        parcel = io.BytesIO()
        _Packer(parcel, its).dump((submission, result))
        self._ours.send((id(its), parcel.getvalue()))
        shown: Shown = self._ours.recv()
        return shown

    def close(self) -> None:
        """Close the pipe: the process ends by itself."""
        self._ours.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
            return
        self._process.kill()
        self._process.wait()


class _Packer(pickle.Pickler):
    """Pickler that sends an assignment and its cells by number: the other end has them."""

    def __init__(self, file: io.BytesIO, assignment: Assignment):
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(cell): number for number, cell in enumerate(assignment.cells)} | {id(assignment): -1}

    def persistent_id(self, thing: Any) -> int | None:
        """Return the number of an assignment or a cell."""
        return self._numbers.get(id(thing)) if isinstance(thing, (Cell, Assignment)) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, parcel: bytes, assignment: Assignment):
        super().__init__(io.BytesIO(parcel))
        self._assignment = assignment

    def persistent_load(self, number: int) -> Cell | Assignment:
        return self._assignment if number < 0 else self._assignment.cells[number]


def _serve(pipe: Connection) -> None:
    """Render what comes, until the other end is closed."""
    terms, sys.path[:] = pipe.recv()
    from .shown import Renderer  # with the course's own modules in reach, and nothing of it in the command's start

    renderer = Renderer(terms)
    pipe.send(True)
    assignments: dict[int, Assignment] = {}
    with suppress(EOFError):
        while True:
            number, thing = pipe.recv()
            if isinstance(thing, Assignment):
                assignments[number] = thing
            else:
                pipe.send(renderer.render(*_Unpacker(thing, assignments[number]).load()))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):  # the command tells of these
        _serve(Connection(int(sys.argv[1])))
