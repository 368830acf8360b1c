"""The figures of notebook 8: masks in a gallery, a table of bugs with its spread, alarms, and a kill matrix.

They draw what they are given: masks, numbers that were measured, verdicts. None of them trains or accuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from dropout_lab.content.trials import T95

from .masks import GREY_TEXT, draw_mask
from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style


def gallery(calls: Mapping[str, Sequence[ArrayLike]]) -> Figure:
    """Draw masks of calls in a row, one below the other, for each layer.

    Args:
        calls: name of a layer to its masks ``(examples, units)``, one for each call; 0 is dropped.

    Returns:
        A column for each layer, a row for each call.
    """
    rows = max(len(masks) for masks in calls.values())
    with style():
        figure, axes = plt.subplots(rows, len(calls), figsize=(2.15 * len(calls), 2.15 * rows + 0.35), squeeze=False)
        for column, (name, masks) in zip(axes.T, calls.items(), strict=True):
            for number, (ax, mask) in enumerate(zip(column, masks, strict=False), 1):
                draw_mask(ax, mask)
                ax.set_ylabel(f"call {number}" if ax is axes[number - 1, 0] else "")
                kept = float(np.mean(np.asarray(mask) != 0))
                ax.set_xlabel(f"{kept:.0%} kept", fontsize=9.5, color=GREY_TEXT)
            column[0].set_title(name, fontsize=10.5, loc="center")
    return described(figure, f"Masks. {'; '.join(f'{name}: {_seen(masks)}' for name, masks in calls.items())}.")


def _seen(masks: Sequence[ArrayLike]) -> str:
    """Say of the masks of a layer what a look at them tells: shares, equal calls, and rows or columns that repeat."""
    kept = [np.asarray(mask) != 0 for mask in masks]
    told = [f"{', '.join(f'{one.mean():.0%}' for one in kept)} kept"]
    if len(kept) > 1 and all(np.array_equal(one, kept[0]) for one in kept):
        told.append("the same mask in each call")
    for axis, lines in enumerate(("rows", "columns")):
        if period := _period(kept, axis):
            told.append(f"{lines} repeat after {period}" if period > 1 else f"all {lines} alike")
    return ", ".join(told)


def _period(masks: Sequence[NDArray[np.bool_]], axis: int) -> int:
    """Return after how many rows, or columns, all masks begin again; 0 if one does not."""
    size = min(mask.shape[axis] for mask in masks)
    for step in range(1, size // 2 + 1):
        cuts = [np.moveaxis(mask, axis, 0) for mask in masks]
        if all(np.array_equal(cut[step:], cut[:-step]) for cut in cuts):
            return step
    return 0


def bug_table(names: Mapping[int, str], worse: Mapping[int, ArrayLike]) -> Figure:
    """Draw test error and negative log-likelihood of networks with one bug each, over those of networks without.

    Args:
        names: exhibit number to its title, from top to bottom.
        worse: exhibit number to both ratios ``(seeds, 2)``, each to the network without a bug and with the same seed.

    Returns:
        Two panels that share their rows: a dot a seed, the mean and its 95% interval.
    """
    heights = {number: len(names) - row for row, number in enumerate(names)}
    tables = {number: np.asarray(worse[number], dtype=float) for number in names}
    seeds = len(next(iter(tables.values())))
    with style():
        figure, panels = plt.subplots(1, 2, figsize=(9.6, 0.36 * len(names) + 1.35), sharey=True)
        quantities = (("test error", "What accuracy sees"), ("negative log-likelihood", "What it does not look at"))
        for column, (ax, (label, title)) in enumerate(zip(panels, quantities, strict=True)):
            ax.axvline(1, color=FULL, lw=1.4)
            for number, y in heights.items():
                _row(ax, tables[number][:, column], y, 2)
            ax.axvline(2, color=CROSS, lw=1.3, ls=(0, (3, 3)))
            ax.text(2, 0.35, " twice that", color=GREY_TEXT, fontsize=9.5, va="center")
            ax.text(1, 0.35, " no bug", fontsize=9.5, va="center")
            ax.set(xlabel=f"{label}, over that without a bug", xlim=(0, None), ylim=(0, len(names) + 0.6))
            ax.set_title(title)
            ax.tick_params(axis="y", length=0)
            ax.spines["left"].set_visible(False)
        panels[0].set_yticks(list(heights.values()), [f"{names[n]}  {n:>2}" for n in heights])
        figure.supxlabel(
            f"dots: {seeds} seeds, each over its own right layer; diamonds and bars: mean and its 95% interval",
            fontsize=9.5,
            color=GREY_TEXT,
        )
    means = {number: table.mean(axis=0) for number, table in tables.items()}
    told = "; ".join(f"{n} {names[n]} {error:.1f}, {nll:.1f}" for n, (error, nll) in means.items())
    return described(
        figure, f"Test error and negative log-likelihood over those without a bug, means of {seeds} seeds: {told}."
    )


def _row(ax: Axes, values: ArrayLike, y: float, bound: float) -> None:
    runs = np.asarray(values, dtype=float)
    colour = MEAN if runs.mean() >= bound else KEPT
    ax.plot(runs, np.full(runs.size, y), "o", color=FAINT, ms=4, zorder=2)
    half = T95[runs.size] * runs.std(ddof=1) / np.sqrt(runs.size)
    ax.errorbar(runs.mean(), y, xerr=half, color=colour, fmt="D", ms=6.5, capsize=4, lw=1.8, zorder=3)


def alarms(coins: Sequence[int], rates: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw how often a check of the share raises an alarm, over the number of coins that it tosses.

    Args:
        coins: numbers of coins ``(k,)``.
        rates: name of a bound to name of a layer to shares of alarms ``(seeds, k)``, from 0 to 1.

    Returns:
        A panel for each bound, a curve for each layer.
    """
    looks = ((FULL, "-", "s"), (MEAN, (0, (5, 2)), "D"), (KEPT, "-", "o"))
    with style():
        figure, axes = plt.subplots(1, len(rates), figsize=(4.7 * len(rates), 3.5), sharey=True, squeeze=False)
        for ax, (bound, layers) in zip(axes[0], rates.items(), strict=True):
            for (layer, shares), (colour, dash, marker) in zip(layers.items(), looks, strict=False):
                percent = 100 * np.asarray(shares, dtype=float)
                mean, spread = percent.mean(axis=0), percent.std(axis=0, ddof=1)
                ax.errorbar(coins, mean, spread, color=colour, ls=dash, marker=marker, ms=5.5, capsize=3)
                at = int(np.argmax(mean > 40)) if mean.max() > 40 else len(coins) // 2
                x, y = (coins[at] * 1.25, mean[at] - 6) if mean.max() > 40 else (coins[0], mean[0] + 11)
                ax.text(x, y, layer, color=colour, weight="bold", va="center")
            ax.set(xscale="log", xlabel="coins tossed", ylim=(-4, 104), title=bound)
            ax.set_xticks(coins[::2], [f"{n:,}" for n in coins[::2]])
            ax.minorticks_off()
        axes[0, 0].set_ylabel("alarms (%)")
    ends = sorted({0, len(coins) // 2, len(coins) - 1})
    told = []
    for bound, layers in rates.items():
        means = {layer: 100 * np.mean(np.asarray(shares, dtype=float), axis=0) for layer, shares in layers.items()}
        rows = (f"{layer} {', '.join(f'{mean[i]:.0f}%' for i in ends)}" for layer, mean in means.items())
        told.append(f"{bound}: {'; '.join(rows)}")
    sizes = ", ".join(f"{coins[i]:,}" for i in ends)
    return described(figure, f"Alarms with {sizes} coins tossed. {'. '.join(told)}.")


def kill_matrix(verdicts: Mapping[str, Mapping[str, object]], right: Sequence[str], wrong: Sequence[str]) -> Figure:
    """Draw which check accuses which implementation, as a heat map.

    Args:
        verdicts: name of a check to name of an implementation to a sentence where it is accused, else anything else.
        right: the right implementations.
        wrong: the wrong ones.

    Returns:
        A row for each implementation, wrong ones first, a column for each check, and a line of counts.
    """
    checks, gap = list(verdicts), 0.55
    rows = [(name, float(i), False) for i, name in enumerate(wrong)]
    rows += [(name, len(wrong) + gap + i, True) for i, name in enumerate(right)]
    bottom = len(wrong) + gap + len(right)
    with style():
        figure, ax = plt.subplots(figsize=(4.1 + 1.02 * len(checks), 0.33 * len(rows) + 2.05))
        for name, y, innocent in rows:
            for column, check in enumerate(checks):
                _verdict(ax, column, y, isinstance(verdicts[check].get(name), str), innocent)
        for x, check in enumerate(checks):
            counts = [sum(isinstance(verdicts[check].get(name), str) for name in names) for names in (wrong, right)]
            flaw = MEAN if counts[1] else FULL
            ax.text(x + 0.5, -0.25, check, ha="center", va="bottom", weight="bold", linespacing=1.1)
            ax.text(x + 0.5, bottom + 0.3, f"{counts[0]} of {len(wrong)}", ha="center", va="top", color=KEPT)
            ax.text(x + 0.5, bottom + 1.05, f"{counts[1]} of {len(right)}", ha="center", va="top", color=flaw)
        for text, height in (("wrong ones caught", bottom + 0.3), ("right ones accused", bottom + 1.05)):
            ax.text(-0.15, height, text, ha="right", va="top", color=GREY_TEXT)
        for name, y, _ in rows:
            ax.text(-0.15, y + 0.5, name, ha="right", va="center")
        for text, height in (("wrong", len(wrong) / 2), ("right", len(wrong) + gap + len(right) / 2)):
            ax.text(len(checks) + 0.18, height, text, rotation=270, ha="left", va="center", color=GREY_TEXT)
        _key(ax, len(checks), bottom + 2.65)
        ax.set(xlim=(-3.1, len(checks) + 0.5), ylim=(bottom + 3.3, -1.35), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
    told = []
    for check in checks:
        caught, accused = (
            [name for name in names if isinstance(verdicts[check].get(name), str)] for names in (wrong, right)
        )
        told.append(
            f"{' '.join(check.split())}: {len(caught)} of {len(wrong)} wrong ones caught, "
            f"{len(accused)} of {len(right)} right ones accused"
        )
        missed = [name for name in wrong if name not in caught]
        told += [f"got away: {', '.join(missed)}"] if missed and check == checks[-1] else []
    return described(figure, f"{len(rows)} layers against {len(checks)} checks. {'; '.join(told)}.")


def _verdict(ax: Axes, x: float, y: float, accused: bool, innocent: bool, width: float = 0.94) -> None:
    """Draw a verdict on an implementation.

    A wrong one is blue where it was caught, grey with a cross where it got away; a right one is white with a dot where
    it was left alone, orange with a mark where it was accused.
    """
    face = (MEAN if accused else "white") if innocent else (KEPT if accused else DROPPED)
    edge = FAINT if innocent and not accused else face
    box = Rectangle((x + 0.03, y + 0.06), width, 0.88, facecolor=face, edgecolor=edge, linewidth=1)
    box.set_gid("accused" if accused else "left alone")
    ax.add_patch(box)
    middle = x + 0.03 + width / 2
    if innocent:
        ax.text(middle, y + 0.52, "!" if accused else "·", ha="center", va="center", weight="bold", fontsize=12)
    elif not accused:
        for slope in (1, -1):
            ax.plot([middle - 0.1, middle + 0.1], [y + 0.5 - 0.24 * slope, y + 0.5 + 0.24 * slope], color=CROSS, lw=1.3)


def _key(ax: Axes, columns: int, y: float) -> None:
    meanings = (
        (True, False, "caught"),
        (False, False, "got away"),
        (False, True, "left alone"),
        (True, True, "accused"),
    )
    step = (columns + 3.0) / 4
    for i, (accused, innocent, text) in enumerate(meanings):
        x = -2.9 + i * step
        _verdict(ax, x, y - 0.5, accused, innocent, width=0.42)
        ax.text(x + 0.55, y, text, va="center", fontsize=9.5, color=GREY_TEXT)
