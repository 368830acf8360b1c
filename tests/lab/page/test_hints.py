"""Help on demand: a rung at each call, the student's own numbers, and solutions only where a course holds them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from dropout_lab.page import hints, progress
from dropout_lab.page.hints import hint

from tools import visible_values


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """One exercise with every rung, in a folder without solutions."""
    known = {
        "notebook": "01_sums",
        "names": ["mean"],
        "tests": ["test_mean"],
        "rungs": ["Hint", "Cases", "Formula", "First line", "Solutions"],
        "texts": {"Hint": "What is a mean?", "Formula": "$s / n$", "First line": "`n = len(values)`"},
    }
    monkeypatch.setattr(hints, "_hints", lambda: {"average": known})
    hints._shown.clear()
    monkeypatch.chdir(tmp_path)
    return known


def asked(capsys: pytest.CaptureFixture[str], name: str = "mean") -> str:
    hint(name)
    return capsys.readouterr().out


def with_solutions(folder: Path) -> None:
    (folder / "solutions").mkdir()
    (folder / "solutions" / "README.md").touch()
    cell = '# %% nbgrader={"grade_id": "average", "solution": true}\ndef mean(values):\n    """Mean."""\n'
    cell += (
        "    ### BEGIN SOLUTION\n    return sum(values) / len(values)\n    ### END SOLUTION\n\n\n# %%\nnext_cell = 1\n"
    )
    (folder / "solutions" / "01_sums.py").write_text(cell)
    (folder / "tests" / "answers").mkdir(parents=True)
    bank = "# %% right other\ndef mean(v):\n    return math.fsum(v) / len(v)\n\n# %% wrong total | divide\npass"
    (folder / "tests" / "answers" / "average.py").write_text(bank)


def test_each_call_goes_one_rung_further_and_the_last_one_stays(capsys: pytest.CaptureFixture[str]) -> None:
    told = [asked(capsys) for _ in range(5)]
    parts = ("What is a mean?", "attempt of your own first", "$s / n$", "`n = len(values)`", "`n = len(values)`")
    assert all(part in text for part, text in zip(parts, told, strict=True))
    assert "Hint 1 of 4 for `mean`" in told[0] and "run this cell again" in told[0]
    assert "run this cell again" not in told[3]


def test_an_exercise_has_two_names_and_an_unknown_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "What is a mean?" in asked(capsys, "average")
    assert "There is no exercise 'median'" in asked(capsys, "median")


def test_each_name_of_an_exercise_has_its_own_first_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Hint 1 of" in asked(capsys, "average") and "Hint 2 of" in asked(capsys, "average")
    assert "Hint 1 of" in asked(capsys, "mean")


def test_of_two_exercises_that_ask_for_a_name_the_one_that_was_tried_is_meant(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**known, "tests": ["test_other"], "texts": {"Hint": "Of what else?"}}
    monkeypatch.setattr(hints, "_hints", lambda: {"average": known, "other": other})
    assert "What is a mean?" in asked(capsys)
    progress.keep("test_other", "\u2717", "no.")
    assert "Of what else?" in asked(capsys)


def test_before_a_first_attempt_the_exercise_of_the_notebook_that_is_open_is_meant(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**known, "notebook": "12_other", "tests": ["test_other"], "texts": {"Hint": "Of what else?"}}
    monkeypatch.setattr(hints, "_hints", lambda: {"average": known, "other": other})
    monkeypatch.setitem(sys.modules, "dropout_lab.visible.other", sys)
    assert "Of what else?" in asked(capsys)


def test_the_students_own_numbers_stand_beside_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    progress.begin("test_mean")
    progress.keep_case("test_mean", progress.Case("mean([1, 2])", "3", "1.5", agrees=False))
    progress.keep_case("test_mean", progress.Case("mean([4])", "4", "4", agrees=True))
    asked(capsys)
    told = asked(capsys)
    assert "| `mean([1, 2])` | 3 | 1.5 | ← here |" in told and "| `mean([4])` | 4 | 4 |  |" in told


def test_where_no_case_shows_what_is_wrong_the_sentence_of_the_check_is_said_again(
    known: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    known["tests"] = ["test_spread", "test_mean"]
    progress.keep("test_spread", "✓", "this one passes.")
    progress.keep_case("test_mean", progress.Case("mean([4])", "4", "4", agrees=True))
    progress.keep("test_mean", "✗", "it is the sum.")
    asked(capsys)
    assert "it is the sum." in asked(capsys)


@pytest.mark.parametrize(
    ("mark", "shown", "words"),
    [
        ("✓", 1, "leaves for grading"),
        ("✓", 0, "leaves for grading"),
        ("◐", 0, "None of the usual"),
        ("◐", 1, "Other cases"),
    ],
)
def test_where_nothing_is_wrong_the_students_numbers_give_way_to_what_to_do(
    mark: str, shown: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(shown):
        progress.keep_case("test_mean", progress.Case("mean([4])", "4", "4", agrees=True))
    progress.keep("test_mean", mark, "what the check says of it.")
    asked(capsys)
    told = asked(capsys)
    assert words in told and "|" not in told and "what the check says" not in told
    assert "nothing to correct" not in told  # hidden cases may say otherwise


def test_a_check_that_has_not_run_is_named_before_anything_is_called_right(
    known: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    known["tests"] = ["test_spread", "test_mean"]
    progress.keep("test_spread", "✓", "this one passes.")
    asked(capsys)
    assert "a check that has not run yet" in asked(capsys)


def test_solutions_come_last_after_an_attempt_and_only_where_they_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with_solutions(tmp_path)
    told = [asked(capsys) for _ in range(5)]
    assert "attempt of your own first" in told[4] and "def mean" not in "".join(told)
    progress.keep("test_mean", "✗", "")
    assert asked(capsys).count("```python") == 2
    told[0] = asked(capsys)
    assert "return sum(values) / len(values)" in told[0] and "math.fsum" in told[0]
    assert "next_cell" not in told[0] and "###" not in told[0] and '"""' not in told[0]


def test_an_instructor_switches_rungs_off(
    capsys: pytest.CaptureFixture[str], known: dict[str, Any], tmp_path: Path
) -> None:
    with_solutions(tmp_path)
    progress.keep("test_mean", "✗", "")
    known["rungs"] = ["Hint"]
    told = asked(capsys) + asked(capsys)
    assert "Hint 1 of 1" in told and "def mean" not in told and "$s" not in told


def test_every_rung_that_a_notebook_may_have_has_a_title() -> None:
    assert list(hints._TITLES) == visible_values.RUNGS
