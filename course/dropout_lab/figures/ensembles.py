"""The figures of notebook 5: many networks at once, two kinds of mean, penalties, and networks trained in several ways.

They draw what they are given. None of them solves for weights or trains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]

#: Grey that can be read as text.
_GREY_TEXT = "#5f656b"

#: One line in the order they are asked for: colour, dash, marker. Never colour alone.
_LINES = ((FULL, "-", "s"), (KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"))
_OTHERS = (_GREY_TEXT, "-", "^")
#: Behind a label that stands on lines.
_ON_LINES = {"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85}


def fan(t: ArrayLike, outputs: ArrayLike, one_pass: ArrayLike, *, xlabel: str) -> Figure:
    """Draw the mean of many networks while one input moves, with the pass that stands for it.

    Args:
        t: ``(k,)``, the input that moves.
        outputs: ``(k, members)``, what each network predicts; their order does not matter.
        one_pass: ``(k,)``, what one scaled pass predicts.
        xlabel: what ``t`` is.

    Returns:
        Two curves over the band in which the middle half of the networks lies.
    """
    at = np.asarray(t, dtype=float)
    said, scaled = np.asarray(outputs, dtype=float), np.asarray(one_pass, dtype=float)
    mean, (low, high) = said.mean(axis=1), np.quantile(said, (0.25, 0.75), axis=1)
    gap = np.abs(mean - scaled)
    near, far = int(np.argmin(gap)), int(np.argmax(gap))
    with style():
        figure, axes = plt.subplots(figsize=(7.4, 4.2))
        axes.fill_between(at, low, high, color=KEPT, alpha=0.14, lw=0, gid="middle half")
        axes.plot(at, mean, color=MEAN, lw=2.6, gid="mean", zorder=3)
        axes.plot(at, scaled, color=FULL, lw=2.0, ls=(0, (4, 2)), gid="one pass", zorder=4)
        axes.plot([at[far]] * 2, [mean[far], scaled[far]], color=_GREY_TEXT, lw=1.2, marker="_", ms=9, zorder=2)
        side, middle = ("left", 7) if far < len(at) / 2 else ("right", -7), (mean[far] + scaled[far]) / 2
        axes.annotate(f"{gap[far]:.1f} apart", (at[far], middle), (side[1], 0), textcoords="offset points",
                      ha=side[0], va="center", color=_GREY_TEXT)  # fmt: skip
        place = len(at) // 4
        for curve, other, text, colour in (
            (mean, scaled, f"mean of {said.shape[1]} networks", MEAN),
            (scaled, mean, "one scaled pass", FULL),
        ):
            above = curve[place] >= other[place]
            axes.annotate(
                text, (at[place], curve[place]), (0, 9 if above else -9), textcoords="offset points",
                ha="center", va="bottom" if above else "top", color=colour, weight="bold",
            )  # fmt: skip
        axes.annotate("middle half of the networks", (at[0], low[0]), (6, 6), textcoords="offset points", color=KEPT)
        axes.set(xlabel=xlabel, xlim=(at[0], at[-1]), ylabel="prediction")
    what = (
        f"The mean of {said.shape[1]} networks and one scaled pass over {xlabel}. They are closest at {at[near]:.2g}, "
    )
    what += (
        f"{round(gap[near], 9):.2g} apart, and furthest apart at {at[far]:.2g}: {mean[far]:.3g} and {scaled[far]:.3g}."
    )
    return described(figure, what)


def two_rooms(
    coins: ArrayLike,
    probabilities: ArrayLike,
    chances: ArrayLike,
    arithmetic: ArrayLike,
    geometric: ArrayLike,
    one_pass: ArrayLike,
    *,
    classes: Sequence[str] = ("A", "B", "C"),
) -> Figure:
    """Draw every member of a softmax committee twice: as probabilities, and as logarithms of their ratios.

    A dot is a member, its area in proportion to its chance; a line joins two members that differ in one coin.

    Args:
        coins: ``(members, n)``, 1 for kept, every mask once, in any order.
        probabilities: ``(members, 3)``, what each member says.
        chances: ``(members,)``, the probability of each mask.
        arithmetic: ``(3,)``, the arithmetic mean.
        geometric: ``(3,)``, the geometric mean.
        one_pass: ``(3,)``, what one scaled pass says.
        classes: names of the three classes.

    Returns:
        Left the triangle of probabilities, right the plane of log ratios, in which steps of one coin are parallel.
    """
    masks, share = np.asarray(coins) != 0, np.asarray(chances, dtype=float)
    voices = np.asarray(probabilities, dtype=float)
    means = [np.asarray(m, dtype=float) for m in (arithmetic, geometric, one_pass)]
    edges = _one_coin_apart(masks)
    with style():
        figure, rooms = plt.subplots(1, 2, figsize=(10.6, 4.4), width_ratios=(1.12, 1))
        views = (_in_triangle, "Probabilities"), (_log_ratios, "Logarithms of their ratios")
        for axes, (place, title) in zip(rooms, views, strict=True):
            points = place(voices)
            _edges(axes, place, voices, edges)
            size = 4 + 50 * share / share.max() * min(1.0, 60 / len(share))
            axes.scatter(*points.T, s=size, color=KEPT, edgecolor="white", lw=0.3, zorder=3, gid="members")
            full, none = points[masks.all(axis=1)][0], points[~masks.any(axis=1)][0]
            axes.plot(*full, "s", ms=8, color=FULL, zorder=5)
            axes.plot(*none, "X", ms=10, color=CROSS, mec="white", zorder=5)
            a, g, s = (place(m[None])[0] for m in means)
            axes.plot(*a, "D", ms=11, color=MEAN, mec="white", zorder=7, gid="arithmetic")
            axes.plot(*g, "o", ms=17, color="none", mec=FULL, mew=2.4, zorder=6, gid="geometric")
            axes.plot(*s, "P", ms=9, color=FULL, mec="white", mew=0.6, zorder=6, gid="one pass")
            axes.set_title(title, size=13, weight="bold")
            names = (
                (full, "nothing dropped", FULL),
                (none, "all dropped", _GREY_TEXT),
                (a, "arithmetic mean", MEAN),
                (g, "geometric mean =\none scaled pass", FULL),
            )
            _label_outside(axes, points, names)
            axes.set_aspect("equal")
        _triangle(rooms[0], classes)
        rooms[1].set(xticks=[], yticks=[], xlabel=f"towards {classes[1]}, away from {classes[0]}")
        rooms[1].set_ylabel(f"towards {classes[2]}, away from {classes[0]} and {classes[1]}")
    apart = float(np.abs(means[1] - means[2]).max())
    what = f"{len(voices)} dots: left a cloud in the triangle of three probabilities, right the same as logarithms of "
    return described(figure, f"{what}ratios. The geometric mean and one pass lie {round(apart, 9):.2g} apart.")


def valley(
    axis: ArrayLike,
    losses: Mapping[str, ArrayLike],
    marked: Mapping[tuple[float, float], str],
    lowest: Mapping[str, ArrayLike],
) -> Figure:
    """Draw losses over two weights as contour maps, with some weightings marked.

    Args:
        axis: ``(k,)``, values of either weight, from three on.
        losses: title of a map to the loss ``(k, k)``, the second weight down the rows. A loss that is quadratic is
            drawn on a finer grid.
        marked: weightings to their labels.
        lowest: title of a map to its lowest point ``(2,)``; without it the lowest line is drawn.

    Returns:
        A map for each loss.
    """
    with style():
        figure, grid = plt.subplots(1, len(losses), figsize=(4.4 * len(losses), 4.3), squeeze=False, sharey=True)
        for axes, (title, values) in zip(grid[0], losses.items(), strict=True):
            at, loss = _finer(np.asarray(axis, dtype=float), np.asarray(values, dtype=float))
            least, most = float(loss.min()), float(loss.max())
            levels = least + (most - least) * np.linspace(0.15, 1, 8) ** 2
            axes.contour(at, at, loss, levels=levels, colors=KEPT, linewidths=np.linspace(1.5, 0.7, 8), alpha=0.8)
            if title in lowest:
                first, second = np.asarray(lowest[title], dtype=float)
                axes.plot(first, second, "D", color=MEAN, ms=11, mec="white", zorder=4, gid="lowest")
                axes.annotate(
                    "lowest", (first, second), (-10, -4), textcoords="offset points", ha="right", va="top",
                    color=MEAN, weight="bold", bbox=_ON_LINES,
                )  # fmt: skip
            else:
                floor = at[np.argwhere(loss <= least + 1e-9 * (most - least))[:, ::-1]]
                axes.plot(*floor.T, color=MEAN, lw=3, ls=(0, (5, 2)), gid="floor")
                place = floor[(3 * len(floor)) // 4]
                axes.annotate(
                    "lowest everywhere here", place, (-11, -11), textcoords="offset points",
                    ha="center", va="center", rotation=-45, color=MEAN, weight="bold",
                )  # fmt: skip
            for (first, second), label in marked.items():
                axes.plot(first, second, "s", color=FULL, ms=8, mec="white", zorder=5)
                at_mark = (first, second)
                axes.annotate(label, at_mark, (8, 6), textcoords="offset points", weight="bold", bbox=_ON_LINES)
            axes.set(
                xlabel="weight of the feature", title=title, aspect="equal", xlim=(at[0], at[-1]), ylim=(at[0], at[-1])
            )
        grid[0, 0].set_ylabel("weight of its copy")
    marks = ", ".join(marked.values())
    told = "; ".join(
        f"lowest at {np.round(np.asarray(point), 2).tolist()} with {name}" for name, point in lowest.items()
    )
    return described(figure, f"Maps of the loss over two weights, {', '.join(losses)}, with {marks} marked; {told}.")


def removal(shares: Sequence[float], panels: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Draw test errors against the share of hidden units that is removed.

    Args:
        shares: ``(k,)``, from 0 to 1.
        panels: title of a panel to the name of a network to its errors in percent ``(seeds, k)``.

    Returns:
        A panel for each title; bars are one standard deviation over seeds.
    """
    gone = 100 * np.asarray(shares, dtype=float)
    with style():
        figure, grid = plt.subplots(1, len(panels), figsize=(4.7 * len(panels), 4.1), squeeze=False, sharey=True)
        for axes, (title, runs) in zip(grid[0], panels.items(), strict=True):
            means = {name: np.asarray(errors, dtype=float).mean(axis=0) for name, errors in runs.items()}
            place = int(np.searchsorted(gone, 50))
            for (name, errors), (colour, dash, marker) in zip(runs.items(), _LINES, strict=False):
                spread = np.asarray(errors, dtype=float).std(axis=0, ddof=1)
                axes.errorbar(
                    gone, means[name], spread, color=colour, ls=dash, marker=marker, ms=6, capsize=4, gid=name
                )
                at, above = (
                    (gone[place], means[name][place]),
                    means[name][place] >= max(m[place] for m in means.values()),
                )
                axes.annotate(
                    name, at, (-10, 6) if above else (12, -6), textcoords="offset points", color=colour, weight="bold",
                    ha="right" if above else "left", va="bottom" if above else "top",
                )  # fmt: skip
            axes.axhline(90, color=FAINT, lw=1, ls=(0, (2, 2)))
            axes.text(0, 91, "guessing", color=_GREY_TEXT, va="bottom")
            axes.set(
                title=title, xlabel="hidden units removed (%)", ylim=(0, 100), xticks=gone, yticks=range(0, 101, 10)
            )
            axes.grid(axis="y", color=DROPPED, lw=0.7)
        grid[0, 0].set_ylabel("test error (%)")
    told = []
    for title, networks in panels.items():
        rows = (f"{name} {', '.join(f'{e:.0f}' for e in np.mean(np.asarray(v), 0))}%" for name, v in networks.items())
        told.append(f"{title}: {'; '.join(rows)}")
    what = f"Test error with {', '.join(f'{share:.0f}' for share in gone)}% of the hidden units removed. "
    return described(figure, f"{what}{'. '.join(told)}.")


