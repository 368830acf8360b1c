"""Standing of each student in each assignment: what the results, the gradebook and the roster say together.

A number stands only where something was graded. What is missing, could not be read, or waits for a person has none: an
LMS would take a 0 for a grade.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from autograder.config.errors import UsageError
from autograder.config.files import write_atomically
from autograder.config.terms import Terms
from autograder.config.text import for_csv, listed
from autograder.notebook.results import CellResult, NotebookResult

from .roster import Roster, Student

if TYPE_CHECKING:  # reading a gradebook imports nbgrader, and a run does that while its sandboxes open
    from .marks import Marks

Status = Literal["graded", "missing", "waits", "not graded"]

NOT_HANDED_IN = "Nothing was handed in."

#: The columns of ``totals.csv`` before those of the assignments.
COLUMNS = (
    *("student", "last_name", "first_name", "email", "lms_id", "section"),
    *("points", "max_graded", "percent", "late_penalty", "graded", "missing", "waiting", "not_graded"),
)


@dataclass(frozen=True)
class Standing:
    """One student's assignment.

    Attributes:
        status: ``graded``; ``missing``; ``waits`` for a person; ``not graded``, since it could not be.
        points: after the penalty; None unless graded.
        max_points: of the assignment.
        penalty: points that being late cost.
        reason: of what is not graded, in a sentence.
    """

    student: str
    assignment: str
    status: Status
    points: float | None
    max_points: float
    penalty: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Total:
    """One student's term.

    Attributes:
        student: the line of the roster, or the id alone.
        standings: by assignment, in order.
    """

    student: Student
    standings: tuple[Standing, ...]

    @property
    def points(self) -> float | None:
        """Return the points of what was graded; None if nothing was."""
        graded = [s.points for s in self.standings if s.points is not None]
        return sum(graded) if graded else None

    @property
    def max_graded(self) -> float:
        """Return the points that could be had in what was graded."""
        return sum(s.max_points for s in self.standings if s.points is not None)

    @property
    def percent(self) -> float | None:
        """Return the points in per cent of what could be had; None if nothing was graded."""
        return 100 * self.points / self.max_graded if self.points is not None and self.max_graded else None


def absent(results: Sequence[NotebookResult], roster: Roster) -> list[NotebookResult]:
    """Return a result for each notebook that a student of the roster did not hand in.

    Only what somebody handed in was given out, as far as can be known: nobody misses the others.
    """
    models = {(r.assignment, r.notebook): r for r in results}
    there = {(r.student, r.assignment) for r in results}
    return [
        NotebookResult(student.id, a, n, "missing", NOT_HANDED_IN, tuple(map(_not_reached, model.cells)))
        for (a, n), model in sorted(models.items(), key=lambda item: item[0])
        for student in roster.enrolled
        if (student.id, a) not in there
    ]


def _not_reached(cell: CellResult) -> CellResult:
    return CellResult(cell.grade_id, "not reached", 0.0, cell.points, NOT_HANDED_IN)


def check_terms(terms: Terms, roster: Roster, assignments: Iterable[str]) -> None:
    """Refuse a date, a late policy or an extension for an assignment that the course does not have.

    Raises:
        UsageError: naming it, and the assignments that there are.
    """
    known = set(assignments)
    for name in sorted({*terms.due, *terms.late, *terms.names} - known - {""}):
        raise UsageError(f"course.toml has a table [assignments.{name}]; there are {listed(sorted(known))}.")
    for student in roster.by_id.values():
        for name in sorted(student.extensions.keys() - known - {"*"}):
            raise UsageError(
                f"{roster.path} extends {name!r} for {student.id}, which is no assignment; "
                f"there are {listed(sorted(known))}."
            )


def totals(results: Iterable[NotebookResult], marks: Marks, roster: Roster) -> list[Total]:
    """Return where each student stands, by id: those of the roster that have not left, or all where there is none.

    Args:
        results: of the class, with those of ``absent``.
        marks: of the gradebook.
        roster: of the course.
    """
    by_pair: dict[tuple[str, str], list[NotebookResult]] = {}
    for result in results:
        by_pair.setdefault((result.student, result.assignment), []).append(result)
    assignments = sorted({assignment for _, assignment in by_pair})
    students = [s.id for s in roster.enrolled] if roster else sorted({student for student, _ in by_pair})
    return [
        Total(
            roster.get(student),
            tuple(_standing(student, name, by_pair.get((student, name), []), marks) for name in assignments),
        )
        for student in students
    ]


def _standing(student: str, assignment: str, results: list[NotebookResult], marks: Marks) -> Standing:
    mark = marks.of(student, assignment)
    most = marks.most.get(assignment, sum(r.max_score for r in results))
    by_hand = mark is not None and mark.by_hand
    bad = [r for r in results if r.status != "graded"]
    if len(bad) == len(results) and all(r.status == "missing" for r in bad) and not by_hand:
        return Standing(student, assignment, "missing", None, most, reason=NOT_HANDED_IN)
    if bad and not by_hand:
        return Standing(student, assignment, "not graded", None, most, reason=bad[0].reason)
    if mark is None:
        return Standing(student, assignment, "not graded", None, most, reason="The gradebook does not hold it.")
    if mark.waits:
        return Standing(student, assignment, "waits", None, most, reason="A person has not marked it yet.")
    penalty = min(mark.penalty, mark.points)
    return Standing(student, assignment, "graded", mark.points - penalty, most, penalty)


def write_totals(folder: Path, rows: Sequence[Total]) -> Path:
    """Write ``totals.csv``: a line for each student, blank where there is no grade.

    Raises:
        StorageError: if it cannot be written; the old file is untouched.
    """
    path = folder / "totals.csv"
    write_atomically(path, _lines(rows))
    return path


def _lines(rows: Sequence[Total]) -> Iterator[str]:
    assignments = [s.assignment for s in rows[0].standings] if rows else []
    page = io.StringIO()
    # text is always quoted: a spreadsheet that splits at semicolons must not find a formula behind one
    table = csv.writer(page, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    table.writerow([*COLUMNS, *map(for_csv, assignments)])
    for row in rows:
        table.writerow(_fields(row))
    yield page.getvalue()


def _fields(row: Total) -> list[str | float]:
    student, counts = row.student, [s.status for s in row.standings]
    text = (student.id, student.last_name, student.first_name, student.email, student.lms_id, student.section)
    graded = row.points is not None
    return [
        *map(for_csv, text),
        number(row.points),
        number(row.max_graded if graded else None),
        number(row.percent),
        number(sum(s.penalty for s in row.standings) if graded else None),
        *(counts.count(status) for status in ("graded", "missing", "waits", "not graded")),
        *(number(s.points) for s in row.standings),
    ]


def number(value: float | None) -> str | float:
    """Return a grade with two decimals at most; nothing where there is none."""
    if value is None:
        return ""
    rounded = round(value, 2)
    return int(rounded) if rounded.is_integer() else rounded
