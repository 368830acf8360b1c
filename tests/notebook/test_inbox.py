"""What lies among the submissions and is no submission is named, with where it most likely belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.config.paths import Paths
from autograder.notebook.assignment import load_assignments
from autograder.notebook.inbox import find_strays, find_tasks

KNOWN = ("week_1", "week_2")
#: What is put there, what is named, and the place that is suggested.
STRAYS = {
    "a notebook without an assignment's folder": ("ada/week_1.ipynb", "ada/week_1.ipynb", "ada/week_1/"),
    "a file named as the assignment": ("ada/week_1", "ada/week_1", "ada/week_1/"),
    "wrong capitals": ("ada/Week_1/week_1.ipynb", "ada/Week_1", "ada/week_1/"),
    "a letter that is missing": ("ada/wek_2/week_2.ipynb", "ada/wek_2", "ada/week_2/"),
    "a space at the end": ("ada/week_2 /week_2.ipynb", "ada/week_2 ", "ada/week_2/"),
    "a folder too many": ("ada/last try/week_1/week_1.ipynb", "ada/last try", "ada/<assignment>/"),
    "another assignment": ("ada/holidays/x.ipynb", "ada/holidays", "ada/<assignment>/"),
    "a notebook without a student": ("ada_week_2.ipynb", "ada_week_2.ipynb", "<student>/week_2/"),
    "an archive": ("ada.zip", "ada.zip", "<student>/<assignment>/"),
}


def put(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).touch()


@pytest.mark.parametrize("case", STRAYS)
def test_what_is_in_the_wrong_place_is_named_with_the_right_one(tmp_path: Path, case: str) -> None:
    file, named, place = STRAYS[case]
    put(tmp_path, "ben/week_1/week_1.ipynb")
    put(tmp_path, file)
    (stray,) = find_strays(tmp_path, None, KNOWN)
    assert stray.path == named
    assert stray.advice.endswith(f"move it to {place}")


def test_an_empty_folder_is_named_and_what_systems_leave_behind_is_not(tmp_path: Path) -> None:
    for name in ("ada/week_1/x", "__MACOSX/week_1/._x", ".DS_Store", "ada/.ipynb_checkpoints/x", "ada/Thumbs.db"):
        put(tmp_path, name)
    assert find_strays(tmp_path, None, KNOWN) == []
    (tmp_path / "ben").mkdir()
    assert [(s.path, s.advice) for s in find_strays(tmp_path, None, KNOWN)] == [("ben", "is empty")]
    assert find_strays(tmp_path, "ada", KNOWN) == []


def test_where_nothing_can_be_graded_the_sentence_says_what_is_there(course: Path) -> None:
    put(course / "classroom" / "submitted", "ada/toy.ipynb")
    with pytest.raises(UsageError, match=r"Instead: ada/toy.ipynb is no assignment .* move it to ada/toy/\."):
        find_tasks(Paths.of(read_course(course)), load_assignments(course / "solutions"), None, ["toy"], explicit=False)


def test_the_work_of_another_assignment_is_no_stray_where_one_was_named(course: Path) -> None:
    toys = load_assignments(course / "solutions")
    put(course / "classroom" / "submitted", "ada/week_1/week_1.ipynb")
    with pytest.raises(UsageError, match="no submission for toy; it needs") as refused:
        find_tasks(Paths.of(read_course(course)), toys, None, ["toy", "week_1"], explicit=True)
    assert "Instead" not in str(refused.value)