def treatments(
    errors: Mapping[str, Mapping[str, ArrayLike]],
    titles: Mapping[str, str],
    mine: Sequence[Mapping[str, Mapping[str, float]]] = (),
    beside: Mapping[str, str] | None = None,
    control: str = "dropout",
    targets: Mapping[str, float] | None = None,
) -> Figure:
    """Draw what several ways to train, or to ask, lead to, a row for each.

    Args:
        errors: name of a row to a measure to its values ``(seeds,)``; a row may lack a measure.
        titles: measure to the title of its panel.
        mine: further runs, each a row to a measure to its value.
        beside: row to a few words beside its values in the first panel.
        control: the row that the others are compared with.
        targets: measure to the value that would be right, or chance.

    Returns:
        A panel for each measure; a tick for each seed, a mark at the mean with its 95% interval, a diamond for a
        further run. The dotted line is the mean of the control, a dashed one the target.
    """
    table = {row: {m: np.asarray(v, dtype=float) for m, v in of.items()} for row, of in errors.items()}
    rows = list(table)
    with style():
        size, widths = (4.4 + 3.4 * (len(titles) - 1), 0.34 * len(rows) + 0.9), [1.75] + [1] * (len(titles) - 1)
        figure, grid = plt.subplots(1, len(titles), figsize=size, sharey=True, width_ratios=widths)
        for axes, (measure, title) in zip(np.atleast_1d(grid), titles.items(), strict=True):
            for height, row in enumerate(rows):
                if measure not in table[row]:
                    continue
                values = table[row][measure]
                half = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
                colour, _, marker = _LINES[0] if row == "no dropout" else _LINES[1] if row == control else _OTHERS
                axes.plot(values, [height] * len(values), "|", color=FAINT, ms=7, mew=0.8, gid="seeds")
                axes.errorbar(values.mean(), height, xerr=half, color=colour, marker=marker, ms=6, capsize=3, gid=row)
                own = [run[row][measure] for run in mine if measure in run.get(row, {})]
                axes.plot(own, [height] * len(own), "D", color=MEAN, ms=6, mfc="none", mew=1.6, gid="mine")
            if control in rows:
                axes.axvline(table[control][measure].mean(), color=KEPT, lw=1, ls=(0, (1, 2)), zorder=0)
            if targets and measure in targets:
                axes.axvline(targets[measure], color=CROSS, lw=1.4, ls=(0, (4, 2)), zorder=0)
            axes.set_title(title)
            seen = [value for row in rows if measure in table[row] for value in table[row][measure]]
            low = min([*seen, targets[measure]]) - 0.04 * np.ptp(seen) if targets and measure in targets else 0
            axes.set_xlim(left=low)
            axes.grid(axis="x", color=DROPPED, lw=0.6)
            axes.tick_params(axis="y", length=0)
        first = np.atleast_1d(grid)[0]
        first.set_yticks(range(len(rows)), rows)
        first.set_ylim(len(rows) - 0.5, -0.5)
        if beside:
            left, right = first.get_xlim()
            end = left + 1.55 * (right - left)
            first.set(xlim=(left, end), xticks=[tick for tick in first.get_xticks() if left <= tick <= right])
            first.set_title(f"minus {control}", loc="right", color=_GREY_TEXT, size=9.5)
            for row, words in beside.items():
                first.text(end, rows.index(row), words, ha="right", va="center", color=_GREY_TEXT, size=9.5)
    measures = (
        f"{title}: " + ", ".join(f"{row} {table[row][m].mean():.1f}" for row in rows if m in table[row])
        for m, title in titles.items()
    )
    told = f"Means over seeds. {'. '.join(measures)}."
    if beside:
        told += f" Minus {control}: {', '.join(f'{row} {words}' for row, words in beside.items())}."
    return described(figure, told)


