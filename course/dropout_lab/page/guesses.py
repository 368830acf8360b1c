"""Guesses that are made before a result is shown, kept, and held against it afterwards.

They lie in ``guesses.json`` beside the notebooks, so that notebook 7 can draw what a student's intervals were worth.
They are for the student alone: nothing grades them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from . import card, kept, unfinished

#: Beside the notebooks.
NAME = "guesses.json"

#: Of the guesses of one figure, in the order in which they are drawn; hatches tell them apart without colours.
_LOOKS = (("#7a5ea8", "#5b3f8c", "///"), ("#2a8a86", "#1c6360", "..."), ("#b0477a", "#8a2c5c", ""))
#: A guess in a figure: its panel, the direction, its place on the other axis (None for all of it), the interval.
_Drawn = tuple[Any, str, float | None, dict[str, float]]
#: By figure, the guesses in it.
_drawn: WeakKeyDictionary[Any, dict[str, _Drawn]] = WeakKeyDictionary()


def guess(name: str, low: float | None = None, high: float | None = None, sure: float = 0.9) -> None:
    """Keep a guess: the result lies between ``low`` and ``high``, both included.

    Once the result was shown, the guess stays what it was.

    Args:
        name: of the question; ``settle`` has the same.
        low: lower end; None for no guess yet.
        high: upper end.
        sure: the probability, between 0 and 1, that you would bet on the interval.
    """
    found = _read()
    if "truth" in found.get(name, {}):
        card.show("\u25d0", f"{name}: your guess was {_interval(found[name])}, and the result has been shown since.")
        return
    if low is None or high is None:
        card.show("\u25cb", f"{name}: no guess yet. Write low and high, and how sure you are, then run this cell.")
        return
    if not (math.isfinite(low) and math.isfinite(high) and low <= high and 0 < sure < 1):
        card.show("\u2717", f"{name}: low must not be above high, and sure must lie between 0 and 1.")
        return
    found[name] = {"low": float(low), "high": float(high), "sure": float(sure)}
    kept.write(NAME, found)
    card.show("\u25d0", f"{name}: kept, {_interval(found[name])}.")


def settle(name: str, truth: float, axes: Any = None, along: str = "x", at: float | None = None) -> None:
    """Hold a guess against the result, and draw its interval; without a guess nothing is shown.

    Where the result comes from an answer that is not right yet, the guess stays open.

    Args:
        name: of the question.
        truth: the result.
        axes: where to draw the interval; None for nowhere.
        along: the axis on which the result can be read, ``"x"`` or ``"y"``.
        at: where on the other axis the result stands, so that the interval is a bar there; None for a band across.
    """
    found = _read()
    if name not in found:
        return
    if doubt := unfinished.remark():
        card.show("\u25d0", f"{name}: your guess stays open. {doubt}")
        return
    one = found[name] = {**found[name], "truth": float(truth)}
    kept.write(NAME, found)
    if axes is not None:
        _draw(name, (axes, along, at, one))
    inside = one["low"] <= truth <= one["high"]
    card.show(
        "\u25d0", f"{name}: it is {truth:.4g}. Your guess was {_interval(one)}; it is {'in' if inside else 'out'}side."
    )


def _draw(name: str, guessed: _Drawn) -> None:
    """Draw an interval: a bar where its result stands, else a band across the panel.

    Which is which says a legend above the figure, where it covers nothing.
    """
    figure = guessed[0].figure
    drawn = _drawn.setdefault(figure, {})
    drawn[name] = guessed
    for artist in [a for panel in figure.axes for a in (*panel.patches, *panel.lines) if a.get_gid() == NAME]:
        artist.remove()
    bands = {what: _band(look, what, drawn) for look, what in zip(itertools.cycle(_LOOKS), drawn)}
    for legend in list(figure.legends):
        legend.remove()
    labels = [f"your guess: {what}" for what in bands]
    columns = max(1, int(figure.get_figwidth() / 3.5))
    figure.legend(bands.values(), labels, loc="outside upper left", ncols=columns, fontsize=9, frameon=False)


def _band(look: tuple[str, str, str], name: str, drawn: Mapping[str, _Drawn]) -> Any:
    """Draw one interval; return what was drawn. Bars at the same place stand side by side, beside it."""
    axes, along, at, one = drawn[name]
    fill, ink, hatch = look
    ends = [one["low"], one["high"]]
    if at is None:
        width = 0 if one["low"] < one["high"] else 2  # an interval of one value is a line
        span = axes.axvspan if along == "x" else axes.axhspan
        colours = {"facecolor": (fill, 0.18), "edgecolor": (ink, 0.3), "hatch": hatch, "linewidth": width}
        return span(*ends, zorder=0, gid=NAME, **colours)
    here = [other for other, (panel, _, place, _) in drawn.items() if (panel, place) == (axes, at)]
    from matplotlib.transforms import offset_copy  # loaded by whoever made the panel; a check needs none

    aside = 9 * (here.index(name) + 1)  # points
    shift = {"x": 0, "y": aside} if along == "x" else {"x": -aside, "y": 0}
    moved = offset_copy(axes.transData, axes.figure, units="points", **shift)
    places = (ends, [at, at]) if along == "x" else ([at, at], ends)
    cap = "|" if along == "x" else "_"
    looks = {"color": (ink, 0.6), "linewidth": 5, "solid_capstyle": "butt", "marker": cap, "markersize": 9}
    return axes.plot(*places, transform=moved, zorder=1.5, gid=NAME, **looks)[0]


def settled() -> dict[str, dict[str, float]]:
    """Return every guess whose result was shown: the name to its ``low``, ``high``, ``sure`` and ``truth``."""
    return {name: one for name, one in _read().items() if "truth" in one}


def _interval(one: dict[str, float]) -> str:
    return f"{one['low']:g} to {one['high']:g}, {100 * one['sure']:g}% sure"


def _read() -> dict[str, dict[str, float]]:
    """Return the guesses so far; none where the file is not what was written here."""
    try:
        return {name: {key: float(v) for key, v in one.items()} for name, one in kept.read(NAME).items()}
    except (ValueError, AttributeError, TypeError):
        return {}
