"""The bank: right and wrong answers to every exercise, by which the tests themselves are tested."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.config.errors import UsageError
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import Cell
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.submission import Submission

_FIRST_LINE = re.compile(r"#\s*([a-z0-9-]+):\s*(\S.*)")


@dataclass(frozen=True)
class Entry:
    """One answer of the bank.

    Attributes:
        exercise: the ``grade_id`` it answers.
        name: of its file, without the ending.
        right: whether it earns full points.
        source: the student's cell.
        misconception: what a wrong one shows; None where the test rightly has no name for it.
        words: what the feedback on a wrong one must contain.
    """

    exercise: str
    name: str
    right: bool
    source: str
    misconception: str | None = None
    words: str = ""

    @property
    def place(self) -> str:
        """Where its file stands in the bank."""
        return f"{self.exercise}/{'right' if self.right else 'wrong'}/{self.name}"


def load_bank(folder: Path, assignment: Assignment) -> list[Entry]:
    """The entries for every exercise of an assignment, from ``<folder>/<grade_id>/{right,wrong}/*.py``.

    Raises:
        UsageError: if an exercise has no entries, or the first line of a wrong one names no misconception.
    """
    entries = []
    for solution in assignment.solutions:
        files = sorted((folder / solution.grade_id).glob("*/*.py"))
        if not files:
            raise UsageError(
                f"The bank has nothing for {solution.grade_id!r}: put answers into {folder / solution.grade_id}."
            )
        entries += [_entry(path, solution.grade_id) for path in files]
    return entries


def _entry(path: Path, exercise: str) -> Entry:
    source = path.read_text(encoding="utf-8")
    if path.parent.name == "right":
        return Entry(exercise, path.stem, True, source)
    first = _FIRST_LINE.match(source)
    if path.parent.name != "wrong" or first is None:
        raise UsageError(f"{path}: a wrong answer starts with '# misconception-slug: words of the feedback'.")
    slug = None if first[1] == "none" else first[1]
    return Entry(exercise, path.stem, False, source, slug, first[2].strip())


def answered(assignment: Assignment, answers: dict[str, str], student: str = "bank") -> Submission:
    """A submission that has these answers by ``grade_id`` and the reference solution everywhere else."""
    cells = tuple(
        SubmittedCell("code", answers.get(cell.grade_id, cell.source), cell)
        for cell in assignment.cells
        if cell.role != "prose"
    )
    return Submission(student, assignment, cells)


def exercise_alone(assignment: Assignment, exercise: str) -> Assignment:
    """The assignment with one exercise and the given cells only: what judging one answer needs."""

    def needed(cell: Cell) -> bool:
        return cell.role == "given" or exercise in (cell.grade_id if cell.role == "solution" else cell.exercise,)

    return replace(assignment, cells=tuple(c for c in assignment.cells if needed(c)))
