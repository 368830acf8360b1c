"""The figures of notebook 10, "Does it still pay?": wires of a block, streams, labels asked for, a map of rates.

They draw what was measured or recorded elsewhere; nothing is worked out here but means and spreads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import TwoSlopeNorm
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FULL, KEPT, MEAN, described, style

_LOOKS: tuple[tuple[str, Any, str], ...] = ((FULL, "-", "s"), (MEAN, (0, (5, 2)), "D"), (KEPT, (0, (1, 1.2)), "o"))


class Rates(Protocol):
    """Recorded runs (``dropout_lab.content.language.Recorded``)."""

    sequences: tuple[int, ...]
    rates: tuple[float, ...]

    def test(self, sequences: int, p: float) -> NDArray[np.float64]:
        """Return the divergences of the runs, (seeds, measurements)."""

    def differences(self, p: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return what dropout adds, mean and standard error."""

    def stopped(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the divergences of runs that were stopped, (seeds, sequences, rates)."""


def wires(names: Sequence[str], coins: Collection[str]) -> Figure:
    """Draw the wires of a block, with the skip path above the branches, and coins where they fall.

    Args:
        names: of the twelve wires, in order.
        coins: on which of them coins fall.
    """
    first, second = names[1:6], names[7:11]
    place: dict[str, tuple[float, float]] = {names[0]: (0.0, 1.0)}
    place |= {name: (1.0 + n, 0.0) for n, name in enumerate(first)}
    place[names[6]] = (6.0, 1.0)
    place |= {name: (7.0 + n, 0.0) for n, name in enumerate(second)}
    place[names[11]] = (11.0, 1.0)
    ways = [*pairwise(names[:7]), *pairwise(names[6:])]
    ways += [(names[0], names[6]), (names[6], names[11]), (names[1], names[4])]
    with style():
        figure, ax = plt.subplots(figsize=(11.4, 2.9))
        for one, other in ways:
            bent = "arc3,rad=0.42" if (one, other) == (names[1], names[4]) else "arc3"
            arrow = {"arrowstyle": "-|>", "color": FULL, "lw": 1.3, "shrinkA": 9, "shrinkB": 9, "connectionstyle": bent}
            ax.annotate("", place[other], place[one], arrowprops=arrow)
        for number, (name, (x, y)) in enumerate(place.items()):
            tossed = name in coins
            ax.plot(x, y, "o", ms=15, mfc=MEAN if tossed else "white", mec=MEAN if tossed else KEPT, mew=1.8, zorder=3)
            ax.text(
                x,
                y,
                str(number + 1),
                ha="center",
                va="center",
                fontsize=8.5,
                color="white" if tossed else FULL,
                zorder=4,
            )
            above = name not in (first[0], first[-1], second[0], second[-1])  # there an arrow comes or goes
            label = name.replace(" ", "\n", 1) if len(name) > 8 and y == 0 else name
            ax.text(
                x, y + (0.19 if above else -0.19), label, ha="center", va="bottom" if above else "top", fontsize=9.5
            )
        ax.text(3.5, 1.1, "skip path", ha="center", va="bottom", color=CROSS, fontsize=9.5)
        ax.text(8.5, 1.1, "skip path", ha="center", va="bottom", color=CROSS, fontsize=9.5)
        ax.set(xlim=(-0.6, 11.6), ylim=(-0.75, 1.5))
        ax.axis("off")
        ax.set_title("filled: a GPT tosses coins here")
    told = "; ".join(f"{one} to {other}" for one, other in ways)
    return described(figure, f"Wires of a block: {told}. Coins on {', '.join(n for n in names if n in coins)}.")


def shifts(names: Sequence[str], measured: ArrayLike, said: Sequence[Collection[str]]) -> Figure:
    """Draw how far the mean of each wire moves, for coins on each wire, beside what somebody said.

    Args:
        names: of the wires.
        measured: distances, (wire with coins, wire looked at).
        said: for coins on each wire, the wires that are said to be biased.
    """
    off = np.asarray(measured, dtype=float)
    moved = off > 1e-9
    with style():
        figure, ax = plt.subplots(figsize=(8.8, 5.6))
        disagree = 0
        for (row, column), distance in np.ndenumerate(off):
            ax.add_patch(
                Rectangle((column - 0.5, row - 0.5), 1, 1, fc="#fbe3cd" if moved[row, column] else "white", ec=DROPPED)
            )
            if moved[row, column]:
                told = f"{distance:.2f}" if distance > 0.005 else f"{distance:.0e}".replace("e-0", "e-")
                ax.text(column, row, told, ha="center", va="center", fontsize=8.5)
            elif column >= row:
                ax.text(column, row, "0", ha="center", va="center", fontsize=8.5, color=KEPT)
            if (names[column] in said[row]) != moved[row, column]:
                disagree += 1
                ax.plot(column, row, "x", color="#a84b00", ms=19, mew=1.6)
        ax.set_xticks(range(len(names)), labels=names, rotation=40, ha="right", rotation_mode="anchor")
        ax.set_yticks(range(len(names)), labels=names)
        ax.set(
            xlim=(-0.5, len(names) - 0.5),
            ylim=(len(names) - 0.5, -0.5),
            xlabel="mean of this wire",
            ylabel="coins on this wire",
        )
        ax.tick_params(length=0)
        for spine in ax.spines.values():
            spine.set_visible(False)
        words = (
            "as biased_wires says" if not disagree else f"crosses: {disagree} places where biased_wires says otherwise"
        )
        ax.set_title(f"shift of the mean, over all masks ({words})")
    rows = [
        f"{name}: {', '.join(n for n, m in zip(names, moved[row], strict=True) if m) or 'none'}"
        for row, name in enumerate(names)
    ]
    return described(figure, f"Wires whose mean moves, for coins on one wire at a time. {'; '.join(rows)}. {words}.")


def streams(told: Mapping[str, Sequence[tuple[float, float]]], paths: Mapping[str, ArrayLike]) -> Figure:
    """Draw mean and standard deviation of a stream behind each block, over some paths that were drawn.

    Args:
        told: rule to mean and variance, before the first block and behind each.
        paths: rule to streams (paths, blocks), from the value 1 on.
    """
    with style():
        figure, axes = plt.subplots(1, len(told), figsize=(9.6, 3.8), sharey=True)
        words = []
        for ax, (rule, moments) in zip(np.ravel(axes), told.items(), strict=True):
            mean, spread = np.array([m for m, _ in moments]), np.sqrt([v for _, v in moments])
            blocks = np.arange(len(mean))
            for path in np.asarray(paths[rule], dtype=float):
                ax.plot(blocks, [1.0, *path], color=CROSS, linewidth=0.7, drawstyle="steps-post")
            ax.fill_between(blocks, mean - spread, mean + spread, color=MEAN, alpha=0.22, linewidth=0)
            ax.plot(blocks, mean, color=MEAN)
            ax.set(xlabel="behind block", xlim=(0, blocks[-1]))
            ax.set_title(rule)
            words.append(
                f"{rule}: {mean[-1]:.2f} ± {spread[-1]:.2f} at the end, ± {spread[len(mean) // 2]:.2f} halfway"
            )
        np.ravel(axes)[0].set_ylabel("stream; mean ± 1 standard deviation")
    return described(figure, f"A stream behind blocks that are dropped. {'; '.join(words)}.")


def acquisitions(recorded: Mapping[str, ArrayLike], live: Mapping[str, Sequence[Sequence[float]]]) -> Figure:
    """Draw test errors over the rounds in which labels are asked for.

    Args:
        recorded: who chooses to test errors, (seeds, rounds + 1).
        live: who chooses to the errors of some runs.
    """
    with style():
        figure, ax = plt.subplots(figsize=(8.2, 4.1))
        words = []
        for (name, runs), (colour, dash, marker) in zip(recorded.items(), _LOOKS, strict=True):
            percent = 100 * np.asarray(runs, dtype=float)
            mean, error = percent.mean(axis=0), percent.std(axis=0, ddof=1) / len(percent) ** 0.5
            rounds = np.arange(len(mean))
            ax.fill_between(rounds, mean - error, mean + error, color=colour, alpha=0.18, linewidth=0)
            ax.plot(rounds, mean, color=colour, ls=dash)
            for run in live.get(name, ()):
                ax.plot(rounds, 100 * np.asarray(run), marker, color=colour, ms=3.6, alpha=0.75, mec="none")
            ax.text(rounds[-1] + 0.15, mean[-1], name, color=colour, va="center")
            words.append(f"{name} {mean[0]:.1f}% before, {mean[-1]:.1f}% ± {error[-1]:.1f} after the last")
        seeds = len(np.asarray(next(iter(recorded.values()))))
        ax.set(
            xlabel="round, of three labels each",
            ylabel="test error (%)",
            xlim=(-0.2, len(mean) + 0.7),
            ylim=(0, None),
            xticks=rounds,
        )
        ax.set_title(f"lines: recorded, bands ± 1 standard error over {seeds} seeds; dots: your runs")
    return described(figure, f"Test error over rounds. {'; '.join(words)}.")


def _count(number: int) -> str:
    return f"{number:,}"


def rate_map(runs: Rates) -> Figure:
    """Draw what each rate adds to the loss, over the number of sequences and of epochs.

    Args:
        runs: recorded.
    """
    count = len(runs.sequences)
    with style():
        figure, axes = plt.subplots(1, len(runs.rates) - 1, figsize=(11.4, 4.3), sharey=True)
        norm, words = TwoSlopeNorm(0, -1, 1), []
        for ax, p in zip(axes, runs.rates[1:], strict=True):
            mean, error = runs.differences(p)
            better = worse = 0
            for row, _ in enumerate(runs.sequences):
                for column in range(count - row):
                    measure = 2 * (row + column) + 1
                    m, e = mean[row, measure], error[row, measure]
                    clear = abs(m) > 2 * e
                    better, worse = better + (clear and m < 0), worse + (clear and m > 0)
                    shade = (
                        plt.get_cmap("PuOr_r")(norm(np.clip(np.sign(m) * abs(m) ** 0.4, -1, 1))) if clear else "white"
                    )
                    ax.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fc=shade, ec=DROPPED))
                    dark = clear and abs(m) ** 0.4 > 0.75
                    text = f"{m:+.2f}" if abs(m) >= 0.005 else "0"
                    ax.text(
                        column,
                        row,
                        text,
                        ha="center",
                        va="center",
                        fontsize=8.5,
                        color="white" if dark else FULL if clear else CROSS,
                    )
            ax.set_xticks(
                range(count),
                labels=[_count(4**n) for n in range(count)],
                rotation=40,
                ha="right",
                rotation_mode="anchor",
            )
            ax.set(xlim=(-0.5, count - 0.5), ylim=(count - 0.5, -0.5), xlabel="epochs")
            ax.tick_params(length=0)
            ax.set_title(f"p = {p:g}")
            for spine in ax.spines.values():
                spine.set_visible(False)
            few, many = (_count(runs.sequences[end]) for end in (0, -1))
            words.append(
                f"p = {p:g}: {better} cells better by over two standard errors, {worse} worse; "
                f"{_count(4 ** (count - 1))} epochs of {few} {mean[0, -1]:+.2f}, one of {many} {mean[-1, -1]:+.2f}"
            )
        axes[0].set_yticks(range(count), labels=[_count(n) for n in runs.sequences])
        axes[0].set_ylabel("different sequences")
        seeds = len(runs.test(runs.sequences[0], 0.0))
        title = f"test loss with dropout minus without, in nats ({seeds} seeds, paired)\n"
        title += "violet: dropout helps; orange: it costs; grey number: within two standard errors; empty: not run"
        figure.suptitle(title, x=0.01, ha="left", fontsize=10.5)
    return described(figure, f"What dropout adds to the test loss. {'; '.join(words)}.")


def rate_curves(
    runs: Rates, sequences: Sequence[int], rates: Sequence[float], live: Mapping[tuple[int, float], Sequence[ArrayLike]]
) -> Figure:
    """Draw test losses over the steps for two amounts of data.

    Args:
        runs: recorded.
        sequences: two amounts.
        rates: two rates.
        live: by amount and rate, the losses of some runs.
    """
    with style():
        figure, axes = plt.subplots(1, len(sequences), figsize=(9.6, 3.9), sharey=True)
        words = []
        for ax, n in zip(axes, sequences, strict=True):
            for p, (colour, dash, marker) in zip(rates, _LOOKS, strict=False):
                losses = runs.test(n, p)
                mean, error = losses.mean(axis=0), losses.std(axis=0, ddof=1) / len(losses) ** 0.5
                steps = 2.0 ** np.arange(len(mean))
                ax.fill_between(steps, mean - error, mean + error, color=colour, alpha=0.2, linewidth=0)
                ax.plot(steps, mean, color=colour, ls=dash)
                for run in live.get((n, p), ()):
                    ax.plot(
                        2.0 ** np.arange(len(np.asarray(run))), run, marker, color=colour, ms=4, alpha=0.75, mec="none"
                    )
                ax.text(steps[-1] * 1.15, mean[-1], f"p = {p:g}", color=colour, va="center")
                words.append(f"{_count(n)} sequences, p = {p:g}: {mean.min():.2f} at best, {mean[-1]:.2f} at the end")
            ax.set(xscale="log", yscale="log", xlabel="steps of 32 sequences", xlim=(1, 1.2e4))
            ax.set_xticks([1, 10, 100, 1000], labels=["1", "10", "100", "1,000"])
            ax.set_yticks([0.03, 0.1, 0.3, 1, 3], labels=["0.03", "0.1", "0.3", "1", "3"])
            ax.minorticks_off()
            ax.set_title(f"{_count(n)} sequences")
        axes[0].set_ylabel("test loss (nats a letter)")
        seeds = len(runs.test(sequences[0], rates[0]))
        title = f"lines: recorded, bands ± 1 standard error over {seeds} seeds; dots: your runs"
        figure.suptitle(title, x=0.01, ha="left", fontsize=10.5)
    return described(figure, f"Test loss over the steps. {'; '.join(words)}.")


def stopped(runs: Rates) -> Figure:
    """Draw what each rate adds to the loss if every run is stopped at its best step.

    Args:
        runs: recorded.
    """
    _, testing = runs.stopped()
    with style():
        figure, ax = plt.subplots(figsize=(8.2, 4.0))
        words = []
        x = np.arange(len(runs.sequences), dtype=float)
        ax.axhline(0, color=FULL, linewidth=1.0)
        ax.text(x[-1] + 0.4, 0.01, "p = 0", va="bottom", color=FULL)
        for k, (p, (colour, marker)) in enumerate(
            zip(runs.rates[1:], ((KEPT, "o"), (MEAN, "D"), (CROSS, "^")), strict=True)
        ):
            off = testing[:, :, k + 1] - testing[:, :, 0]
            mean, error = off.mean(axis=0), off.std(axis=0, ddof=1) / len(off) ** 0.5
            ax.errorbar(
                x + 0.12 * (k - 1),
                mean,
                2 * error,
                color=colour,
                marker=marker,
                ms=6,
                capsize=3,
                ls="none",
                label=f"p = {p:g}",
            )
            words.append(f"p = {p:g}: {', '.join(f'{m:+.2f}' for m in mean)}")
        ax.set_xticks(x, labels=[_count(n) for n in runs.sequences])
        ax.set(xlabel="different sequences", ylabel="added to the test loss (nats)", xlim=(-0.4, x[-1] + 1.2))
        ax.legend(frameon=False, loc="upper left")
        ax.set_title(f"every run stopped at its best step; bars: ± 2 standard errors, {len(testing)} seeds, paired")
    at = ", ".join(map(_count, runs.sequences))
    return described(figure, f"What dropout adds to the loss of stopped runs, for {at} sequences. {'; '.join(words)}.")


def fine_tuned(
    sequences: Sequence[int], losses: Mapping[str, ArrayLike], pairs: Mapping[str, ArrayLike], t: float
) -> Figure:
    """Draw what a model that was trained before learns from a few sequences, and what dropout adds if it is stopped.

    Args:
        sequences: how many there are.
        losses: name of a way to its losses after the last step, (seeds, sequences); the first has no coins.
        pairs: name of a rate to what it adds to the loss of stopped runs, pair by pair, (seeds, sequences).
        t: multiplier of the standard error, for intervals of 95%.
    """
    x, words = np.arange(len(sequences), dtype=float), []
    looks = (*_LOOKS, (CROSS, (0, (4, 1.5, 1, 1.5)), "^"))
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(10.6, 4.2), width_ratios=(1.15, 1))
        for (name, found), (colour, dash, marker) in zip(losses.items(), looks, strict=False):
            values = np.asarray(found, dtype=float)
            mean, error = values.mean(axis=0), values.std(axis=0, ddof=1) / len(values) ** 0.5
            left.errorbar(x, mean, error, color=colour, ls=dash, marker=marker, ms=6, capsize=3, label=name)
            words.append(f"{name}, at the end: {', '.join(f'{m:.2f}' for m in mean)}")
        left.set(yscale="log", ylabel="test loss (nats a letter)")
        left.set_yticks([0.05, 0.1, 0.2, 0.5, 1, 2, 5], labels=["0.05", "0.1", "0.2", "0.5", "1", "2", "5"])
        left.minorticks_off()
        left.legend(frameon=False, loc="upper right", fontsize=9.5)
        left.set_title(f"after the last step\nbars: ± 1 standard error, {len(values)} seeds")
        right.axhline(0, color=FULL, lw=1)
        right.text(x[-1] + 0.55, 0, "p = 0", va="bottom", ha="right")
        for k, ((name, found), (colour, _, marker)) in enumerate(zip(pairs.items(), looks[2:], strict=False)):
            off = np.asarray(found, dtype=float)
            mean, reach = off.mean(axis=0), t * off.std(axis=0, ddof=1) / len(off) ** 0.5
            at = x + 0.16 * (k - 0.5)
            right.errorbar(at, mean, reach, color=colour, ls="none", marker=marker, ms=6.5, capsize=4, label=name)
            words.append(f"{name}, stopped, adds {', '.join(f'{m:+.3f}' for m in mean)}")
        right.legend(frameon=False, loc="upper left", fontsize=9.5)
        right.set(ylabel="added to the test loss by dropout (nats)", xlim=(-0.4, x[-1] + 0.6))
        right.set_title("every run stopped at its best step\nbars: 95% intervals of the pairs")
        for ax in (left, right):
            ax.set_xticks(x, labels=[_count(n) for n in sequences])
            ax.set_xlabel("sequences of the new language")
    amounts = ", ".join(map(_count, sequences))
    return described(figure, f"Fine-tuning on {amounts} sequences. {'; '.join(words)}.")
