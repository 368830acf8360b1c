"""A small network drawn from its weights and masks, and a histogram with its landmarks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FULL, KEPT, described, style

#: Distance of two layers, in distances of two units.
_STEP = 2.15
_RADIUS = 0.27

_Point = tuple[float, float]


def draw_network(
    ax: Axes,
    Ws: Sequence[ArrayLike],
    bs: Sequence[ArrayLike] | None = None,
    masks: Sequence[ArrayLike] | None = None,
    values: Sequence[ArrayLike | None] | None = None,
    *,
    title: str = "",
    weights: bool = False,
    names: Sequence[str] | None = None,
) -> None:
    """Draw a network of a few units a layer, from left to right; column form, row i of ``Ws[k]`` leads into unit i.

    A live unit is a blue disc (black where no masks are given), filled where it says something, hollow where it says 0
    or its value is not known; a dropped unit is pale, with a cross, and so are its edges. A solid edge has a positive
    weight, a dashed one a negative, a weight of 0 none; the width grows with its size.

    Args:
        ax: where to draw.
        Ws: the matrices, ``(units of this layer, units of the layer before)``; a layer may be empty.
        bs: the biases, written beside their units; none are written without them.
        masks: 0/1, for the input and each hidden layer; without them the network is whole.
        values: what the units of each layer say, the input's first; None for a layer that is not known.
        title: above the drawing.
        weights: whether the weights are written on the edges.
        names: of the layers, written below them.

    Raises:
        ValueError: if the number or the lengths of masks, biases or values do not fit the matrices.
    """
    matrices = [np.asarray(W, dtype=np.float64) for W in Ws]
    sizes = [matrices[0].shape[1], *(W.shape[0] for W in matrices)]
    alive = _alive(sizes, masks)
    ink = FULL if masks is None else KEPT
    said = _checked(values, sizes, "values")
    biases = _checked(bs, sizes[1:], "biases")
    tall = max(sizes)
    size_of = _points(ax, wide=(len(sizes) - 1) * _STEP + 0.8, tall=tall + 0.4)
    place = [[(k * _STEP, (size - 1) / 2 - i) for i in range(size)] for k, size in enumerate(sizes)]
    _edges(ax, matrices, place, alive, ink, size_of(0.2) if weights else None)
    for k, size in enumerate(sizes):
        for i in range(size):
            row, bias = said[k], biases[k - 1] if k else None
            _unit(ax, place[k][i], bool(alive[k][i]), ink, None if row is None else float(row[i]), size_of(0.3))
            if bias is not None:
                _bias(ax, place[k][i], float(bias[i]), ink if alive[k][i] else CROSS, size_of(0.2))
        if names is not None:
            ax.text(k * _STEP, -(tall - 1) / 2 - 0.62, names[k], ha="center", va="top", fontsize=size_of(0.24))
    low = -(tall - 1) / 2 - (0.95 if names is not None else 0.6)
    ax.set(xlim=(-0.4, (len(sizes) - 1) * _STEP + 0.4), ylim=(low, (tall - 1) / 2 + 0.35), aspect="equal", title=title)
    ax.axis("off")


def panels(
    Ws: Sequence[ArrayLike],
    bs: Sequence[ArrayLike] | None,
    shown: Mapping[str, tuple[Sequence[ArrayLike] | None, Sequence[ArrayLike | None] | None]],
    *,
    columns: int = 1,
    width: float = 9.6,
    names: Sequence[str] | None = None,
    weights: bool = False,
) -> Figure:
    """Draw one network several times, under other masks, so that each unit keeps its place from panel to panel.

    Args:
        Ws: the matrices.
        bs: the biases, or None.
        shown: title of each panel to its masks and its values, as ``draw_network`` takes them.
        columns: panels side by side.
        width: of the figure, in inches; the height follows from the network.
        names: of the layers.
        weights: whether the weights are written on the edges.

    Returns:
        The figure.
    """
    rows = -(-len(shown) // columns)
    tall = max(max(np.shape(W)) for W in Ws) + (0.6 if names is not None else 0.25)
    high = width / columns * tall / (len(Ws) * _STEP + 0.8) + 0.35
    with style():
        figure, grid = plt.subplots(rows, columns, figsize=(width, high * rows), squeeze=False)
        for ax in grid.flat:
            ax.axis("off")
        for ax, (title, (masks, values)) in zip(grid.flat, shown.items(), strict=False):
            draw_network(ax, Ws, bs, masks, values, title=title, names=names, weights=weights)
    told = [f"{title}: {_told(masks, values)}" for title, (masks, values) in shown.items()]
    often = "The network" if len(shown) == 1 else f"The network {len(shown)} times"
    return described(figure, f"{often}. {'. '.join(told)}.")


@dataclass(frozen=True)
class Mark:
    """A landmark of a histogram.

    Attributes:
        label: what it is.
        colour: of its line and its label.
        dashes: of its line, as matplotlib takes them.
        symbol: marker at its top.
    """

    label: str
    colour: str = FULL
    dashes: str = "-"
    symbol: str = "v"


def histogram(
    values: ArrayLike, marks: Mapping[float, Mark], *, xlabel: str, zoom: tuple[float, float] | None = None
) -> Figure:
    """Draw how often each value occurs, one stem a value, with landmarks that need not be among the values.

    Args:
        values: numbers of which many are equal, in any shape.
        marks: place of each landmark to what it is; the labels stand one below the other, in this order.
        xlabel: what the values are.
        zoom: stretch of the axis drawn once more beside, enlarged, where landmarks lie close together.

    Returns:
        The figure.
    """
    where, count = np.unique(np.asarray(values, dtype=np.float64), return_counts=True)
    top = float(count.max())
    with style():
        figure, ax = plt.subplots(figsize=(9.6, 4.4))
        ax.vlines(where, 0, count, color=KEPT, lw=4.5, zorder=2)
        most = int(np.argmax(count))
        text = f"{_number(where[most])}: {count[most]} times"
        at = (float(where[most]), top)
        ax.annotate(text, at, xytext=(-8, -2), textcoords="offset points", ha="right", va="top", color=KEPT)
        for n, (x, mark) in enumerate(marks.items()):
            height = top * (1.0 - 0.11 * n)
            ax.plot([x, x], [0, height], color=mark.colour, ls=mark.dashes, lw=1.6, zorder=3)
            ax.plot([x], [height], mark.symbol, color=mark.colour, ms=7, zorder=4)
            end = (float(x), height)
            ax.annotate(mark.label, end, xytext=(10, 0), textcoords="offset points", va="center", color=mark.colour)
        ax.set(ylim=(0, top * 1.06), xlabel=xlabel, ylabel="how many")
        if zoom is not None:
            _zoom(ax, where, marks, zoom)
    what = (
        f"Stems from {_number(where.min())} to {_number(where.max())}; the tallest stands at {_number(where[most])}, "
    )
    marked = "; ".join(f"{mark.label}, at {_number(x, '.4g')}" for x, mark in marks.items())
    return described(figure, f"{what}{count[most]} times. Marked are {marked}.")


def estimates(runs: Mapping[int, ArrayLike], marks: Mapping[float, Mark], *, ylabel: str, split: int) -> Figure:
    """Draw sampled means against their sample size, with error bars over seeds, beside what they should tell apart.

    Args:
        runs: sample size to its estimates, one a seed.
        marks: values drawn as lines across, with their labels.
        ylabel: what is estimated.
        split: sizes up to this one stand on the left, from this one on, enlarged, on the right.

    Returns:
        The figure.
    """
    sizes = np.array(sorted(runs))
    means = np.array([np.asarray(runs[n], dtype=np.float64).mean() for n in sizes])
    spread = np.array([np.asarray(runs[n], dtype=np.float64).std(ddof=1) for n in sizes])
    with style():
        figure, axes = plt.subplots(1, 2, figsize=(9.6, 4.2))
        for ax, part in zip(axes, (sizes <= split, sizes >= split), strict=True):
            seen = [means[part] - spread[part], means[part] + spread[part]]
            for n in sizes[part]:
                seeds = np.asarray(runs[n], dtype=np.float64)
                ax.plot(n * np.linspace(0.84, 0.93, seeds.size), seeds, ".", color=CROSS, ms=3, zorder=2)
                seen.append(seeds)
            ax.errorbar(sizes[part], means[part], spread[part], fmt="o", color=KEPT, ms=5, capsize=4, lw=1.6, zorder=3)
            span = np.concatenate([*seen, list(marks) if ax is axes[0] else []])
            low, high = span.min(), span.max()
            margin = 0.06 * (high - low)
            ax.set(xlabel="masks drawn", ylim=(low - margin, high + margin))
            ax.set_xscale("log", base=2)
            for y, mark in marks.items():
                if low <= y <= high:
                    ax.axhline(y, color=mark.colour, ls=mark.dashes, lw=1.4, zorder=1)
        low, high = axes[1].get_ylim()
        for y, mark in marks.items():
            ax, place, side, shift = (
                (axes[1], 1.0, "left", (5, 0)) if low <= y <= high else (axes[0], 0.98, "right", (0, -9))
            )
            ax.annotate(
                mark.label,
                (place, y),
                shift,
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                ha=side,
                va="center",
                color=mark.colour,
            )
        axes[0].set(ylabel=ylabel, title="few masks")
        axes[1].set(title="many masks, enlarged")
    marked = "; ".join(f"{mark.label}, at {_number(y, '.4g')}" for y, mark in marks.items())
    what = f"Means of {sizes[0]:,} to {sizes[-1]:,} draws: over the seeds their standard deviation falls from "
    what += f"{spread[0]:.2g} to {spread[-1]:.2g}, and the last ones stand around {_number(means[-1], '.4g')}."
    return described(figure, f"{what} Lines are {marked}.")


def _told(masks: Sequence[ArrayLike] | None, values: Sequence[ArrayLike | None] | None) -> str:
    """Say what a panel shows: how many units are crossed out, and the output."""
    dropped = sum(int(np.sum(np.asarray(mask) == 0)) for mask in masks or ())
    output = values[-1] if values else None
    said = "" if output is None else f", output {_number(float(np.ravel(output)[0]))}"
    return (f"{dropped} units crossed out" if dropped else "nothing dropped") + said


def _zoom(ax: Axes, where: NDArray[np.float64], marks: Mapping[float, Mark], zoom: tuple[float, float]) -> None:
    """Draw a stretch of the axis, enlarged, on the right."""
    inset = ax.inset_axes((0.68, 0.24, 0.31, 0.26))
    near = [x for x in where if zoom[0] <= x <= zoom[1]]
    inset.vlines(near, 0, 1, color=KEPT, lw=6)
    landmarks = [(x, mark) for x, mark in marks.items() if zoom[0] <= x <= zoom[1]]
    for n, (x, mark) in enumerate(landmarks):
        inset.plot([x, x], [0, 1], color=mark.colour, ls=mark.dashes, lw=1.8)
        left = n < len(landmarks) / 2
        shift, side = ((-4, 0), "right") if left else ((4, 0), "left")
        inset.annotate(
            f"{x:g}", (x, 0.85), shift, textcoords="offset points", ha=side, va="center", color=mark.colour, fontsize=9
        )
    inset.set(xlim=zoom, ylim=(0, 1.02), yticks=[])
    inset.spines["left"].set_visible(False)
    inset.tick_params(labelsize=8.5)
    inset.set_title("enlarged", fontsize=9, color=FULL)


def _points(ax: Axes, wide: float, tall: float) -> Callable[[float], float]:
    """Return a function from heights in distances of two units to font sizes, as large as the axes allow."""
    box = ax.get_window_extent()
    figure = ax.get_figure(root=True)
    scale = 72 / (figure.dpi if figure is not None else 72) * min(box.width / wide, box.height / tall)
    return lambda height: max(5.5, height * scale)


def _number(value: float, form: str = "g") -> str:
    """Write a number with a minus sign as wide as a plus."""
    return format(float(value), form).replace("-", "\u2212")


def _alive(sizes: list[int], masks: Sequence[ArrayLike] | None) -> list[NDArray[np.bool_]]:
    """Tell which units of each layer are kept; the output always is."""
    if masks is None:
        return [np.ones(size, dtype=bool) for size in sizes]
    alive = [*(np.asarray(m) != 0 for m in masks), np.ones(sizes[-1], dtype=bool)]
    if [a.size for a in alive] != sizes:
        raise ValueError(f"masks of {[a.size for a in alive[:-1]]} units do not fit layers of {sizes[:-1]}.")
    return alive


def _checked(rows: Sequence[ArrayLike | None] | None, sizes: list[int], what: str) -> list[NDArray[np.float64] | None]:
    """Return one row of numbers a layer, None where they are not known."""
    if rows is None:
        return [None] * len(sizes)
    arrays = [None if row is None else np.asarray(row, dtype=np.float64).ravel() for row in rows]
    if len(arrays) != len(sizes) or any(a is not None and a.size != n for a, n in zip(arrays, sizes, strict=True)):
        raise ValueError(f"{what} do not fit layers of {sizes} units.")
    return arrays


def _edges(
    ax: Axes,
    matrices: Sequence[NDArray[np.float64]],
    place: Sequence[Sequence[_Point]],
    alive: Sequence[NDArray[np.bool_]],
    ink: str,
    label_size: float | None,
) -> None:
    """Draw all connections; those between live units carry their weight, unless the size of its label is None."""
    thickest = max((abs(W).max() for W in matrices if W.size), default=1.0) or 1.0
    for k, W in enumerate(matrices):
        for i, j in zip(*np.nonzero(W), strict=True):
            weight, start, end = float(W[i, j]), place[k][int(j)], place[k + 1][int(i)]
            live = bool(alive[k + 1][i] and alive[k][j])
            _edge(ax, start, end, abs(weight) / thickest, weight < 0, ink if live else DROPPED, live)
            if label_size is not None and live:
                # this far along the labels of n edges into each of several units stand at equal distances
                _weight(ax, start, end, 1 - 1 / (len(place[k]) + 1), weight, ink, label_size)


def _edge(ax: Axes, start: _Point, end: _Point, share: float, negative: bool, colour: str, live: bool) -> None:
    """Draw one connection; ``share`` is the size of its weight over the largest one."""
    width = 0.8 + 2.0 * share if live else 0.8
    dashes = (0, (3, 1.6)) if negative else "-"
    ax.plot([start[0], end[0]], [start[1], end[1]], color=colour, lw=width, ls=dashes, zorder=2 if live else 1)


def _weight(ax: Axes, start: _Point, end: _Point, along: float, weight: float, ink: str, size: float) -> None:
    """Write what an edge weighs on it."""
    x, y = (s + along * (e - s) for s, e in zip(start, end, strict=True))
    box = {"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none"}
    ax.text(x, y, _number(weight), ha="center", va="center", fontsize=size, color=ink, bbox=box, zorder=3)


def _bias(ax: Axes, at: _Point, bias: float, colour: str, size: float) -> None:
    """Write the bias of a unit below it."""
    ax.text(at[0], at[1] - 0.3, _number(bias, "+g"), ha="center", va="top", fontsize=size, color=colour)


def _unit(ax: Axes, at: _Point, live: bool, ink: str, value: float | None, size: float) -> None:
    """Draw one unit, with what it says."""
    x, y = at
    if not live:
        ax.add_patch(Circle(at, _RADIUS, fc=DROPPED, ec=CROSS, lw=1.0, zorder=4))
        reach = 0.6 * _RADIUS
        for sign in (1, -1):
            ax.plot([x - reach, x + reach], [y - sign * reach, y + sign * reach], color=CROSS, lw=1.8, zorder=5)
        return
    speaks = value is not None and not math.isclose(value, 0.0, abs_tol=1e-12)
    ax.add_patch(Circle(at, _RADIUS, fc=ink if speaks else "white", ec=ink, lw=1.8, zorder=4))
    if value is not None:
        text = _number(value, ".3g")
        colour = "white" if speaks else ink
        ax.text(x, y, text, ha="center", va="center", fontsize=size, fontweight="bold", color=colour, zorder=5)
