"""Learning curves, sweeps and drifts: numbers over time or over a rate, with their spread over seeds.

Everything comes in as numbers that were measured; nothing is trained or worked out here. Curves carry their names at
their ends, bands and bars show the standard deviation over seeds unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, FAINT, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]

#: One line in the order they are asked for: colour, dash, marker. Never colour alone.
_LINES = (
    (FULL, "-", "s"),
    (KEPT, "-", "o"),
    (MEAN, (0, (5, 2)), "D"),
    (CROSS, (0, (1, 1.2)), "^"),
    (KEPT, (0, (4, 1.5, 1, 1.5)), "v"),
)


def memory_of_lies(
    runs: Mapping[str, ArrayLike], lies: float, left_on: ArrayLike | None = None, every: int = 1
) -> Figure:
    """Draw two learning curves for each network: on the labels it was told, and on right ones.

    Args:
        runs: name of a network to its errors ``(seeds, epochs, 2)``: on the training labels, on the test labels.
        lies: the share of training labels that are wrong.
        left_on: ``(seeds,)``, the test error of the last network with its coins left on.
        every: epochs between two errors.

    Returns:
        Left the training error, right the test error, in percent.
    """
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(10.2, 4.3), sharey=True)
        for axes, which in ((left, 0), (right, 1)):
            ends: list[tuple[float, str, str]] = []
            for (name, run), line in zip(runs.items(), _LINES, strict=False):
                errors = 100 * np.asarray(run, dtype=float)[:, :, which]
                _band(axes, every * np.arange(1, errors.shape[1] + 1), errors, line)
                ends.append((float(errors[:, -1].mean()), name, line[0]))
            last = every * errors.shape[1]
            if which == 0:
                axes.plot([1, last], [100 * lies] * 2, color=CROSS, lw=1.6, ls=(0, (2, 2)), zorder=1)
                ends.append((100 * lies, f"share of lies, {100 * lies:.0f}%", CROSS))
            elif left_on is not None:
                points = 100 * np.asarray(left_on, dtype=float)
                axes.errorbar(
                    last,
                    points.mean(),
                    points.std(ddof=1),
                    fmt="X",
                    ms=9,
                    mfc="white",
                    color=line[0],
                    capsize=4,
                    zorder=4,
                )
                ends.append((float(points.mean()), f"{name}, coins left on", line[0]))
            _name_ends(axes, 1.04 * last, ends, 1.6)
            axes.set(xlabel="epoch", ylim=(0, 31), xlim=(1, 1.5 * last), xticks=range(10, last + 1, 10))
        left.set(title="Training error: labels as they were told", ylabel="error (%)")
        right.set(title="Test error: honest labels")
    told = []
    for which, error in ((0, "training error"), (1, "test error")):
        last_ones = ", ".join(f"{name} {100 * np.asarray(run)[:, -1, which].mean():.0f}%" for name, run in runs.items())
        told.append(f"{error} at the end: {last_ones}")
    on = "" if left_on is None else f"; with the coins left on {100 * np.mean(np.asarray(left_on)):.0f}%"
    return described(figure, f"Curves over the epochs. The share of lies is {100 * lies:.0f}%; {'; '.join(told)}{on}.")


def sweep(rates: Sequence[float], train: ArrayLike, test: ArrayLike, lies: float) -> Figure:
    """Draw training and test error over the dropout rate, with error bars over seeds and the share of lies.

    Args:
        rates: ``(k,)``, ascending.
        train: ``(seeds, k)``, errors on the labels as told, from 0 to 1.
        test: ``(seeds, k)``, errors on honest labels.
        lies: share of training labels that are wrong.
    """
    with style():
        figure, axes = plt.subplots(figsize=(8.2, 4.3))
        ends: list[tuple[float, str, str]] = []
        for values, line, name in (
            (train, _LINES[0], "training error,\nlabels as told"),
            (test, _LINES[1], "test error,\nhonest labels"),
        ):
            percent = 100 * np.asarray(values, dtype=float)
            mean = percent.mean(axis=0)
            axes.errorbar(
                rates, mean, percent.std(axis=0, ddof=1), color=line[0], ls=line[1], marker=line[2], ms=6, capsize=4
            )
            ends.append((float(mean[-1]), name, line[0]))
        axes.plot([rates[0], rates[-1]], [100 * lies] * 2, color=CROSS, lw=1.6, ls=(0, (2, 2)), zorder=1)
        ends.append((100 * lies, f"share of lies, {100 * lies:.0f}%", CROSS))
        _name_ends(axes, rates[-1] + 0.025, ends, 2.2)
        axes.set(
            xlabel="dropout rate p",
            ylabel="error (%)",
            ylim=(0, None),
            xticks=rates,
            xlim=(rates[0] - 0.03, rates[-1] + 0.26),
        )
    told = []
    for name, values in (("Training", train), ("test", test)):
        mean = 100 * np.asarray(values, dtype=float).mean(axis=0)
        told.append(f"{name} error {', '.join(f'{m:.0f}' for m in mean)}%")
    at = ", ".join(f"{rate:g}" for rate in rates)
    return described(figure, f"{' and '.join(told)}, for p = {at}; the share of lies is {100 * lies:.0f}%.")


def paired(groups: Sequence[str], names: Sequence[str], values: ArrayLike, ylabel: str = "test error (%)") -> Figure:
    """Draw for each group one point per seed, side by side for each name, with mean and standard deviation beside.

    Args:
        groups: along the axis.
        names: of what is compared within a group.
        values: ``(groups, names, seeds)``, shares from 0 to 1; the same seed is joined by a line.
        ylabel: of the axis.
    """
    percent = 100 * np.asarray(values, dtype=float)
    offsets = np.linspace(-0.27, 0.27, len(names))
    with style():
        figure, axes = plt.subplots(figsize=(7.4, 3.9))
        for g in range(len(groups)):
            axes.plot(g + offsets, percent[g], color=FAINT, lw=0.9, zorder=1)
            for k, name in enumerate(names):
                colour, _, marker = _LINES[k]
                mean, spread = percent[g, k].mean(), percent[g, k].std(ddof=1)
                axes.errorbar(g + offsets[k], mean, spread, fmt=marker, ms=8, color=colour, capsize=5, zorder=3)
                axes.annotate(
                    name,
                    (g + offsets[k], percent[g].max()),
                    (0, 9),
                    textcoords="offset points",
                    ha="center",
                    color=colour,
                    size=9.5,
                )
        axes.set(ylabel=ylabel, xticks=range(len(groups)), xlim=(-0.5, len(groups) - 0.5))
        axes.set_xticklabels(groups)
        axes.set_ylim(0, percent.max() * 1.18)
    told = "; ".join(
        f"{group}: " + ", ".join(f"{name} {percent[g, k].mean():.1f}%" for k, name in enumerate(names))
        for g, group in enumerate(groups)
    )
    return described(figure, f"Points of {percent.shape[2]} seeds, joined by lines. Means: {told}.")


def gradient_check(h: ArrayLike, errors: Mapping[str, ArrayLike]) -> Figure:
    """Draw the error of central differences over the step, both axes logarithmic.

    Args:
        h: ``(k,)`` steps.
        errors: name of a way to difference to its largest errors ``(k,)``.
    """
    steps = np.asarray(h, dtype=float)
    with style():
        figure, axes = plt.subplots(figsize=(7.2, 4.2))
        for (name, error), (colour, dash, marker) in zip(errors.items(), _LINES[1:], strict=False):
            values = np.maximum(np.asarray(error, dtype=float), 1e-16)
            axes.loglog(steps, values, color=colour, ls=dash, marker=marker, ms=5)
            lowest = int(values.argmin())
            inside = 0 < lowest < len(steps) - 1  # a valley is named below its floor, a slope above its middle
            at, offset, side = (lowest, (0, -18), "center") if inside else (len(steps) // 2, (8, 9), "left")
            point = (steps[at], values[at])
            axes.annotate(name, point, offset, textcoords="offset points", color=colour, weight="bold", ha=side)
        axes.set(xlabel="step h", ylabel="largest error of the slope")
        axes.margins(y=0.16)
    told = []
    for name, error in errors.items():
        values = np.asarray(error, dtype=float)
        least = int(values.argmin())
        told.append(
            f"{name}: from {values[0]:.1g} at h = {steps[0]:.0g} to {values[-1]:.1g} at {steps[-1]:.0g}, least "
        )
        told[-1] += f"{values[least]:.1g} at {steps[least]:.0g}"
    return described(figure, f"The error of the slope over the step h. {'; '.join(told)}.")


def drift(runs: Mapping[str, ArrayLike], dropped_from: int) -> Figure:
    """Draw how far the weights of one unit have moved since its coins came up zero for good.

    Args:
        runs: name of an optimizer to the distance ``(steps,)`` from the weights at the moment of the drop.
        dropped_from: the step from which the unit is dropped for every example.
    """
    with style():
        figure, axes = plt.subplots(figsize=(7.8, 4.2))
        ends: list[tuple[float, str, str]] = []
        highest = 0.0
        for (name, values), (colour, dash, _) in zip(runs.items(), _LINES, strict=False):
            distance = np.asarray(values, dtype=float)
            steps = np.arange(len(distance)) - dropped_from
            axes.plot(steps, distance, color=colour, ls=dash)
            highest = max(highest, float(distance[dropped_from:].max()))
            ends.append((float(distance[-1]), name, colour))
        _name_ends(axes, steps[-1] + 1, ends, 0.07 * highest)
        axes.axvline(0, color=CROSS, lw=1.2, ls=(0, (2, 2)), zorder=1)
        axes.text(0.6, 1.12 * highest, "dropped for every example from here on", va="top")
        axes.set(
            xlabel="step",
            ylabel="distance of the unit's weights\nfrom where they were",
            ylim=(-0.04 * highest, 1.15 * highest),
        )
        axes.set_xlim(-min(8, dropped_from), 1.45 * steps[-1])
        axes.set_xticks([t for t in axes.get_xticks() if -8 <= t <= steps[-1]])
    told = ", ".join(f"{name} {np.asarray(values)[-1]:.2f}" for name, values in runs.items())
    return described(
        figure, f"How far the weights of a unit have moved {len(steps) - dropped_from} steps after: {told}."
    )


def two_runs(gaps: Mapping[str, ArrayLike], floor: float = 1e-17) -> Figure:
    """Draw the distance between two training runs step by step, on a logarithmic axis that has a place for exact zero.

    Args:
        gaps: name to distances ``(steps,)``.
        floor: where zero is drawn.
    """
    with style():
        figure, axes = plt.subplots(figsize=(7.6, 4.4))
        ends: list[tuple[float, str, str]] = []
        for (name, gap), (colour, dash, _) in zip(gaps.items(), _LINES[1:], strict=False):
            values = np.maximum(np.asarray(gap, dtype=float), floor)
            steps = np.arange(1, len(values) + 1)
            axes.semilogy(steps, values, color=colour, ls=dash)
            ends.append((float(np.log10(values[-1])), name, colour))
        for (_, name, colour), at in zip(sorted(ends), _apart([e[0] for e in sorted(ends)], 1.0), strict=True):
            axes.text(len(values) * 1.02, 10**at, name, color=colour, weight="bold", va="center")
        axes.set_ylim(floor / 8, 30)
        axes.set_yticks([floor, 1e-12, 1e-8, 1e-4, 1.0])
        axes.set_yticklabels(["exactly 0", "1e-12", "1e-8", "1e-4", "1"])
        axes.set(
            xlabel="step", ylabel="largest distance between\nthe two networks' scores", xlim=(0, 1.36 * len(values))
        )
        axes.minorticks_off()
        axes.set_xticks([t for t in axes.get_xticks() if 0 <= t <= len(values)])
    told = ", ".join(f"{name} {np.asarray(gap)[-1]:.1g}" for name, gap in gaps.items())
    return described(figure, f"The distance of two runs over {len(steps)} steps ends at: {told}.")


def _band(axes: Axes, x: Numbers, runs: Numbers, line: tuple[str, object, str]) -> None:
    mean, spread = runs.mean(axis=0), runs.std(axis=0, ddof=1) if len(runs) > 1 else np.zeros(runs.shape[1])
    axes.fill_between(x, mean - spread, mean + spread, color=line[0], alpha=0.18, lw=0)
    axes.plot(x, mean, color=line[0], ls=line[1], marker=line[2], markevery=max(1, len(x) // 6), ms=5)


def _name_ends(axes: Axes, x: float, ends: Sequence[tuple[float, str, str]], least: float) -> None:
    """Write each name beside the end of its curve."""
    ordered = sorted(ends)
    for (_, name, colour), at in zip(ordered, _apart([height for height, _, _ in ordered], least), strict=True):
        axes.text(x, at, name, color=colour, weight="bold", va="center")


def _apart(heights: Sequence[float], least: float) -> list[float]:
    """Push ascending heights up until neighbours are ``least`` apart, so that labels do not overlap."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + least) if placed else height)
    return placed
