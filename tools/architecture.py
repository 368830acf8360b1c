"""Draws docs/architecture.svg from the imports of autograder/. `autograder build` runs it."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

#: What a package does, in a few words, and the column it is drawn in; one without a line here stops the build.
SAYS = {
    "cli": ("what a person types and reads", 0.75),
    "author": ("source → released", 0),
    "bank": ("answers that test the tests", 1.5),
    "survey": ("a course, before it is graded", 2.6),
    "site": ("a site of the course", 0.2),
    "unconfined": ("what runs without a sandbox", 0.4),
    "run": ("a class is graded", 1.5),
    "report": ("gradebook, journal, tables", 1.1),
    "pages": ("what a student reads", 0.6),
    "class_report": ("what a class misunderstood", 0),
    "similarity": ("pairs unusually alike", 3.4),
    "variants": ("each student's own numbers", 2.4),
    "records": ("roster, LMS, a term's totals", 0.4),
    "judge": ("the trusted process", 2),
    "student": ("the sandboxed process", 3),
    "notebook": ("what a notebook is", 1),
    "sandbox": ("how a process is shut in", 3.2),
    "protocol": ("what crosses between the two", 2),
    "config": ("course.toml, limits, errors", 1),
}
INK, PALE, EDGE, ARROW = "#111111", "#eef2f7", "#1f4e8c", "#7d848c"
WIDTH, HEIGHT, GAP, FLOOR = 2.3, 0.62, 0.35, 1.15


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


def needed(uses: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows that no longer way says already (the transitive reduction)."""

    def below(name: str) -> set[str]:
        return uses[name].union(*map(below, uses[name]))

    return {name: {o for o in others if not any(o in below(p) for p in others)} for name, others in uses.items()}


def text(course: object) -> str:
    """Return the picture as SVG, the same at each call."""
    engine = Path(__file__).resolve().parents[1] / "autograder"
    uses = packages(engine)
    if missing := uses.keys() - SAYS.keys():
        raise ValueError(f"tools/architecture.py says nothing of {sorted(missing)}")
    place = {name: ((WIDTH + GAP) * (SAYS[name][1] + 0.5), floor * FLOOR) for name, floor in floors(uses).items()}
    wide, high = max(x for x, _ in place.values()) + WIDTH / 2, max(y for _, y in place.values())
    figure = Figure(figsize=(wide + 0.3, high + 1.4))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, wide + 0.3), ylim=(-0.9, high + 0.5))
    axes.axis("off")
    for name, others in needed(uses).items():
        for other in sorted(others):
            _arrow(axes, place[name], place[other])
    for name, (x, y) in place.items():
        _box(axes, name, x, y, len(list((engine / name).glob("[!_]*.py"))))
    note = "An arrow is an import; none points up. Left out: what a longer way says already. In brackets: modules."
    axes.text(0.2, -0.7, note, fontsize=8.5, color=INK)
    drawn = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "architecture", "svg.fonttype": "path"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()


def _arrow(axes: mpl.axes.Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    ends = (start[0], start[1] - HEIGHT / 2), (end[0], end[1] + HEIGHT / 2)
    style = {"arrowstyle": "-|>", "mutation_scale": 11, "color": ARROW, "linewidth": 1.2, "zorder": 1}
    axes.add_patch(FancyArrowPatch(*ends, shrinkA=0, shrinkB=1, **style))


def _box(axes: mpl.axes.Axes, name: str, x: float, y: float, modules: int) -> None:
    corner = x - WIDTH / 2, y - HEIGHT / 2
    shape = {"boxstyle": "round,pad=0,rounding_size=0.08", "facecolor": PALE, "edgecolor": EDGE, "zorder": 2}
    axes.add_patch(FancyBboxPatch(corner, WIDTH, HEIGHT, **shape))
    words = {"ha": "center", "va": "center", "color": INK, "zorder": 3}
    axes.text(x, y + 0.1, f"{name}/  ({modules})", fontsize=11, fontweight="bold", **words)
    axes.text(x, y - 0.15, SAYS[name][0], fontsize=8.5, **words)
