import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.cli import commands
from tests.support import toy

ENTRY = [sys.executable, "-m", "autograder"]


def run(course: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run([*ENTRY, *words], cwd=course, env=env, capture_output=True, text=True, errors="replace")


def test_everything_graded_exits_with_0_and_shows_the_table_and_the_places(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    done = run(course, "grade", "toy")
    assert done.returncode == 0, done.stderr
    assert "/4" in done.stdout and "ada       4" in done.stdout
    assert "1 graded, 0 could not be" in done.stdout
    for place in ("grades.csv", "results.jsonl", "gradebook.db", "feedback"):
        assert str(course / "classroom" / place) in done.stdout


def test_something_that_could_not_be_graded_exits_with_1_and_is_named(course: Path) -> None:
    toy.hand_in(course, "ada", "{")
    done = run(course, "grade")
    assert done.returncode == 1
    assert "ada" in done.stdout
    assert "unreadable" in done.stdout


def test_what_is_in_the_wrong_place_and_what_was_withdrawn_is_shown_and_exits_with_1(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    toy.hand_in(course, "bne", toy.submitted())
    assert run(course, "grade").returncode == 0
    submitted = course / "classroom" / "submitted"
    shutil.rmtree(submitted / "bne")
    (submitted / "ben.zip").touch()
    done = run(course, "grade")
    assert done.returncode == 1
    assert "ben.zip" in done.stdout and "move it to" in done.stdout
    assert "bne" in done.stdout
    (submitted / "ben.zip").rename(course / "ben.zip")
    done = run(course, "grade", "--prune")
    assert (done.returncode, "bne" in done.stdout) == (0, False)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_a_letter_shows_another_and_the_exit_code_is_that_of_the_grading(
    course: Path, encoding: str
) -> None:
    toy.hand_in(course, "\u0430\u0434\u0430", toy.submitted(answer="answer = '\u2192'"))
    done = run(course, "grade", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["grade"],
        ["grade", "boat"],
        ["grade", "--submissions", "nowhere"],
        ["grade", "--course", "nowhere"],
        ["grade", "--sandbox", "paper"],
        ["grade", "--jobs", "0"],
        ["grade", "--db", "not a url"],
        ["bake"],
        ["build"],
        ["release", "boat"],
        ["verify", "boat"],
        ["demo", "--classroom", "real"],
    ],
)
def test_wrong_usage_exits_with_2_and_a_sentence_and_no_traceback(course: Path, words: list[str]) -> None:
    toy.write(course / "real" / "submitted" / "ada" / "toy" / "toy.ipynb", toy.submitted())
    done = run(course, *words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert (course / "real" / "submitted" / "ada" / "toy" / "toy.ipynb").exists()


def test_a_damaged_gradebook_is_refused_and_left_alone(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    (course / "classroom" / "gradebook.db").write_text("this is no database")
    done = run(course, "grade")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "gradebook" in done.stderr
    assert (course / "classroom" / "gradebook.db").read_text() == "this is no database"


def test_a_defect_is_one_sentence_and_a_traceback_if_one_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("exercise")

    monkeypatch.setattr("autograder.author.build.build", broken)
    for words, traceback in ((["build"], False), (["-v", "build"], True)):
        with pytest.raises(SystemExit) as stop:
            commands.main(words)
        said = capsys.readouterr().err
        assert stop.value.code == 70 and "a defect of the autograder (KeyError: 'exercise')" in said
        assert ("Traceback" in said) == traceback
        assert traceback or said.count("\n") == 1


def test_the_log_is_shown_to_whoever_asks_for_it(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    quiet, told = run(course, "grade"), run(course, "-v", "grade", "--force")
    assert (quiet.returncode, told.returncode) == (0, 0)
    assert "INFO" not in quiet.stderr
    assert "INFO autograder.run.grading: ada, toy, toy: graded in" in told.stderr and "DEBUG" not in told.stderr
    assert "INFO" not in told.stdout


def test_an_interrupt_exits_with_130_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("autograder.author.build.build", interrupted)
    with pytest.raises(SystemExit) as stop:
        commands.main(["build"])
    assert stop.value.code == 130 and "autograder: interrupted" in capsys.readouterr().err


def test_the_version_and_the_exit_codes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    for words, told in ((["--version"], "0.1.0"), (["--help"], "70   a defect of the autograder")):
        with pytest.raises(SystemExit) as stop:
            commands.main(words)
        assert stop.value.code == 0 and told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["toi"], "There is no assignment 'toi'; there are toy. Did you mean 'toy'?"),
        (["--student", "../.."], "'../..' is no student: give the name of a folder in "),
        (["--db", "mysql://x/y"], "A gradebook is a SQLite file or a PostgreSQL database, not mysql"),
        (["--db", "sqlite:////no/such/place/g.db"], "There is no folder /no/such/place for the gradebook"),
        (["--submissions", "course.toml"], "is a file: pass the folder of the class's notebooks"),
    ],
)
def test_what_was_mistyped_is_one_sentence_and_makes_nothing(course: Path, words: list[str], told: str) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    done = run(course, "grade", *words)
    assert done.returncode == 2, done.stderr
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["toy.ipynb", "solutions/toy/", "solutions/toy/toy.ipynb"])
def test_an_assignment_may_be_named_by_its_path(course: Path, name: str) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    assert run(course, "grade", name).returncode == 0
