"""What a run of grading shows at its end: at 80 columns, for a class of 5 or of 50,000."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from rich import box, markup
from rich.console import Console
from rich.table import Table

from autograder.config.text import listed, one_line, printable
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import CellResult, NotebookResult

from .tables import for_terminal

if TYPE_CHECKING:  # grading needs Linux, and the table of a check does not
    from autograder.run.grading import Graded

#: So many students are shown one by one.
SMALL = 40
#: Letters of a student's name, and of a notebook's where there are many; columns of numbers beside a name.
_NAME, _HEAD, _COLUMNS = 16, 24, 11


def show(console: Console, graded: Graded, quiet: bool = False) -> None:
    """Show the class: students if they are few, notebooks or tests, what needs a person, and where everything is.

    Args:
        console: to show it on.
        graded: the class.
        quiet: show only what needs a person.
    """
    by_notebook = _by_notebook(graded.results)
    if not quiet:
        if 0 < len({r.student for r in graded.results}) <= SMALL:
            console.print(_students(by_notebook))
        if len(by_notebook) == 1:
            console.print(_tests(*by_notebook.values()))
        elif by_notebook:
            console.print(_notebooks(by_notebook))
    for table, wanted in ((_ungraded, graded.ungraded), (_strays, graded.strays), (_withdrawn, graded.withdrawn)):
        if wanted:
            console.print(table(graded))
    if graded.beside:
        console.print(_beside(graded.beside), highlight=False, soft_wrap=True)
    for sentence in _of_roster(graded):
        console.print(sentence, highlight=False, soft_wrap=True)
    if quiet:
        return
    total, bad, kept = len(graded.results), len(graded.ungraded), len(graded.results) - graded.fresh
    unchanged = f" ({kept} unchanged since they were graded before)" if kept else ""
    notebooks = "1 notebook" if total == 1 else f"{total} notebooks"
    console.print(f"{notebooks}: {total - bad} graded, {bad} could not be{unchanged}.", highlight=False, soft_wrap=True)
    for what, where in _places(graded).items():
        console.print(f"  {what:<19}{where}", highlight=False, markup=False, soft_wrap=True)


def as_json(graded: Graded, report: Path | None) -> str:
    """Return a run as JSON, for programs; each notebook's result is in ``results.jsonl``.

    Args:
        graded: the class.
        report: page of the class report, if there is one.
    """
    found: dict[str, Any] = {
        "notebooks": len(graded.results),
        "graded": len(graded.results) - len(graded.ungraded),
        "fresh": graded.fresh,
        "not_graded": [
            {"student": r.student, "assignment": r.assignment, "notebook": r.notebook}
            | {"status": r.status, "reason": r.reason}
            for r in graded.ungraded
        ],
        "strays": [{"path": s.path, "advice": s.advice} for s in graded.strays],
        "withdrawn": [{"student": r.student, "assignment": r.assignment} for r in graded.withdrawn],
        "files": {what.replace(" ", "_"): str(where) for what, where in _places(graded).items()},
    }
    if report is not None:
        found["files"]["class_report"] = str(report)
    return json.dumps(found, indent=1)


def _places(graded: Graded) -> Mapping[str, Path | str]:
    from autograder.report.database import display_name  # it imports SQLAlchemy

    layout = graded.layout
    return {
        "grades": layout.classroom / "grades.csv",
        "totals": layout.classroom / "totals.csv",
        "results": layout.classroom / "results.jsonl",
        "gradebook": display_name(layout.db),
        "feedback": layout.feedback,
        "executed notebooks": layout.autograded,
    }


def _by_notebook(results: Sequence[NotebookResult]) -> dict[str, list[NotebookResult]]:
    """Return the results by a name for each notebook: its assignment, where that has no other notebook."""
    count = Counter(assignment for assignment, _ in {(r.assignment, r.notebook) for r in results})
    found: dict[str, list[NotebookResult]] = defaultdict(list)
    for r in results:
        found[r.assignment if count[r.assignment] == 1 else f"{r.assignment}/{r.notebook}"].append(r)
    return found


def _table(*columns: str, title: str = "") -> Table:
    """Return a table without a frame, to leave room for its words; what begins with > stands on the right."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        side = "right" if column.startswith(">") else "left"
        table.add_column(column.removeprefix(">"), justify=side, overflow="fold")  # type: ignore[arg-type]
    return table


def _students(by_notebook: Mapping[str, list[NotebookResult]]) -> Table:
    heads = _heads(list(by_notebook))
    most = {name: f"{results[0].max_score:g}" for name, results in by_notebook.items()}
    several = len(by_notebook) > 1
    shown = list(by_notebook)[:_COLUMNS]
    columns = [f">{for_terminal(heads[name])}\n/{most[name]}" for name in shown] + ([">sum"] if several else [])
    table = _table("student", *columns, title="The class")
    table.padding = (0, 0, 0, 0)
    table.columns[0].no_wrap = True
    if left := len(by_notebook) - len(shown):
        table.caption = f"{left} more notebooks are in grades.csv and in the sum."
        table.caption_justify = "left"
    scores: dict[str, dict[str, NotebookResult]] = defaultdict(dict)
    for name, results in by_notebook.items():
        for r in results:
            scores[r.student][name] = r
    for student, found in sorted(scores.items()):
        cells = [_score(found.get(name)) for name in shown]
        total = f"{sum(r.score for r in found.values() if r.status == 'graded'):g}"
        table.add_row(_cut(student, _NAME), *cells, *([total] if several else []))
    return table


