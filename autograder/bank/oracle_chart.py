"""Picture of the oracle bounds: what feedback alone is worth in each exercise, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .oracle import Bound

#: Orange and blue, readable in grey (blue is darker) and for colour-blind readers; grey for what is out of reach.
TOLD, SECRET, POINTS = "#e8a15c", "#1f4e8c", "#eceef0"
_ROW_INCHES, _WIDTH_INCHES = 0.2, 8.5


def draw(bounds: Sequence[Bound], path: Path) -> None:
    """Write the picture.

    A row is an exercise: a grey bar for its points, on it a wide orange one for what a learner earns where feedback
    tells the right values and all have the same data, and a narrow blue one for what it earns as a class is graded.

    Args:
        bounds: in the order of the course.
        path: an image file; its suffix says the format.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    rows: list[tuple[float, Bound]] = []
    heads: list[tuple[float, str]] = []
    y = 0.0
    for bound in bounds:
        if not heads or heads[-1][1] != bound.assignment:
            heads.append((y + 0.7, bound.assignment))
            y += 1.6
        rows.append((y, bound))
        y += 1
    with rc_context({"font.size": 9, "svg.fonttype": "none"}):
        figure = Figure(figsize=(_WIDTH_INCHES, _ROW_INCHES * (y + 5)), layout="constrained")
        axes = figure.subplots()
        places = [place for place, _ in rows]
        for height, colour, values, label in (
            (0.84, POINTS, [b.points for _, b in rows], "points that there are"),
            (0.6, TOLD, [b.told for _, b in rows], "same data for all, right values told"),
            (0.26, SECRET, [b.secret for _, b in rows], "secret draws, no right value of a hidden test told"),
        ):
            axes.barh(places, values, height, color=colour, label=label, linewidth=0)
        axes.set_yticks(places, [b.exercise + ("  (a choice or a value)" if b.is_value else "") for _, b in rows])
        for place, name in heads:
            axes.text(0, place, name, fontweight="bold", va="center")
        axes.set_ylim(y, -0.4)
        axes.set_xlim(0, max((b.points for b in bounds), default=1) + 0.1)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(left=False, bottom=False, top=True, labeltop=True, labelbottom=False)
        axes.spines[:].set_visible(False)
        axes.set_xlabel("points")
        axes.xaxis.set_label_position("top")
        told, secret, points = (sum(getattr(b, name) for b in bounds) for name in ("told", "secret", "points"))
        figure.suptitle(
            f"Points for nothing but reading feedback: {told:g} of {points:g} before, {secret:g} now",
            x=0.01,
            ha="left",
            fontsize=11,
        )
        figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize=8.5)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, dpi=150)
