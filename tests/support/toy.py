"""A course of one small notebook, for tests that need a whole course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

GIVEN = "import numpy as np\nfrom dropout_lab.checks import ask, exercise, expect"
DOUBLE = "def double(x):\n    return 2 * np.asarray(x)"
TEST_DOUBLE = """\
with exercise("double"):
    ask(double, 3.0).equals(6.0, mistakes={"keeps-with-p": 9.0})
### BEGIN HIDDEN TESTS
with exercise("double"):
    ask(double, np.array([1.0, -2.0])).equals([2.0, -4.0])
### END HIDDEN TESTS"""
ANSWER = "answer = 42"
TEST_ANSWER = """\
with exercise("answer"):
    expect(answer, "answer").equals(42)"""

COURSE = 'course_id = "dropout"\nchecks = "dropout_lab.checks"\n'
STUBS = {"double": "def double(x):\n    raise NotImplementedError", "answer": "answer = None"}


def code(source: str, cell_id: str, **metadata: Any) -> nbformat.NotebookNode:
    cell = new_code_cell(source, metadata=metadata)
    cell["id"] = cell_id
    return cell


def nbgrader(grade_id: str, *, points: float | None = None) -> dict[str, Any]:
    meta: dict[str, Any] = {"grade_id": grade_id, "schema_version": 3, "task": False}
    meta |= {"grade": points is not None, "solution": points is None, "locked": points is not None}
    return meta | ({"points": points} if points is not None else {})


def solution() -> nbformat.NotebookNode:
    """The instructor's notebook: 3 points for ``double``, 1 for ``answer``."""
    prose = new_markdown_cell("# Toy\n\nDouble $x$.")
    prose["id"] = "prose"
    return new_notebook(
        cells=[
            prose,
            code(GIVEN, "given"),
            code(DOUBLE, "double", nbgrader=nbgrader("double"), tags=["raises-exception"]),
            code(TEST_DOUBLE, "test_double", nbgrader=nbgrader("test_double", points=3), tags=["raises-exception"]),
            code("figure = double(1)", "figure", tags=["experiment"]),
            code(ANSWER, "answer", nbgrader=nbgrader("answer"), tags=["raises-exception"]),
            code(TEST_ANSWER, "test_answer", nbgrader=nbgrader("test_answer", points=1), tags=["raises-exception"]),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )


def without_tests() -> nbformat.NotebookNode:
    """The instructor's notebook as one that is not graded."""
    notebook = solution()
    notebook.cells = [cell for cell in notebook.cells if not cell["id"].startswith("test_")]
    return notebook


def released() -> nbformat.NotebookNode:
    """What students get."""
    notebook = solution()
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = STUBS.get(grade_id, cell.source.split("\n### BEGIN HIDDEN")[0])
    return notebook


def submitted(**answers: str) -> nbformat.NotebookNode:
    """A student's notebook: the reference solutions, or these answers by ``grade_id``."""
    notebook = released()
    answers = {"double": DOUBLE, "answer": ANSWER} | answers
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = answers.get(grade_id, cell.source)
    return notebook


def write(path: Path, notebook: Any) -> Path:
    """Writes a notebook as it stands, valid or not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook if isinstance(notebook, str) else json.dumps(notebook), encoding="utf-8")
    return path


def make_course(root: Path) -> Path:
    """A course folder with the solution and the release."""
    write(root / "course.toml", COURSE)
    write(root / "solutions" / "toy" / "toy.ipynb", solution())
    write(root / "course" / "toy" / "toy.ipynb", released())
    return root


def hand_in(root: Path, student: str, notebook: Any, name: str = "toy.ipynb") -> Path:
    """Puts a notebook where a student's belongs."""
    return write(root / "classroom" / "submitted" / student / "toy" / name, notebook)
