"""The figures of notebook 9, "Masks on real machines": bits that change, memory, replayed gradients, four devices.

They draw what was measured or tossed elsewhere; nothing is worked out here but means and spreads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from .masks import GREY_TEXT, draw_mask
from .style import DROPPED, FULL, KEPT, MEAN, described, style

_LOOKS: tuple[tuple[str, Any, str], ...] = ((KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"))


def avalanche(rounds: Sequence[int], shares: Mapping[str, ArrayLike]) -> Figure:
    """Draw how many bits of the result change, after each round, when one bit of the input is flipped.

    Args:
        rounds: along the axis.
        shares: what was flipped to the shares of bits that changed, ``(trials, rounds)``.
    """
    with style():
        figure, ax = plt.subplots(figsize=(7.4, 3.7))
        ax.plot([rounds[0], rounds[-1]], [50, 50], color=FULL, linewidth=1.2)
        ax.text(rounds[-1] + 0.3, 50, "half of them", va="center", color=FULL)
        told = []
        for (name, trials), (colour, dash, marker), low in zip(shares.items(), _LOOKS, (False, True), strict=True):
            percent = 100 * np.asarray(trials, dtype=float)
            mean, spread = percent.mean(axis=0), percent.std(axis=0, ddof=1)
            shift = 0.08 if low else -0.08
            ax.errorbar(
                np.asarray(rounds) + shift, mean, spread, color=colour, ls=dash, marker=marker, ms=6, capsize=3.5
            )
            place = (3.4, 29) if low else (-0.2, 31)
            ax.text(*place, name, color=colour, va="center")
            told.append(f"{name} {', '.join(f'{m:.0f}' for m in mean)}%")
        trials_in_all = np.shape(next(iter(shares.values())))[0]
        ax.set(
            xlabel="rounds of Philox",
            ylabel="bits of the result that change (%)",
            xticks=rounds,
            xlim=(rounds[0] - 0.4, rounds[-1] + 1.9),
            ylim=(-3, 62),
        )
        ax.set_title(f"One bit is flipped. Bars: ± 1 standard deviation over {trials_in_all} trials")
    at = f"{rounds[0]} to {rounds[-1]}"
    return described(figure, f"Share of the bits that change after {at} rounds, for a flip of {'; of '.join(told)}.")


def memory(ways: Mapping[str, float], marked: str) -> Figure:
    """Draw how many bytes each way of keeping masks takes, on a logarithmic axis.

    Args:
        ways: name to bytes.
        marked: the one that is drawn in the colour of the mean.
    """
    names, sizes = list(ways), np.array(list(ways.values()), dtype=float)
    heights = np.arange(len(names))[::-1]
    with style():
        figure, ax = plt.subplots(figsize=(8.2, 0.52 * len(names) + 1.25))
        for name, size, y in zip(names, sizes, heights, strict=True):
            special = name == marked
            ax.barh(y, size, 0.62, left=0, color=MEAN if special else KEPT, hatch="//" if special else "", ec="white")
            ax.text(size * 1.35, y, _bytes(size), va="center")
        ax.set(
            xscale="log", xlim=(100, 4e12), yticks=heights, yticklabels=names, xlabel="bytes kept for the backward pass"
        )
        ax.set_xticks([1e3, 1e6, 1e9, 1e12], labels=["1 kB", "1 MB", "1 GB", "1 TB"])
        ax.minorticks_off()
        ax.tick_params(axis="y", length=0)
    told = ", ".join(f"{name}: {_bytes(size)}" for name, size in ways.items())
    return described(figure, f"Bytes kept for the backward pass. {told}.")


def _bytes(size: float) -> str:
    """Write a number of bytes with three digits, in units of a thousand."""
    power = min(int(np.log10(size) // 3), 4)
    return f"{size / 1000**power:.3g} {('B', 'kB', 'MB', 'GB', 'TB')[power]}"


def replayed(slopes: ArrayLike, gradients: Mapping[str, ArrayLike], off: Mapping[str, ArrayLike]) -> Figure:
    """Draw each entry of a replayed gradient against the slope that was measured.

    Args:
        slopes: measured, any shape.
        gradients: name to what a replay gave, of the same shape.
        off: name to how far it is off in each of some runs, those shown and perhaps others, in percent of its length.
    """
    right = np.asarray(slopes, dtype=float).ravel()
    reach = 1.12 * max(abs(right).max(), *(float(abs(np.asarray(g)).max()) for g in gradients.values()))
    with style():
        figure, axes = plt.subplots(1, len(gradients), figsize=(4.3 * len(gradients), 3.9), sharex=True, sharey=True)
        told = []
        for ax, (name, gradient), (colour, _, marker) in zip(np.ravel(axes), gradients.items(), _LOOKS, strict=False):
            got = np.asarray(gradient, dtype=float).ravel()
            ax.plot([-reach, reach], [-reach, reach], color=FULL, linewidth=1.0)
            ax.plot(right, got, marker, color=colour, markersize=5.5, alpha=0.85)
            each = np.asarray(off[name], dtype=float)
            mean, runs = float(each.mean()), each.size
            length = "under 0.001%" if mean < 1e-3 else f"{mean:.0f}%"
            ax.set_title(name)
            said = f"off by {length} of the\ngradient's length ({runs} seeds)"
            ax.text(0.96, 0.05, said, transform=ax.transAxes, va="bottom", ha="right")
            ax.set(xlabel="slope, measured", xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
            told.append(f"{name}: off by {length} of its length")
        np.ravel(axes)[0].set_ylabel("gradient, replayed")
    return described(figure, f"Entries of a gradient against measured slopes, {right.size} of them. {'; '.join(told)}.")


def training(runs: Mapping[str, ArrayLike], every: int) -> Figure:
    """Draw test error and negative log-likelihood of each way of training over the epochs.

    Args:
        runs: name to ``(seeds, measurements, 2)``.
        every: epochs between two measurements.
    """
    with style():
        figure, axes = plt.subplots(1, 2, figsize=(9.6, 3.9))
        told = []
        for which, (ax, label) in enumerate(zip(axes, ("test error (%)", "negative log-likelihood"), strict=True)):
            last, top = 0.0, 25 if which == 0 else 1.6
            labels: list[float] = []
            for (name, run), (colour, dash, _) in zip(runs.items(), _LOOKS, strict=False):
                values = np.asarray(run, dtype=float)[:, :, which] * (100 if which == 0 else 1)
                epochs = every * np.arange(1, values.shape[1] + 1)
                mean, spread = values.mean(axis=0), values.std(axis=0, ddof=1)
                ax.fill_between(epochs, mean - spread, mean + spread, color=colour, alpha=0.2, linewidth=0)
                ax.plot(epochs, mean, color=colour, linestyle=dash)
                y = float(mean[-1])  # lines that end together have their names one above the other
                y += sum(abs(y - other) < 0.06 * top for other in labels) * 0.07 * top
                labels.append(y)
                ax.text(1.03 * epochs[-1], y, name, color=colour, va="center")
                told.append(f"{name}, {label} at the end {mean[-1]:.3g}")
                last = float(epochs[-1])
            ax.set(
                xlabel="epoch", ylabel=label, xlim=(0, 1.42 * last), ylim=(0, top), xticks=range(0, int(last) + 1, 10)
            )
        seeds = np.shape(next(iter(runs.values())))[0]
        axes[0].set_title(f"bands: ± 1 standard deviation over {seeds} seeds")
    return described(figure, f"Training curves. {'; '.join(told)}.")


def devices(
    rules: Mapping[str, Mapping[str, Mapping[tuple[int, int], ArrayLike]]], verdicts: Mapping[str, Mapping[str, str]]
) -> Figure:
    """Draw the masks of four devices under several rules.

    Args:
        rules: name of a rule to the region to the device (data rank, tensor rank) to its mask.
        verdicts: name of a rule to the region to what is wrong; empty where nothing is.
    """
    regions = list(next(iter(rules.values())))
    places = list(next(iter(rules.values()))[regions[0]])
    must = {"sharded": "sharded: all four must differ", "replicated": "replicated: the two of a group must agree"}
    wide = len(regions) * (len(places) + 0.35)
    with style():
        figure = plt.figure(figsize=(11.4, 1.3 * len(rules) + 0.6), layout="none")
        told = []
        for row, (rule, masks) in enumerate(rules.items()):
            bottom = 1 - (row + 1) / len(rules) * 0.86 - 0.1
            figure.text(0.005, bottom + 0.115, rule, va="center", weight="bold", linespacing=1.3)
            for block, region in enumerate(regions):
                left = 0.15 + block * 0.435
                for place, device in enumerate(places):
                    ax = figure.add_axes(
                        (left + place * 0.82 / wide + 0.012 * (place // 2), bottom + 0.06, 0.078, 0.17)
                    )
                    draw_mask(ax, masks[region][device])
                    ax.set_anchor("S")
                    if row == 0:
                        ax.set_title(f"{device[0]}, {device[1]}", fontsize=9.5, loc="center", pad=3)
                wrong = verdicts[rule][region]
                sign, colour = ("✗ ", "#a84b00") if wrong else ("✓ ", KEPT)
                said = f"{sign}{wrong or 'as it must be'}"
                figure.text(left, bottom + 0.05, said, color=colour, va="top", fontsize=10)
                told.append(f"{' '.join(rule.split())}, {region}: {wrong or 'as it must be'}")
                if row == 0:
                    figure.text(left, 0.985, must[region], va="top", weight="bold", color=FULL)
        figure.text(0.14, 0.815, "data, tensor rank:", va="center", ha="right", color=GREY_TEXT, fontsize=9.5)
    return described(figure, f"Masks of four devices. {'; '.join(told)}.")


def noise_of_the_mean(counts: Sequence[int], runs: Mapping[str, ArrayLike]) -> Figure:
    """Draw the noise of the averaged gradient over the number of devices, on two logarithmic axes.

    Args:
        counts: of devices, ascending.
        runs: name to the noise, ``(seeds, counts)``, over that of one device.
    """
    with style():
        figure, ax = plt.subplots(figsize=(7.4, 3.9))
        told = []
        for (name, noise), (colour, dash, marker) in zip(runs.items(), _LOOKS, strict=False):
            values = np.asarray(noise, dtype=float)
            mean, spread = values.mean(axis=0), values.std(axis=0, ddof=1)
            ax.errorbar(counts, mean, spread, color=colour, ls=dash, marker=marker, ms=6.5, capsize=4)
            below = mean[-1] < 0.3
            place = (counts[-1] * 0.95, mean[-1] * 0.93) if below else (counts[-1] * 1.12, mean[-1])
            ax.text(*place, name, color=colour, va="top" if below else "center", ha="right" if below else "left")
            told.append(f"{name} {', '.join(f'{m:.2f}' for m in mean)}")
        ends = np.array([counts[0], 2.0 * counts[-1]])
        ax.plot(ends, np.sqrt(counts[0] / ends), color=FULL, linewidth=1.0, zorder=1)
        ax.text(ends[-1] * 0.98, 1.12 * np.sqrt(counts[0] / ends[-1]), "1/√devices", color=FULL, ha="left", va="bottom")
        ax.set(xscale="log", yscale="log", xlim=(0.9 * counts[0], 3.4 * counts[-1]), ylim=(0.16, 1.25))
        ax.set_xticks(counts, labels=[str(c) for c in counts])
        ax.set_yticks([0.25, 0.5, 1], labels=["0.25", "0.5", "1"])
        ax.minorticks_off()
        ax.set(xlabel="devices whose gradients are averaged", ylabel="noise of the mean gradient")
        seeds = np.shape(next(iter(runs.values())))[0]
        ax.set_title(f"noise from coins alone; bars: ± 1 standard deviation over {seeds} networks")
        ax.grid(axis="y", color=DROPPED, linewidth=0.7)
        ax.set_axisbelow(True)
    at = ", ".join(map(str, counts))
    return described(figure, f"Noise of the mean gradient for {at} devices: {'; '.join(told)}.")
