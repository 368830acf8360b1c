"""Picture of the kill matrix: which test catches which wrong answer, for the whole bank on one page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from .verify import BankReport, Matrix

#: Blue, pale grey and orange; readable in grey, and for colour-blind readers.
CAUGHT, LEFT, SURVIVES, TEXT = "#1f4e8c", "#d5d8dc", "#d9730d", "#8a9097"

_ROW_INCHES, _COLUMN_INCHES, _LABEL_INCHES = 0.145, 0.07, 2.3
_GAP, _HEAD = 0.45, 1.9  # in rows: above an exercise, above a notebook


def draw(report: BankReport, path: Path) -> None:
    """Write the picture.

    A row is a test cell, a column a wrong answer to its exercise: blue where the test catches it, grey where it leaves
    it to another test of the exercise, orange with a cross where every test lets it through.

    Args:
        report: of ``verify``.
        path: an image file; its suffix says the format.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    pages = _halves(report.matrix)
    heights = [sum(map(_height, page.values())) for page in pages]
    widest = max((len(rows) for page in pages for exercises in page.values() for rows in exercises.values()), default=1)
    with rc_context({"font.size": 10.5, "figure.constrained_layout.use": True, "svg.fonttype": "none"}):
        figure = Figure(
            figsize=(
                len(pages) * (_LABEL_INCHES + _COLUMN_INCHES * widest + 0.2),
                _ROW_INCHES * (max(heights, default=1) + 3),
            )
        )
        for axes, page in zip(figure.subplots(1, len(pages), squeeze=False)[0], pages, strict=True):
            _page(axes, page)
            axes.set_xlim(0, widest + 0.5)
            axes.set_ylim(max(heights) + 0.5, 0)
            axes.axis("off")
        caught, count = report.killed()
        figure.suptitle(
            f"{caught} of {count} wrong answers are caught: a row is a test, a column a wrong answer to its exercise",
            x=0.01,
            ha="left",
        )
        figure.text(0.01, 0.004, "blue: caught by this test", color=CAUGHT, fontsize=9)
        figure.text(0.16, 0.004, "grey: left to another test", color=TEXT, fontsize=9)
        figure.text(0.31, 0.004, "orange, crossed: let through by all", color=SURVIVES, fontsize=9)
        cast(Any, figure.get_layout_engine()).set(rect=(0, 0.015, 1, 0.985))
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, dpi=150)


def _height(exercises: dict[str, dict[str, dict[str, bool]]]) -> float:
    return _HEAD + sum(len(_tests(rows)) + _GAP for rows in exercises.values())


def _tests(rows: dict[str, dict[str, bool]]) -> list[str]:
    return list(next(iter(rows.values())))


def _halves(matrix: Matrix) -> list[Matrix]:
    """Return the notebooks in two columns of about the same height; in one if there is but one."""
    if len(matrix) < 2:
        return [matrix]
    names = sorted(matrix)
    total = sum(map(_height, matrix.values()))
    split = min(range(1, len(names)), key=lambda k: abs(total / 2 - sum(_height(matrix[n]) for n in names[:k])))
    return [{n: matrix[n] for n in part} for part in (names[:split], names[split:])]


def _page(axes: Any, page: Matrix) -> None:
    top = 0.0
    for notebook in sorted(page):
        axes.text(0, top + _HEAD - 0.6, notebook, fontweight="bold", fontsize=10)
        top += _HEAD
        for rows in page[notebook].values():
            top = _exercise(axes, rows, top) + _GAP


def _exercise(axes: Any, rows: dict[str, dict[str, bool]], top: float) -> float:
    """Draw an exercise from this height on; return where it ends."""
    tests = _tests(rows)
    columns = sorted(rows.values(), key=lambda row: [not row[test] for test in tests])
    for number, test in enumerate(tests):
        y = top + number
        axes.text(-0.8, y + 0.5, test.removeprefix("test_"), ha="right", va="center", fontsize=8)
        for colour, spans in _spans(columns, test).items():
            axes.broken_barh(spans, (y + 0.06, 0.88), facecolor=colour, linewidth=0)
    survivors = [x + 0.5 for x, row in enumerate(columns) if not any(row.values())]
    for number in range(len(tests)):
        axes.plot(survivors, [top + number + 0.5] * len(survivors), "x", color="white", markersize=4)
    return top + len(tests)


def _spans(columns: list[dict[str, bool]], test: str) -> dict[str, list[tuple[float, float]]]:
    spans: dict[str, list[tuple[float, float]]] = {CAUGHT: [], LEFT: [], SURVIVES: []}
    for x, colour in enumerate(_colours(columns, test)):
        spans[colour].append((x + 0.08, 0.84))
    return {colour: where for colour, where in spans.items() if where}


def _colours(columns: list[dict[str, bool]], test: str) -> Iterator[str]:
    for row in columns:
        yield CAUGHT if row[test] else LEFT if any(row.values()) else SURVIVES
