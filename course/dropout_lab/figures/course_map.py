"""The course on one page: the notebooks along one path, their points as coins."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from dropout_lab.page import card, progress

from .style import CROSS, FAINT, FULL, KEPT, MEAN, described, style

#: What the map says of each notebook; written by the build.
FILE = Path(__file__).with_name("stops.json")

_COLUMNS = 4
_WIDTH, _HEIGHT = 3.0, 2.35  # of a box, in inches
_GAP_X, _GAP_Y = 0.42, 0.5
_COINS_IN_A_ROW = 16
#: Marks of a check, what is done first.
_KINDS = "\u2713\u25d0\u2717\u25cb"


@dataclass(frozen=True)
class Stop:
    """One notebook on the map.

    Attributes:
        name: of the notebook's file.
        number: its place in the course.
        title: its heading.
        points: what it is worth; 0 if it is not graded.
        minutes: what it takes, with the reading.
        proves: what one can prove afterwards, in a few words.
    """

    name: str
    number: int
    title: str
    points: int
    minutes: int
    proves: str


def stops(file: Path = FILE) -> list[Stop]:
    """Return the stops that the build has written.

    Args:
        file: where they are.
    """
    return [Stop(**stop) for stop in json.loads(file.read_text(encoding="utf-8"))]


def my_map() -> Figure:
    """Draw the map with a full coin for each point whose check has passed, in this session or an earlier one.

    Where a program runs the notebook, this session alone counts, and the map says so.
    """
    earlier = card.is_read()
    return course_map(stops(), progress.by_notebook(earlier), "" if earlier else " in this session")


def course_map(stops: Sequence[Stop], done: Mapping[str, progress.Coins] | None = None, when: str = "") -> Figure:
    """Draw the map.

    Args:
        stops: the notebooks in their order.
        done: by name of a notebook, its points so far; None for the map of somebody who has not begun.
        when: what is said of a check that has passed: ``" in this session"``.
    """
    rows = -(-len(stops) // _COLUMNS)
    width = _COLUMNS * _WIDTH + (_COLUMNS - 1) * _GAP_X + 0.2
    height = rows * _HEIGHT + (rows - 1) * _GAP_Y + 0.55
    with style():
        figure = Figure(figsize=(width, height))
        figure.set_layout_engine("none")  # every place is given
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(-0.1, width - 0.1)
        axes.set_ylim(height - 0.1, -0.1)
        axes.axis("off")
        for place, stop in enumerate(stops):
            marks = "\u2713" * stop.points if done is None or not stop.points else done[stop.name].marks
            _box(axes, stop, _said(stop, done), marks, *_corner(place))
            if place:
                _arrow(axes, place)
        axes.text(0, height - 0.28, _below(stops, done, when), color=FULL, fontsize=10.5)
    return described(figure, _description(stops, done))


def _below(stops: Sequence[Stop], done: Mapping[str, progress.Coins] | None, when: str) -> str:
    """Return the line under the map."""
    points, minutes = sum(s.points for s in stops), sum(s.minutes for s in stops)
    if done is None:
        return f"A coin is a point: {points} in all. Times are with the reading, {minutes / 60:.0f} hours together."
    passed = sum(coins.passed for coins in done.values())
    return (
        f"A full coin is a point whose check has passed{when}, {passed} of {points}; half a coin is an answer that is "
        "judged when it is graded. Hidden cases are looked at when a notebook is graded."
    )


def _description(stops: Sequence[Stop], done: Mapping[str, progress.Coins] | None) -> str:
    """Return the map in words."""
    return "Map of the course. " + " ".join(f"{s.number}: {s.title}, {_said(s, done)}." for s in stops)


def _said(stop: Stop, done: Mapping[str, progress.Coins] | None) -> str:
    """Return the points of a stop in words."""
    if not stop.points:
        return f"not graded, {stop.minutes} minutes"
    begun = done is not None and done[stop.name].marks.strip("\u25cb")
    return str(done[stop.name]) if done and begun else f"{stop.points} points, {stop.minutes} minutes"


def _corner(place: int) -> tuple[float, float]:
    row, column = divmod(place, _COLUMNS)
    return column * (_WIDTH + _GAP_X), row * (_HEIGHT + _GAP_Y)


def _box(axes: Any, stop: Stop, said: str, marks: str, x: float, y: float) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (x, y),
            _WIDTH,
            _HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.09",
            facecolor="white",
            edgecolor=FAINT,
            linewidth=1.2,
        )
    )
    axes.text(x + 0.14, y + 0.5, str(stop.number), color=MEAN, fontsize=26, fontweight="bold", va="center")
    title = textwrap.fill(stop.title, 23)
    beside = x + (0.5 if stop.number < 10 else 0.76)
    axes.text(beside, y + 0.5, title, color=FULL, fontsize=12, fontweight="bold", va="center", linespacing=1.15)
    axes.text(x + 0.14, y + 0.95, textwrap.fill(stop.proves, 37), fontsize=9.5, va="top", linespacing=1.3)
    for coin, mark in enumerate(sorted(marks, key=_KINDS.index)):
        row, column = divmod(coin, _COINS_IN_A_ROW)
        place = x + 0.22 + 0.163 * column, y + 1.83 + 0.17 * row
        axes.plot(*place, "o", markersize=8, **_coin(mark))
    axes.text(x + _WIDTH - 0.14, y + _HEIGHT - 0.12, said, fontsize=9, ha="right", color=FULL)


def _coin(mark: str) -> dict[str, Any]:
    """Return the look of a coin: full, half, or a ring."""
    if mark == "\u2713":
        return {"color": KEPT}
    half = mark == "\u25d0"
    return {
        "fillstyle": "left" if half else "none",
        "markerfacecolor": KEPT,
        "markerfacecoloralt": "white",
        "markeredgecolor": KEPT if half else CROSS,
    }


def _arrow(axes: Any, place: int) -> None:
    (x0, y0), (x1, y1) = _corner(place - 1), _corner(place)
    if y0 == y1:
        start, end = (x0 + _WIDTH, y0 + _HEIGHT / 2), (x1, y1 + _HEIGHT / 2)
    else:  # to the beginning of the next row
        start, end = (x0 + _WIDTH / 2, y0 + _HEIGHT), (x1 + _WIDTH / 2, y1)
        middle = (y0 + _HEIGHT + y1) / 2
        axes.plot([start[0], start[0], end[0], end[0]], [start[1], middle, middle, end[1] - 0.08], color=FULL, lw=1.4)
        start = (end[0], end[1] - 0.12)
    axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=13, color=FULL, shrinkA=2, shrinkB=2))
