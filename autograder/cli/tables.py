"""Tables that a command prints at its end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean, median
from typing import TYPE_CHECKING

from rich import markup
from rich.console import Console
from rich.table import Table

from autograder.config.text import listed, one_line, printable
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import NotebookResult
from autograder.pages.feedback import SYMBOLS
from autograder.report.database import display_name

if TYPE_CHECKING:  # grading needs Linux, and the table of a check does not
    from pathlib import Path

    from autograder.bank.oracle import Bound
    from autograder.bank.verify import BankReport
    from autograder.class_report.contents import ClassReport
    from autograder.run.grading import Graded
    from autograder.survey.compare import Agreement
    from autograder.survey.doctor import Diagnosis, Finding
    from autograder.unconfined.check import Checked

#: A class up to this size is shown notebook by notebook.
SMALL = 120


def show(console: Console, graded: Graded) -> None:
    """Show the class: each notebook or each assignment, the exercises, what went wrong, and where everything is."""
    names = _short_names(graded.results)
    by_notebook: dict[str, list[NotebookResult]] = defaultdict(list)
    for result in graded.results:
        by_notebook[names[result.assignment, result.notebook]].append(result)
    if len(graded.results) <= SMALL:
        console.print(_students(by_notebook))
    for name, results in by_notebook.items():
        console.print(_exercises(name, results))
    if graded.ungraded:
        console.print(_ungraded(graded))
    if graded.strays:
        console.print(_strays(graded))
    if graded.withdrawn:
        console.print(_withdrawn(graded))
    if graded.beside:
        console.print(_beside(graded.beside), highlight=False, soft_wrap=True)
    for sentence in _of_roster(graded):
        console.print(sentence, highlight=False, soft_wrap=True)
    total, bad, kept = len(graded.results), len(graded.ungraded), len(graded.results) - graded.fresh
    unchanged = f" ({kept} unchanged since they were graded before)" if kept else ""
    notebooks = "1 notebook" if total == 1 else f"{total} notebooks"
    console.print(f"{notebooks}: {total - bad} graded, {bad} could not be{unchanged}.", highlight=False, soft_wrap=True)
    layout = graded.layout
    for what, where in (
        ("grades", layout.classroom / "grades.csv"),
        ("totals", layout.classroom / "totals.csv"),
        ("results", layout.classroom / "results.jsonl"),
        ("gradebook", display_name(layout.db)),
        ("feedback", layout.feedback),
        ("executed notebooks", layout.autograded),
    ):
        console.print(f"  {what:<19}{where}", highlight=False, markup=False, soft_wrap=True)


def show_report(console: Console, report: ClassReport, page: Path) -> None:
    """Show what most students have misunderstood, what to look at, and where the report is."""
    table = Table(title="What the class has misunderstood", title_justify="left")
    for column, side in (("students", "right"), ("mistake", "left"), ("most in", "left")):
        table.add_column(column, justify=side, overflow="fold")  # type: ignore[arg-type]
    for one in report.misconceptions[:10]:
        table.add_row(str(one.students), for_terminal(one.sentence), one.tests[0][2].removeprefix("test_"))
    console.print(table)
    for odd in report.suspicions:
        where = f"{odd.item.assignment}, {odd.item.name}"
        console.print(for_terminal(f"To look at: {where}: {odd.why}"), highlight=False, soft_wrap=True)
    if report.changes:
        count = len({(c.assignment, c.notebook, c.student) for c in report.changes})
        console.print(f"{count} notebooks have other points than in the report of {report.since}.", highlight=False)
    console.print(f"The page: {page}", highlight=False, markup=False, soft_wrap=True)


def show_checked(console: Console, checked: Checked) -> None:
    """Show the verdict on each test of one's own notebook, the points, and what was not looked at."""
    result = checked.result
    table = Table(title=result.assignment, title_justify="left")
    for heading in ("", "test", "points", "why"):
        table.add_column(heading, justify="right" if heading == "points" else "left")
    for cell in result.cells:
        name = cell.grade_id.removeprefix("test_")
        table.add_row(SYMBOLS[cell.status], name, f"{cell.score:g} / {cell.points:g}", for_terminal(cell.message))
    console.print(table)
    if result.reason:
        console.print(for_terminal(result.reason), soft_wrap=True)
    console.print(f"{result.score:g} of {result.max_score:g} points.", highlight=False)
    if not checked.hidden:
        console.print("Hidden cases were not looked at: only your instructor has them. A pass here is no promise.")
    console.print(f"The page: {checked.page}", highlight=False, markup=False, soft_wrap=True)


