"""Index page of a student: all notebooks with points, and the way to the page of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from autograder.config.files import output_path, write_atomically
from autograder.config.text import one_line, printable
from autograder.notebook.results import NotebookResult

from .template import points, shown, template


@dataclass(frozen=True)
class Row:
    """One notebook of a student.

    Attributes:
        name: of the notebook.
        link: relative address of its page; empty where there is none.
        status: ``graded``, or why there is no grade.
        score, max_score: in digits; no score where nothing was graded.
        middle: the median of the class, in digits; empty if it is not told.
    """

    name: str
    link: str
    status: str
    score: str
    max_score: str
    middle: str


def write_index_pages(
    folder: Path, results: Iterable[NotebookResult], course: str, class_results: bool = False
) -> list[Path]:
    """Write ``<folder>/<student>/index.html`` for everybody who has a page.

    Args:
        folder: of the feedback pages.
        results: of the whole class.
        course: its title.
        class_results: whether the median of the class stands beside the points.

    Raises:
        StorageError: if a page cannot be written.
    """
    work: dict[str, list[NotebookResult]] = defaultdict(list)
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for result in results:
        work[result.student].append(result)
        if result.status == "graded":
            scores[result.assignment, result.notebook].append(result.score)
    middles = {name: points(median(found)) for name, found in scores.items()} if class_results else {}
    written = []
    for student, notebooks in sorted(work.items()):
        rows = [_row(folder, r, middles.get((r.assignment, r.notebook), "")) for r in _in_order(notebooks)]
        if any(row.link for row in rows):
            path = folder / student / "index.html"
            write_atomically(path, (_page(student, rows, notebooks, course),), durable=False)
            written.append(path)
    return written


def _in_order(notebooks: Iterable[NotebookResult]) -> list[NotebookResult]:
    return sorted(notebooks, key=lambda r: (r.assignment, r.notebook))


def _row(folder: Path, result: NotebookResult, middle: str) -> Row:
    path = output_path(folder, result.student, result.assignment, result.notebook, ".html")
    link = quote(f"{result.assignment}/{result.notebook}.html") if path.is_file() else ""
    name = result.notebook if result.assignment == result.notebook else f"{result.assignment}/{result.notebook}"
    score = points(result.score) if result.status == "graded" else ""
    return Row(one_line(printable(name, 200)), link, result.status, score, points(result.max_score), middle)


def _page(student: str, rows: list[Row], notebooks: list[NotebookResult], course: str) -> str:
    graded = [r for r in notebooks if r.status == "graded"]
    html: str = _template().render(
        student=shown(student),
        course=shown(course),
        rows=rows,
        score=points(sum(r.score for r in graded)),
        max_score=points(sum(r.max_score for r in graded)),
        ungraded=len(notebooks) - len(graded),
        middle=any(row.middle for row in rows),
    )
    return html


@cache
def _template() -> Any:
    return template("index.html.j2", ("page.css", "index.css"))
