"""The pictures of one neuron: its worlds, its probabilities, its draws, its bent mean, its spread.

Nothing is worked out here that a student is asked for: states, means and variances come in as numbers, so that a wrong
answer makes a wrong picture. A state is ``(mask, probability, z)``; the mask holds a 1 for each input that is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon, Rectangle
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style

State = tuple[Any, float, float]

_PALE = "#e4ebf4"  # ink blue, thinned: a light area that still prints


def worlds(states: Sequence[State], terms: ArrayLike) -> Figure:
    """Draw the neuron once for each state: kept inputs in ink, dropped ones crossed out, z in the neuron.

    Args:
        states: up to eight of them, in the order in which they are drawn.
        terms: ``(n,)``, what each input adds when it is kept.

    Returns:
        One row of up to four panels, or two rows.
    """
    amounts = np.asarray(terms, dtype=float)
    columns = min(4, len(states))
    rows = -(-len(states) // columns)
    with style():
        figure, grid = plt.subplots(rows, columns, figsize=(2.45 * columns, 2.45 * rows), squeeze=False)
        for axes in grid.flat:
            axes.set_axis_off()
        for axes, (mask, probability, z) in zip(grid.flat, states, strict=False):
            _draw_world(axes, _coins(mask), float(probability), float(z), amounts)
    return described(figure, f"The neuron once in each world, dropped inputs crossed out: {_listed(states)}.")


def _draw_world(axes: Axes, kept: NDArray[np.bool_], probability: float, z: float, terms: NDArray[np.float64]) -> None:
    heights = np.linspace(0.5, -0.5, len(terms)) * (len(terms) - 1) if len(terms) > 1 else np.zeros(1)
    for number, (height, keep, term) in enumerate(zip(heights, kept, terms, strict=True), 1):
        axes.plot(
            [0, 1.7],
            [height, 0],
            color=KEPT if keep else CROSS,
            lw=2.6 if keep else 1.1,
            ls="-" if keep else (0, (3, 3)),
            zorder=1,
        )
        face, edge = (KEPT, KEPT) if keep else (DROPPED, CROSS)
        axes.add_patch(
            Circle((0, height), 0.27, facecolor=face, edgecolor=edge, lw=1.2, gid=f"input {number}", zorder=2)
        )
        if keep:
            axes.text(0, height, f"{term:.3g}", ha="center", va="center", color="white", weight="bold", zorder=4)
        else:
            axes.plot([0], [height], marker="x", ms=11, mew=2.2, color=FULL, gid=f"cross {number}", zorder=3)
    axes.add_patch(Circle((1.7, 0), 0.36, facecolor="white", edgecolor=FULL, lw=1.8, zorder=2))
    axes.text(1.7, 0, f"{z:.3g}", ha="center", va="center", size=13, weight="bold", zorder=3)
    axes.text(1.7, 0.47, "z", ha="center", va="bottom", style="italic", size=12)
    low = heights.min() - 1.05
    axes.text(-0.3, low + 0.26, f"probability {probability:.3g}", size=11)
    axes.add_patch(Rectangle((-0.3, low), 2.4, 0.16, facecolor="white", edgecolor=FAINT, lw=0.9))
    axes.add_patch(Rectangle((-0.3, low), 2.4 * probability, 0.16, facecolor=FULL, gid="probability"))
    axes.set(xlim=(-0.42, 2.22), ylim=(low - 0.1, max(heights.max() + 0.35, 0.8)), aspect="equal")


def state_areas(states: Sequence[State], names: Sequence[str] = ()) -> Figure:
    """Draw the unit square, cut coin by coin, across and down in turn; each state's area is its probability.

    The cuts are read off the states' own probabilities, so probabilities that do not belong to independent coins give
    crooked cuts, and ones that do not add up to 1 miss the frame.

    Args:
        states: all ``2**n`` of them.
        names: of the inputs; the first two label the axes.

    Returns:
        The square.
    """
    table = {tuple(_coins(mask).tolist()): (float(c), float(z)) for mask, c, z in states}
    with style():
        figure, axes = plt.subplots(figsize=(5.3, 5.1))
        _cut(axes, table, (), (0.0, 0.0, 1.0, 1.0))
        axes.add_patch(Rectangle((0, 0), 1, 1, facecolor="none", edgecolor=FULL, lw=1.6))
        axes.set(xlim=(-0.01, 1.01), ylim=(-0.01, 1.01), aspect="equal", xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        first = sum(c for mask, (c, _) in table.items() if mask[0])
        label = names or [f"input {i}" for i in range(1, 3)]
        axes.text(first / 2, 1.03, f"{label[0]} kept", ha="center", color=KEPT, weight="bold")
        axes.text((1 + first) / 2, 1.03, "dropped", ha="center", color=CROSS)
        if len(next(iter(table))) > 1:
            second = sum(c for mask, (c, _) in table.items() if mask[1])
            axes.text(
                -0.035, second / 2, f"{label[1]} kept", va="center", ha="center", rotation=90, color=KEPT, weight="bold"
            )
            axes.text(-0.035, (1 + second) / 2, "dropped", va="center", ha="center", rotation=90, color=CROSS)
    what = "A square, cut across by one coin and down by the other, into areas the size of probabilities"
    return described(figure, f"{what}: {_listed(states)}.")


def _cut(
    axes: Axes,
    table: dict[tuple[bool, ...], tuple[float, float]],
    prefix: tuple[bool, ...],
    box: tuple[float, float, float, float],
) -> None:
    """Draw the states that begin with ``prefix`` into ``box`` (left, bottom, width, height)."""
    left, bottom, width, height = box
    below = {mask: row for mask, row in table.items() if mask[: len(prefix)] == prefix}
    if prefix in below:
        probability, z = below[prefix]
        kept = sum(prefix) / max(len(prefix), 1)
        face = KEPT if kept == 1 else _PALE if kept > 0 else DROPPED
        name = "".join(str(int(coin)) for coin in prefix)
        axes.add_patch(
            Rectangle((left, bottom), width, height, facecolor=face, edgecolor="white", lw=2, gid=f"state {name}")
        )
        ink = "white" if kept == 1 else FULL
        text = f"z = {z:.3g}\n{probability:.3g}"
        turned = 90 if width < 0.24 and height > 1.3 * width else 0
        size = 15 if min(width, height) > 0.5 else 10.5
        label = axes.text(
            left + width / 2, bottom + height / 2, text, ha="center", va="center", color=ink, size=size, rotation=turned
        )
        if kept == 0:  # crossed out, but for the numbers
            label.set_bbox({"facecolor": DROPPED, "edgecolor": "none", "pad": 2})
            for ends in ((bottom, bottom + height), (bottom + height, bottom)):
                axes.plot([left, left + width], ends, color="white", lw=2.2, zorder=1.5)
        return
    total = sum(c for c, _ in below.values()) or 1.0
    share = sum(c for mask, (c, _) in below.items() if mask[len(prefix)]) / total
    if len(prefix) % 2 == 0:
        boxes = (left, bottom, width * share, height), (left + width * share, bottom, width * (1 - share), height)
    else:
        boxes = (left, bottom, width, height * share), (left, bottom + height * share, width, height * (1 - share))
    _cut(axes, table, (*prefix, True), boxes[0])
    _cut(axes, table, (*prefix, False), boxes[1])


def draws_and_stems(
    values: ArrayLike, exact: ArrayLike, shares: ArrayLike, mean: float, *, label: str = "10,000 draws"
) -> Figure:
    """Draw exact probabilities as stems on the shares that were drawn, with error bars over seeds.

    Args:
        values: ``(k,)``, what z can be.
        exact: ``(k,)``, the probability of each.
        shares: ``(seeds, k)``, the share of each among the draws, a row for each seed.
        mean: the exact mean of z, marked on the axis.
        label: of the bars.

    Returns:
        Above the shares; below the distance of each seed's share from its stem, in percentage points.
    """
    at, stems, drawn = (np.asarray(a, dtype=float) for a in (values, exact, shares))
    with style():
        figure, (top, low) = plt.subplots(2, 1, figsize=(7.2, 5.8), sharex=True, height_ratios=(1.2, 1.4))
        spread = drawn.std(axis=0, ddof=1)
        top.bar(at, drawn.mean(axis=0), width=0.62, color=_PALE, edgecolor=KEPT, lw=1, zorder=1)
        top.vlines(at, 0, stems, color=FULL, lw=2.4, zorder=2)
        top.plot(at, stems, "o", color=FULL, ms=8, zorder=3, gid="stems")
        for z, stem in zip(at, stems, strict=True):
            top.annotate(f"{stem:.3g}", (z, stem), (0, 9), textcoords="offset points", ha="center", weight="bold")
        top.axvline(mean, ymax=0.86, color=MEAN, ls="--", gid="mean")
        top.text(mean, float(stems.max()) * 1.13, f"mean {mean:.3g}", color=MEAN, weight="bold", ha="center")
        biggest = int(np.argmax(stems))
        top.annotate(
            f"{label}\n(pale bar)",
            (at[biggest] + 0.31, stems[biggest] * 0.55),
            (10, 0),
            textcoords="offset points",
            color=KEPT,
            va="center",
        )
        top.annotate(
            "exact (black stem)", (at[biggest], stems[biggest]), (22, 2), textcoords="offset points", va="center"
        )
        top.set(ylabel="probability", ylim=(0, float(stems.max()) * 1.25), xlim=(at.min() - 0.9, at.max() + 1.9))
        low.axhline(0, color=FULL, lw=1.4)
        sideways = np.linspace(-0.2, 0.2, len(drawn))
        for z, column, stem in zip(at, drawn.T, stems, strict=True):
            low.plot(z - 0.12 + sideways, 100 * (column - stem), "o", ms=3.2, color=KEPT, alpha=0.55, mec="none")
        centre = 100 * (drawn.mean(axis=0) - stems)
        low.errorbar(at + 0.22, centre, 200 * spread, fmt="D", ms=5, color=MEAN, capsize=4, lw=1.8, gid="errors")
        low.set(xlabel="z", ylabel="drawn − exact\n(percentage points)", xticks=at)
        widest = int(np.argmax(np.diff(at)))  # the words stand where no state is
        low.text(
            (at[widest] + at[widest + 1]) / 2, 0.97,
            f"a dot for each seed;\ndiamond and bar: mean\nof {len(drawn)} seeds ± 2 sd",
            transform=low.get_xaxis_transform(), ha="center", va="top", size=9,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )  # fmt: skip
    stands = "at one of them" if np.isclose(at, mean).any() else "at none of them"
    missed = 100 * np.abs(drawn - stems)
    what = f"Bars of drawn shares under stems at {_numbers(at)}, as high as their exact probabilities; "
    what += f"the mean, {mean:.3g}, stands {stands}. Below, how far each seed missed: {np.median(missed):.2g} "
    return described(figure, what + f"percentage points in the median, {missed.max():.2g} at most.")


def kink(states: Sequence[State], mean: float, mean_of_relu: float) -> Figure:
    """Draw ReLU with the states on it, and the gap between the mean of the ReLU and the ReLU of the mean.

    Args:
        states: each a dot on the curve, its area in proportion to its probability.
        mean: of z.
        mean_of_relu: the mean of relu(z).

    Returns:
        The curve with both points and the gap between them.
    """
    z = np.array([float(s[2]) for s in states])
    probability = np.array([float(s[1]) for s in states])
    bent = max(mean, 0.0)
    reach = max(float(np.max(np.abs(z))), 1.0) * 1.18
    with style():
        figure, axes = plt.subplots(figsize=(7.2, 4.3))
        axes.plot([-reach, 0, reach], [0, 0, reach], color=FULL, lw=1.6, zorder=1)
        axes.annotate("relu(z)", (reach * 0.93, reach * 0.93), (-8, 2), textcoords="offset points", ha="right")
        axes.scatter(
            z,
            np.maximum(z, 0),
            s=40 + 1500 * probability,
            color=KEPT,
            alpha=0.85,
            edgecolor="white",
            zorder=2,
            gid="states",
        )
        for value, c in zip(z, probability, strict=True):
            away = 13 + 17 * float(np.sqrt(c))
            axes.annotate(
                f"z = {value:.3g}\n{c:.3g}".replace("-", "\u2212"),
                (value, max(value, 0.0)),
                (0, -away),
                textcoords="offset points",
                ha="center",
                va="top",
                size=9.5,
                color=KEPT,
            )
        axes.plot([mean, mean], [bent, mean_of_relu], color=MEAN, lw=3, zorder=3, gid="gap")
        axes.plot([mean], [bent], marker="s", ms=9, color="white", mec=FULL, mew=1.8, zorder=4)
        axes.plot([mean], [mean_of_relu], marker="D", ms=9, color=MEAN, zorder=4)
        high, ends = 0.52 * reach, {"arrowstyle": "-", "color": FAINT, "shrinkB": 6}
        for height, text, ink, end in (
            (high, f"mean of the ReLU: E[relu(z)] = {mean_of_relu:.3g}", MEAN, mean_of_relu),
            (high - 0.16 * reach, f"ReLU of the mean: relu(E[z]) = {bent:.3g}", FULL, bent),
        ):
            axes.annotate(
                text,
                (mean, end),
                (-0.97 * reach, height),
                ha="left",
                va="center",
                color=ink,
                weight="bold",
                arrowprops={**ends, "relpos": (1, 0.5)},
            )
        axes.text(-0.97 * reach, high + 0.16 * reach, f"gap {mean_of_relu - bent:.3g}", va="center", size=12)
        axes.set(ylim=(-0.34 * reach, reach), xlim=(-reach, 1.04 * reach), yticks=np.arange(0, reach, 1))
        axes.text(1.04 * reach, -0.03 * reach, "z", va="top", ha="right", style="italic")
        axes.spines[["bottom", "left"]].set_visible(False)
        axes.axhline(0, color=FAINT, lw=0.8, zorder=0)
        axes.tick_params(axis="x", length=0, labelbottom=False)
    lies = "above" if mean_of_relu > bent else "not above"
    what = (
        f"ReLU with the states {_numbers(np.unique(z))} on it; the mean of the ReLU, {mean_of_relu:.3g}, lies {lies} "
    )
    return described(figure, what + f"the ReLU of the mean, {bent:.3g}.")


def squares_on_sides(first: float, second: float, own_coins: float, shared_coin: float) -> Figure:
    """Draw variances as areas: with a coin each they add like squares on a right triangle, with one coin they do not.

    Args:
        first: standard deviation that the first input brings, ``a``.
        second: that of the second, ``b``.
        own_coins: the variance of z with a coin for each input.
        shared_coin: the variance of z with one coin for both.

    Returns:
        Both pictures on one scale: three squares around a triangle, and one square cut into four.
    """
    own, shared = float(np.sqrt(own_coins)), float(np.sqrt(shared_coin))
    a, b = np.array([first, 0.0]), np.array([0.0, second])
    with style():
        figure, axes = plt.subplots(figsize=(11.2, 6.3))
        _square(axes, np.zeros(2), a, f"{first**2:.3g}", _PALE, f"input 1\nsd {first:.3g}")
        _square(axes, b, -b, f"{second**2:.3g}", _PALE, f"input 2\nsd {second:.3g}")
        along = (b - a) / np.hypot(first, second) * own  # as long as the student's number says
        _square(axes, a, along, f"{own_coins:.3g}", KEPT, f"z: sd {own:.3g}")
        axes.add_patch(
            Polygon([np.zeros(2), a, b], facecolor="white", edgecolor=FULL, lw=2.2, zorder=3, gid="triangle")
        )
        corner = 0.11 * min(first, second)
        axes.plot([corner, corner, 0], [0, corner, corner], color=FULL, lw=1.2, zorder=4)
        right, top = first + second + 1.6, max(first + second, shared - first) + 1.0
        base = (top - 1.0 - first - shared) / 2
        parts = (
            (0, 0, first, first),
            (first, first, second, second),
            (first, 0, second, first),
            (0, first, first, second),
        )
        for number, (x, y, width, height) in enumerate(parts):
            both = number >= 2
            axes.add_patch(
                Rectangle(
                    (right + x, base + y), width, height,
                    facecolor=MEAN if both else _PALE, edgecolor="white", lw=2.5,
                    hatch="//" if both else None, gid="part",
                )
            )  # fmt: skip
            box = {"facecolor": "white", "edgecolor": "none", "pad": 3} if both else None
            middle = right + x + width / 2, base + y + height / 2
            axes.text(*middle, f"{width * height:.3g}", ha="center", va="center", size=20, weight="bold", bbox=box)
        axes.add_patch(Rectangle((right, base), shared, shared, facecolor="none", edgecolor=FULL, lw=2.2, gid="shared"))
        axes.annotate(
            "", (right, base - 0.35), (right + shared, base - 0.35), arrowprops={"arrowstyle": "<->", "color": FULL}
        )
        axes.text(
            right + shared / 2,
            base - 0.6,
            f"z: sd {shared:.3g}, variance {shared_coin:.3g}",
            ha="center",
            va="top",
            size=12,
        )
        note = "hatched: the inputs rise and fall together (covariance)"
        axes.text(right + shared / 2, base + shared + 0.25, note, ha="center", size=10.5)
        axes.text(
            (first + second - second) / 2, top, "A coin for each: squares add", ha="center", size=14, weight="bold"
        )
        axes.text(right + shared / 2, top, "One coin for both: sides add", ha="center", size=14, weight="bold")
        axes.set(xlim=(-second - 0.2, right + shared + 0.2), ylim=(-first - 0.2, top + 0.7), aspect="equal")
        axes.set_axis_off()
    what = f"Left, on a right triangle, squares of {first**2:.3g}, {second**2:.3g} and {own_coins:.3g}; right one of "
    what += f"{shared_coin:.3g}, made of {first**2:.3g}, {second**2:.3g} and two rectangles of {first * second:.3g}."
    return described(figure, what)


def _square(
    axes: Axes, start: NDArray[np.float64], side: NDArray[np.float64], area: str, face: str, label: str
) -> None:
    """Draw a square on the side that runs from ``start``, to its right-hand side."""
    out = np.array([side[1], -side[0]])
    corners = [start, start + side, start + side + out, start + out]
    axes.add_patch(Polygon(corners, facecolor=face, edgecolor=FULL, lw=1.3, zorder=2, gid="square"))
    middle = start + side / 2 + out / 2
    ink = "white" if face == KEPT else FULL
    axes.text(middle[0], middle[1], area, ha="center", va="bottom", size=24, weight="bold", color=ink, zorder=5)
    axes.text(middle[0], middle[1], label, ha="center", va="top", size=11, color=ink, zorder=5)


def lucky_sums(sums: ArrayLike, probability: ArrayLike, target: float) -> Figure:
    """Draw how probable each sum is, and mark the one that equals the sum before dropping.

    Args:
        sums: ``(k,)``, the sum in each state; equal ones are put together.
        probability: ``(k,)``, of each state.
        target: the sum before dropping, which is also the mean.

    Returns:
        A stem for each sum, the target's in orange with its probability.
    """
    keys, place = np.unique(np.round(np.asarray(sums, dtype=float), 9), return_inverse=True)
    height = np.bincount(place.ravel(), weights=np.asarray(probability, dtype=float))
    hit = np.isclose(keys, target)
    with style():
        figure, axes = plt.subplots(figsize=(7.6, 3.7))
        axes.vlines(keys[~hit], 0, height[~hit], color=KEPT, lw=2.2, gid="stems")
        axes.vlines(keys[hit], 0, height[hit], color=MEAN, lw=5, gid="target")
        chance = float(height[hit].sum())
        axes.annotate(
            f"unchanged ({target:.3g}): {chance:.1%}", (target, chance), (-10, 16), textcoords="offset points",
            ha="right", color=MEAN, weight="bold", arrowprops={"arrowstyle": "-", "color": MEAN},
        )  # fmt: skip
        axes.annotate(
            f"changed: {1 - chance:.1%}, all other stems together",
            (0.02, 0.62),
            xycoords="axes fraction",
            color=KEPT,
            weight="bold",
        )
        axes.set(xlabel="sum of the outputs", ylabel="probability", ylim=(0, float(height.max()) * 1.25))
    what = f"Stems at every sum from {keys.min():.4g} to {keys.max():.4g}: {target:.4g}, unchanged, has {chance:.1%}, "
    tallest = keys[int(np.argmax(height))]
    return described(figure, what + f"all others together {1 - chance:.1%}; {tallest:.4g} is the tallest.")


def _listed(states: Sequence[State]) -> str:
    return "; ".join(f"z = {z:g} with probability {chance:.2f}" for _, chance, z in states)


def _numbers(values: NDArray[np.float64]) -> str:
    """Write numbers one after the other."""
    *before, last = (f"{value:.3g}".replace("-", "\u2212") for value in values)
    return f"{', '.join(before)} and {last}" if before else last


def _coins(mask: Any) -> NDArray[np.bool_]:
    coins: NDArray[np.bool_] = np.asarray(mask, dtype=float).ravel() != 0
    return coins