def _score(result: NotebookResult | None) -> str:
    if result is None:
        return ""
    return f"{result.score:g}" if result.status == "graded" else "–"


def _heads(names: list[str]) -> dict[str, str]:
    """Return what stands above each notebook: what comes before the first _, where many would not fit in a line."""
    if sum(map(len, names)) <= 40:
        return {name: name for name in names}
    short = {name: name.partition("_")[0] for name in names}
    if len(set(short.values())) == len(names) and all(0 < len(s) <= 4 for s in short.values()):
        return short
    return {name: str(number) for number, name in enumerate(names, 1)}


def _cut(text: str, most: int) -> str:
    """Return a name for a terminal, its middle left out where it is long: ends tell names apart as beginnings do."""
    text, half = one_line(printable(text)), (most - 1) // 2
    return markup.escape(text if len(text) <= most else f"{text[: most - 1 - half]}…{text[-half:]}")


def _notebooks(by_notebook: Mapping[str, list[NotebookResult]]) -> Table:
    table = _table("notebook", ">graded", ">mean", ">median", ">of", "hardest test", title="The notebooks")
    for name, results in by_notebook.items():
        scores = [r.score for r in results if r.status == "graded"]
        row = [f"{mean(scores):.1f}", f"{median(scores):g}"] if scores else ["–", "–"]
        hardest = ""
        if columns := _columns(results):
            test, share = min(((t, _share(cells)) for t, cells in columns.items()), key=lambda found: found[1])
            hardest = f"{_cut(test.removeprefix('test_'), _HEAD)} {share:.0%}"
        graded = str(len(scores)) if len(scores) == len(results) else f"{len(scores)}/{len(results)}"
        table.add_row(_cut(name, _HEAD), graded, *row, f"{results[0].max_score:g}", hardest)
    return table


def _tests(results: list[NotebookResult]) -> Table:
    scores = [r.score for r in results if r.status == "graded"]
    middle = f": mean {mean(scores):.1f}, median {median(scores):g} of {results[0].max_score:g}" if scores else ""
    table = _table("test", ">solved", "", "what goes wrong most", title=for_terminal(f"{results[0].notebook}{middle}"))
    for test, cells in _columns(results).items():
        misconceptions = Counter(c.misconception for c in cells if c.misconception).most_common(2)
        told = "\n".join(for_terminal(f"{name} ({count})") for name, count in misconceptions)
        mark = " (could be forged)" if any(c.could_be_forged for c in cells) else ""
        share = _share(cells)
        table.add_row(for_terminal(test.removeprefix("test_") + mark), f"{share:.0%}", "█" * round(10 * share), told)
    return table


def _columns(results: list[NotebookResult]) -> dict[str, list[CellResult]]:
    """Return the cells of each test over the notebooks that were graded."""
    columns: dict[str, list[CellResult]] = {}
    for r in results:
        for cell in r.cells if r.status == "graded" else ():
            columns.setdefault(cell.grade_id, []).append(cell)
    return columns


def _share(cells: list[CellResult]) -> float:
    return sum(c.status == "passed" for c in cells) / len(cells)


def _ungraded(graded: Graded) -> Table:
    """Return what was not graded; a student who has the same trouble everywhere has one row."""
    same: dict[tuple[str, str], list[NotebookResult]] = defaultdict(list)
    for r in graded.ungraded:
        same[r.student, r.status].append(r)
    table = _table("student", "notebook", "status", "reason", title="Not graded")
    for (student, status), found in same.items():
        where = _cut(found[0].notebook, _HEAD) if len(found) == 1 else f"{len(found)} notebooks"
        table.add_row(_cut(student, _NAME), where, status, for_terminal(found[0].reason))
    return table


def _beside(notebooks: Sequence[Assignment]) -> str:
    count = sum(len(notebook.beside) for notebook in notebooks)
    tests = "1 test runs" if count == 1 else f"{count} tests run"
    return (
        f"{tests} beside the students' code, as in stock nbgrader: what came of {'it' if count == 1 else 'them'} could "
        "be forged, and is marked. 'autograder doctor' says why; --no-beside refuses."
    )


def _strays(graded: Graded) -> Table:
    title = "Not where a submission belongs, and not graded"
    table = _table("in the folder of submissions", "what to do", title=title)
    for stray in graded.strays:
        table.add_row(for_terminal(stray.path), for_terminal(stray.advice))
    return table


def _of_roster(graded: Graded) -> list[str]:
    """Return what the roster tells: who handed nothing in, and who is not on it."""
    by_notebook: dict[str, list[str]] = defaultdict(list)
    for r in graded.absent:
        by_notebook[r.assignment if r.assignment == r.notebook else f"{r.assignment}/{r.notebook}"].append(r.student)
    told = [
        f"{name}: {len(students)} of the roster handed nothing in: {for_terminal(listed(students))}."
        for name, students in by_notebook.items()
    ]
    if graded.strangers:
        told.append(
            f"Not on the roster, or left: {for_terminal(listed(graded.strangers))}. "
            "They are graded, and are in no totals or export."
        )
    return told


def _withdrawn(graded: Graded) -> Table:
    table = _table("student", "assignment", ">score", title="Graded before, and no longer submitted")
    table.caption = "--prune removes these rows; what was graded by hand stays in the gradebook."
    table.caption_justify = "left"
    for r in graded.withdrawn:
        table.add_row(for_terminal(r.student), r.assignment, f"{r.score:g} / {r.max_score:g}")
    return table
