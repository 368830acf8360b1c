"""Which cells run where, and in which order: the student's cells and the instructor's tests, merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .assignment import Assignment, Cell
from .submission import SubmittedCell

#: ``run``: in the student's process. ``given``: the instructor's text in the judge. ``test``: a test cell in the judge.
Kind = Literal["run", "given", "test"]


@dataclass(frozen=True)
class Step:
    """One thing to do.

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
    """The order in which a submission is run and judged.

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
    order = {c.id: i for i, c in enumerate(assignment.cells)}
    first = {c.match.id: i for i, c in reversed(list(enumerate(cells))) if c.match is not None}
    present = first.keys()
    last = _last_places(assignment, cells)
    waiting = list(assignment.tests)
    missing = [c for c in assignment.cells if c.role in ("given", "experiment") and c.id not in present]
    judged: set[str] = set()
    steps: list[Step] = []

    def judge(test: Cell) -> None:
        if test not in waiting:
            return
        waiting.remove(test)
        for facet in [t for t in waiting if t.exercise == test.exercise and order[t.id] < order[test.id]]:
            judge(facet)
        for given in assignment.cells[: order[test.id]]:
            if given.role == "given" and given.id not in judged:
                judged.add(given.id)
                steps.append(Step("given", given.source))
        steps.append(Step("test", test.source, grade_id=test.grade_id))

    def restore(before: int) -> None:
        while missing and order[missing[0].id] < before:
            cell = missing.pop(0)
            if cell.role == "given" or figures:
                steps.append(Step("run", cell.source))

    for index, cell in enumerate(cells):
        match = cell.match
        if match is not None and match.role in ("given", "experiment", "solution"):
            for test in [t for t in waiting if t.id not in present and order[t.id] < order[match.id]]:
                if last[test.exercise] < index:
                    judge(test)
            restore(order[match.id])
        if cell.kind == "code" and (match is None or match.role == "solution"):
            steps.append(Step("run", cell.source, index))
        elif match is not None and (match.role == "given" or (match.role == "experiment" and figures)):
            steps.append(Step("run", match.source, index))
            if cell.edited:  # what the student made of the given text runs as well
                steps.append(Step("run", cell.source, index))
        for test in [t for t in waiting if max(first.get(t.id, len(cells)), last[t.exercise]) <= index]:
            judge(test)
    restore(len(order))
    for test in list(waiting):
        judge(test)
    return tuple(steps)


def _last_places(assignment: Assignment, cells: Sequence[SubmittedCell]) -> dict[str, int]:
    """Where in the student's notebook the last part of each exercise stands; -1 where it was deleted."""
    places = {c.grade_id: -1 for c in assignment.solutions}
    for index, cell in enumerate(cells):
        if cell.match is not None and cell.match.role == "solution":
            places[cell.match.grade_id] = index
    return places
