"""The figures of notebook 5: many networks at once, two kinds of mean, penalties as landscapes, and missing staff.

They draw what they are given. None of them averages networks, solves for weights or trains; error bars are standard
deviations over seeds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator
from numpy.typing import ArrayLike, NDArray

from .style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, described, style

Numbers = NDArray[np.float64]

#: Grey that can be read as text.
_GREY_TEXT = "#5f656b"

#: One line in the order they are asked for: colour, dash, marker. Never colour alone.
_LINES = ((FULL, "-", "s"), (KEPT, "-", "o"), (MEAN, (0, (5, 2)), "D"))


def fan(t: ArrayLike, outputs: ArrayLike, one_pass: ArrayLike, *, xlabel: str) -> Figure:
    """Draw what every member of a committee says while one input moves, with the mean and the pass that stands for it.

    Args:
        t: ``(k,)``, the input that moves.
        outputs: ``(k, members)``, what each member says; their order does not matter.
        one_pass: ``(k,)``, what one scaled pass says.
        xlabel: what ``t`` is.

    Returns:
        Left all members, as sorted values; right the two curves, enlarged.
    """
    at = np.asarray(t, dtype=float)
    said, scaled = np.sort(np.asarray(outputs, dtype=float), axis=1), np.asarray(one_pass, dtype=float)
    mean = said.mean(axis=1)
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(10.4, 4.4), width_ratios=(1.35, 1))
        lines = [np.column_stack([at, member]) for member in said.T]
        left.add_collection(LineCollection(lines, colors=KEPT, linewidths=0.5, alpha=0.28, gid="members"))
        for axes, width in ((left, 2.4), (right, 2.2)):
            axes.plot(at, mean, color=MEAN, lw=width, gid="mean", zorder=3)
            axes.plot(at, scaled, color=FULL, lw=width - 0.4, ls=(0, (4, 2)), gid="one pass", zorder=4)
            axes.set(xlabel=xlabel, xlim=(at[0], at[-1]))
        right.fill_between(at, mean, scaled, color=MEAN, alpha=0.25, lw=0)
        left.set(
            ylim=(said.min(), said.max()), ylabel="prediction", title=f"All {said.shape[1]} of them, and their mean"
        )
        for curve, other, text, colour in (
            (mean, scaled, "mean of the members", MEAN),
            (scaled, mean, "one scaled pass", FULL),
        ):
            above = curve[0] > other[0]
            right.annotate(
                text, (at[0], curve[0]), (6, 15 if above else -9), textcoords="offset points",
                va="bottom" if above else "top", color=colour, weight="bold",
            )  # fmt: skip
        right.margins(y=0.12)
        right.set(title="The same two curves, enlarged")
    gap = np.abs(mean - scaled)
    near, far = int(np.argmin(gap)), int(np.argmax(gap))
    what = (
        f"Left {said.shape[1]} thin lines, right their mean and one scaled pass. They are closest at {at[near]:.2g}, "
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
        figure, rooms = plt.subplots(1, 2, figsize=(13.2, 5.9), width_ratios=(1.12, 1))
        for axes, place, title in zip(
            rooms,
            (_in_triangle, _log_ratios),
            ("Probabilities: a curved room", "Log ratios: a straight room"),
            strict=True,
        ):
            points = place(voices)
            _edges(axes, place, voices, edges)
            size = 6 + 70 * share / share.max() * min(1.0, 60 / len(share))
            axes.scatter(*points.T, s=size, color=KEPT, edgecolor="white", lw=0.3, zorder=3, gid="members")
            full, none = points[masks.all(axis=1)][0], points[~masks.any(axis=1)][0]
            axes.plot(*full, "s", ms=9, color=FULL, zorder=5)
            axes.plot(*none, "X", ms=10, color=CROSS, mec="white", zorder=5)
            a, g, s = (place(m[None])[0] for m in means)
            axes.plot(*a, "D", ms=11, color=MEAN, mec="white", zorder=7, gid="arithmetic")
            axes.plot(*g, "o", ms=17, color="none", mec=FULL, mew=2.4, zorder=6, gid="geometric")
            axes.plot(*s, "P", ms=9, color=FULL, mec="white", mew=0.6, zorder=6, gid="one pass")
            axes.set_title(title, size=13, weight="bold")
            names = (
                (full, "everyone present", FULL),
                (none, "nobody", _GREY_TEXT),
                (a, "arithmetic mean", MEAN),
                (g, "geometric mean =\none scaled pass", FULL),
            )
            _label_outside(axes, points, names)
            axes.set_aspect("equal")
        _triangle(rooms[0], classes)
        rooms[1].set(
            xlabel=f"towards {classes[1]}, away from {classes[0]}",
            ylabel=f"towards {classes[2]}, away from {classes[0]} and {classes[1]}",
        )
        rooms[1].set(xticks=[], yticks=[])
    apart = float(np.abs(means[1] - means[2]).max())
    what = f"{len(voices)} dots: left a cloud in the triangle of three probabilities, right the same as logarithms of "
    return described(figure, f"{what}ratios. The geometric mean and one pass lie {round(apart, 9):.2g} apart.")


def committee_sizes(
    sizes: Sequence[int], panels: Mapping[str, Mapping[str, ArrayLike]], one_pass: Mapping[str, ArrayLike]
) -> Figure:
    """Draw how a sampled committee does against its size, beside the one pass that stands for all of it.

    Args:
        sizes: ``(k,)``, members drawn.
        panels: what is measured to the name of an average to its values ``(seeds, k)``.
        one_pass: what is measured to the values of one scaled pass ``(seeds,)``.

    Returns:
        A panel for each measure; bars and the band are one standard deviation over seeds.
    """
    members = np.asarray(sizes, dtype=float)
    with style():
        figure, grid = plt.subplots(1, len(panels), figsize=(5.1 * len(panels), 4.2), squeeze=False)
        for axes, (measure, averages) in zip(grid[0], panels.items(), strict=True):
            pass_values = np.asarray(one_pass[measure], dtype=float)
            middle, spread = float(pass_values.mean()), float(pass_values.std(ddof=1))
            axes.axhspan(middle - spread, middle + spread, color=DROPPED, alpha=0.6, lw=0)
            axes.axhline(middle, color=FULL, lw=1.8, ls=(0, (4, 2)), gid="one pass")
            axes.text(members[0], middle - spread, "one scaled pass", va="top", color=FULL, weight="bold")
            for n, ((name, values), (colour, dash, marker)) in enumerate(
                zip(averages.items(), (_LINES[2], _LINES[1]), strict=False)
            ):
                runs = np.asarray(values, dtype=float)
                shifted = members * (0.97, 1.03)[n % 2]  # so that bars do not hide each other
                axes.errorbar(
                    shifted,
                    runs.mean(axis=0),
                    runs.std(axis=0, ddof=1),
                    color=colour,
                    ls=dash,
                    marker=marker,
                    ms=6,
                    capsize=3.5,
                    lw=1.8,
                    gid=name,
                )
                ends = [float(np.asarray(v, dtype=float).mean(axis=0)[-1]) for v in averages.values()]
                if np.ptp(ends) > 0.15 * np.ptp(axes.get_ylim()) or n == 0:
                    last = runs.mean(axis=0)
                    text = name if np.ptp(ends) > 0.15 * float(np.ptp(last)) else " and ".join(averages)
                    ink = colour if text == name else FULL
                    place = len(members) // 2
                    axes.annotate(
                        text,
                        (members[place], last[place] + runs.std(axis=0, ddof=1)[place]),
                        (4, 8),
                        textcoords="offset points",
                        color=ink,
                        weight="bold",
                    )
            axes.set_xscale("log")
            axes.set_xticks(members, [f"{m:g}" for m in members])
            axes.xaxis.set_minor_locator(NullLocator())
            axes.set(xlabel="members drawn", title=measure)
            low, high = axes.get_ylim()
            axes.set_ylim(low - 0.08 * (high - low), high)
    told = []
    for measure, averages in panels.items():
        last = ", ".join(f"{name} {np.asarray(v)[:, -1].mean():.2g}" for name, v in averages.items())
        told.append(
            f"{measure} with {sizes[-1]} members: {last}; one pass {np.mean(np.asarray(one_pass[measure])):.2g}"
        )
    return described(figure, f"Committees of {sizes[0]} to {sizes[-1]} members. {'. '.join(told)}.")


def valley(
    axis: ArrayLike,
    losses: Mapping[str, ArrayLike],
    marked: Mapping[tuple[float, float], str],
    lowest: Mapping[str, ArrayLike],
) -> Figure:
    """Draw losses over two weights as contour maps, with some weightings marked.

    Args:
        axis: ``(k,)``, values of either weight.
        losses: title of a map to the loss ``(k, k)``, the second weight down the rows.
        marked: weightings to their labels.
        lowest: title of a map to its lowest point ``(2,)``; without it the lowest line is drawn.

    Returns:
        A map for each loss.
    """
    at = np.asarray(axis, dtype=float)
    with style():
        figure, grid = plt.subplots(1, len(losses), figsize=(5.0 * len(losses), 4.9), squeeze=False, sharey=True)
        for axes, (title, values) in zip(grid[0], losses.items(), strict=True):
            loss = np.asarray(values, dtype=float)
            least, most = float(loss.min()), float(loss.max())
            levels = least + (most - least) * np.linspace(0.12, 1, 12) ** 2
            axes.contourf(at, at, loss, levels=[least - 1, *levels], cmap="Blues", alpha=0.55, extend="max")
            axes.contour(at, at, loss, levels=levels, colors=KEPT, linewidths=0.9, alpha=0.8)
            if title in lowest:
                first, second = np.asarray(lowest[title], dtype=float)
                axes.plot(first, second, "D", color=MEAN, ms=11, mec="white", zorder=4, gid="lowest")
                axes.annotate(
                    "lowest",
                    (first, second),
                    (-10, -4),
                    textcoords="offset points",
                    ha="right",
                    va="top",
                    color=MEAN,
                    weight="bold",
                )
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
                axes.annotate(
                    label,
                    (first, second),
                    (8, 6),
                    textcoords="offset points",
                    weight="bold",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.75},
                )
            axes.set(
                xlabel="weight of the feature", title=title, aspect="equal", xlim=(at[0], at[-1]), ylim=(at[0], at[-1])
            )
        grid[0, 0].set_ylabel("weight of its copy")
    marks = ", ".join(marked.values())
    told = "; ".join(
        f"lowest at {np.round(np.asarray(point), 2).tolist()} with {name}" for name, point in lowest.items()
    )
    return described(figure, f"Maps of the loss over two weights, {', '.join(losses)}, with {marks} marked; {told}.")


def units(
    factors: ArrayLike,
    predictions: Mapping[str, ArrayLike],
    rates: ArrayLike,
    kept: ArrayLike,
    measured: Mapping[float, float],
) -> Figure:
    """Draw how weights shrink, and what becomes of a prediction when a feature is measured in other units.

    Args:
        factors: ``(k,)``, what the feature is multiplied by.
        predictions: name of a penalty to its predictions ``(k,)``.
        rates: ``(m,)``, rates of dropping.
        kept: ``(m,)``, the factor on a weight at each rate.
        measured: some rates to the factor that a solver gave.

    Returns:
        Left the factors, right the predictions over the units, on a logarithmic axis.
    """
    at = np.asarray(factors, dtype=float)
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(10.2, 3.9), width_ratios=(1, 1.35))
        left.plot(rates, kept, color=KEPT)
        left.plot(list(measured), list(measured.values()), "o", color=FULL, ms=8, mfc="white", mew=1.8, gid="measured")
        left.annotate(
            "rings: least squares\nwith dropout, solved", (0.97, 0.94), xycoords="axes fraction", ha="right", va="top"
        )
        left.set(
            xlabel="dropout rate p",
            ylabel="weight / least-squares weight",
            title="Orthogonal columns",
            xlim=(0, 1),
            ylim=(0, 1.08),
        )
        for (name, values), (colour, dash, _) in zip(
            predictions.items(), (_LINES[1], _LINES[2], _LINES[0]), strict=False
        ):
            curve = np.asarray(values, dtype=float)
            right.semilogx(at, curve, color=colour, ls=dash, gid=name)
            right.annotate(
                name, (at[-1], curve[-1]), (6, 0), textcoords="offset points", color=colour, weight="bold", va="center"
            )
        right.set(
            xlabel="one feature multiplied by",
            ylabel="prediction",
            title="Other units, same data",
            xlim=(at[0], at[-1]),
        )
        right.margins(y=0.15)
    spread = ", ".join(
        f"{name} by {round(float(np.ptp(np.asarray(values))), 9):.2g}" for name, values in predictions.items()
    )
    what = f"Left the factor on a weight, {np.asarray(kept)[0]:.2g} at p = {np.asarray(rates)[0]:.2g} and "
    what += f"{np.asarray(kept)[-1]:.2g} at p = {np.asarray(rates)[-1]:.2g}, with {len(measured)} rings. "
    return described(figure, f"{what}Right, over the units, the predictions change: {spread}.")


def ablation(
    shares: Sequence[float],
    panels: Mapping[str, Mapping[str, ArrayLike]],
    recorded: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
) -> Figure:
    """Draw test errors against the share of hidden units that is taken out.

    Args:
        shares: ``(k,)``, from 0 to 1.
        panels: title of a panel to the name of a network to its errors ``(seeds, k)``, from 0 to 1.
        recorded: the same titles and names to means in percent ``(k,)`` of an earlier run, drawn as rings.

    Returns:
        A panel for each title; bars are one standard deviation over seeds.
    """
    home = 100 * np.asarray(shares, dtype=float)
    with style():
        figure, grid = plt.subplots(1, len(panels), figsize=(5.2 * len(panels), 4.6), squeeze=False, sharey=True)
        for axes, (title, runs) in zip(grid[0], panels.items(), strict=True):
            for (name, errors), (colour, dash, marker) in zip(runs.items(), _LINES, strict=False):
                percent = 100 * np.asarray(errors, dtype=float)
                mean = percent.mean(axis=0)
                axes.errorbar(
                    home,
                    mean,
                    percent.std(axis=0, ddof=1),
                    color=colour,
                    ls=dash,
                    marker=marker,
                    ms=6,
                    capsize=4,
                    gid=name,
                )
                place = int(np.searchsorted(home, 50))
                above = (
                    mean[place]
                    >= max(np.asarray(e, dtype=float).mean(axis=0)[place] * 100 for e in runs.values()) - 1e-9
                )
                axes.annotate(
                    name, (home[place], mean[place]), (-10, 6) if above else (12, -6), textcoords="offset points",
                    ha="right" if above else "left", va="bottom" if above else "top", color=colour, weight="bold",
                )  # fmt: skip
                if recorded is not None:
                    axes.plot(
                        home, recorded[title][name], "o", ms=12, mfc="none", mec=_GREY_TEXT, mew=1.1, gid="recorded"
                    )
            axes.axhline(90, color=FAINT, lw=1, ls=(0, (2, 2)))
            axes.text(0, 91, "guessing", color=_GREY_TEXT, va="bottom")
            axes.set(
                title=title, xlabel="hidden units sent home (%)", ylim=(0, 100), xticks=home, yticks=range(0, 101, 10)
            )
            axes.grid(axis="y", color=DROPPED, lw=0.7)
        grid[0, 0].set_ylabel("test error (%)")
        if recorded is not None:
            grid[0, 0].text(0, 84, "rings: recorded means", color=_GREY_TEXT, va="center")
    told = []
    for title, networks in panels.items():
        rows = (
            f"{name} {', '.join(f'{e:.0f}' for e in 100 * np.mean(np.asarray(v), 0))}%" for name, v in networks.items()
        )
        told.append(f"{title}: {'; '.join(rows)}")
    gone = ", ".join(f"{share:.0f}" for share in home)
    return described(figure, f"Test error with {gone}% of the hidden units sent home. {'. '.join(told)}.")


# ---------------------------------------------------------------------------------------------------- helpers


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
    axes.add_collection(
        LineCollection(list(np.stack(paths, axis=1)), colors=KEPT, linewidths=0.45, alpha=0.22, zorder=1)
    )


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
        heights.append(max(float(at[1]), heights[-1] + 0.115 * tall) if heights else float(at[1]))
    for (at, text, colour), height in zip(order, heights, strict=True):
        axes.annotate(
            text, (float(at[0]), float(at[1])), (right + 0.12 * wide, float(height)),
            ha="left", va="center", color=colour, weight="bold", size=11,
            arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.9, "shrinkB": 6}, zorder=8,
        )  # fmt: skip
