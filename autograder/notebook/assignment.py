"""The instructor's notebook, read once: nothing of a submission can change what stands here."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from autograder.config.errors import UsageError

if TYPE_CHECKING:
    import nbformat

Role = Literal["prose", "given", "experiment", "solution", "test"]

#: A cell with this tag draws or measures; it is never graded and runs only when figures are asked for.
EXPERIMENT = "experiment"


@dataclass(frozen=True)
class Cell:
    """One cell of the instructor's notebook.

    Attributes:
        id: nbformat's cell id.
        role: what the cell is for.
        source: the instructor's text (of a solution cell: the reference solution).
        grade_id: nbgrader's name; empty for cells without one.
        points: of a test cell.
        names: what a solution cell defines at top level (without what it imports).
        exercise: of a test cell, the ``grade_id`` of the solution cell it tests.
    """

    id: str
    role: Role
    source: str
    grade_id: str = ""
    points: float = 0.0
    names: frozenset[str] = frozenset()
    exercise: str = ""


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

    @cached_property
    def student_names(self) -> frozenset[str]:
        """Names that the student defines: in a test they stand for what the student's process holds."""
        return frozenset().union(*(c.names for c in self.solutions))

    @cached_property
    def max_score(self) -> float:
        return sum(c.points for c in self.tests)

    @cached_property
    def key(self) -> str:
        """A digest of everything that grading depends on; prose and reference solutions do not count."""
        graded = [
            [c.id, c.role, _without_solution(c.source), sorted(c.names), c.grade_id, c.points]
            for c in self.cells
            if c.role != "prose"
        ]
        return hashlib.sha256(json.dumps([self.name, self.notebook, graded]).encode()).hexdigest()


def load_assignments(source: Path, names: tuple[str, ...] = ()) -> list[Assignment]:
    """Reads the notebooks under ``<source>/<assignment>/``.

    Args:
        source: the instructor's folder, ``solutions``.
        names: assignments wanted; none means all.

    Raises:
        UsageError: if there is no such folder, no such assignment, or a notebook that cannot be graded by.
    """
    if not source.is_dir():
        raise UsageError(f"There is no folder {source}: run this where the course lies, or say --course FOLDER.")
    found = {p.name: sorted(p.glob("*.ipynb")) for p in sorted(source.iterdir()) if p.is_dir()}
    found = {name: paths for name, paths in found.items() if paths and not name.startswith(".")}
    if not found:
        raise UsageError(f"{source} holds no notebooks yet: run 'autograder build' first.")
    for name in names:
        if name not in found:
            raise UsageError(f"There is no assignment {name!r}; there are {', '.join(found)}.")
    return [read_assignment(path) for name in (names or found) for path in found[name]]


def read_assignment(path: Path) -> Assignment:
    """Reads one instructor's notebook ``<assignment>/<notebook>.ipynb``.

    Raises:
        UsageError: if it cannot be read, or a test could not be graded: equal grade_ids, a test without points,
            a test whose exercise does not exist.
    """
    import nbformat  # takes a second or three; who is handed an assignment, as on a cluster, needs none of it

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises many kinds
        raise UsageError(f"The instructor's notebook {path} cannot be read: {error}") from None
    cells: list[Cell] = []
    seen: set[str] = set()
    exercises = [
        c.metadata["nbgrader"].get("grade_id", "")
        for c in notebook.cells
        if c.metadata.get("nbgrader", {}).get("solution")
    ]
    for index, raw in enumerate(notebook.cells):
        cell = _cell(path, raw, raw.get("id", f"cell-{index}"), exercises)
        if cell.grade_id and cell.grade_id in seen:
            raise UsageError(f"{path}: two cells have the grade_id {cell.grade_id!r}; give each its own.")
        seen.add(cell.grade_id)
        cells.append(cell)
    return Assignment(path.parent.name, path.stem, path, tuple(cells))


def _cell(path: Path, raw: nbformat.NotebookNode, cell_id: str, exercises: list[str]) -> Cell:
    meta = raw.metadata.get("nbgrader", {})
    grade_id = str(meta.get("grade_id", ""))
    if raw.cell_type != "code":
        return Cell(cell_id, "prose", raw.source)
    if meta.get("grade") and meta.get("solution"):
        raise UsageError(f"{path}: cell {grade_id!r} is graded by hand, which is not supported here.")
    if meta.get("grade"):
        points = meta.get("points")
        if not isinstance(points, (int, float)) or isinstance(points, bool) or points < 0:
            raise UsageError(f"{path}: the test cell {grade_id!r} has no points; say how many it earns.")
        return Cell(cell_id, "test", raw.source, grade_id, float(points), exercise=_exercise(path, grade_id, exercises))
    if meta.get("solution"):
        return Cell(cell_id, "solution", raw.source, grade_id, names=defined_names(raw.source))
    role: Role = "experiment" if EXPERIMENT in raw.metadata.get("tags", []) else "given"
    return Cell(cell_id, role, raw.source, grade_id)


def _exercise(path: Path, test: str, exercises: list[str]) -> str:
    """The longest solution ``grade_id`` that the test's name continues."""
    fitting = [e for e in exercises if test == f"test_{e}" or test.startswith(f"test_{e}_")]
    if not fitting:
        raise UsageError(f"{path}: the test cell {test!r} belongs to no exercise; call it test_<grade_id>.")
    return max(fitting, key=len)


def defined_names(source: str) -> frozenset[str]:
    """The names that a cell binds at top level, imports left out.

    Returns an empty set for a cell that does not compile.
    """
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return frozenset()
    names: set[str] = set()
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(statement.name)
        elif not isinstance(statement, (ast.Import, ast.ImportFrom)):
            bound = (n for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
            names.update(n.id for n in bound)
    return frozenset(names)


def without_hidden_tests(source: str) -> str:
    """A test cell as a student gets it."""
    return _without("HIDDEN TESTS", source).rstrip("\n")


def _without_solution(source: str) -> str:
    """What a student gets of a solution cell, with nothing in the place of the answer."""
    return _without("SOLUTION", source)


def _without(what: str, source: str) -> str:
    region = rf"^[^\n]*BEGIN {what}.*?END {what}[^\n]*(\n|\Z)"
    return re.sub(region, "", source, flags=re.DOTALL | re.MULTILINE)
