"""Tables of the class as files: ``results.jsonl`` and ``grades.csv``, always written whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from autograder.config.files import write_atomically
from autograder.config.text import for_csv
from autograder.notebook.results import NotebookResult

#: The columns of ``grades.csv``.
COLUMNS = (
    *("student", "assignment", "notebook", "status", "reason", "score", "max_score"),
    *("tests", "passed", "failed", "not_attempted", "not_reached", "points_lost_at", "could_be_forged"),
)


def write_results(folder: Path, results: Iterable[NotebookResult]) -> Path:
    """Write ``results.jsonl``: the whole class, a line for each student's notebook.

    Args:
        folder: the classroom.
        results: of the whole class.

    Returns:
        The file's path.

    Raises:
        StorageError: if it cannot be written; the old file is untouched.
    """
    path = folder / "results.jsonl"
    write_atomically(path, (json.dumps(r.to_record()) + "\n" for r in _in_order(results)))
    return path


def write_grades_csv(folder: Path, results: Iterable[NotebookResult]) -> Path:
    """Write ``grades.csv``: a row for each student's notebook, safe to open in a spreadsheet.

    A zero that was earned has the status ``graded``; what could not be graded has another one and its reason, and no
    score where no test of it was judged: a program that reads the table must find no zero there.

    Args:
        folder: the classroom.
        results: of the whole class.

    Returns:
        The file's path.

    Raises:
        StorageError: if it cannot be written; the old file is untouched.
    """
    path = folder / "grades.csv"
    write_atomically(path, _csv(_in_order(results)))
    return path


def _in_order(results: Iterable[NotebookResult]) -> list[NotebookResult]:
    return sorted(results, key=lambda r: (r.assignment, r.notebook, r.student))


def _csv(results: Iterable[NotebookResult]) -> Iterator[str]:
    line = io.StringIO()
    # text is always quoted: a spreadsheet that splits at semicolons must not find a formula behind one
    rows = csv.DictWriter(line, COLUMNS, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    rows.writeheader()
    for result in results:
        rows.writerow(_row(result))
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _row(result: NotebookResult) -> Mapping[str, str | float]:
    counts = dict.fromkeys(("passed", "failed", "not attempted", "not reached"), 0)
    for cell in result.cells:
        counts[cell.status] += 1
    lost = "; ".join(cell.grade_id for cell in result.cells if cell.score < cell.points)
    row: dict[str, str | float] = {
        "student": result.student,
        "assignment": result.assignment,
        "notebook": result.notebook,
        "status": result.status,
        "reason": result.reason,
        "score": result.score if _was_judged(result) else "",
        "max_score": result.max_score,
        "tests": len(result.cells),
        "points_lost_at": lost,
        "could_be_forged": "; ".join(cell.grade_id for cell in result.cells if cell.could_be_forged),
        **{status.replace(" ", "_"): number for status, number in counts.items()},
    }
    return {name: for_csv(value) if isinstance(value, str) else _short(value) for name, value in row.items()}


def _was_judged(result: NotebookResult) -> bool:
    unread = result.status in ("missing", "unreadable")
    return not unread and any(cell.status != "not reached" for cell in result.cells)


def _short(value: float) -> float:
    """Return 7 rather than 7.0: whole points are written as such."""
    return int(value) if float(value).is_integer() else value