def for_terminal(text: str) -> str:
    """Return a name or sentence in one line, in which rich finds no markup and a terminal no order."""
    return markup.escape(one_line(printable(text)))


def _short_names(results: Sequence[NotebookResult]) -> dict[tuple[str, str], str]:
    """Return a name for each notebook: its assignment, where that has no other notebook."""
    notebooks = {(r.assignment, r.notebook) for r in results}
    count = Counter(assignment for assignment, _ in notebooks)
    return {(a, n): a if count[a] == 1 else f"{a}/{n}" for a, n in notebooks}


def _students(by_notebook: dict[str, list[NotebookResult]]) -> Table:
    table = Table(title="The class", title_justify="left")
    table.add_column("student")
    for name in by_notebook:
        table.add_column(name, justify="right")
    cells: dict[str, dict[str, str]] = defaultdict(dict)
    for name, results in by_notebook.items():
        for r in results:
            cells[r.student][name] = f"{r.score:g} / {r.max_score:g}" if r.status == "graded" else f"[dim]{r.status}[/]"
    for student in sorted(cells):
        table.add_row(for_terminal(student), *(cells[student].get(name, "") for name in by_notebook))
    return table


def _exercises(name: str, results: list[NotebookResult]) -> Table:
    judged = [r for r in results if r.status == "graded"]
    scores = [r.score for r in judged]
    middle = f": mean {mean(scores):.1f}, median {median(scores):g} of {judged[0].max_score:g}" if judged else ""
    table = Table(title=f"{name}{middle}", title_justify="left")
    for column, side in (("test", "left"), ("solved", "right"), ("", "left"), ("what goes wrong most", "left")):
        table.add_column(column, justify=side)  # type: ignore[arg-type]
    for cells in zip(*(r.cells for r in judged), strict=True):
        share = sum(c.status == "passed" for c in cells) / len(cells)
        misconceptions = Counter(c.misconception for c in cells if c.misconception).most_common(2)
        told = ", ".join(f"{name} ({count})" for name, count in misconceptions)
        mark = " (could be forged)" if any(c.could_be_forged for c in cells) else ""
        table.add_row(cells[0].grade_id.removeprefix("test_") + mark, f"{share:.0%}", "█" * round(20 * share), told)
    return table


def _ungraded(graded: Graded) -> Table:
    table = Table(title="Not graded", title_justify="left")
    for column in ("student", "assignment", "status", "reason"):
        table.add_column(column)
    for r in graded.ungraded:
        table.add_row(for_terminal(r.student), r.assignment, r.status, for_terminal(r.reason))
    return table


def _beside(notebooks: Sequence[Assignment]) -> str:
    count = sum(len(notebook.beside) for notebook in notebooks)
    tests = "1 test runs" if count == 1 else f"{count} tests run"
    return (
        f"{tests} beside the students' code, as in stock nbgrader: what came of {'it' if count == 1 else 'them'} could "
        "be forged, and is marked. 'autograder doctor' says why; --no-beside refuses."
    )


def _strays(graded: Graded) -> Table:
    table = Table(title="Not where a submission belongs, and not graded", title_justify="left")
    table.add_column("in the folder of submissions", overflow="fold")
    table.add_column("what to do", overflow="fold")
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
    table = Table(
        title="Graded before, and no longer submitted",
        title_justify="left",
        caption="--prune removes these rows; what was graded by hand stays in the gradebook.",
        caption_justify="left",
    )
    for column in ("student", "assignment", "score"):
        table.add_column(column, overflow="fold")
    for r in graded.withdrawn:
        table.add_row(for_terminal(r.student), r.assignment, f"{r.score:g} / {r.max_score:g}")
    return table


