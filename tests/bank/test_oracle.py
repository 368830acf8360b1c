"""The oracle bound: a learner gets out of feedback what it gives away, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.bank.learners import _told
from autograder.bank.oracle import Bound, bounds
from autograder.bank.oracle_chart import draw
from tests.support import toy

#: A hidden test on drawn data, and one on data that are always the same.
DRAWN = """\
with exercise("double"):
    ask(double, 3.0).equals(6.0)
    ### BEGIN HIDDEN TESTS
    given = seeded(1).integers(9, size=(2, 2)) / 2
    ask(double, given).equals(2 * given)
    ### END HIDDEN TESTS"""
LITERAL = DRAWN.replace("seeded(1).integers(9, size=(2, 2)) / 2", "np.array([[1.0, 2.5], [3.0, -4.0]])")
NUMBER = """\
with exercise("answer"):
    expect(answer, "answer")
    ### BEGIN HIDDEN TESTS
    expect(answer, "answer").equals({})
    ### END HIDDEN TESTS"""


def bound(course: Path, test_double: str, answer: int) -> dict[str, tuple[float, float]]:
    notebook = toy.solution()
    notebook.cells[1].source = toy.GIVEN + ", seeded"
    notebook.cells[3].source = test_double
    notebook.cells[5].source = f"answer = {answer}"
    notebook.cells[6].source = NUMBER.format(answer)
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    seen: list[int] = []
    found = bounds(course, submissions=9, progress=lambda done, total: seen.append(done))
    assert seen == [1, 2] and [b.exercise for b in found] == ["double", "answer"]
    assert [b.is_value for b in found] == [False, True] and not any(b.lazy for b in found)
    return {b.exercise: (b.told, b.secret) for b in found}


def test_a_table_learns_what_is_told_of_the_same_data_and_nothing_of_a_secret_draw(course: Path) -> None:
    found = bound(course, DRAWN, answer=7)
    assert found["double"] == (3, 0)
    assert found["answer"] == (1, 1), "a small number can be tried"


def test_data_that_never_change_are_as_safe_as_the_sentences_on_them(course: Path) -> None:
    found = bound(course, LITERAL, answer=42)
    assert found["double"] == (3, 0)
    assert found["answer"] == (0, 0), "not in so few submissions"


def test_a_test_that_a_function_without_content_passes_is_found(course: Path) -> None:
    weak = 'with exercise("double"):\n    assert double(3.0) == 3.0'
    notebook = toy.solution()
    notebook.cells[3].source = weak
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    assert bounds(course, submissions=1)[0].lazy == 3


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("f(2) gave 123.456, not -60.7333.", -60.7333),
        ("f(2) gave 3, not 2e-05: you forgot p.", 2e-05),
        ("f([1, 2]) gave [3, 3], not [2, 4.5].", [2, 4.5]),
        ("f(x) gave [[1, 1]], not [[2.5, 0.]]: why.", [[2.5, 0.0]]),
        ("f(x) has shape (), not (2, 1).", [[123.456], [123.456]]),
        ("f(x) kept 12.0% of 60 entries, not about 70%.", 70),
        ("f(x) gave 3, which is not right.", None),
        ("question 2, (a): no.", None),
    ],
)
def test_a_learner_reads_the_right_value_out_of_a_sentence(message: str, value: object) -> None:
    assert _told(message) == value


def test_the_picture_has_a_row_for_each_exercise(tmp_path: Path) -> None:
    rows = [
        Bound("one", "a", 2, 2, 0, 0, False),
        Bound("one", "b", 1, 1, 1, 0, True),
        Bound("two", "c", 3, 0, 0, 0, False),
    ]
    draw(rows, tmp_path / "new" / "bounds.svg")
    text = (tmp_path / "new" / "bounds.svg").read_text()
    for words in ("one", "two", "b  (a choice or a value)", "3 of 6 before, 1 now"):
        assert words in text
