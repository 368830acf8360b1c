"""Messages between a run and the workers of a cluster: the terms of the run, submissions, and what came of them.

Each is text as ``config/json_messages.py`` writes it. Work and answers cross packed: pages are mostly what others are.
"""

from __future__ import annotations

import zlib
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from autograder.config.course import PageTerms
from autograder.config.errors import UsageError
from autograder.config.json_messages import Message, decode, encode
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, HandedFile
from autograder.notebook.cells import Cell
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission

#: What is sent to each worker of the files beside a notebook.
_MOST_FILES_BYTES = 16 << 20


class SentCell(msgspec.Struct, frozen=True, array_like=True):
    """A ``SubmittedCell`` whose match is the number of one of the instructor's cells."""

    kind: str
    source: str
    match: int | None
    edited: bool
    grade_id: str = ""


class SentSubmission(msgspec.Struct, frozen=True):
    """A ``Submission`` without its assignment, which the worker has."""

    student: str
    cells: tuple[SentCell, ...]
    notes: tuple[str, ...]


class SentWork(msgspec.Struct, frozen=True, array_like=True):
    """A submission that is to be graded, with the number of its draw and whether its page is wanted."""

    submission: SentSubmission
    draw: int
    shown: bool


class SentFile(msgspec.Struct, frozen=True, array_like=True):
    """A ``HandedFile`` with what it holds."""

    name: str
    digest: str
    content: bytes


class RunSpec(msgspec.Struct, frozen=True, dict=True):
    """All that the grade of a submission depends on beside the submission.

    Attributes:
        name: of the assignment.
        notebook: file name without its ending.
        cells: the instructor's.
        limits: of one submission.
        figures: whether experiments run and figures are drawn.
        sandbox: ``auto``, where each worker takes the best sandbox that it has, or the name of one.
        checks: module that test cells import their checks from; None for plain ``assert``.
        software: where the run was started; a worker with another must not grade.
        files: that students have beside the notebook.
        beside: names of the tests that run beside the student's code.
        pages: what pages depend on; None where no pages are made.
    """

    name: str
    notebook: str
    cells: tuple[Cell, ...]
    limits: Limits
    figures: bool
    sandbox: str
    checks: str | None
    software: dict[str, str]
    files: tuple[SentFile, ...] = ()
    beside: frozenset[str] = frozenset()
    pages: PageTerms | None = None

    @classmethod
    def of(
        cls,
        assignment: Assignment,
        limits: Limits,
        figures: bool,
        sandbox: str,
        checks: str | None,
        software: dict[str, str],
        pages: PageTerms | None = None,
    ) -> RunSpec:
        """Return the terms of grading an assignment."""
        files = tuple(SentFile(f.name, f.digest, f.path.read_bytes()) for f in assignment.files if f.path is not None)
        if sum(len(file.content) for file in files) > _MOST_FILES_BYTES:
            most = f"{_MOST_FILES_BYTES >> 20} MB"
            raise UsageError(f"The files beside {assignment.path} have more than {most}; grade it without --cluster.")
        terms = limits, figures, sandbox, checks, software, files, assignment.beside, pages
        return cls(assignment.name, assignment.notebook, assignment.cells, *terms)

    @cached_property
    def assignment(self) -> Assignment:
        """What to judge by; the path of the instructor's notebook stays behind."""
        files = tuple(HandedFile(f.name, f.digest, content=f.content) for f in self.files)
        return Assignment(self.name, self.notebook, Path(), self.cells, files, self.beside)

    @cached_property
    def _number_of(self) -> dict[Cell, int]:
        return {cell: number for number, cell in enumerate(self.cells)}

    def packed(self, submission: Submission) -> SentSubmission:
        """Return a submission as it is sent."""
        cells = (
            SentCell(c.kind, c.source, None if c.match is None else self._number_of[c.match], c.edited, c.grade_id)
            for c in submission.cells
        )
        return SentSubmission(submission.student, tuple(cells), submission.notes)

    def unpacked(self, sent: SentSubmission) -> Submission:
        """Return the submission that was sent."""
        cells = (
            SubmittedCell(c.kind, c.source, None if c.match is None else self.cells[c.match], c.edited, c.grade_id)
            for c in sent.cells
        )
        return Submission(sent.student, self.assignment, tuple(cells), sent.notes)


class Answer(msgspec.Struct, frozen=True, tag="graded"):
    """A worker's answer: the results of its submissions in their order.

    Each has what is shown of it, where that is wanted, or its outputs and its steps.
    """

    results: tuple[NotebookResult, ...]


class Refusal(msgspec.Struct, frozen=True, tag="refused"):
    """The answer of a worker that must not grade.

    Attributes:
        worker: its address.
        why: a sentence about it that lacks its beginning.
    """

    worker: str
    why: str


def packed(message: Any) -> bytes:
    """Return a message as it crosses."""
    return zlib.compress(encode(message).encode(), level=1)


def unpacked(data: bytes, kind: type[Message]) -> Message:
    """Return the message that crossed.

    Raises:
        zlib.error, ValueError, msgspec.ValidationError: if it is none.
    """
    return decode(zlib.decompress(data).decode(), kind)
