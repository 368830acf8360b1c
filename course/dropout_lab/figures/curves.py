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
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]

#: One line in the order they are asked for: colour, dash, marker. Never colour alone.
_LINES = (
    (FULL, "-", "s"),
    (KEPT, "-", "o"),
    (MEAN, (0, (5, 2)), "D"),
    (CROSS, (0, (1, 1.2)), "^"),
    (KEPT, (0, (4, 1.5, 1, 1.5)), "v"),
)


def learning_curves(
    runs: Mapping[str, ArrayLike], wrong: float, left_on: ArrayLike | None = None, every: int = 1
) -> Figure:
    """Draw two learning curves for each network: on its training labels, some of them wrong, and on right ones.

    Args:
        runs: name of a network to its errors ``(seeds, epochs, 2)``: on the training labels, on the test labels.
        wrong: the share of training labels that are wrong.
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
                axes.plot([1, last], [100 * wrong] * 2, color=CROSS, lw=1.6, ls=(0, (2, 2)), zorder=1)
                ends.append((100 * wrong, f"wrong labels, {100 * wrong:.0f}%", CROSS))
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
        left.set(title="Training error: some labels wrong", ylabel="error (%)")
        right.set(title="Test error: all labels right")
    told = []
    for which, error in ((0, "training error"), (1, "test error")):
        last_ones = ", ".join(f"{name} {100 * np.asarray(run)[:, -1, which].mean():.0f}%" for name, run in runs.items())
        told.append(f"{error} at the end: {last_ones}")
    on = "" if left_on is None else f"; with the coins left on {100 * np.mean(np.asarray(left_on)):.0f}%"
    return described(
        figure, f"Curves over the epochs. {100 * wrong:.0f}% of the training labels are wrong; {'; '.join(told)}{on}."
    )


def sweep(rates: Sequence[float], train: ArrayLike, test: ArrayLike, loss: ArrayLike, wrong: float) -> Figure:
    """Draw over the dropout rate, left, training and test error; right, the validation loss by which to choose it.

    Args:
        rates: ``(k,)``, ascending.
        train: ``(seeds, k)``, errors on the training labels, from 0 to 1.
        test: ``(seeds, k)``, errors on right labels.
        loss: ``(seeds, k)``, validation losses.
        wrong: share of training labels that are wrong.

    Returns:
        Bars are one standard deviation over the seeds; on the right each seed has its own line, its least value a ring.
    """
    with style():
        figure, (axes, right) = plt.subplots(1, 2, figsize=(10.6, 4.3), width_ratios=(1.5, 1))
        ends: list[tuple[float, str, str]] = []
        for values, line, name in (
            (train, _LINES[0], "training error,\nsome labels wrong"),
            (test, _LINES[1], "test error,\nall labels right"),
        ):
            percent = 100 * np.asarray(values, dtype=float)
            mean = percent.mean(axis=0)
            axes.errorbar(
                rates, mean, percent.std(axis=0, ddof=1), color=line[0], ls=line[1], marker=line[2], ms=6, capsize=4
            )
            ends.append((float(mean[-1]), name, line[0]))
        axes.plot([rates[0], rates[-1]], [100 * wrong] * 2, color=CROSS, lw=1.6, ls=(0, (2, 2)), zorder=1)
        ends.append((100 * wrong, f"wrong labels, {100 * wrong:.0f}%", CROSS))
        top = axes.get_ylim()[1]
        while _apart(sorted(height for height, *_ in ends), 0.12 * top)[-1] > 0.94 * top:
            top *= 1.05  # the names, of two lines each, stay below the title however bad the errors are
        _name_ends(axes, rates[-1] + 0.025, ends, 0.12 * top)
        axes.set(
            title="Errors; bars: one standard deviation of the seeds",
            xlabel="dropout rate p",
            ylabel="error (%)",
            ylim=(0, top),
            xticks=rates,
            xlim=(rates[0] - 0.03, rates[-1] + 0.37),
        )
        losses = np.asarray(loss, dtype=float)
        for row in losses:
            right.plot(rates, row, color=KEPT, lw=1.4, marker="o", ms=4)
            best = int(row.argmin())
            right.plot(rates[best], row[best], "o", ms=11, mfc="none", mec=MEAN, mew=2.2, zorder=3)
        right.set(title="Validation loss of each seed;\nring: its least value", xlabel="dropout rate p", xticks=rates)
        right.set(ylim=(0, None))
    told = []
    for name, values in (("Training", train), ("test", test)):
        mean = 100 * np.asarray(values, dtype=float).mean(axis=0)
        told.append(f"{name} error {', '.join(f'{m:.0f}' for m in mean)}%")
    at, chosen = (", ".join(f"{p:g}" for p in which) for which in (rates, np.take(rates, losses.argmin(axis=1))))
    told_too = f"{100 * wrong:.0f}% of the labels are wrong. The validation loss is least at p = {chosen}"
    return described(figure, f"{' and '.join(told)}, for p = {at}; {told_too}.")


def differences(
    judged: Mapping[str, tuple[float, float, tuple[float, float]]],
    recorded: Mapping[str, ArrayLike],
    own: Mapping[str, ArrayLike],
    control: str,
) -> Figure:
    """Draw how much more or less error each method has than the control, pair by pair.

    Args:
        judged: name of a method to the mean difference, its standard error and the ends of its interval, in points.
        recorded: the differences of the recorded seeds, in points.
        own: those of the seeds that were run here; a method may be missing.
        control: what zero is, in words.
    """
    names = list(judged)
    ends = {name: (mean, low, high) for name, (mean, _, (low, high)) in judged.items()}
    everything = np.concatenate([np.ravel(v) for part in (ends, recorded, own) for v in part.values()])
    low, high = min(float(everything.min()), 0.0), max(float(everything.max()), 0.0)
    span = high - low
    with style():
        figure, axes = plt.subplots(figsize=(9.4, 1.75 + 0.62 * len(names)))
        axes.axvline(0, color=FULL, lw=1.2, zorder=1)
        for y, name in enumerate(names):
            pairs = np.sort(np.asarray(recorded[name], dtype=float))
            axes.plot(pairs, y + 0.2 + _stacked(pairs, span / 70), "o", ms=4.5, mfc="none", mec=CROSS, zorder=2)
            if name in own:
                points = np.sort(np.asarray(own[name], dtype=float))
                axes.plot(points, np.full(len(points), y - 0.27), "^", ms=8, color=KEPT, mec="white", zorder=3)
            mean, start, end = ends[name]
            axes.plot([start, end], [y, y], color=MEAN, lw=4.5, solid_capstyle="butt", zorder=3)
            axes.plot(mean, y, "D", ms=8, color=MEAN, mec="white", zorder=4)
            axes.text(
                1.01,
                y,
                _signed(f"{mean:+z.1f}  ({start:+z.1f} to {end:+z.1f})"),
                transform=axes.get_yaxis_transform(),
                va="center",
            )
            axes.axhline(y + 0.5, color=DROPPED, lw=0.8, zorder=0)
        axes.set(yticks=range(len(names)), yticklabels=names, ylim=(len(names) - 0.5, -0.5))
        axes.set(xlim=(low - 0.04 * span, high + 0.04 * span), xlabel="difference of test errors (points)")
        axes.tick_params(axis="y", length=0)
        for side, words in (
            ("right", "\N{LEFTWARDS ARROW} fewer errors  "),
            ("left", "  more errors \N{RIGHTWARDS ARROW}"),
        ):
            axes.text(0, -0.58, words, ha=side, va="bottom")
        axes.set_title(f"Test error minus that of {control}, on the same seed", pad=22)
        figure.legend(handles=_key_of_pairs(len(pairs), bool(own)), loc="outside lower center", ncols=3, frameon=False)
    told = "; ".join(f"{name} {m:+z.1f} points, {a:+z.1f} to {b:+z.1f}" for name, (m, a, b) in ends.items())
    return described(figure, f"Mean differences of test errors to {control}, with their intervals: {told}.")


def _signed(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def _key_of_pairs(pairs: int, own: bool) -> list[Line2D]:
    """Return what the marks of ``differences`` mean."""
    key = [
        Line2D([], [], marker="D", color=MEAN, lw=4.5, mec="white", ms=8, label="mean, and 95% interval"),
        Line2D([], [], marker="o", ls="", mfc="none", mec=CROSS, ms=4.5, label=f"one of {pairs} recorded seeds"),
    ]
    yours = Line2D([], [], marker="^", ls="", color=KEPT, mec="white", ms=8, label="your seeds, run here")
    return [*key, yours] if own else key


def _stacked(ascending: Numbers, width: float) -> Numbers:
    """Return heights that keep dots of this width apart, as in a dot plot."""
    heights: list[float] = []
    for k, x in enumerate(ascending):
        near = [h for h, other in zip(heights, ascending[:k], strict=True) if x - other < width]
        heights.append(next(h for h in (0.09 * i for i in range(k + 1)) if h not in near))
    return np.minimum(heights, 0.27)


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