def penalties(weights: ArrayLike, curves: Mapping[str, ArrayLike], *, xlabel: str) -> Figure:
    """Draw penalties against one weight.

    Args:
        weights: ``(k,)``, the weight.
        curves: name of a penalty to its values ``(k,)``.
        xlabel: what the weight is.

    Returns:
        A curve for each, labelled at its right end.
    """
    at = np.asarray(weights, dtype=float)
    with style():
        figure, axes = plt.subplots(figsize=(7.0, 3.7))
        for (name, values), (colour, dash, _) in zip(curves.items(), (_LINES[2], _LINES[1], _LINES[0]), strict=False):
            curve = np.asarray(values, dtype=float)
            axes.plot(at, curve, color=colour, ls=dash, gid=name)
            axes.annotate(name, (at[-1], curve[-1]), (6, 0), textcoords="offset points", color=colour, weight="bold",
                          va="center")  # fmt: skip
        axes.set(xlabel=xlabel, ylabel="added to the loss", xlim=(at[0], at[-1]), ylim=(0, None))
    told = ", ".join(f"{name} {float(np.asarray(values)[-1]):.2g}" for name, values in curves.items())
    return described(figure, f"Penalties over {xlabel} from {at[0]:.2g} to {at[-1]:.2g}; at the end: {told}.")


