"""The figures of notebook 3, "From coins to masks": draws, masks, running means, and a line-up.

They draw what they are given: arrays of draws, of coins, of sums. None of them tosses a coin, and each returns the
figure, which a notebook shows at the end of its cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from .style import CROSS, DROPPED, FULL, KEPT, MEAN, described, style

#: Grey that can be read as text.
GREY_TEXT = "#5f656b"

#: How far a cross reaches into its cell of side 1.
_ARM = 0.24


def unit_interval(u: ArrayLike, p: float) -> Figure:
    """Draw random numbers as ticks over the interval, whose first part, of length p, drops.

    Args:
        u: the draws ``(n,)``.
        p: where the interval is cut.

    Returns:
        The figure.
    """
    draws = np.asarray(u, dtype=float)
    with style():
        figure, ax = plt.subplots(figsize=(7.2, 1.75))
        for left, width, colour in ((0.0, p, DROPPED), (p, 1 - p, KEPT)):
            ax.add_patch(Rectangle((left, 0), width, 0.5, facecolor=colour, edgecolor="white", linewidth=1.5))
        ax.text(p / 2, 0.25, "dropped  0", ha="center", va="center", color=FULL)
        ax.text((1 + p) / 2, 0.25, "kept  1", ha="center", va="center", color="white")
        _crosses(ax, [(0.025, 0.25), (p - 0.025, 0.25)], 0.010, 0.09, FULL)
        ax.vlines(draws, 0.5, 1.0, color=FULL, linewidth=1.2)
        ax.plot(draws, np.full(draws.size, 1.0), "o", color=FULL, markersize=6, clip_on=False)
        ax.text(0.0, 1.2, f"{draws.size} draws of u", color=FULL, ha="left", va="bottom")
        ax.set(
            xlim=(-0.01, 1.01), ylim=(-0.02, 1.35), yticks=[], xticks=[0, p, 1], xticklabels=["0", f"p = {p:g}", "1"]
        )
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.tick_params(length=0)
    fell = int((draws < p).sum())
    what = f"{draws.size} draws over the interval from 0 to 1: {fell} fall left of p = {p:g}, dropped, "
    return described(figure, f"{what}{draws.size - fell} right of it, kept.")


def rows_of_a_mask(mask: ArrayLike, p: float) -> Figure:
    """Draw a mask, entry by entry, and how many entries each row keeps.

    Args:
        mask: coins ``(examples, units)``; 0 is dropped.
        p: the probability of dropping, for the mean that is marked.

    Returns:
        The figure.
    """
    coins = np.asarray(mask) != 0
    rows, units = coins.shape
    counts, mean = coins.sum(axis=1), units * (1 - p)
    reach = int(np.ceil(np.abs(counts - mean).max()))
    with style():
        figure, ax = plt.subplots(figsize=(8.4, 0.235 * rows + 0.95))
        draw_mask(ax, coins)
        middle = units + reach + 3.5  # where the mean stands in the column of counts
        ax.plot([middle, middle], [-0.2, rows + 0.2], color=MEAN, linestyle="--", linewidth=1.8)
        for row, count in enumerate(counts):
            x, side = middle + count - mean, 1 if count >= mean else -1
            ax.plot([middle, x], [row + 0.5] * 2, color=KEPT, linewidth=1.5)
            ax.plot(x, row + 0.5, "o", color=KEPT, markersize=6.5)
            ax.text(
                x + 0.6 * side, row + 0.5, str(count), va="center", ha="left" if side > 0 else "right", fontsize=9.5
            )
        ax.text(0, -0.45, f"{rows} examples, {units} units each", va="bottom")
        ax.text(middle, -0.45, "kept in each row", va="bottom", ha="center")
        ax.text(middle, rows + 0.4, f"expected {mean:g}", va="top", ha="center", color=MEAN)
        ax.set(xlim=(0, middle + reach + 2.5), ylim=(rows + 1.4, -1.4))
    what = f"A mask, {rows} rows of {units}: they keep {counts.min()} to {counts.max()} units; "
    return described(figure, f"{what}the expected number is {mean:.3g}.")


def running_means(sums: Mapping[str, Sequence[ArrayLike]], expected: Mapping[str, float], full: float) -> Figure:
    """Draw running means of sums over passes: the mean over seeds, and one standard deviation around it.

    Args:
        sums: for each rule one array ``(passes,)`` a seed.
        expected: the expectation for each rule.
        full: the sum with nothing dropped.

    Returns:
        The figure.
    """
    looks = ((KEPT, "-"), (MEAN, "--"), (CROSS, "-."), (FULL, ":"))
    with style():
        figure, ax = plt.subplots(figsize=(7.2, 3.9))
        ax.axhline(full, color=FULL, linewidth=1.2)
        for (rule, runs), (colour, dash) in zip(sums.items(), looks, strict=False):
            table = np.array([np.asarray(r, dtype=float) for r in runs])
            passes = np.arange(1, table.shape[1] + 1)
            means = table.cumsum(axis=1) / passes
            middle, spread = means.mean(axis=0), means.std(axis=0, ddof=1)
            ax.fill_between(passes, middle - spread, middle + spread, color=colour, alpha=0.22, linewidth=0)
            ax.plot(passes, middle, color=colour, linestyle=dash)
            ax.plot(passes, means[0], color=colour, linewidth=0.8, alpha=0.8)
            label = f"{rule}\n→ {expected[rule]:g}"
            ink = GREY_TEXT if colour == CROSS else colour
            ax.text(passes[-1] * 1.08, expected[rule], label, color=ink, va="center", linespacing=1.15)
        ax.text(1.05, full + 0.12, "nothing dropped", color=FULL, fontsize=9.5, va="bottom")
        ax.set(xscale="log", xlim=(1, passes[-1]), xlabel="passes", ylabel="running mean of the sum")
        ax.set_title(f"band: ± 1 standard deviation over {table.shape[0]} seeds; thin: one seed")
        ax.set_xticks(
            [1, 10, 100, 1000][: int(np.log10(passes[-1])) + 1],
            labels=["1", "10", "100", "1,000"][: int(np.log10(passes[-1])) + 1],
        )
    ends = {name: float(np.mean([np.asarray(one, dtype=float).mean() for one in runs])) for name, runs in sums.items()}
    told = ", ".join(f"{name} ends at {end:.3g} (expected {expected[name]:.3g})" for name, end in ends.items())
    return described(figure, f"Running means over the passes, with nothing dropped {full:.3g}: {told}.")


def line_up(masks: Mapping[str, ArrayLike]) -> Figure:
    """Draw masks side by side, each over its name and the share it keeps.

    Args:
        masks: name to coins ``(examples, units)``; 0 is dropped.

    Returns:
        The figure.
    """
    with style():
        columns = 3
        rows = -(-(len(masks) + 1) // columns)
        layout = ConstrainedLayoutEngine(h_pad=0.09, w_pad=0.09)
        figure, axes = plt.subplots(rows, columns, figsize=(10.5, 2.78 * rows), layout=layout)
        places = list(np.ravel(axes))
        for ax, (name, mask) in zip(places, masks.items(), strict=False):
            coins = np.asarray(mask) != 0
            draw_mask(ax, coins)
            ax.set_title(name, fontweight="bold", fontsize=14)
            ax.text(
                1, 1.03, f"keeps {coins.mean():.0%}", transform=ax.transAxes, ha="right", va="bottom", color=GREY_TEXT
            )
        for ax in places[len(masks) :]:
            ax.axis("off")
        note = places[len(masks)]
        note.text(
            0.06, 0.74, "One of these is real.", fontsize=17, fontweight="bold", color=FULL, transform=note.transAxes
        )
        note.text(
            0.06,
            0.55,
            "Four are fakes that drop\nthe right share.",
            fontsize=13,
            color=FULL,
            va="center",
            transform=note.transAxes,
        )
        for y, kept, word in ((0.27, True, "kept"), (0.09, False, "dropped")):
            key = note.inset_axes((0.06, y, 0.055, 0.13))
            draw_mask(key, np.array([[kept]]))
            note.text(0.15, y + 0.065, word, va="center", fontsize=12, color=FULL, transform=note.transAxes)
    shares = ", ".join(f"{name} keeps {np.mean(np.asarray(m) != 0):.0%}" for name, m in masks.items())
    return described(figure, f"{len(masks)} masks side by side: {shares}.")


def fingerprints(measured: Mapping[str, Sequence[Mapping[str, float]]], real: str) -> Figure:
    """Draw numbers measured on several masks over several seeds: means, with one standard deviation as bars.

    Args:
        measured: name of a mask to one fingerprint a seed, all with the same keys.
        real: the name of the mask that the others are held against.

    Returns:
        The figure.
    """
    names = list(measured)
    quantities = list(measured[real][0])
    with style():
        figure, axes = plt.subplots(1, len(quantities), figsize=(2.55 * len(quantities), 3.1), sharey=True)
        heights = np.arange(len(names))[::-1]
        for ax, quantity in zip(np.ravel(axes), quantities, strict=True):
            values = np.array([[run[quantity] for run in measured[name]] for name in names])
            means, spreads = values.mean(axis=1), values.std(axis=1, ddof=1)
            at = means[names.index(real)]
            ax.axvline(at, color=KEPT, linewidth=1, alpha=0.5)
            for name, y, mean, spread in zip(names, heights, means, spreads, strict=True):
                error = max(spread, spreads[names.index(real)]) / np.sqrt(values.shape[1])
                look = (KEPT, "o") if name == real else (MEAN, "D") if abs(mean - at) > 5 * error else (CROSS, "o")
                colour, marker = look
                ax.errorbar(mean, y, xerr=spread, color=colour, marker=marker, capsize=3.5, markersize=7, linewidth=1.6)
            low, high = min(means - spreads), max(means + spreads)
            pad = max(0.12 * (high - low), 0.05)
            ax.set(xlim=(low - pad, high + pad), ylim=(-0.6, len(names) - 0.4), yticks=heights, yticklabels=names)
            ax.set_title(quantity, fontsize=11)
            ax.tick_params(axis="y", length=0)
            ax.spines["left"].set_visible(False)
            ax.grid(axis="y", color=DROPPED, linewidth=0.6)
            ax.set_axisbelow(True)
            ax.locator_params(axis="x", nbins=4)
        bars = f"bars: ± 1 standard deviation over {len(measured[real])} seeds"
        note = f"{bars}; diamonds: more than 5 standard errors from the real mask"
        figure.supxlabel(note, fontsize=9.5, color=GREY_TEXT)
        for label in np.ravel(axes)[0].get_yticklabels():
            if label.get_text() == real:
                label.set(color=KEPT, fontweight="bold")
    numbers = list(next(iter(measured.values()))[0])
    lines = []
    for name, runs in measured.items():
        middle = ", ".join(f"{number} {np.mean([run[number] for run in runs]):.2f}" for number in numbers)
        lines.append(f"{name}: {middle}")
    return described(figure, f"Each mask's numbers, their means over the seeds. {'; '.join(lines)}.")


def draw_mask(ax: Axes, coins: ArrayLike) -> None:
    """Draw a mask into axes: kept entries ink blue, dropped ones pale grey with a cross; the first row on top.

    Args:
        ax: where to draw.
        coins: truth values ``(rows, columns)``; False is dropped.
    """
    kept = np.asarray(coins) != 0
    rows, columns = kept.shape
    for wanted, colour in ((True, KEPT), (False, DROPPED)):
        cells = [Rectangle((j + 0.05, i + 0.05), 0.9, 0.9) for i, j in np.argwhere(kept == wanted)]
        ax.add_collection(PatchCollection(cells, facecolor=colour, edgecolor="none"))
    _crosses(ax, [(j + 0.5, i + 0.5) for i, j in np.argwhere(~kept)], _ARM, _ARM, CROSS)
    ax.set(xlim=(0, columns), ylim=(rows, 0), xticks=[], yticks=[], aspect="equal")
    ax.spines[:].set_visible(False)


def _crosses(ax: Axes, centres: Sequence[tuple[float, float]], dx: float, dy: float, colour: str) -> None:
    strokes = [[(x - dx, y - s * dy), (x + dx, y + s * dy)] for x, y in centres for s in (1, -1)]
    ax.add_collection(LineCollection(strokes, colors=colour, linewidths=0.9))
