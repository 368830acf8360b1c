"""Who hands in another student's right numbers is named to the instructor, and nobody else is."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.class_report import copies
from autograder.class_report.report import write_report
from autograder.cli.commands import cli
from autograder.config.limits import Limits
from autograder.run.grading import grade
from tests.support import toy
from tests.support.varied import MODULE, give_out, make_course

QUICK = Limits(cell_seconds=5.0, notebook_seconds=60.0)
STUDENTS = ("ada", "bob", "cy", "di", "eve", "fay")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path)


def graded(course: Path, answers: dict[str, str]) -> None:
    for student, answer in answers.items():
        toy.hand_in(course, student, toy.submitted(answer=answer))
    grade(course=course, limits=QUICK)


def test_a_planted_copy_is_named_and_honest_wrong_answers_are_not(course: Path) -> None:
    own = give_out(course, STUDENTS)
    number = own["bob"].removeprefix("answer = ")
    honest = {"bob": own["bob"], "cy": "answer = 1", "di": "answer = None", "eve": f"answer = [{number}, 1]"}
    # written in another way, above another line; of the common version; and by someone who was given the common one
    planted = {"ada": f"# mine\nother = 5\nanswer = float({number}.0)", "fay": "answer = 42", "zoe": own["cy"]}
    graded(course, honest | planted)
    report, page = write_report(course)
    assert [(c.student, c.exercise, c.whose, c.common) for c in report.copied] == [
        ("ada", "answer", ("bob",), False),
        ("fay", "answer", (), True),
        ("zoe", "answer", ("cy",), False),
    ]
    told = page.read_text(encoding="utf-8")
    assert "Right with another student" in told and f"answer = {number}" in told
    assert json.loads((page.parent / "report.json").read_text())["copied"][0]["whose"] == ["bob"]
    with open(page.parent / "copied.csv", newline="") as file:
        assert [(row["student"], row["whose"], row["common"]) for row in csv.DictReader(file)] == [
            ("ada", "bob", ""),
            ("fay", "", "yes"),
            ("zoe", "cy", ""),
        ]
    shown = CliRunner().invoke(cli, ["report", "--course", str(course)]).output
    assert "ada, answer: wrong with the student's own numbers, right for bob" in " ".join(shown.split())


def test_no_student_reads_it(course: Path) -> None:
    own = give_out(course, STUDENTS)
    graded(course, {"ada": own["bob"], "bob": own["bob"]})
    assert write_report(course)[0].copied
    for path in (course / "classroom" / "feedback" / "ada").rglob("*.html"):
        assert "bob" not in path.read_text() and "another student" not in path.read_text()


def test_what_one_mistake_explains_is_no_copy(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    mistake = 'expect(answer, "answer").equals(42, mistakes={"keeps-with-p": NUMBER})'
    own = give_out(course, STUDENTS)  # the visible test knows a mistake that leads to bob's number
    notebook = toy.solution()
    for cell in notebook.cells:
        text = mistake.replace("NUMBER", own["bob"].removeprefix("answer = "))
        cell.source = cell.source.replace('expect(answer, "answer").equals(42)', text)
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    (course / "tools" / "variants" / "toy.py").write_text(
        MODULE.replace('"equals(42)": f"equals({', '"equals(42,": f"equals({').replace('number})"', 'number},"')
    )
    graded(course, {"ada": own["bob"], "bob": own["bob"]})
    assert write_report(course)[0].copied == ()


def test_an_answer_that_many_variants_share_says_nothing(tmp_path: Path) -> None:
    course = make_course(tmp_path, MODULE.replace("randrange(1000, 9000)", "randrange(1000, 1008)"))
    own = give_out(course, STUDENTS)
    other = next(answer for answer in own.values() if answer != own["ada"])
    graded(course, {"ada": other})
    assert write_report(course)[0].copied == ()


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("a = (1, -2.0)\nb = 'Before '", (("a", (1.0, -2.0)), ("b", ("before",)))),
        ("a, b = np.array([[1], [0]]), 3", (("a", (1.0, 0.0)), ("b", (3.0,)))),
        ("a = None\na = 1\nb = -0.0", (("a", (1.0,)), ("b", (0.0,)))),
        ("a = f(1)\nb = 2", None),
        ("a = 1", None),
        ("a = 1\nb = " + "(" * 500 + ")" * 500, None),
        ("a = 1\nb = 10 ** 9", None),
        ("a = 1\nb = 1" + 9_999 * "0", None),
        ("a = = 1", None),
    ],
)
def test_values_are_read_however_they_are_written_and_nothing_runs(source: str, values: object) -> None:
    assert copies._values(source, ["a", "b"]) == values
