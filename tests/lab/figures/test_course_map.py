"""The map: a stop for each notebook, and a coin for each point, full where its check has passed."""

from __future__ import annotations

from pathlib import Path

import pytest
from dropout_lab.figures.course_map import Stop, course_map, my_map, stops
from dropout_lab.figures.style import KEPT
from dropout_lab.page import progress
from dropout_lab.page.progress import Coins
from matplotlib.figure import Figure

TWO = [
    Stop("01_sums", 1, "Sums", 3, 20, "that sums add"),
    Stop("02_means", 2, "Means", 2, 40, "that means are sums"),
]


def coins(figure: Figure) -> list[str]:
    looks = [(line.get_fillstyle(), line.get_color()) for line in figure.axes[0].lines if line.get_marker() == "o"]
    return [style if style != "full" or colour == KEPT else "?" for style, colour in looks]


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_for_somebody_who_has_not_begun_a_coin_is_a_point() -> None:
    figure = course_map(TWO)
    assert coins(figure) == ["full"] * 5
    assert figure.get_label() == "Map of the course. 1: Sums, 3 points, 20 minutes. 2: Means, 2 points, 40 minutes."
    assert words(figure)[-1] == "A coin is a point: 5 in all. Times are with the reading, 1 hours together."


def test_it_fills_with_what_has_passed() -> None:
    figure = course_map(TWO, {"01_sums": Coins("✗✓◐"), "02_means": Coins("○○")})
    assert coins(figure) == ["full", "left", "none", "none", "none"]
    assert "checks pass for 1 of 3 points, 1 answered" in words(figure)
    assert "2 points, 40 minutes" in words(figure)  # of what was not begun nothing else is said
    assert "a point whose check has passed, 1 of 5" in words(figure)[-1]
    assert "Hidden cases are looked at when a notebook is graded." in words(figure)[-1]


def test_the_stops_are_the_notebooks_that_the_tests_belong_to() -> None:
    assert [stop.number for stop in stops() if not stop.points] == [0]  # the one that is not graded
    assert {stop.name: stop.points for stop in stops() if stop.points} == {
        name: len(coins.marks) for name, coins in progress.by_notebook(earlier=False).items()
    }


def test_my_map_is_that_of_this_session_where_a_program_runs_the_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "_marks", {"test_expected_z": "✓"})
    (tmp_path / progress.NAME).write_text('{"test_sum_unchanged": "✓"}')
    figure = my_map()
    assert coins(figure).count("full") == 2 and "checks pass for 2 of 12 points" in words(figure)
    assert "a point whose check has passed in this session, 2 of 120" in words(figure)[-1]
