"""What a run of grading shows: in 80 columns, few lines for many students, or JSON."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from autograder.cli.class_tables import as_json, show
from autograder.config.paths import Paths
from autograder.notebook.inbox import Stray
from autograder.notebook.results import CellResult, NotebookResult
from autograder.run.grading import Graded

NOTEBOOKS = [f"{number:02}_a_notebook_with_a_name" for number in range(1, 12)]
LAYOUT = Paths(Path("c"), Path("c"), Path("c/submitted"), "sqlite:///c/g.db", Path("c/autograded"), Path("c/feedback"))


def one(student: str, notebook: str, score: float = 12.5) -> NotebookResult:
    cells = (
        CellResult("test_a_long_name_of_an_exercise", "passed" if score else "failed", score, 14, "", None),
        CellResult("test_other", "failed", 0, 2, "no", "keeps-with-p"),
    )
    return NotebookResult(student, notebook, notebook, "graded", "", cells)


def graded(students: int, notebooks: list[str] = NOTEBOOKS) -> Graded:
    results = [
        one(f"nasty-student-with-a-name-{k:05}", n, 12.5 * (k % 3 > 0)) for n in notebooks for k in range(students)
    ]
    lost = [replace(one("zoe", n), status="unreadable", reason=f"{n}.ipynb is not a notebook.") for n in notebooks]
    return Graded(tuple(results + lost), len(results), LAYOUT, (Stray("ben.zip", "Unpack it."),))


def said(class_: Graded, quiet: bool = False, width: int = 80) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width), class_, quiet)
    return file.getvalue()


@pytest.mark.parametrize("students", [1, 30, 2000])
def test_it_fits_in_eighty_columns_and_tells_students_apart(students: int) -> None:
    told = said(graded(students))
    tables = told[: told.index("could not be")]
    assert max(map(len, tables.splitlines())) <= 80
    rows = [line for line in tables.splitlines() if line.startswith(" nasty")]
    assert len({row.split()[0] for row in rows}) == len(rows) == (students if students <= 40 else 0)
    assert len(told.splitlines()) < 60 + len(rows)


def test_a_row_has_the_points_of_each_notebook_and_their_sum() -> None:
    (row,) = (line for line in said(graded(2)).splitlines() if "00001" in line)
    assert row.split()[1:] == ["12.5"] * 11 + ["137.5"]
    assert "01" in said(graded(2)) and "/16" in said(graded(2))


def test_the_same_trouble_everywhere_is_one_row() -> None:
    told = said(graded(2))
    assert " ".join(told.split()).count("is not a notebook") == 1
    assert "11 notebooks" in told


def test_one_notebook_has_its_tests() -> None:
    told = said(graded(30, ["toy"]))
    assert "keeps-with-p (30)" in told
    assert "67%" in told


def test_quiet_shows_what_needs_a_person_and_nothing_else() -> None:
    told = said(graded(30), quiet=True)
    assert "zoe" in told and "ben.zip" in told
    assert "nasty" not in told and "grades.csv" not in told


def test_json_is_one_object_with_the_files() -> None:
    found = json.loads(as_json(graded(2), Path("c/report/report.html")))
    assert (found["notebooks"], found["graded"], len(found["not_graded"])) == (33, 22, 11)
    assert found["files"]["class_report"] == "c/report/report.html"
    assert found["strays"] == [{"path": "ben.zip", "advice": "Unpack it."}]


def test_no_colour_is_written_into_a_pipe() -> None:
    assert "\x1b" not in said(graded(2))
