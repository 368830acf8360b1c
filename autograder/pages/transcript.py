"""Transcript of a graded notebook: its cells in the order of execution, which both the page and the notebook show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.notebook.cells import Cell
from autograder.notebook.outputs import Output
from autograder.notebook.results import NotebookResult
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission

#: ``lost``: a solution cell that the student deleted. ``changed``: what the student made of a given cell.
CellKind = Literal["prose", "note", "given", "changed", "experiment", "solution", "added", "lost", "test"]


@dataclass(frozen=True)
class TranscriptCell:
    """Cell of the executed notebook.

    Attributes:
        kind: ``prose`` is the instructor's Markdown, ``note`` the student's.
        source: its text.
        cell: the instructor's cell it stands for, if there is one.
        outputs: what it left behind, as it came.
        ran: whether it was executed.
    """

    kind: CellKind
    source: str
    cell: Cell | None = None
    outputs: tuple[Output, ...] = ()
    ran: bool = False


def transcript(submission: Submission, steps: Sequence[Step], result: NotebookResult) -> list[TranscriptCell]:
    """Return the cells of the executed notebook, in order.

    Every exercise is there once as ``solution`` or ``lost``, before its tests; every test is there once.

    Args:
        submission: the student's notebook.
        steps: of its schedule.
        result: of its grading; ``outputs`` refer to ``steps``.
    """
    outputs = {output.step: output.outputs for output in result.outputs}
    builder = _Builder(submission)
    for number, step in enumerate(steps):
        left = outputs.get(number, ())
        if step.kind == "run":
            builder.run(step, left)
        elif step.kind in ("test", "beside"):
            builder.test(step, left)
    builder.catch_up(len(submission.cells))
    return builder.cells


class _Builder:
    """Builder of a transcript: it follows the steps and adds the cells that stand between them."""

    def __init__(self, submission: Submission):
        self.cells: list[TranscriptCell] = []
        self._submitted = submission.cells
        instructors = submission.assignment.cells
        self._given = {cell.source: cell for cell in instructors if cell.role in ("given", "experiment")}
        # what a person marks and is no code: a Markdown answer, or a task
        prose = [cell for cell in instructors if cell.role == "prose"]
        self._marked = {cell.nbgrader["grade_id"]: cell for cell in prose if "grade_id" in cell.nbgrader}
        self._prose = {cell.source.strip() for cell in prose}
        self._tests = {test.grade_id: test for test in submission.assignment.tests}
        self._solutions = {solution.grade_id: solution for solution in submission.assignment.solutions}
        places = reversed(list(enumerate(submission.cells)))  # the first of several counts
        self._place = {cell.match.id: i for i, cell in places if cell.match is not None}
        self._answered: set[str] = set()
        self._next = 0  # the first cell of the submission that is not there yet

    def run(self, step: Step, left: tuple[Output, ...]) -> None:
        """Add the cell that a step executed."""
        if step.cell < 0:  # a given cell that the student deleted
            cell = self._given.get(step.source)
            kind: CellKind = "experiment" if cell is not None and cell.role == "experiment" else "given"
            self.cells.append(TranscriptCell(kind, step.source, cell, left, ran=True))
        elif step.cell < self._next:  # the given text of this cell ran just before
            self.cells.append(TranscriptCell("changed", step.source, outputs=left, ran=True))
        else:
            self.catch_up(step.cell)
            self._add(step.cell, ran=True, left=left)
            self._next = step.cell + 1

    def test(self, step: Step, left: tuple[Output, ...]) -> None:
        """Add a test, and before it the exercise where no cell answered it."""
        test = self._tests[step.grade_id]
        self.catch_up(min(self._place.get(test.id, self._next), len(self._submitted)))
        if test.exercise and test.exercise not in self._answered:
            self._answered.add(test.exercise)
            self.cells.append(TranscriptCell("lost", "", self._solutions.get(test.exercise)))
        self.cells.append(TranscriptCell("test", test.source, test, left, ran=True))

    def catch_up(self, before: int) -> None:
        """Add the cells before this place that nothing executed."""
        for index in range(self._next, before):
            self._add(index, ran=False)
        self._next = max(self._next, before)

    def _add(self, index: int, ran: bool, left: tuple[Output, ...] = ()) -> None:
        submitted = self._submitted[index]
        source, match = submitted.source, submitted.match
        if submitted.kind != "code":
            marked = self._marked.pop(submitted.grade_id, None)
            is_given = source.strip() in self._prose
            self.cells.append(TranscriptCell("prose" if is_given else "note", source, marked))
        elif match is None:
            self.cells.append(TranscriptCell("added", source, outputs=left, ran=ran))
        elif match.role == "solution" and match.grade_id in self._answered:  # a copy, or a part
            self.cells.append(TranscriptCell("added", source, None, left, ran))
        elif match.role == "solution":
            self._answered.add(match.grade_id)
            self.cells.append(TranscriptCell("solution", source, match, left, ran))
        elif match.role in ("given", "experiment"):
            kind: CellKind = "experiment" if match.role == "experiment" else "given"
            self.cells.append(TranscriptCell(kind, match.source, match, left, ran))