def show_diagnosis(console: Console, found: Diagnosis) -> None:
    """Show how each cell of a course will be graded, and what would surprise."""
    by_notebook: dict[str, list[Finding]] = defaultdict(list)
    for finding in found.findings:
        by_notebook["/".join(filter(None, (finding.assignment, finding.notebook))) or "The course"].append(finding)
    for name, findings in by_notebook.items():
        table = Table(title=for_terminal(name), title_justify="left")
        for heading in ("cell", "points", "how", "why, and what would change it"):
            table.add_column(heading, justify="right" if heading == "points" else "left", overflow="fold")
        for f in findings:
            points = f"{f.points:g}" if f.points else ""
            table.add_row(for_terminal(f.cell), points, f.how, for_terminal(f"{f.why} {f.change}".strip()))
        console.print(table)
    count = Counter(finding.how for finding in found.findings)
    told = (
        f"{count['apart']} apart",
        f"{count['beside']} beside students' code",
        f"{count['cannot']} cannot be judged",
    )
    console.print(f"Tests: {', '.join(told)}. Cells for a person to mark: {count['by hand']}.", highlight=False)


def show_agreement(console: Console, found: Agreement) -> None:
    """Show where stock nbgrader and this engine differ, and why."""
    if found.differences:
        table = Table(title="Where stock nbgrader and this engine differ", title_justify="left")
        for heading in ("student", "cell", "stock", "here", "", "why"):
            table.add_column(heading, justify="right" if heading in ("stock", "here") else "left", overflow="fold")
        for d in found.differences:
            scores = ("–" if score is None else f"{score:g}" for score in (d.stock, d.ours))
            cell = f"{d.assignment}/{d.notebook}: {d.cell}"
            table.add_row(
                *map(for_terminal, (d.student, cell)), *scores, "" if d.explained else "!", for_terminal(d.cause)
            )
        console.print(table)
    alike, odd = found.cells - len(found.differences), sum(not d.explained for d in found.differences)
    console.print(
        f"{alike} of {found.cells} cells are graded alike; {len(found.differences) - odd} differ as they should, "
        f"{odd} are to be looked at (!). {found.forgeable} ran beside the student's code.",
        highlight=False,
        soft_wrap=True,
    )


def show_bank_report(console: Console, report: BankReport) -> None:
    """Show the kill matrix: which test cell catches which wrong answer."""
    for exercise, rows in (item for exercises in report.matrix.values() for item in exercises.items()):
        tests = list(next(iter(rows.values())))
        table = Table(title=exercise, title_justify="left")
        table.add_column("wrong answer")
        for test in tests:
            table.add_column(test.removeprefix("test_"), justify="center")
        for name, killed in sorted(rows.items()):
            table.add_row(name, *("✗" if killed[test] else "·" for test in tests))
        console.print(table)
    for finding in report.findings:
        console.print(for_terminal(str(finding)), highlight=False, soft_wrap=True)
    caught, count = report.killed()
    console.print(f"{caught} of {count} wrong answers lose their point; {report.right} right ones were tried.")
    found = len(report.findings)
    console.print("The tests tell right from wrong." if not found else f"{found} finding{'s' * (found > 1)}.")


def show_bounds(console: Console, bounds: Sequence[Bound]) -> None:
    """Show what feedback alone is worth in each exercise."""
    table = Table(title="Points that a learner without a formula earns", title_justify="left")
    for name in ("assignment", "exercise", "answer"):
        table.add_column(name, no_wrap=name == "exercise")
    for name in ("points", "told", "secret", "lazy"):
        table.add_column(name, justify="right")
    for bound in bounds:
        kind = "value" if bound.is_value else "function"
        table.add_row(
            bound.assignment,
            bound.exercise,
            kind,
            *(f"{v:g}" for v in (bound.points, bound.told, bound.secret, bound.lazy)),
        )
    sums = (sum(getattr(b, name) for b in bounds) for name in ("points", "told", "secret", "lazy"))
    table.add_section()
    table.add_row("all", "", "", *(f"{v:g}" for v in sums))
    console.print(table)
    console.print(
        "told: all have the same data, and sentences tell right values; secret: as a class is graded; "
        "lazy: a function that returns nothing, always the same, or what it was given.",
        highlight=False,
        soft_wrap=True,
    )
