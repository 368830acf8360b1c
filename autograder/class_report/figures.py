"""Figures of the class report, as SVG that takes its colours from the page: for light, dark and grey alike."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import matplotlib
from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .items import Item

#: What matplotlib draws with, and the page's colour that is put in its place.
_INK, _SOFT, _KEPT, _MEAN = "#010203", "#040506", "#070809", "#0a0b0c"
_OF_THE_PAGE = {_INK: "var(--ink)", _SOFT: "var(--soft)", _KEPT: "var(--kept)", _MEAN: "var(--mean)"}
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "class report",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.edgecolor": _SOFT,
    "axes.labelcolor": _INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "text.color": _INK,
    "xtick.color": _SOFT,
    "ytick.color": _SOFT,
}
_BINS = 10
#: So many tests are named in the figure: the rest are in the table.
_NAMED = 8


def histogram(shares: Sequence[float], title: str) -> Markup:
    """Return the distribution of a notebook's scores.

    Args:
        shares: of the points, from 0 to 1, one for each student.
        title: of the notebook.
    """
    counts = [0] * _BINS
    for share in shares:
        counts[min(int(share * _BINS), _BINS - 1)] += 1
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(3.2, 1.5))
        axes = figure.add_axes((0.03, 0.28, 0.9, 0.7))  # the 100 under its end needs room
        axes.bar([(k + 0.5) * 10 for k in range(_BINS)], counts, width=9, color=_KEPT)
        for k, count in enumerate(counts):
            if count:
                axes.annotate(str(count), ((k + 0.5) * 10, count), ha="center", va="bottom", fontsize=8)
        axes.set(xlim=(0, 100), ylim=(0, max(1, *counts) * 1.18), yticks=[], xlabel="per cent of the points")
        axes.spines.left.set_visible(False)
        told = ", ".join(f"{10 * k} to {10 * k + 10} per cent: {count}" for k, count in enumerate(counts) if count)
        return _svg(figure, f"Scores of {title}. Students with {told}.")


def map_of_tests(items: Sequence[Item], odd: Sequence[Item]) -> Markup:
    """Return the tests by the share that solves them and by how well they tell strong students from weak ones.

    Args:
        items: those without a correlation are left out.
        odd: those that are named; then the hardest ones.
    """
    shown = [(item, item.discrimination) for item in items if item.discrimination]
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(7.5, 4.2))
        axes = figure.add_axes((0.09, 0.12, 0.88, 0.86))
        axes.axhline(0, color=_SOFT, linewidth=0.8)
        lowest = min([-0.25, *(r.low - 0.05 for _, r in shown)])
        for item, r in shown:
            x, colour = 100 * item.difficulty.value, _MEAN if item in odd else _KEPT
            axes.plot([x, x], [r.low, r.high], color=colour, alpha=0.6 if item in odd else 0.15, linewidth=1.5)
            axes.plot([x], [r.value], color=colour, marker="D" if item in odd else "o", markersize=5)
        _name(axes, items, odd)
        axes.set(xlim=(0, 100), ylim=(lowest, 1), xlabel="per cent of the students who pass")
        axes.set_ylabel("correlation with the other points")
        low = sum(r.value < 0 for _, r in shown)
        return _svg(
            figure,
            f"{len(shown)} tests: how many students pass each, and its correlation with the points of the other tests. "
            f"{low} of them have a correlation below 0. The table of tests has the numbers.",
        )


def _name(axes: Axes, items: Sequence[Item], odd: Sequence[Item]) -> None:
    """Write names beside the tests to look at, each where there is room."""
    hardest = sorted((i for i in items if i.discrimination and i not in odd), key=lambda i: i.difficulty.value)
    dots = {i: (100 * i.difficulty.value, i.discrimination.value) for i in items if i.discrimination}
    labels: list[tuple[float, float, float]] = []
    for item in [i for i in odd if i in dots] + hardest:
        x, y = dots[item]
        left = x > 70
        width = 1.2 * len(item.name) + 2
        begin = x - width if left else x
        crossed = any(o != item and abs(y - b) < 0.05 and begin < a < begin + width for o, (a, b) in dots.items())
        meets = any(abs(y - b) < 0.09 and begin < e and a < begin + width for a, e, b in labels)
        if len(labels) == _NAMED or meets or (crossed and item not in odd):
            continue
        labels.append((begin, begin + width, y))
        axes.annotate(
            item.name,
            (x, y),
            (-6 if left else 6, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=8,
        )


def _svg(figure: Figure, told: str) -> Markup:
    """Return a figure as an element of the page, with its description."""
    file = io.StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    text = text[text.index("<svg") :]
    for colour, name in _OF_THE_PAGE.items():
        text = text.replace(colour, name)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.S)
    return Markup(text.replace("<svg ", f'<svg role="img" aria-label="{escape(told)}" ', 1))
