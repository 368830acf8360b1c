"""Cell of the instructor's notebook, and its role: the one model that building, releasing and grading share."""

from __future__ import annotations

import ast
import posixpath
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from .regions import without_hidden_tests

if TYPE_CHECKING:
    from nbformat import NotebookNode

Role = Literal["prose", "given", "experiment", "solution", "test"]

#: A cell with this tag draws or measures; it is never graded and runs only when figures are asked for.
EXPERIMENT = "experiment"

_PARSING = threading.RLock()
#: Characters of a stranger's cell that are parsed at most: longer ones are data.
MOST_PARSED = 50_000


@dataclass(frozen=True)
class Cell:
    """One cell of the instructor's notebook.

    Attributes:
        id: nbformat's cell id.
        role: what the cell is for.
        source: the instructor's text (of a solution cell: the reference solution).
        grade_id: nbgrader's name; empty for cells without one.
        points: of a test cell; 0 where the notebook gives none that can be read.
        names: what a solution cell defines at top level (without what it imports).
        exercise: of a test cell, the ``grade_id`` of the solution cell it tests: the one that its own name continues,
            or else the nearest one above; empty if there is none.
        number: of the cell in the notebook, from 1.
        tags: nbformat's tags.
        nbgrader: nbgrader's metadata as the notebook gives it, right or wrong.
    """

    id: str
    role: Role
    source: str
    grade_id: str = ""
    points: float = 0.0
    names: frozenset[str] = frozenset()
    exercise: str = ""
    number: int = 0
    tags: tuple[str, ...] = ()
    nbgrader: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def by_hand(self) -> bool:
        """Return whether a person gives the points for an answer."""
        return self.role == "solution" and bool(self.nbgrader.get("grade"))

    @property
    def marked(self) -> bool:
        """Return whether a person gives points for it: an answer in code or Markdown, or a task."""
        return self.by_hand or (self.role == "prose" and bool(self.nbgrader.get("grade") or self.nbgrader.get("task")))

    def __str__(self) -> str:
        """Name the cell in a sentence: by its place and its ``grade_id`` or first line."""
        name = self.grade_id or next((line.strip() for line in self.source.splitlines() if line.strip()), "empty")
        return f"cell {self.number} ({name[:40]})"

    @cached_property
    def for_students(self) -> str:
        """Return the text that is released; of a solution whose regions are not balanced, all of it."""
        if self.role != "solution":
            return without_hidden_tests(self.source)
        from .clear_solutions import student_version  # nbgrader's own steps take a second to import

        try:
            return student_version(self.source)
        except RuntimeError:
            return self.source


def role_of(cell: NotebookNode) -> Role:
    """Return what a cell of an instructor's notebook is for."""
    meta = cell.metadata.get("nbgrader", {})
    if cell.cell_type != "code":
        return "prose"
    if meta.get("solution"):
        return "solution"
    if meta.get("grade"):
        return "test"
    return "experiment" if EXPERIMENT in cell.metadata.get("tags", ()) else "given"


def read_cells(notebook: NotebookNode) -> tuple[Cell, ...]:
    """Return the cells of an instructor's notebook; nothing is refused, whatever its metadata say."""
    exercises = [str(c.metadata["nbgrader"].get("grade_id", "")) for c in notebook.cells if role_of(c) == "solution"]
    cells: list[Cell] = []
    above = ""
    for number, raw in enumerate(notebook.cells, 1):
        cells.append(_read_cell(raw, number, exercises, above))
        above = cells[-1].grade_id if cells[-1].role == "solution" else above
    return tuple(cells)


def _read_cell(raw: NotebookNode, number: int, exercises: list[str], above: str) -> Cell:
    meta = raw.metadata.get("nbgrader", {})
    role, grade_id = role_of(raw), str(meta.get("grade_id", ""))
    return Cell(
        id=raw.get("id", f"cell-{number - 1}"),
        role=role,
        source=raw.source,
        grade_id="" if role == "prose" else grade_id,
        points=float(points) if role == "test" and is_points(points := meta.get("points")) else 0.0,
        names=defined_names(raw.source) if role == "solution" else frozenset(),
        exercise=(exercise_of(grade_id, exercises) or above) if role == "test" else "",
        number=number,
        tags=tuple(raw.metadata.get("tags", ())),
        nbgrader=meta,
    )


def is_points(value: object) -> bool:
    """Return whether a value of nbgrader's metadata is a number of points: a number, not negative."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0


def exercise_of(test: str, exercises: list[str]) -> str:
    """Return the longest ``grade_id`` of a solution that a test's name continues: ``test_<grade_id>[_facet]``."""
    return max((e for e in exercises if e and f"{test}_".startswith(f"test_{e}_")), key=len, default="")


def as_python(source: str) -> str:
    """Return a cell as Python, with IPython's magics and commands as the calls that they stand for."""
    try:
        syntax_of(source)
    except (SyntaxError, ValueError):
        from IPython.core.inputtransformer2 import TransformerManager  # takes a while, and few cells have magics

        return str(TransformerManager().transform_cell(source))  # type: ignore[no-untyped-call]
    return source


def syntax_of(source: str) -> ast.Module:
    """Return what ``ast.parse`` does, in one thread at a time.

    Before 3.11.8 and 3.12.2 Python counts how deep the trees of all threads are in one number, and raises SystemError
    where two meet (python/cpython issue 106905): that must cost nobody a grade.
    """
    with _PARSING:
        return ast.parse(source)


def parsed(source: str) -> ast.Module:
    """Return the syntax of a cell, magics included; an empty one for a cell that does not compile."""
    try:
        return syntax_of(as_python(source))
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def parsed_untrusted(source: str) -> ast.Module:
    """Return the syntax of a cell that a stranger wrote; an empty one for what is no Python, too long or too deep.

    Python's parser needs a thousand times the size of a text, and raises more than syntax errors.
    """
    try:
        return syntax_of(source) if len(source) <= MOST_PARSED else ast.Module([], [])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def defined_names(source: str) -> frozenset[str]:
    """Return the names that a cell binds at top level, imports left out; none for a cell that does not compile."""
    return frozenset[str]().union(*map(bound_names, parsed(source).body))


def bound_names(statement: ast.stmt) -> frozenset[str]:
    """Return the names that a statement binds, imports left out."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset({statement.name})
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return frozenset()
    return frozenset(n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


#: Functions and methods that write the file that they are given the name of.
_WRITES = re.compile(
    r"save|savez\w*|savetxt|savefig|imsave|imwrite|write\w*|dump|to_(csv|excel|json|parquet|pickle|html)"
)


def written_files(source: str) -> frozenset[str]:
    """Return the files that a cell writes under a name that stands in it, as paths with slashes."""
    found = set()
    for call in ast.walk(parsed(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        texts = [a.value for a in (*call.args, *(k.value for k in call.keywords)) if isinstance(a, ast.Constant)]
        words = [text for text in texts if isinstance(text, str)]
        opened = name == "open" and any(re.fullmatch(r"[wax][bt+]*", word) for word in words[1:])
        if words and (opened or _WRITES.fullmatch(name)):
            found.add(posixpath.normpath(words[0]))
    return frozenset(found)
