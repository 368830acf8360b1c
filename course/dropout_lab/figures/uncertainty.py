"""Passes with their coins left on: fans, intervals against what happened, and entropies in their two parts.

Everything comes in as numbers that were measured. The mean of the passes is orange, passes are ink blue, the truth and
the data are black; bars and bands are standard deviations over seeds unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]


def more_passes(T: Sequence[int], means: ArrayLike, stds: ArrayLike, exact: tuple[float, float]) -> Figure:
    """Draw what more passes change: the mean and the spread that each of some seeds finds after T of them.

    Args:
        T: numbers of passes, ascending.
        means: (seeds, len(T)).
        stds: (seeds, len(T)).
        exact: the mean and the standard deviation over all coins.

    Returns:
        Left the means, right the stds, a line a seed; the axis of T is logarithmic.
    """
    with style():
        figure, both = plt.subplots(1, 2, figsize=(9.4, 3.7))
        for axes, values, target, title in zip(
            both, (means, stds), exact, ("mean of T passes", "std of T passes"), strict=True
        ):
            runs = np.asarray(values, dtype=float)
            axes.plot(T, runs.T, color=KEPT, lw=0.9, alpha=0.5)
            axes.axhline(target, color=MEAN, lw=2.2, ls=(0, (5, 2)))
            axes.annotate(
                f"all coins: {target:g}",
                (T[-1], target),
                (0, 7),
                textcoords="offset points",
                ha="right",
                color=MEAN,
                weight="bold",
                bbox={"fc": "white", "ec": "none", "pad": 1, "alpha": 0.85},
            )
            reach = 1.1 * abs(runs - target).max()
            axes.set(title=title, xlabel="passes T", xscale="log", ylim=(target - reach, target + reach))
            axes.set_xticks(T, [str(t) for t in T])
            axes.minorticks_off()
    spread = [np.asarray(stds, dtype=float)[:, k] for k in (0, -1)]
    ends = [np.asarray(means, dtype=float)[:, k].std() for k in (0, -1)]
    what = f"Means and standard deviations of {T[0]} to {T[-1]:,} passes, a line a seed. The means differ by "
    what += f"{ends[0]:.2g} and then by {ends[1]:.2g} (standard deviation over seeds); the stds are "
    what += f"{spread[0].mean():.2g} and then "
    return described(figure, f"{what}{spread[1].mean():.2g} on average, where {exact[1]:.3g} is exact.")


def fans(
    x: ArrayLike,
    truth: ArrayLike,
    runs: Mapping[str, Mapping[str, ArrayLike]],
    seen: Sequence[tuple[float, float]],
) -> Figure:
    """Draw passes through one network for each activation, and below them the spread of every seed.

    Args:
        x: grid (n,).
        truth: the curve behind the data (n,).
        runs: name of an activation to ``passes`` (k, n), some of them; ``mean`` and ``std`` (n,) of many passes of the
            same network; its data ``x`` (m,) and ``y`` (m,); and ``stds`` (seeds, n) of all seeds.
        seen: stretches of the axis where data lie.
    """
    grid = np.asarray(x, dtype=float)
    with style():
        figure, rows = plt.subplots(
            2, len(runs), figsize=(11.5, 6.6), sharex=True, sharey="row", height_ratios=(2.3, 1), squeeze=False
        )
        highest = max(float(np.asarray(run["stds"], dtype=float).max()) for run in runs.values())
        for column, (name, run) in enumerate(runs.items()):
            top, bottom = rows[:, column]
            mean, std = (np.asarray(run[key], dtype=float) for key in ("mean", "std"))
            top.plot(grid, np.asarray(run["passes"], dtype=float).T, color=KEPT, lw=0.5, alpha=0.3)
            for side in (-2, 2):
                top.plot(grid, mean + side * std, color=KEPT, lw=1.5)
            top.plot(grid, mean, color=MEAN, lw=2.4)
            top.plot(grid, truth, color=FULL, lw=1.3, ls=(0, (2, 2)))
            top.plot(run["x"], run["y"], "o", color=FULL, ms=2.6, alpha=0.75)
            top.set(title=name, ylim=(-2.6, 2.6))
            for std_of_seed in np.asarray(run["stds"], dtype=float):
                bottom.plot(grid, std_of_seed, color=KEPT, lw=1.1, alpha=0.75)
            bottom.set(xlabel="x", ylim=(0, 1.12 * highest), xlim=(grid[0], grid[-1]))
            for axes in (top, bottom):
                for low, high in seen:
                    axes.axvspan(low, high, color=DROPPED, alpha=0.45, lw=0, zorder=0)
        left, below = rows[0, 0], rows[1, 0]
        left.set_ylabel("y")
        below.set_ylabel("std of 100 passes")
        middle = sum(seen[0]) / 2
        left.text(middle, -2.45, "data", ha="center", color=FULL)
        _pointed(left, "mean of the passes", grid, np.asarray(next(iter(runs.values()))["mean"]), -5.5, 2.1, MEAN)
        _pointed(left, "the truth", grid, np.asarray(truth), -5.4, -2.0, FULL)
        band = np.asarray(next(iter(runs.values()))["mean"]) + 2 * np.asarray(next(iter(runs.values()))["std"])
        _pointed(left, "± 2 std", grid, band, 5.6, 2.15, KEPT)
        below.text(grid[0] + 0.3, 1.06 * highest, "a line a seed", color=KEPT, weight="bold", va="top")
    told = []
    inside = np.any([(grid >= low) & (grid <= high) for low, high in seen], axis=0)
    for name, run in runs.items():
        each = np.asarray(run["stds"], dtype=float)
        told.append(f"{name} {each[:, inside].mean():.2g} where data are and {each[:, ~inside].mean():.2g} elsewhere")
    return described(
        figure, f"Fans of passes, and below the std of the passes, on average over seeds: {'; '.join(told)}."
    )


def intervals(levels: ArrayLike, panels: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw how many new points the intervals catch, against how many they promise.

    Args:
        levels: what is promised (k,), shares from 0 to 1.
        panels: title to the name of a variance to what was caught (seeds, k); at most two variances.
    """
    promised = 100 * np.asarray(levels, dtype=float)
    lines = ((KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"))
    with style():
        figure, row = plt.subplots(1, len(panels), figsize=(9.6, 4.3), sharey=True, squeeze=False)
        for axes, (title, curves) in zip(row[0], panels.items(), strict=True):
            axes.plot([0, 99], [0, 99], color=CROSS, lw=1.2, ls=(0, (2, 2)))
            for (name, caught), (colour, dash, marker) in zip(curves.items(), lines, strict=False):
                share = 100 * np.asarray(caught, dtype=float)
                mean, spread = share.mean(axis=0), share.std(axis=0, ddof=1)
                axes.errorbar(promised, mean, spread, color=colour, ls=dash, marker=marker, ms=6, capsize=4)
                if axes is row[0, -1]:
                    above = mean.mean() >= promised.mean() - 5
                    axes.text(
                        promised[-1],
                        100.0 if above else mean[0] - 1,
                        name,
                        ha="right",
                        va="bottom" if above else "top",
                        color=colour,
                        weight="bold",
                    )
            low = min(promised[0], min(100 * float(np.asarray(c).min()) for c in curves.values())) - 8
            axes.set(title=title, xlabel="promised (%)", xlim=(promised[0] - 6, 100), ylim=(low, 107))
        row[0, 0].set_ylabel("caught (%)")
        row[0, 0].set_ylim(min(axes.get_ylim()[0] for axes in row[0]), 107)
        row[0, 0].text(promised[0] - 5, promised[0] - 9, "honest", color=CROSS, rotation=0, va="top")
    told = []
    for title, rows in panels.items():
        last = ", ".join(f"{name} {100 * np.asarray(v, dtype=float)[:, -1].mean():.0f}%" for name, v in rows.items())
        told.append(f"{title}: {last}")
    return described(figure, f"Points caught by intervals that promise {promised[-1]:.0f}%. {'; '.join(told)}.")


def spread_and_error(N: Sequence[int], stds: ArrayLike, errors: ArrayLike) -> Figure:
    """Draw the spread of the passes and the true error of their mean, over the amount of data.

    Args:
        N: numbers of data, ascending.
        stds: (seeds, len(N)).
        errors: (seeds, len(N)).
    """
    with style():
        figure, axes = plt.subplots(figsize=(7.6, 4.1))
        for name, values, colour, dash, marker, lift in (
            ("std of the passes", stds, KEPT, "-", "o", 1),
            ("error of their mean", errors, FULL, (0, (5, 2)), "s", -1),
        ):
            runs = np.asarray(values, dtype=float)
            mean, spread = runs.mean(axis=0), runs.std(axis=0, ddof=1)
            axes.errorbar(N, mean, spread, color=colour, ls=dash, marker=marker, ms=7, capsize=5)
            axes.annotate(
                name,
                (N[-1], mean[-1]),
                (10, 2 * lift),
                textcoords="offset points",
                color=colour,
                weight="bold",
                va="center",
            )
        axes.set(xlabel="training points N", ylabel="where the data lie", xscale="log", ylim=(0, None))
        axes.set_xlim(N[0] / 1.5, N[-1] * 9)
        axes.set_xticks(N, [str(n) for n in N])
        axes.minorticks_off()
    rows = [np.asarray(values, dtype=float).mean(axis=0) for values in (stds, errors)]
    told = [", ".join(f"{value:.2g}" for value in row) for row in rows]
    sizes = ", ".join(f"{n:,}" for n in N)
    return described(
        figure, f"With {sizes} points the std of the passes is {told[0]}, the error of their mean {told[1]}."
    )


def entropies(cases: Mapping[str, ArrayLike], parts: tuple[ArrayLike, ArrayLike, ArrayLike]) -> Figure:
    """Draw what some passes say about the classes of an input, and its entropy in two parts.

    Args:
        cases: name of an input to its probabilities (T, K).
        parts: total, aleatoric and epistemic, a number for each input.
    """
    total, aleatoric, epistemic = (np.asarray(part, dtype=float) for part in parts)
    with style():
        figure, (top, bottom) = plt.subplots(2, len(cases), figsize=(9.8, 4.4), sharey="row", height_ratios=(1.25, 1))
        for column, (name, said) in enumerate(cases.items()):
            probs = np.asarray(said, dtype=float)
            axes: Axes = top[column]
            axes.imshow(
                probs, cmap="Blues", vmin=0, vmax=1.25, aspect="auto", extent=(-0.5, probs.shape[1] - 0.5, 0, 1)
            )
            for (t, k), p in np.ndenumerate(probs):
                height = 1 - (t + 0.5) / len(probs)
                axes.text(k, height, f"{p:.2g}", ha="center", va="center", color="white" if p > 0.65 else FULL, size=9)
            for edge in range(1, len(probs)):
                axes.axhline(edge / len(probs), color="white", lw=1.5)
            axes.set_title(name, fontsize=10.5)
            axes.set_xticks(range(probs.shape[1]), [f"class {k + 1}" for k in range(probs.shape[1])], size=9)
            axes.set_yticks([])
            low: Axes = bottom[column]
            low.barh([0], [aleatoric[column]], color=DROPPED, ec=CROSS, hatch="///", height=0.5)
            low.barh([0], [epistemic[column]], left=[aleatoric[column]], color=KEPT, height=0.5)
            low.text(total[column] + 0.03, 0, f"{total[column]:.2f}", va="center", weight="bold")
            low.set(xlim=(0, 1.45), ylim=(-0.6, 0.95), yticks=[], xlabel="entropy (nats)")
            low.spines["left"].set_visible(column == 0)
            for part, start, words, colour in (
                (aleatoric, 0.0, "aleatoric", CROSS),
                (epistemic, aleatoric[column], "epistemic", KEPT),
            ):
                if part[column] > 0.25:
                    low.text(start + part[column] / 2, 0.42, words, ha="center", color=colour, weight="bold", size=9.5)
        top[0].set_ylabel("a row a pass")
    told = "; ".join(
        f"{name}: total {t:.2f}, aleatoric {a:.2f}, epistemic {e:.2f}"
        for name, t, a, e in zip(cases, total, aleatoric, epistemic, strict=True)
    )
    return described(figure, f"Bars of what each pass says, and the entropy in two parts. {told}.")


def reliability(panels: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw the share of right answers against the confidence, for some ways to ask.

    Args:
        panels: title to name of a way to its bins (10, 3): the number of answers, the sum of their confidences, and how
            many are right. Bins of fewer than 100 answers are left out; there are at most four ways.
    """
    looks = ((FULL, "-", "s"), (KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"), (FAINT, (0, (1, 1)), "^"))
    with style():
        figure, row = plt.subplots(1, len(panels), figsize=(9.6, 4.5), sharey=True, squeeze=False)
        for axes, (title, ways) in zip(row[0], panels.items(), strict=True):
            axes.plot([0, 100], [0, 100], color=CROSS, lw=1.2, ls=(0, (2, 2)))
            for (name, bins), (colour, dash, marker) in zip(ways.items(), looks, strict=False):
                count, sure, right = np.asarray(bins, dtype=float)[np.asarray(bins, dtype=float)[:, 0] >= 100].T
                axes.plot(100 * sure / count, 100 * right / count, marker, ls=dash, color=colour, ms=6, label=name)
            axes.set(title=title, xlabel="confidence (%)", xlim=(10, 102), ylim=(10, 102), aspect="equal")
            axes.text(70, 30, "says more than\nit knows", ha="center", color=CROSS)
            axes.text(22, 86, "knows\nmore than\nit says", ha="center", color=CROSS)
        row[0, 0].set_ylabel("right answers (%)")
        figure.legend(*row[0, 0].get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False)
    told = []
    for title, ways in panels.items():
        sums = {name: np.asarray(bins, dtype=float).sum(axis=0) for name, bins in ways.items()}
        each = (f"{name} {100 * sure / n:.1f}% and {100 * right / n:.1f}%" for name, (n, sure, right) in sums.items())
        told.append(f"{title}: {', '.join(each)}")
    return described(figure, f"Right answers against confidence. Mean confidence and share right, {'; '.join(told)}.")


def own_intervals(guesses: Mapping[str, Mapping[str, float]]) -> Figure:
    """Draw what a reader's own intervals caught: each as the same band, and where in it or outside the result lies.

    Args:
        guesses: at least one; name to its ``low``, ``high``, ``sure`` and ``truth``.
    """
    rows = []
    for one in guesses.values():
        middle, half = (one["low"] + one["high"]) / 2, (one["high"] - one["low"]) / 2
        off = one["truth"] - middle
        rows.append(float(np.clip(off / half if half else np.sign(off) * 9, -3, 3)))
    inside = np.abs(rows) <= 1
    sure = float(np.mean([one["sure"] for one in guesses.values()]))
    with style():
        figure, axes = plt.subplots(figsize=(7.6, 1.4 + 0.28 * len(rows)))
        heights = np.arange(len(rows))[::-1]
        axes.axvspan(-1, 1, color=KEPT, alpha=0.12, lw=0)
        for hit, colour, marker, label in ((True, KEPT, "o", "inside"), (False, MEAN, "X", "outside")):
            chosen = inside == hit
            axes.plot(np.array(rows)[chosen], heights[chosen], marker, color=colour, ms=9, ls="", label=label)
        axes.set(xlim=(-3.3, 3.3), ylim=(-0.7, len(rows) - 0.3), yticks=heights, xticks=(-1, 0, 1))
        axes.set_yticklabels(guesses, size=9)
        axes.tick_params(axis="y", length=0)
        axes.set_xticklabels(("your low", "middle", "your high"))
        title = f"You were {100 * sure:.0f}% sure on average; {inside.sum()} of {len(rows)} results lie inside"
        axes.set_title(f"{title} ({100 * inside.mean():.0f}%)")
        axes.spines["left"].set_visible(False)
    return described(figure, f"{title}. A dot inside the band for each of these, a cross for each of the others.")


def _pointed(axes: Axes, words: str, x: Numbers, y: Numbers, at: float, height: float, colour: str) -> None:
    """Write words with a thin line to the curve at the nearest grid point."""
    i = int(abs(x - at).argmin())
    axes.annotate(
        words,
        (float(x[i]), float(y[i])),
        (at, height),
        ha="center",
        color=colour,
        weight="bold",
        arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.9, "shrinkB": 1},
        bbox={"fc": "white", "ec": "none", "pad": 1, "alpha": 0.8},
    )
