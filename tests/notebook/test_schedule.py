from dataclasses import replace
from pathlib import Path

import pytest

from autograder.notebook.assignment import read_assignment
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.schedule import merge
from tests.support import toy


@pytest.fixture
def assignment(tmp_path: Path):
    return read_assignment(toy.write(tmp_path / "toy" / "toy.ipynb", toy.solution()))


def order(assignment, *cells: str, figures: bool = False) -> list[str]:
    """The merged order of cells given by id; what starts with + is the student's own, with * an edited given cell."""
    by_id = {c.id: c for c in assignment.cells}
    submitted = [
        SubmittedCell("code", name)
        if name[0] == "+"
        else SubmittedCell("code", f"my {name[1:]}", by_id[name[1:]], edited=True)
        if name[0] == "*"
        else SubmittedCell("code", f"my {name}", by_id[name])
        for name in cells
    ]
    names = {c.source: c.id for c in assignment.cells}
    shown = []
    for step in merge(assignment, submitted, figures):
        text = step.grade_id or names.get(step.source, step.source)
        shown.append(f"judge {text}" if step.kind == "given" else text)
    return shown


def test_an_ordinary_notebook_runs_in_order(assignment) -> None:
    assert order(assignment, "given", "double", "test_double", "figure", "answer", "test_answer") == [
        "given", "my double", "judge given", "test_double", "my answer", "test_answer",
    ]  # fmt: skip


def test_experiments_run_only_with_figures(assignment) -> None:
    cells = ("given", "double", "test_double", "figure", "answer", "test_answer")
    assert "figure" not in order(assignment, *cells)
    assert "figure" in order(assignment, *cells, figures=True)
    assert "my figure" not in order(assignment, "given", "*figure", "double")


def test_the_students_own_cells_run_where_they_stand(assignment) -> None:
    merged = order(assignment, "given", "double", "+patch", "test_double", "+redefine", "answer", "test_answer")
    assert merged.index("+patch") < merged.index("test_double") < merged.index("+redefine")


def test_a_deleted_test_runs_at_the_end_of_its_exercise(assignment) -> None:
    merged = order(assignment, "given", "double", "+patch", "answer", "+more", "test_answer")
    assert merged.index("+patch") < merged.index("test_double") < merged.index("my answer")
    assert order(assignment, "given", "double", "answer", "+more")[-1] == "test_answer"


def test_every_test_runs_once_whatever_was_copied_moved_or_deleted(assignment) -> None:
    for cells in (
        (),
        ("test_answer", "test_double"),
        ("double",) * 3,
        ("test_double",) * 3 + ("double", "test_double"),
    ):
        merged = order(assignment, *cells)
        assert [merged.count(t) for t in ("test_double", "test_answer")] == [1, 1]


def test_a_test_moved_before_its_exercise_waits_for_it(assignment) -> None:
    merged = order(assignment, "given", "test_double", "double", "answer", "test_answer")
    assert merged.index("my double") < merged.index("test_double") < merged.index("my answer")


def test_given_cells_run_from_the_instructors_text_even_when_deleted_or_edited(assignment) -> None:
    assert order(assignment, "double", "test_double", "answer", "test_answer")[0] == "given"
    merged = order(assignment, "*given", "double", "test_double")
    assert merged[:2] == ["given", "my given"]


def test_exercises_in_another_order_are_each_judged(assignment) -> None:
    merged = order(assignment, "given", "answer", "test_answer", "double", "test_double")
    assert (
        merged.index("my answer")
        < merged.index("test_answer")
        < merged.index("my double")
        < merged.index("test_double")
    )


def test_the_facets_of_an_exercise_keep_their_order_whatever_was_moved_or_deleted(assignment) -> None:
    first = next(c for c in assignment.cells if c.id == "test_double")
    second = replace(first, id="test_double_more", grade_id="test_double_more", source="more")
    cells = [*assignment.cells]
    cells.insert(cells.index(first) + 1, second)
    faceted = replace(assignment, cells=tuple(cells))
    for given in (
        ("given", "double", "test_double_more", "test_double", "answer"),
        ("given", "double", "test_double_more", "answer"),
        ("given", "double", "answer", "test_double_more"),
        ("test_double_more", "double"),
    ):
        merged = order(faceted, *given)
        assert [t for t in merged if t.startswith("test_double")] == ["test_double", "test_double_more"]
