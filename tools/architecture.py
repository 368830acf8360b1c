"""Draws docs/architecture.svg from the imports of autograder/. `autograder build` runs it."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

#: What a package does, in a few words; a package without a line here stops the build.
SAYS = {
    "cli": "what a person types and reads",
    "author": "source → released",
    "bank": "answers that test the tests",
    "run": "a class is graded",
    "report": "gradebook, pages, tables",
    "judge": "the trusted process",
    "student": "the sandboxed process",
    "notebook": "what a notebook is",
    "sandbox": "how a process is shut in",
    "protocol": "what crosses between the two",
    "config": "course.toml, limits, errors",
}
INK, PALE, EDGE, ARROW = "#111111", "#eef2f7", "#1f4e8c", "#9aa0a6"
WIDTH, HEIGHT, GAP, FLOOR = 2.3, 0.62, 0.35, 1.25


def packages(engine: Path) -> dict[str, set[str]]:
    """Return each package of the engine with the others that it imports from."""
    names = {path.parent.name for path in engine.glob("*/__init__.py")}
    return {name: (set(_imported(engine / name)) & names) - {name} for name in sorted(names)}


def _imported(package: Path) -> Iterator[str]:
    for path in package.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level and str(node.module).startswith("autograder"):
                parts = [*str(node.module).split("."), *(alias.name for alias in node.names)]
                yield parts[1]


def floors(uses: dict[str, set[str]]) -> dict[str, int]:
    """Return the floor of each package: one above the highest that it uses.

    Raises:
        ValueError: if packages import each other in a circle.
    """
    found: dict[str, int] = {}
    while len(found) < len(uses):
        ready = [name for name in uses if name not in found and uses[name] <= found.keys()]
        if not ready:
            raise ValueError(f"these packages import each other in a circle: {sorted(uses.keys() - found.keys())}")
        found |= {name: 1 + max((found[other] for other in uses[name]), default=-1) for name in ready}
    return found


def text(course: object) -> str:
    """Return the picture as SVG, the same at each call."""
    engine = Path(__file__).resolve().parents[1] / "autograder"
    uses = packages(engine)
    floor = floors(uses)
    rows: dict[int, list[str]] = {}
    for name in SAYS:
        rows.setdefault(floor[name], []).append(name)
    if missing := uses.keys() - SAYS.keys():
        raise ValueError(f"tools/architecture.py says nothing of {sorted(missing)}")
    widest = max(map(len, rows.values())) * (WIDTH + GAP)
    place = {
        name: (widest / 2 + (i - (len(row) - 1) / 2) * (WIDTH + GAP), number * FLOOR)
        for number, row in rows.items()
        for i, name in enumerate(row)
    }
    figure = Figure(figsize=(widest + 0.6, (max(rows) + 1) * FLOOR + 0.3))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-0.3, widest + 0.3), ylim=(-0.6, max(rows) * FLOOR + 0.7))
    axes.axis("off")
    for name, others in uses.items():
        for other in sorted(others):
            _arrow(axes, place[name], place[other])
    for name, (x, y) in place.items():
        _box(axes, name, x, y, len(list((engine / name).glob("[!_]*.py"))))
    drawn = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "architecture", "svg.fonttype": "path"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()


def _arrow(axes: mpl.axes.Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    bend = 0.0 if start[1] - end[1] <= FLOOR else 0.12 * (1 if start[0] >= end[0] else -1)
    ends = (start[0], start[1] - HEIGHT / 2), (end[0], end[1] + HEIGHT / 2)
    style = {"arrowstyle": "-|>", "mutation_scale": 9, "color": ARROW, "linewidth": 0.9, "zorder": 1}
    axes.add_patch(FancyArrowPatch(*ends, connectionstyle=f"arc3,rad={bend}", shrinkA=0, shrinkB=1, **style))


def _box(axes: mpl.axes.Axes, name: str, x: float, y: float, modules: int) -> None:
    corner = x - WIDTH / 2, y - HEIGHT / 2
    shape = {"boxstyle": "round,pad=0,rounding_size=0.08", "facecolor": PALE, "edgecolor": EDGE, "zorder": 2}
    axes.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, **shape))
    words = {"ha": "center", "va": "center", "color": INK, "zorder": 3}
    axes.text(x, y + 0.1, f"{name}/  ({modules})", fontsize=11, fontweight="bold", **words)
    axes.text(x, y - 0.15, SAYS[name], fontsize=8.5, **words)
