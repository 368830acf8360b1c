"""The figures of notebook 6, "Relatives": maps under three kinds of coins, clouds of outputs, layers, widths.

They draw what they are given and toss no coin; each returns the figure, described by what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]

#: Grey that can be read as text.
GREY_TEXT = "#5f656b"

#: From paper to the ink of kept entries.
INK = LinearSegmentedColormap.from_list("ink", ["#f4f7fb", "#9fb8d8", KEPT, "#0c2340"])

#: What each kind of coin means for a pixel that fell.
NOTES = {
    "element": "a coin for each pixel:\nmost of its neighbours stay",
    "channel": "a coin for each map:\nits other pixels are gone as well",
    "block": "a coin for each place of a block:\nonly its rim has neighbours",
}

_LINES = ((KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"), (CROSS, (0, (1, 1.2)), "^"))


def edges(image: ArrayLike) -> Numbers:
    """Return four feature maps of an image: where it grows brighter to the right, left, bottom and top.

    Args:
        image: ``(side, side)``, from 0 to 1.

    Returns:
        Values from 0 to 1, ``(4, 2 side, 2 side)``: each pixel becomes four, and a trace of the image is left.
    """
    fine = np.kron(np.asarray(image, dtype=float), np.ones((2, 2)))
    right, down = (np.roll(fine, 2, axis) - fine for axis in (1, 0))
    return np.asarray([0.75 * np.maximum(e, 0) + 0.25 * fine for e in (right, -right, down, -down)])


def coins_on_maps(maps: ArrayLike, kept: Mapping[str, ArrayLike], notes: Mapping[str, str] = NOTES) -> Figure:
    """Draw the same feature maps whole and under several kinds of coins: values in ink, dropped entries crossed.

    Args:
        maps: four maps ``(4, side, side)`` with values from 0 to 1.
        kept: name of a kind to truth values ``(4, side, side)``; False is dropped.
        notes: name of a kind to what is said below its panel.

    Returns:
        The figure: a panel for the maps alone, and one for each kind.
    """
    values = np.asarray(maps, dtype=float)
    panels = {"nothing dropped": np.ones(values.shape, dtype=bool)} | {k: np.asarray(v) != 0 for k, v in kept.items()}
    with style():
        figure, axes = plt.subplots(
            1, len(panels), figsize=(3.7 * len(panels), 4.7), layout=ConstrainedLayoutEngine(w_pad=0.16)
        )
        for ax, (name, coins) in zip(np.ravel(axes), panels.items(), strict=True):
            _tiles(ax, values, coins)
            share = "" if coins.all() else f"{1 - coins.mean():.0%} of the pixels fell"
            ax.set_title(name, fontsize=15, fontweight="bold", pad=8)
            note = notes.get(name, "four feature maps\nof one image" if coins.all() else "")
            ax.text(0, -0.03, note, transform=ax.transAxes, va="top", fontsize=11.5, linespacing=1.35)
            ax.text(0, -0.20, share, transform=ax.transAxes, va="top", fontsize=11.5, color=GREY_TEXT)
    told = [f"{name}, {_fallen(coins)}" for name, coins in panels.items() if name in kept]
    return described(figure, f"{len(values)} feature maps, whole and with coins: {'; '.join(told)}.")


def drop_map_and_leak(drop_map: ArrayLike, p: float, rates: ArrayLike, r2: Mapping[str, ArrayLike]) -> Figure:
    """Draw how often each pixel of a map falls (left), and how well neighbours tell what fell (right).

    Args:
        drop_map: probabilities ``(side, side)``.
        p: the rate that was asked for.
        rates: rates of dropping ``(n,)``.
        r2: name of a kind to R squared ``(seeds, n)``.

    Returns:
        The figure.
    """
    table, x = np.asarray(drop_map, dtype=float), np.asarray(rates, dtype=float)
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(10.2, 4.4), width_ratios=(1, 1.15))
        left.imshow(table, cmap=INK, vmin=0, vmax=1.25 * table.max())
        for (i, j), chance in np.ndenumerate(table):
            ink = "white" if chance > 0.62 * table.max() else FULL
            left.text(j, i, f"{100 * chance:.0f}", ha="center", va="center", color=ink, fontsize=11)
        left.set(xticks=[], yticks=[])
        left.spines[:].set_visible(False)
        left.set_title(f"each pixel falls with this chance, in percent\nasked for {p:.0%}, mean {table.mean():.1%}")
        for (name, runs), (colour, dash, marker) in zip(r2.items(), _LINES, strict=False):
            values = np.asarray(runs, dtype=float)
            mean, spread = values.mean(axis=0), values.std(axis=0, ddof=1)
            right.errorbar(x, mean, spread, color=colour, ls=dash, marker=marker, capsize=4, ms=7)
            right.text(x[-1] * 1.04, mean[-1], name, color=_ink(colour), weight="bold", va="center")
        right.axhline(0, color=FAINT, lw=1)
        right.set(xlabel="p, the rate of dropping", ylabel="R², beyond the pixel's average", ylim=(-0.04, 0.6))
        right.set(xlim=(0, 1.45 * x[-1]), xticks=x)
        right.set_title(f"guessed from its neighbours\nbars: ± 1 standard deviation over {len(values)} seeds")
    corner, middle = table[0, 0], table[len(table) // 2, table.shape[1] // 2]
    what = f"Left: asked for {p:.0%}, the top left corner falls in {corner:.0%} of passes, the middle in {middle:.0%}, "
    what += f"on average {table.mean():.1%}. Right: R squared at rates {_listed(x)}: "
    told = [f"{name} {_listed(np.mean(np.asarray(v, dtype=float), axis=0))}" for name, v in r2.items()]
    return described(figure, f"{what}{'; '.join(told)}.")


def clouds(outputs: Mapping[str, tuple[ArrayLike, ArrayLike]]) -> Figure:
    """Draw all values that a pair of outputs can take, each with its probability, one panel a kind of coin.

    Args:
        outputs: name of a kind to pairs ``(n, 2)`` and their probabilities ``(n,)``.

    Returns:
        The figure; an area is a probability, the diamond the mean.
    """
    tables = {k: (np.asarray(z, dtype=float), np.asarray(w, dtype=float)) for k, (z, w) in outputs.items()}
    every = np.concatenate([z for z, _ in tables.values()])
    low, high = every.min(axis=0), every.max(axis=0)
    pad = 0.09 * (high - low)
    with style():
        figure, axes = plt.subplots(1, len(tables), figsize=(4.9 * len(tables), 4.5), sharex=True, sharey=True)
        for ax, (name, (z, weight)) in zip(np.ravel(axes), tables.items(), strict=True):
            mean = weight @ z
            covariance = (weight[:, None] * (z - mean)).T @ (z - mean)
            ax.scatter(*z.T, s=2600 * weight, color=KEPT, alpha=0.55, linewidths=0.8, edgecolors="white")
            ax.scatter(*z.T, s=4, color=KEPT)
            ax.plot(*mean, "D", color=MEAN, ms=10, mec="white", mew=1.5, zorder=5)
            ax.set_title(f"{name}: {len(z)} outcomes", fontweight="bold")
            together = np.round(covariance[0, 1], 9) + 0.0
            numbers = f"variances {covariance[0, 0]:.2f}, {covariance[1, 1]:.2f}\ncovariance {together:.2f}"
            ax.text(0.03, 0.97, numbers, transform=ax.transAxes, va="top")
            ax.set(xlim=(low[0] - pad[0], high[0] + pad[0]), ylim=(low[1] - pad[1], high[1] + 3.2 * pad[1]))
            ax.set_xlabel("first output")
        first, (z, weight) = np.ravel(axes)[0], next(iter(tables.values()))
        first.set_ylabel("second output")
        words: dict[str, Any] = {"xytext": (0, -16), "textcoords": "offset points", "ha": "center", "va": "top"}
        first.annotate("the mean", weight @ z, color=MEAN, weight="bold", **words)
        size = np.sqrt(2600 * weight.max() / np.pi)  # the radius of the largest cloud
        first.annotate(
            "an area is\na probability", z[weight.argmax()], color=KEPT, **words | {"xytext": (0, -size - 4)}
        )
    told = []
    for name, (z, weight) in tables.items():
        mean = weight @ z
        covariance = (weight[:, None] * (z - mean)).T @ (z - mean)
        moments = f"means {_listed(mean)}, variances {_listed(np.diag(covariance))}, covariance "
        told.append(f"{name}: {len(z)} outcomes, {moments}{_listed([covariance[0, 1]])}")
    return described(figure, f"Clouds of two outputs. {'. '.join(told)}.")


def through_layers(runs: Mapping[str, ArrayLike]) -> Figure:
    """Draw mean and variance of the units by layer: the mean over seeds and one standard deviation around it.

    Args:
        runs: name to moments ``(seeds, layers, 2)``: mean, variance.

    Returns:
        The figure.
    """
    with style():
        figure, axes = plt.subplots(1, 2, figsize=(10.2, 3.9))
        for which, (ax, word, fixed) in enumerate(zip(axes, ("mean", "variance"), (0, 1), strict=True)):
            ax.axhline(fixed, color=FAINT, lw=1)
            ends = []
            for (name, run), (colour, dash, marker) in zip(runs.items(), _LINES, strict=False):
                values = np.asarray(run, dtype=float)[:, :, which]
                layers, mean, spread = np.arange(values.shape[1]), values.mean(axis=0), values.std(axis=0, ddof=1)
                ax.fill_between(layers, mean - spread, mean + spread, color=colour, alpha=0.18, lw=0)
                ax.plot(layers, mean, color=colour, ls=dash, marker=marker, markevery=5, ms=6)
                ends.append((float(mean[-1]), name, _ink(colour)))
            place, least = -np.inf, 0.065 * np.diff(ax.get_ylim()).item()
            for height, name, colour in sorted(ends):
                place = max(height, place + least)
                ax.text(layers[-1] * 1.03, place, name, color=colour, weight="bold", va="center")
            ax.set(xlabel="layer", ylabel=f"{word} of the units", xlim=(0, 1.55 * layers[-1]))
            ax.set_xticks(range(0, len(layers), 10))
        axes[0].set_title(f"band: ± 1 standard deviation over {len(values)} seeds")
    told = []
    for name, run in runs.items():
        mean, variance = np.asarray(run, dtype=float)[:, -1].mean(axis=0)
        told.append(f"{name}, mean {round(mean, 1) + 0.0:.1f} and variance {round(variance, 1) + 0.0:.1f}")
    return described(figure, f"Units by layer, over {len(values)} seeds. At the last: {'; '.join(told)}.")


def shift(
    rates: ArrayLike, predicted: ArrayLike, measured: ArrayLike, units: tuple[ArrayLike, ArrayLike], behind: ArrayLike
) -> Figure:
    """Draw variance at test time over variance in training: against the rate, and unit by unit of a trained network.

    Args:
        rates: ``(n,)``.
        predicted: ratios by the formula ``(n,)``.
        measured: ratios of draws ``(seeds, n)``.
        units: predicted and measured ratio of each unit of a trained network ``(m,)``.
        behind: measured ratios of the sums that the next layer makes of them ``(k,)``.

    Returns:
        The figure.
    """
    x, drawn = np.asarray(rates, dtype=float), np.asarray(measured, dtype=float)
    formula, found, sums = (np.asarray(a, dtype=float) for a in (*units, behind))
    with style():
        figure, (left, right, last) = plt.subplots(1, 3, figsize=(11, 4.4), width_ratios=(1, 1, 0.28))
        left.plot(x, np.asarray(predicted, dtype=float), color=KEPT)
        left.errorbar(
            x, drawn.mean(axis=0), drawn.std(axis=0, ddof=1), fmt="D", color=MEAN, capsize=5, ms=6.5, zorder=4
        )
        left.axhline(1, color=FAINT, lw=1)
        left.text(x[0], 1.02, "no shift", color=GREY_TEXT)
        left.text(x[1], np.asarray(predicted)[1] + 0.04, "predicted", color=KEPT, weight="bold")
        left.text(x[-1], drawn[:, -1].mean() - 0.1, "measured", color=MEAN, weight="bold", ha="right")
        left.set(xlabel="p, the rate of dropping", ylabel="variance, test / training", ylim=(0, 1.12))
        left.set_title(f"ReLU of normal draws; bars: ± 1 standard\ndeviation over {len(drawn)} seeds")
        right.plot([0, 1], [0, 1], color=FAINT, lw=1)
        right.plot(formula, found, "o", color=KEPT, alpha=0.55, ms=5.5, mec="white", mew=0.5)
        right.text(0.02, 0.97, f"{len(formula)} units, a dot each", color=KEPT, weight="bold", va="top")
        right.text(0.7, 0.66, "as predicted", color=GREY_TEXT, va="top")
        last.boxplot([sums], widths=0.5, whis=(0, 100), **_box())
        last.set(
            ylim=(0, 1), xticks=[], title="the sums\nbehind them", xlabel=f"box: quartiles\nwhiskers: all {sums.size}"
        )
        right.set(xlabel="predicted ratio of a unit", ylabel="measured ratio", xlim=(0, 1), ylim=(0, 1))
        right.set_title("trained on digits with p = 0.5:\nthe layer that is dropped")
    by_rate = np.asarray(predicted, dtype=float)
    what = f"Left: predicted ratios from {by_rate[0]:.2f} at p = {x[0]:.1f} to {by_rate[-1]:.2f} at p = {x[-1]:.1f}; "
    off, typical = _up(np.max(np.abs(drawn.mean(axis=0) - by_rate))), _up(np.median(np.abs(found - formula)))
    what += f"draws lie within {off} of them. Right: {len(formula)} units, half of them within {typical} of the "
    what += "predicted ratio; their median is "
    return described(figure, f"{what}{np.median(found):.1f}, that of the sums behind them {np.median(sums):.1f}.")


def widths(errors: Mapping[tuple[int, float], ArrayLike]) -> Figure:
    """Draw the test errors of networks of several widths by how many units of a layer are kept on average.

    Args:
        errors: by width and rate of dropping, in percent, ``(seeds,)``.

    Returns:
        The figure: a line for each width, its rates along it, a ring at the least mean.
    """
    table = {key: np.asarray(values, dtype=float) for key, values in errors.items()}
    sizes, words = sorted({size for size, _ in table}), []
    looks = (
        (CROSS, (0, (1, 1.2)), "^"),
        (MEAN, (0, (5, 2)), "D"),
        (KEPT, "-", "o"),
        (FULL, (0, (4, 1.5, 1, 1.5)), "s"),
    )
    with style():
        figure, ax = plt.subplots(figsize=(8.6, 4.6))
        for size, (colour, dash, marker) in zip(sizes, looks, strict=False):
            rates = sorted(p for other, p in table if other == size)
            mean = np.array([table[size, p].mean() for p in rates])
            error = [table[size, p].std(ddof=1) / len(table[size, p]) ** 0.5 for p in rates]
            kept = size * (1 - np.array(rates))
            ax.errorbar(kept, mean, error, color=colour, ls=dash, marker=marker, ms=6.5, capsize=4)
            best = int(mean.argmin())
            ax.plot(kept[best], mean[best], "o", ms=16, mfc="none", mec=colour, mew=1.8)
            ax.annotate(
                f"p = {rates[best]:g}", (kept[best], mean[best]), (0, -13), textcoords="offset points",
                ha="center", va="top", color=_ink(colour), weight="bold",
            )  # fmt: skip
            worst = int(mean.argmax())  # an end of the line, where no other passes
            ax.annotate(
                f"{size} units", (kept[worst], mean[worst]), (0, 11), textcoords="offset points", ha="center",
                color=_ink(colour), weight="bold",
            )  # fmt: skip
            told = ", ".join(f"{m:.1f}% at p = {p:g}" for m, p in zip(mean, rates, strict=True))
            words.append(f"{size} units: {told}")
        ax.set(xscale="log", yscale="log", xlabel="units of a layer that are kept on average", ylabel="test error (%)")
        ticks = sorted({int(size * (1 - p)) for size, p in table})
        ax.set_xticks(ticks, labels=map(str, ticks))
        heights = [h for h in (2, 5, 10, 20, 50) if min(map(np.mean, table.values())) / 2 < h]
        ax.set_yticks(heights, labels=map(str, heights))
        ax.minorticks_off()
        count = len(next(iter(table.values())))
        ax.set_title(f"p falls to 0 from left to right; ring: least error\nbars: ± 1 standard error over {count} seeds")
        ax.margins(x=0.14, y=0.14)
    return described(figure, f"Test errors by the width of the layers and the rate. {'; '.join(words)}.")


def _tiles(ax: Axes, maps: Numbers, kept: NDArray[np.bool_]) -> None:
    """Draw four maps as two by two tiles; a dropped pixel is pale grey with a cross."""
    side = maps.shape[1]
    cells, colours, strokes = [], [], []
    for (k, i, j), value in np.ndenumerate(maps):
        x, y = (k % 2) * (side + 1) + j, (k // 2) * (side + 1) + i
        cells.append(Rectangle((x + 0.04, y + 0.04), 0.92, 0.92))
        colours.append(INK(value)[:3] if kept[k, i, j] else to_rgb(DROPPED))
        if not kept[k, i, j]:
            strokes += [[(x + 0.25, y + 0.5 - s * 0.25), (x + 0.75, y + 0.5 + s * 0.25)] for s in (1, -1)]
    ax.add_collection(PatchCollection(cells, facecolors=colours, edgecolors="none"))
    ax.add_collection(LineCollection(strokes, colors=CROSS, linewidths=1.0))
    ax.set(xlim=(0, 2 * side + 1), ylim=(2 * side + 1, 0), xticks=[], yticks=[], aspect="equal")
    ax.spines[:].set_visible(False)


def _fallen(kept: NDArray[np.bool_]) -> str:
    """Say how much of some maps fell, and how much of that has a neighbour, above, below or beside, that stayed."""
    stayed = np.pad(kept, ((0, 0), (1, 1), (1, 1)))
    beside_it = stayed[:, :-2, 1:-1] | stayed[:, 2:, 1:-1] | stayed[:, 1:-1, :-2] | stayed[:, 1:-1, 2:]
    if kept.all():
        return "no pixel fell"
    gone = int((~kept).all(axis=(1, 2)).sum())
    seen = f"{beside_it[~kept].mean():.0%} of these have a neighbour that stayed"
    return f"{1 - kept.mean():.0%} of the pixels fell, {seen}, {gone} of {len(kept)} maps fell whole"


def _listed(numbers: ArrayLike) -> str:
    """Write numbers with two digits after the point, and no zero with a minus."""
    return ", ".join(f"{np.round(number, 2) + 0.0:.2f}" for number in np.ravel(np.asarray(numbers, dtype=float)))


def _up(number: float) -> str:
    """Write a distance with two digits after the point, rounded up."""
    return f"{np.ceil(100 * round(float(number), 9)) / 100:.2f}"


def _ink(colour: str) -> str:
    return GREY_TEXT if colour == CROSS else colour


def _box() -> dict[str, dict[str, object]]:
    line: dict[str, object] = {"color": MEAN, "linewidth": 1.8}
    return {"boxprops": line, "whiskerprops": line, "capprops": line, "medianprops": {"color": MEAN, "linewidth": 3}}
