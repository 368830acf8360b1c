"""Guesses are kept before a result is shown, and stay as they were afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.page import guesses
from dropout_lab.page.guesses import guess, settle, settled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A student's folder, in which a notebook runs."""
    (tmp_path / "dropout_lab").mkdir()
    (tmp_path / "01_sums").mkdir()
    monkeypatch.chdir(tmp_path / "01_sums")
    return tmp_path


def test_a_guess_is_kept_beside_the_notebooks_and_held_against_the_result(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guess("mean", low=3, high=5, sure=0.8)
    assert settled() == {} and json.loads((folder / guesses.NAME).read_text()) == {
        "mean": {"low": 3.0, "high": 5.0, "sure": 0.8}
    }
    settle("mean", 5.6)
    assert settled() == {"mean": {"low": 3.0, "high": 5.0, "sure": 0.8, "truth": 5.6}}
    assert capsys.readouterr().out.splitlines() == [
        "◐ mean: kept, 3 to 5, 80% sure.",
        "◐ mean: it is 5.6. Your guess was 3 to 5, 80% sure; it is outside.",
    ]


def test_whoever_has_seen_the_result_cannot_guess_again(capsys: pytest.CaptureFixture[str]) -> None:
    guess("mean", 3, 5)
    guess("mean", 4, 5)
    settle("mean", 5.6)
    guess("mean", 5, 6)
    assert settled()["mean"]["high"] == 5 and "has been shown since" in capsys.readouterr().out


def test_without_a_guess_nothing_is_shown_and_nothing_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guess("mean")
    assert "no guess yet" in capsys.readouterr().out
    settle("mean", 5.6)
    assert capsys.readouterr().out == "" and not (folder / guesses.NAME).exists()


@pytest.mark.parametrize("bad", [(5, 3, 0.9), (3, 5, 1), (3, 5, 0), (3, float("inf"), 0.9), (float("nan"), 5, 0.9)])
def test_what_is_no_interval_is_refused_in_a_sentence(
    bad: tuple[float, float, float], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guess("mean", *bad)
    assert "low must not be above high" in capsys.readouterr().out.replace("\n", " ")
    assert not (folder / guesses.NAME).exists()


@pytest.mark.parametrize("text", ["", "[1]", '{"mean": 3}', '{"mean": {"low": "x"}}'])
def test_a_file_that_is_no_list_of_guesses_counts_as_none(text: str, folder: Path) -> None:
    (folder / guesses.NAME).write_text(text)
    assert settled() == {}
    guess("mean", 3, 5)
    settle("mean", 4)
    assert len(settled()) == 1


@pytest.mark.parametrize(("along", "low", "high"), [("x", 1, 2), ("y", 1, 2), ("x", 1, 1)])
def test_the_interval_stands_on_the_axis_of_the_result(along: str, low: float, high: float) -> None:
    guess("mean", low, high)
    figure, axes = plt.subplots()
    settle("mean", 1.5, axes, along)
    box = axes.patches[0].get_bbox()
    assert (box.intervalx if along == "x" else box.intervaly).tolist() == [low, high]
    assert [text.get_text() for text in figure.legends[0].texts] == ["your guess: mean"]
    plt.close(figure)


@pytest.mark.parametrize("along", ["x", "y"])
def test_two_bands_in_one_panel_go_all_across_it_and_say_which_is_which(along: str) -> None:
    figure, axes = plt.subplots()
    for name in ("mean", "spread", "mean"):  # the cell is run once more
        guess(name, 1, 2)
        settle(name, 1.5, axes, along)
    boxes = [patch.get_bbox() for patch in axes.patches]
    assert [(b.intervaly if along == "x" else b.intervalx).tolist() for b in boxes] == [[0, 1], [0, 1]]
    assert [text.get_text() for text in figure.legends[0].texts] == ["your guess: mean", "your guess: spread"]
    assert len(figure.legends) == 1
    assert len({patch.get_facecolor() for patch in axes.patches}) == len({p.get_hatch() for p in axes.patches}) == 2
    plt.close(figure)


@pytest.mark.parametrize("along", ["x", "y"])
def test_where_the_place_of_a_result_is_known_the_guess_is_a_bar_there(along: str) -> None:
    figure, axes = plt.subplots()
    for name in ("mean", "spread", "mean"):
        guess(name, 1, 2)
        settle(name, 1.5, axes, along, at=50)
    figure.canvas.draw()
    assert not axes.patches and len(axes.lines) == 2
    ends, place = (0, 1) if along == "x" else (1, 0)
    for bar in axes.lines:
        assert np.array(bar.get_data())[[ends, place]].tolist() == [[1, 2], [50, 50]]
    shown = [bar.get_window_extent().intervalx[0] + bar.get_window_extent().intervaly[0] for bar in axes.lines]
    assert abs(shown[0] - shown[1]) > 5  # side by side
    plt.close(figure)


def test_a_result_from_a_wrong_answer_settles_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guess("mean", 3, 5)
    monkeypatch.setattr(guesses.unfinished, "remark", lambda: "From your answer to total, which is not right yet.")
    settle("mean", 0.0)
    assert settled() == {} and "your guess stays open. From your answer to total" in capsys.readouterr().out
