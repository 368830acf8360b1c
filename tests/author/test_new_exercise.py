"""A new exercise builds, releases and verifies as it is made, and nothing that is there is overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.author.build import build
from autograder.author.new_exercise import new_exercise
from autograder.author.release import release
from autograder.bank.verify import verify
from autograder.config.errors import UsageError
from tests.support import notebooks as made

NAME = "01_twice"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = made.make_course(tmp_path)
    answers = folder / "tests" / "answers"
    answers.mkdir(parents=True)
    (answers / "twice.py").write_text("# %% right sum\ndef twice(x):\n    return x + x\n")
    (answers / "guess.py").write_text('# %% right b\nanswer = "b"\n')
    return folder


def test_it_builds_releases_and_verifies_as_it_is(course: Path) -> None:
    (course / "course.toml").write_text("")
    source = course / "solutions" / f"{NAME}.py"
    source.write_text(made.HEADER + made.PROSE + "\n# %%\nnumbers = [3, 4]\n")
    for path in (course / "tests" / "answers").iterdir():
        path.unlink()
    written = new_exercise(course, NAME, "thrice", "Three times")
    assert [path.name for path in written] == [f"{NAME}.py", "thrice.py"]
    assert "# ### Exercise 1: Three times ●○○ (10 min, 1 point)" in written[0].read_text()
    build(course)
    release(course)
    verdict = verify(course)
    assert verdict.findings == [] and verdict.killed() == (1, 1)


def visible_module(course: Path) -> Path:
    """Let the course have the templates of the real one, and the module that one of them appends to."""
    (course / "tools").mkdir()
    (course / "tools" / "new_exercise").symlink_to(made.ROOT / "tools" / "new_exercise")
    (course / "course.toml").write_text('templates = "tools/new_exercise"\n')
    module = course / "course" / "dropout_lab" / "visible" / "twice.py"
    module.parent.mkdir(parents=True)
    module.write_text("above = 1\n")
    return module


def test_further_templates_are_appended_to_the_files_they_name(course: Path) -> None:
    module = visible_module(course)
    written = new_exercise(course, NAME, "thrice")
    assert written == [course / "solutions" / f"{NAME}.py", course / "tests" / "answers" / "thrice.py", module]
    assert module.read_text().startswith("above = 1\n\n\n@visible_half\ndef test_thrice(thrice: Function)")
    assert "visible.test_thrice(thrice)" in written[0].read_text()


def test_a_template_for_a_file_that_is_not_there_is_told_and_nothing_is_written(course: Path) -> None:
    visible_module(course).unlink()
    before = (course / "solutions" / f"{NAME}.py").read_text()
    with pytest.raises(
        UsageError, match=r"visible\.txt: the first line must be '# append to' and a file of the course"
    ):
        new_exercise(course, NAME, "thrice")
    assert (course / "solutions" / f"{NAME}.py").read_text() == before
    assert not (course / "tests" / "answers" / "thrice.py").exists()


@pytest.mark.parametrize("templates", ["tools/new_exercise", None])
def test_a_formatted_source_stays_formatted(course: Path, templates: str | None) -> None:
    if templates:
        visible_module(course)
    source = course / "solutions" / f"{NAME}.py"
    ruff = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=120", str(source)]
    subprocess.run(ruff, check=True, capture_output=True)
    new_exercise(course, NAME, "thrice")
    checked = subprocess.run([*ruff, "--check"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_goes_behind_the_exercise_that_is_named_and_headings_are_numbered_anew(course: Path) -> None:
    source = course / "solutions" / f"{NAME}.py"
    heading = "# %% [markdown]\n# ### Exercise 1: Guess ●○○ (1 min, 1 point)\n\n"
    source.write_text(source.read_text().replace(made.ANSWER, heading + made.ANSWER))
    new_exercise(course, NAME, "thrice", after="twice")
    text = source.read_text()
    places = [text.index(words) for words in ("test_twice", "Exercise 1: Thrice", '"thrice"', "Exercise 2: Guess")]
    assert places == sorted(places)
    new_exercise(course, NAME, "last")
    assert source.read_text().index("Exercise 3: Last") > source.read_text().index("test_guess")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("02_nothing", "thrice"), "There is no source .*02_nothing.py; there are 01_twice"),
        ((NAME, "twice"), "has an exercise 'twice' already"),
        ((NAME, "not a name"), "cannot be the name of an exercise"),
        ((NAME, "lambda"), "cannot be the name of an exercise"),
        ((NAME, "taken"), "taken.py is there already"),
        ((NAME, "thrice", "", "nobody"), "has no test of an exercise 'nobody'"),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_nothing_is_written(
    course: Path, words: tuple[str, ...], said: str
) -> None:
    (course / "tests" / "answers" / "taken.py").write_text("mine")
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=said):
        new_exercise(course, *words)
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before
