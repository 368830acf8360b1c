"""Progress of a notebook: coins of this session, what outlasts it, and what is said of hidden cases."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropout_lab.page import progress, strip
from dropout_lab.page.progress import Coins
from dropout_lab.page.strip import show_progress

from .test_verdicts import Reader, average, run, stub, total


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A student's folder, in which a notebook runs."""
    (tmp_path / "dropout_lab").mkdir()
    (tmp_path / "01_sums").mkdir()
    monkeypatch.chdir(tmp_path / "01_sums")
    return tmp_path


def kept(folder: Path) -> object:
    path = folder / progress.NAME
    return json.loads(path.read_text()) if path.exists() else None


def last(kernel: SimpleNamespace) -> str:
    show_progress("01_sums")
    return str(kernel.shown[-1]["text/plain"])


def test_a_coin_is_full_once_its_check_passed_in_this_session(kernel: SimpleNamespace) -> None:
    assert last(kernel).splitlines() == [
        "Checks pass for 0 of 3 points.",
        "Hidden cases are looked at when the notebook is graded.",
        "1 ○○  2 ○",
        "○ not attempted in this session",
    ]
    run(average)
    progress.keep("test_spread", "✗", "")
    assert last(kernel).splitlines()[2:] == [
        "1 ✓✓  2 ✗",
        "✓ its check passed in this session · ✗ not right yet",
    ]
    assert last(kernel).startswith("Checks pass for 2 of 3 points.")


def test_what_passed_outlasts_the_session_until_the_check_fails(kernel: SimpleNamespace, folder: Path) -> None:
    run(average)
    assert kept(folder) == {"test_mean": "✓"}
    progress._marks.clear()  # another session
    assert "Checks passed for 2 more in an earlier session" in last(kernel)
    assert "1 ○○  2 ○" in last(kernel)
    assert progress.by_notebook(earlier=True) == {"01_sums": Coins("✓✓○")}
    run(stub)  # a fresh copy of the notebook loses nothing of what was done
    assert kept(folder) == {"test_mean": "✓"} and "passed for 2 more" in last(kernel) and "1 ○○  2 ○" in last(kernel)
    assert progress.by_notebook(earlier=True) == {"01_sums": Coins("✓✓○")}
    run(total)
    assert kept(folder) == {} and "earlier" not in last(kernel)
    assert progress.by_notebook(earlier=True) == {"01_sums": Coins("✗✗○")}


def test_where_a_program_runs_the_notebook_nothing_is_kept_and_nothing_read(
    kernel: SimpleNamespace, folder: Path
) -> None:
    kernel.kernel._allow_stdin = False
    run(average)
    assert kept(folder) is None
    (folder / progress.NAME).write_text('{"test_spread": "✓"}')
    assert "earlier" not in last(kernel)
    assert progress.by_notebook(earlier=False) == {"01_sums": Coins("✓✓○")}


@pytest.mark.parametrize("text", ["", "[1]", '{"test_mean": 3}', '{"test_mean": "✗"}', '{"gone": "✓"}'])
def test_a_file_of_something_else_counts_as_nothing(text: str, kernel: SimpleNamespace, folder: Path) -> None:
    (folder / progress.NAME).write_text(text)
    assert progress.passed_before("01_sums") == 0
    run(average)
    assert kept(folder) == {"test_mean": "✓"}


def test_a_folder_that_cannot_be_written_costs_a_sentence_and_nothing_else(
    kernel: SimpleNamespace, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / progress.NAME).mkdir()
    run(average)
    assert "progress.json could not be written" in capsys.readouterr().err
    assert "1 ✓✓" in last(kernel)


def test_a_plain_script_gets_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress("01_sums")
    show_progress("02_gone")
    assert capsys.readouterr().out.splitlines() == [
        "Checks pass for 0 of 3 points.",
        "Hidden cases are looked at when the notebook is graded.",
        "1 ○○  2 ○",
        "○ not attempted in this session",
        "There is no notebook '02_gone' in this course.",
    ]


def test_a_screen_reader_hears_each_exercise_and_every_tag_is_closed() -> None:
    reader = Reader()
    reader.feed(strip.html([Coins("✓✓"), Coins("◐"), Coins("✗○")], 1))
    assert reader.open == []
    assert reader.said == [
        "Exercise 1: checks pass for 2 of 2 points",
        "Exercise 2: checks pass for 0 of 1 points, 1 answered",
        "Exercise 3: checks pass for 0 of 2 points",
    ]


def test_the_exercises_of_a_notebook_of_the_course_are_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the tests of the course itself
    found = [len(one.marks) for one in progress.by_exercise("01_two_neurons")]
    assert len(found) == 7 and sum(found) == 12


def test_help_is_asked_for_by_the_name_that_a_test_speaks_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    asked = progress.asked_for
    assert asked("test_hand_a_h3", "h3_a") == "h3_a" and asked("test_hand_b_layers", "h1_b, h2_b, h3_b") == "h1_b"
    assert asked("test_expected_z", "the mean") == "expected_z" and asked("test_of_another_course", "mean") == ""
