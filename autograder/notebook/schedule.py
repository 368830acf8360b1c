"""Schedule of a submission: the steps in which it is graded, a cell to run or a test to judge each, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .assignment import Assignment
from .cells import Cell
from .matching import SubmittedCell

#: ``run``: in the student's process. ``given``: the instructor's text in the judge. ``test``: a test cell in the judge.
#: ``beside``: a test cell that runs in a process of the student's, as in stock nbgrader.
Kind = Literal["run", "given", "test", "beside"]


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        kind: where it runs and what it is.
        source: the text that runs: of a solution or added cell the student's, of all others the instructor's.
        cell: of a ``run`` step the index into the submission's cells, or -1 for a given cell that the student deleted.
        grade_id: of a test.
    """

    kind: Kind
    source: str
    cell: int = -1
    grade_id: str = ""


def merge(assignment: Assignment, cells: Sequence[SubmittedCell], figures: bool = False) -> tuple[Step, ...]:
    """Return the steps in which a submission is run and judged, in order.

    The student's cells run in the student's order, with the instructor's text for given cells. A test runs where the
    student's notebook has it, but not before its exercise; where the student deleted it, at the end of its exercise.
    The facets of one exercise keep the instructor's order: a later one may use what an earlier one has made. The
    judge's own given cells run before the first test that follows them in the instructor's order. Given cells that the
    student deleted run where the instructor has them.

    Args:
        assignment: the instructor's notebook.
        cells: the student's.
        figures: whether cells tagged ``experiment`` run, too.
    """
    return _Schedule(assignment, cells, figures).steps()


class _Schedule:
    """Builder of the steps of one submission, in order."""

    def __init__(self, assignment: Assignment, cells: Sequence[SubmittedCell], figures: bool):
        self._assignment = assignment
        self._cells = cells
        self._figures = figures
        self._order = {c.id: i for i, c in enumerate(assignment.cells)}
        self._first = {c.match.id: i for i, c in reversed(list(enumerate(cells))) if c.match is not None}
        self._last = _last_places(cells)
        self._waiting = list(assignment.tests)
        self._missing = [c for c in assignment.cells if c.role in ("given", "experiment") and c.id not in self._first]
        self._judged: set[str] = set()  # given cells that the judge has run
        self._steps: list[Step] = []

    def steps(self) -> tuple[Step, ...]:
        for index, cell in enumerate(self._cells):
            if cell.match is not None and cell.match.role in ("given", "experiment", "solution"):
                self._catch_up(cell.match, index)
            self._run(cell, index)
            for test in [t for t in self._waiting if self._due(t) <= index]:
                self._judge(test)
        self._restore(len(self._order))
        for test in list(self._waiting):
            self._judge(test)
        return tuple(self._steps)

    def _due(self, test: Cell) -> int:
        """Return the place after which a test that the student's notebook has is judged."""
        return max(self._first.get(test.id, len(self._cells)), self._last.get(test.exercise, -1))

    def _catch_up(self, cell: Cell, index: int) -> None:
        """Add what the instructor has before this cell and the student deleted: tests, then given cells."""
        place = self._order[cell.id]
        for test in [t for t in self._waiting if t.id not in self._first and self._order[t.id] < place]:
            if self._last.get(test.exercise, -1) < index:
                self._judge(test)
        self._restore(place)

    def _run(self, cell: SubmittedCell, index: int) -> None:
        match = cell.match
        if cell.kind == "code" and (match is None or match.role == "solution"):
            self._steps.append(Step("run", cell.source, index))
        elif match is not None and self._runs(match):
            self._steps.append(Step("run", match.source, index))
            if cell.edited:  # what the student made of the given text runs as well
                self._steps.append(Step("run", cell.source, index))

    def _restore(self, before: int) -> None:
        """Run given cells that the student deleted, up to this place of the instructor's."""
        while self._missing and self._order[self._missing[0].id] < before:
            cell = self._missing.pop(0)
            if self._runs(cell):
                self._steps.append(Step("run", cell.source))

    def _runs(self, cell: Cell) -> bool:
        return cell.role == "given" or (cell.role == "experiment" and self._figures)

    def _judge(self, test: Cell) -> None:
        """Add a test, the earlier facets of its exercise, and the given cells that the judge needs before it."""
        if test not in self._waiting:
            return
        self._waiting.remove(test)
        place = self._order[test.id]
        for facet in [t for t in self._waiting if t.exercise == test.exercise and self._order[t.id] < place]:
            self._judge(facet)
        for given in self._assignment.cells[:place]:
            if given.role == "given" and given.id not in self._judged:
                self._judged.add(given.id)
                self._steps.append(Step("given", given.source))
        kind: Kind = "beside" if test.grade_id in self._assignment.beside else "test"
        self._steps.append(Step(kind, test.source, grade_id=test.grade_id))


def _last_places(cells: Sequence[SubmittedCell]) -> dict[str, int]:
    """Return where in the student's notebook the last part of each exercise stands, unless it was deleted."""
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if cell.match is not None and cell.match.role == "solution":
            places[cell.match.grade_id] = index
    return places
