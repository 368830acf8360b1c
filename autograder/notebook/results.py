"""Result of grading one notebook: plain data, to and from JSON."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .outputs import Output
from .schedule import Step

CellStatus = Literal["passed", "failed", "not attempted", "not reached"]
#: A status has a symbol, a word and, on a page, a colour; each is enough by itself.
SYMBOLS = {"passed": "✓", "failed": "✗", "not attempted": "○", "not reached": "–"}

NotebookStatus = Literal["graded", "timeout", "crashed", "missing", "unreadable", "error"]


@dataclass(frozen=True)
class CellResult:
    """Verdict on one test cell.

    Attributes:
        grade_id: of the test cell.
        status: only ``passed`` earns all points.
        score: points earned; of a failed test those that it gives itself in its last line.
        points: points to be had.
        message: the sentence the student reads; empty where it passed.
        misconception: its key in the library of checks, or None.
        could_be_forged: whether the test ran beside the student's code, which could have changed what came of it.
    """

    grade_id: str
    status: CellStatus
    score: float
    points: float
    message: str = ""
    misconception: str | None = None
    could_be_forged: bool = False


@dataclass(frozen=True)
class CellOutput:
    """Outputs of one step of the schedule, for the executed notebook and the feedback page.

    Attributes:
        step: index into ``NotebookResult.steps``.
        outputs: of that cell, bounded in size.
    """

    step: int
    outputs: tuple[Output, ...]


@dataclass(frozen=True)
class Shown:
    """A graded notebook as its readers see it: made where it was graded, and put into files by the one writer.

    Attributes:
        page: of the student, HTML; None where there is none to be had.
        executed: notebook, JSON; None where there is none to be had.
        defects: tracebacks of ours, where one of them is not as it should be.
    """

    page: str | None
    executed: str | None
    defects: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotebookResult:
    """Grade of one student's notebook.

    Attributes:
        status: ``graded`` if every test cell was judged; anything else says in ``reason`` why not.
        reason: one sentence; for a graded notebook, what was repaired or cut short, or empty.
        cells: one result a test cell, in the instructor's order.
        outputs: what the cells left behind (not part of the record in ``results.jsonl``).
        seconds: wall clock of the grading (not part of the record).
        steps: that were run and judged, in order; none if the schedule could not be made (not part of the record).
        starved: whether something was stopped that a machine with less other work might have finished (not part of the
            record).
        shown: its page and its executed notebook, where the grader was asked for them (not part of the record).
    """

    student: str
    assignment: str
    notebook: str
    status: NotebookStatus
    reason: str
    cells: tuple[CellResult, ...]
    outputs: tuple[CellOutput, ...] = field(default=(), compare=False)
    seconds: float = field(default=0.0, compare=False)
    steps: tuple[Step, ...] = field(default=(), compare=False)
    starved: bool = field(default=False, compare=False)
    shown: Shown | None = field(default=None, compare=False)

    @property
    def for_record(self) -> NotebookResult:
        """Return the result without what is not part of the record, which is most of its size."""
        return replace(self, outputs=(), steps=(), shown=None)

    @property
    def score(self) -> float:
        return sum(cell.score for cell in self.cells)

    @property
    def max_score(self) -> float:
        return sum(cell.points for cell in self.cells)

    def to_record(self) -> dict[str, Any]:
        """Return the line of ``results.jsonl``."""
        return {
            "student": self.student,
            "assignment": self.assignment,
            "notebook": self.notebook,
            "status": self.status,
            "reason": self.reason,
            "score": self.score,
            "max_score": self.max_score,
            "cells": [dict(vars(cell)) for cell in self.cells],
        }
