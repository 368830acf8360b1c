"""The bank, the sample class, and the promise that the tests tell right from wrong."""

import dataclasses
from pathlib import Path

import pytest

from autograder.bank.answers import exercise_alone
from autograder.bank.sample_class import NASTY, make_class
from autograder.bank.verify import verify
from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.notebook.assignment import load_assignments
from autograder.notebook.submission import answered
from autograder.run.grading import Graded, grade
from tests.support import toy

BANK = {
    "double": (
        "right twice\ndef double(x):\n    return [2 * v for v in x] if hasattr(x, '__len__') else x + x",
        "wrong squares: keeps-with-p | you keep with probability p\ndef double(x):\n    return x * x",
        "wrong adds_one: none | gave 4, not 6\ndef double(x):\n    return x + 1",
    ),
    "answer": ("right sum\nanswer = 40 + 2", "wrong close: none | gave 41, not 42\nanswer = 41"),
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    toy.make_course(tmp_path)
    for exercise, entries in BANK.items():
        put(tmp_path, exercise, *entries)
    return tmp_path


def put(course: Path, exercise: str, *entries: str) -> None:
    path = course / "tests" / "answers" / f"{exercise}.py"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    toy.write(path, before + "".join(f"# %% {entry}\n\n" for entry in entries))


def test_a_bank_that_the_tests_tell_apart_has_no_findings(course: Path) -> None:
    verdict = verify(course, jobs=2, draws=2)
    assert verdict.findings == []
    assert (verdict.right, verdict.wrong) == (6, 6)
    assert verdict.matrix["toy"]["double"] == {"squares": {"test_double": True}, "adds_one": {"test_double": True}}


def test_each_way_in_which_tests_can_fail_is_found(course: Path) -> None:
    put(course, "double", "right refused\ndef double(x):\n    return 3 * x")
    put(course, "double", "wrong survives: none | words\ndef double(x):\n    return 2 * x")
    put(course, "double", "wrong misnamed: ignores-p | half survive\ndef double(x):\n    return x * x")
    put(course, "answer", "wrong other_words: none | something else\nanswer = 41")
    stub = toy.released()
    stub.cells[5].source = "answer = 42"
    toy.write(course / "course" / "toy" / "toy.ipynb", stub)
    found = "\n".join(map(str, verify(course, jobs=2).findings))
    for words in (
        "right/refused: refused by test_double",
        "wrong/survives: survives",
        "wrong/misnamed: loses its point without the sentence",
        "wrong/other_words: loses its point without the sentence",
        "the untouched: test_answer is 'passed' with 1 points",
    ):
        assert words in found
    assert found.count("\n") == 4


def test_a_bank_that_is_not_that_of_the_course_is_refused(course: Path) -> None:
    put(course, "treble", "right thrice\ndef treble(x):\n    return 3 * x")
    with pytest.raises(UsageError, match="the course has no exercise 'treble'"):
        verify(course)
    with pytest.raises(UsageError, match="has no answers for 'double'"):
        verify(course, bank=course / "empty")


def test_one_exercise_alone_keeps_the_given_cells_and_its_own(course: Path) -> None:
    (assignment,) = load_assignments(course / "solutions")
    alone = exercise_alone(assignment, "answer")
    assert [c.id for c in alone.cells] == ["given", "answer", "test_answer"]
    assert [c.source for c in answered(alone, {"answer": "answer = 1"}).cells][1] == "answer = 1"


def test_the_sample_class_ends_as_it_was_made_to_end(course: Path) -> None:
    sample = make_class(course, course / "classroom")
    graded = grade(course=course, limits=Limits(cell_seconds=2.0))
    assert len(graded.results) == 30 + len(NASTY)
    assert sample.surprises(graded) == []


def test_a_surprise_is_said(course: Path) -> None:
    sample = make_class(course, course / "classroom", students=2)
    layout = Paths.of(read_course(course))
    graded = grade(course=course, limits=Limits(cell_seconds=2.0))
    others = [dataclasses.replace(r, status="error", cells=r.cells[:0]) for r in graded.results]
    found = sample.surprises(Graded(tuple(others), 0, layout))
    assert len({text.partition(",")[0] for text in found}) == 2 + len(NASTY)
    assert len(sample.surprises(Graded((), 0, layout))) == 2 + len(NASTY)


def test_a_real_class_is_never_replaced_by_the_sample(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(UsageError, match="holds a class that was not made here"):
        make_class(course, course / "classroom")
