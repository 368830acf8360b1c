"""The course on one page: its notebooks along one path, their points as coins."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from .style import FAINT, FULL, KEPT, MEAN, style

_COLUMNS = 4
_WIDTH, _HEIGHT = 3.0, 2.35  # of a box, in inches
_GAP_X, _GAP_Y = 0.42, 0.5
_COINS_IN_A_ROW = 16


@dataclass(frozen=True)
class Stop:
    """One notebook on the map.

    Attributes:
        number: its place in the course.
        title: its heading.
        points: what it is worth; 0 if it is not graded.
        minutes: what its exercises take, by their own estimates.
        proves: what one can prove afterwards, in a few words.
    """

    number: int
    title: str
    points: int
    minutes: int
    proves: str


def course_map(stops: Sequence[Stop]) -> Figure:
    """Draw the map.

    Args:
        stops: the notebooks in their order.
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
            _box(axes, stop, *_corner(place))
            if place:
                _arrow(axes, place)
        points, minutes = sum(s.points for s in stops), sum(s.minutes for s in stops)
        axes.text(
            0,
            height - 0.28,
            f"A coin is a point: {points} in all. Times are those of the exercises, {minutes / 60:.0f} hours together.",
            color=FULL,
            fontsize=10.5,
        )
    return figure


def _corner(place: int) -> tuple[float, float]:
    row, column = divmod(place, _COLUMNS)
    return column * (_WIDTH + _GAP_X), row * (_HEIGHT + _GAP_Y)


def _box(axes: Any, stop: Stop, x: float, y: float) -> None:
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
    axes.text(x + 0.5, y + 0.5, title, color=FULL, fontsize=12, fontweight="bold", va="center", linespacing=1.15)
    axes.text(x + 0.14, y + 0.95, textwrap.fill(stop.proves, 37), fontsize=9.5, va="top", linespacing=1.3)
    for coin in range(stop.points):
        row, column = divmod(coin, _COINS_IN_A_ROW)
        axes.plot(x + 0.22 + 0.163 * column, y + 1.83 + 0.17 * row, "o", color=KEPT, markersize=8)
    said = f"{stop.points} points, {stop.minutes} minutes" if stop.points else f"not graded, {stop.minutes} minutes"
    axes.text(x + _WIDTH - 0.14, y + _HEIGHT - 0.12, said, fontsize=9, ha="right", color=FULL)


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