# ---------------------------------------------------------------------------------------------------- helpers


def _finer(axis: Numbers, loss: Numbers) -> tuple[Numbers, Numbers]:
    """Return a quadratic through a loss on a fine grid, with its axis; a loss that is not quadratic as it is."""

    def powers(at: Numbers) -> Numbers:
        first, second = (grid.ravel() for grid in np.meshgrid(at, at))
        return np.stack([np.ones_like(first), first, second, first**2, first * second, second**2], axis=1)

    found = np.linalg.lstsq(powers(axis), loss.ravel(), rcond=None)[0]
    if not np.allclose(powers(axis) @ found, loss.ravel(), rtol=1e-6, atol=1e-6 * np.ptp(loss)):
        return axis, loss
    fine = np.linspace(axis[0], axis[-1], 121)
    return fine, np.asarray((powers(fine) @ found).reshape(121, 121))


def _one_coin_apart(masks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the pairs of rows that differ in one coin, ``(edges, 2)``."""
    code = masks @ (1 << np.arange(masks.shape[1]))
    row = np.empty(code.max() + 1, dtype=np.int64)
    row[code] = np.arange(len(code))
    pairs = [
        np.column_stack([row[code[~masks[:, i]]], row[code[~masks[:, i]] | 1 << i]]) for i in range(masks.shape[1])
    ]
    return np.concatenate(pairs)


def _in_triangle(probabilities: Numbers) -> Numbers:
    """Return three probabilities as a point of an equilateral triangle."""
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(0.75)]])
    return np.asarray(probabilities @ corners)


def _log_ratios(probabilities: Numbers) -> Numbers:
    """Return three probabilities as logarithms of their ratios, on two axes at right angles (Egozcue et al. 2003)."""
    log = np.log(probabilities)
    first = (log[:, 1] - log[:, 0]) / np.sqrt(2)
    second = (2 * log[:, 2] - log[:, 0] - log[:, 1]) / np.sqrt(6)
    return np.column_stack([first, second])


def _edges(axes: Axes, place: object, voices: Numbers, edges: NDArray[np.int64]) -> None:
    """Return lines that are straight among log ratios, as they look in this room."""
    assert callable(place)
    start, end = np.log(voices[edges[:, 0]]), np.log(voices[edges[:, 1]])
    paths = []
    for way in np.linspace(0, 1, 9):
        between = np.exp((1 - way) * start + way * end)
        paths.append(place(between / between.sum(axis=1, keepdims=True)))
    axes.add_collection(LineCollection(list(np.stack(paths, axis=1)), colors="#b4c5dc", linewidths=0.4, zorder=1))


def _triangle(axes: Axes, classes: Sequence[str]) -> None:
    """Return the border of all distributions over three classes."""
    corners = _in_triangle(np.eye(3))
    axes.fill(*corners.T, facecolor="none", edgecolor=FULL, lw=1.6, zorder=2)
    for (x, y), name, shift, side in zip(
        corners, classes, ((-8, -4), (8, -4), (0, 8)), ("right", "left", "center"), strict=True
    ):
        axes.annotate(
            f"all on {name}", (x, y), shift, textcoords="offset points", ha=side, va="bottom" if y else "top", size=11.5
        )
    axes.set(xlim=(-0.14, 1.14), ylim=(-0.08, 0.97))
    axes.axis("off")


def _label_outside(axes: Axes, points: Numbers, names: Sequence[tuple[Numbers, str, str]]) -> None:
    """Write labels on a line to the right of all points, each joined to its mark."""
    right, wide, tall = float(points[:, 0].max()), float(np.ptp(points[:, 0])), float(np.ptp(points[:, 1]))
    order = sorted(names, key=lambda entry: float(entry[0][1]))
    heights: list[float] = []
    for at, _, _ in order:  # from the lowest up, far enough apart to be read
        heights.append(max(float(at[1]), heights[-1] + 0.155 * tall) if heights else float(at[1]))
    for (at, text, colour), height in zip(order, heights, strict=True):
        axes.annotate(
            text, (float(at[0]), float(at[1])), (right + 0.12 * wide, float(height)),
            ha="left", va="center", color=colour, weight="bold", size=11,
            arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.9, "shrinkB": 6}, zorder=8,
        )  # fmt: skip
