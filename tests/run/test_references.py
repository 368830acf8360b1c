"""Before a class is graded its reference solutions are: a broken test stops the command, and costs nobody a point."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.run import references
from autograder.run.grading import grade
from tests.support import toy

QUICK = Limits(cell_seconds=2.0, notebook_seconds=20.0)
#: What an instructor writes into the cell test_answer, or answer, and what the sentence says.
MISTAKES = {
    "a wrong value": (
        {"test_answer": "assert answer == 41, f'{answer} is not 41'"},
        "the test test_answer does not pass",
    ),
    "a name that is not there": ({"test_answer": "assert anwser == 42"}, "name 'anwser' is not defined"),
    "a bracket that is not closed": ({"test_answer": "assert (answer == 42"}, "was never closed"),
    "a solution that is not finished": ({"answer": "answer = None"}, "test_answer does not pass"),
    "a solution that fails": ({"answer": "answer = 1 / 0"}, "test_answer does not pass"),
    "a given cell that fails": ({"given": "import numpie as np"}, "No module named 'numpie'"),
    "a test without an end": ({"test_answer": "while True: pass"}, "test_answer"),
}


def write(course: Path, changes: dict[str, str]) -> Path:
    notebook = toy.solution()
    for cell in notebook.cells:
        cell.source = changes.get(cell["id"], cell.source)
    return toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_instructors_mistake_stops_the_command_and_nothing_is_written(course: Path, mistake: str) -> None:
    changes, words = MISTAKES[mistake]
    path = write(course, changes)
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(UsageError) as refused:
        grade(course=course, limits=QUICK)
    assert str(refused.value).startswith(f"{path}: ")
    assert words in str(refused.value)
    assert str(refused.value).endswith("Nothing was graded; correct the notebook and run this again.")
    written = {p.name for p in (course / "classroom").iterdir()}
    assert written == {"submitted", "autograder.log", ".lock"}


def test_the_command_exits_with_2_and_one_sentence_and_leaves_old_grades_alone(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    grade(course=course, limits=QUICK)
    before = (course / "classroom" / "grades.csv").read_bytes()
    write(course, {"test_answer": "assert answer == 41"})
    done = subprocess.run([sys.executable, "-m", "autograder", "grade"], cwd=course, capture_output=True, text=True)
    assert done.returncode == 2
    assert "test_answer" in done.stderr and "Traceback" not in done.stderr
    assert (course / "classroom" / "grades.csv").read_bytes() == before


@pytest.mark.long
def test_what_passed_is_not_graded_again_until_something_changes(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graded: list[str] = []
    again = references.graded_again_alone

    def spy(run, works):  # type: ignore[no-untyped-def]
        works = list(works)
        graded.extend(work.task.assignment.notebook for work in works)
        return again(run, works)

    monkeypatch.setattr(references, "graded_again_alone", spy)
    toy.hand_in(course, "ada", toy.submitted())
    for _ in range(2):
        grade(course=course, limits=QUICK, force=True)
    assert graded == ["toy"]
    write(course, {"test_answer": "assert answer == 42, 'another sentence'"})
    grade(course=course, limits=QUICK)
    assert graded == ["toy", "toy"]
    (course / "classroom" / ".references").write_bytes(b"\xff")
    grade(course=course, limits=QUICK)
    assert graded == ["toy"] * 3


def test_only_notebooks_that_somebody_submitted_are_looked_at(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    shutil.copytree(course / "solutions" / "toy", course / "solutions" / "later")
    (course / "solutions" / "later" / "toy.ipynb").write_text(
        (course / "solutions" / "toy" / "toy.ipynb").read_text().replace("42", "43", 1)
    )
    assert grade(course=course, limits=QUICK).results[0].score == 4
