"""Each submission is graded on data of its own, which nobody can foresee and which does not change by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.run.grading import grade
from tests.support import toy

TEST = """\
with exercise("double"):
    ask(double, 3.0).equals(6.0)
    ### BEGIN HIDDEN TESTS
    given = float(seeded(1).integers(10**6))
    ask(double, given).equals(2 * given)
    ### END HIDDEN TESTS"""
WRONG = "def double(x):\n    return 6.0"


@pytest.fixture
def drawing(course: Path) -> Path:
    """Return a course whose hidden test draws its data, with two students who hand in the same."""
    notebook = toy.solution()
    notebook.cells[1].source = toy.GIVEN + ", seeded"
    notebook.cells[3].source = TEST
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    for student in ("ada", "ben"):
        toy.hand_in(course, student, toy.submitted(double=WRONG))
    return course


def said(course: Path, **options: object) -> dict[str, str]:
    """What the test says to each student; it shows the number that was drawn."""
    graded = grade(course=course, **options)  # type: ignore[arg-type]
    return {r.student: r.cells[0].message for r in graded.results}


def test_the_same_submission_meets_the_same_data_and_another_one_other_data(drawing: Path) -> None:
    first = said(drawing)
    assert first["ada"] != first["ben"], "two students have one draw"
    assert said(drawing, force=True) == first
    toy.hand_in(drawing, "ada", toy.submitted(double=WRONG + "  # once more"))
    second = said(drawing)
    assert second["ada"] != first["ada"] and second["ben"] == first["ben"]


def test_no_sentence_of_a_hidden_test_says_what_is_right(drawing: Path) -> None:
    for message in said(drawing).values():
        given = int(float(message.removeprefix("double(").partition(")")[0]))
        assert message.startswith("double(") and " gave 6" in message
        assert str(2 * given) not in message and f"{2.0 * given:g}" not in message


def test_one_draw_for_all_is_there_for_who_asks(drawing: Path) -> None:
    secret = said(drawing)
    shared = said(drawing, draw=0)
    assert shared["ada"] == shared["ben"] not in secret.values(), "a draw that changed is not graded again"
    assert said(drawing, draw=7)["ada"] not in {shared["ada"], *secret.values()}
    assert said(drawing) == secret


def test_a_classroom_with_another_key_draws_anew(drawing: Path) -> None:
    first = said(drawing)
    (drawing / "classroom" / ".key").write_text("1" * 64)
    assert said(drawing)["ada"] != first["ada"]
