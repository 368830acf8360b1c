"""Assignment: the instructor's notebook, read once; nothing in a submission can change it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.config.errors import UsageError

from .cells import Cell, is_points, read_cells
from .regions import without


@dataclass(frozen=True)
class Assignment:
    """One notebook of one assignment, as the instructor wrote it.

    Attributes:
        name: of the assignment: its folder.
        notebook: file name without its ending.
        path: of the instructor's notebook.
        cells: in the instructor's order.
    """

    name: str
    notebook: str
    path: Path
    cells: tuple[Cell, ...]

    @cached_property
    def tests(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.role == "test")

    @cached_property
    def solutions(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.role == "solution")

    @property
    def graded(self) -> bool:
        """Return whether it has tests: a notebook without any is built and released, and never graded."""
        return bool(self.tests)

    @cached_property
    def student_names(self) -> frozenset[str]:
        """Return the names that the student defines; in a test they are proxies of the student's objects."""
        return frozenset().union(*(c.names for c in self.solutions))

    @cached_property
    def max_score(self) -> float:
        return sum(c.points for c in self.tests)

    @cached_property
    def key(self) -> str:
        """Return a digest of everything that grading depends on; prose and reference solutions do not count."""
        graded = [
            [c.id, c.role, without(c.source, "SOLUTION"), sorted(c.names), c.grade_id, c.points]
            for c in self.cells
            if c.role != "prose"
        ]
        return hashlib.sha256(json.dumps([self.name, self.notebook, graded]).encode()).hexdigest()


def load_assignments(source: Path, names: tuple[str, ...] = ()) -> list[Assignment]:
    """Read the notebooks under ``<source>/<assignment>/``.

    Args:
        source: the instructor's folder, ``solutions``.
        names: assignments wanted; none means all.

    Raises:
        UsageError: if there is no such folder, no such assignment, or a notebook that cannot be graded by.
    """
    found = find_notebooks(source)
    for name in names:
        if name not in found:
            raise UsageError(f"There is no assignment {name!r}; there are {', '.join(found)}.")
    return [read_assignment(path) for name in (names or found) for path in found[name]]


def load_graded(source: Path, names: tuple[str, ...] = ()) -> list[Assignment]:
    """Read the notebooks that have tests.

    Args:
        source: the instructor's folder, ``solutions``.
        names: assignments wanted; none means all that are graded.

    Raises:
        UsageError: as ``load_assignments``, and if an assignment that is wanted has no tests.
    """
    found = load_assignments(source, names)
    for name in names:
        if not any(assignment.graded for assignment in found if assignment.name == name):
            raise UsageError(f"{name} has no test cells, so it is not graded: leave it out.")
    return [assignment for assignment in found if assignment.graded]


def find_notebooks(source: Path) -> dict[str, list[Path]]:
    """Return the notebooks of each assignment of a course, by its name; none of them is read.

    Raises:
        UsageError: if there is no such folder, or nothing in it.
    """
    if not source.is_dir():
        raise UsageError(f"There is no folder {source}: run this where the course lies, or pass --course FOLDER.")
    found = {p.name: sorted(p.glob("*.ipynb")) for p in sorted(source.iterdir()) if p.is_dir()}
    found = {name: paths for name, paths in found.items() if paths and not name.startswith(".")}
    if not found:
        raise UsageError(f"{source} holds no notebooks yet: run 'autograder build' first.")
    return found


def read_assignment(path: Path) -> Assignment:
    """Read one instructor's notebook ``<assignment>/<notebook>.ipynb``.

    Raises:
        UsageError: if it cannot be read, or a test could not be graded: equal grade_ids, a test without points,
            a test whose exercise does not exist.
    """
    import nbformat  # takes a second or three; who is handed an assignment, as on a cluster, needs none of it

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds
        raise UsageError(f"The instructor's notebook {path} cannot be read: {error}") from None
    cells = read_cells(notebook)
    seen: set[str] = set()
    for cell in cells:
        _refuse_what_cannot_be_graded(path, cell, seen)
    return Assignment(path.parent.name, path.stem, path, cells)


def _refuse_what_cannot_be_graded(path: Path, cell: Cell, seen: set[str]) -> None:
    if cell.role == "test" and cell.nbgrader.get("solution"):
        raise UsageError(f"{path}: cell {cell.grade_id!r} is graded by hand, which is not supported here.")
    if cell.role == "test" and not is_points(cell.nbgrader.get("points")):
        raise UsageError(f"{path}: the test cell {cell.grade_id!r} has no points; add 'points' to its metadata.")
    if cell.role == "test" and not cell.exercise:
        raise UsageError(f"{path}: the test cell {cell.grade_id!r} belongs to no exercise; call it test_<grade_id>.")
    if cell.grade_id and cell.grade_id in seen:
        raise UsageError(f"{path}: two cells have the grade_id {cell.grade_id!r}; give each its own.")
    seen.add(cell.grade_id)
