"""Tables that a command prints at its end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import markup
from rich.console import Console
from rich.table import Table

from autograder.config.text import listed, one_line, printable
from autograder.notebook.results import SYMBOLS

if TYPE_CHECKING:  # grading needs Linux, and the table of a check does not
    from pathlib import Path

    from autograder.bank.oracle import Bound
    from autograder.bank.verify import BankReport
    from autograder.class_report.contents import ClassReport
    from autograder.similarity.pairs import Similarity
    from autograder.survey.compare import Agreement
    from autograder.survey.doctor import Diagnosis, Finding
    from autograder.unconfined.check import Checked


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
    for copied in report.copied:
        whose = listed([*copied.whose, *["the common version"] * copied.common])
        text = (
            f"To look at: {copied.student}, {copied.exercise}: wrong with the student's own numbers, right for {whose}"
        )
        console.print(for_terminal(text), highlight=False, soft_wrap=True)
    if report.changes:
        count = len({(c.assignment, c.notebook, c.student) for c in report.changes})
        console.print(f"{count} notebooks have other points than in the report of {report.since}.", highlight=False)
    console.print(f"The page: {page}", highlight=False, markup=False, soft_wrap=True)


def show_similarity(console: Console, found: Similarity, page: Path) -> None:
    """Show the pairs that have most in common, and where the page is."""
    if found.pairs:
        table = Table(title="Unusually alike submissions", title_justify="left")
        for column, side in (("pair", "left"), ("notebook", "left"), ("in common", "right"), ("share", "right")):
            table.add_column(column, justify=side, overflow="fold")  # type: ignore[arg-type]
        for pair in found.pairs[:10]:
            names = " and ".join(for_terminal(student) for student in pair.students)
            table.add_row(names, pair.notebook, str(pair.fingerprints), f"{max(pair.shares):.0%}")
        console.print(table)
        if len(found.pairs) > 10:
            console.print(f"{len(found.pairs) - 10} more pairs are in similarity.json beside it.", highlight=False)
        console.print("This is a place to look, not a verdict.")
    else:
        console.print("No two submissions are more alike than the exercises make them.")
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


def show_diagnosis(console: Console, found: Diagnosis) -> None:
    """Show how the cells of a course will be graded: those of which there is something to say, one by one."""
    by_notebook: dict[str, list[Finding]] = defaultdict(list)
    for finding in found.findings:
        names = dict.fromkeys(filter(None, (finding.assignment, finding.notebook)))  # often the same
        by_notebook["/".join(names) or "The course"].append(finding)
    for name, findings in by_notebook.items():
        ways = Counter(f.how for f in findings)
        told = ", ".join(f"{number} {how}" for how, number in ways.items() if how != "note")
        points = sum(f.points for f in findings)
        console.print(
            f"[bold]{for_terminal(name)}[/]" + (f": {told}; {points:g} points" if told else ""), highlight=False
        )
        same: dict[tuple[str, str], list[str]] = defaultdict(list)
        for f in findings:
            if said := f"{f.why} {f.change}".strip():
                same[f.how, said].append(f.cell or "the notebook")
        for (how, said), cells in same.items():
            console.print(f"  {how}: {for_terminal(', '.join(cells))}", highlight=False, soft_wrap=True)
            console.print(f"    {for_terminal(said)}", highlight=False, soft_wrap=True)
    count = Counter(finding.how for finding in found.findings)
    tests = f"{count['apart']} apart, {count['beside']} beside students' code, {count['cannot']} cannot be judged"
    console.print(f"Tests: {tests}. Cells for a person to mark: {count['by hand']}.", highlight=False)


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
    for fault in found.faults:
        console.print(
            f"'autograder grade' refuses {for_terminal(fault)}", highlight=False, markup=False, soft_wrap=True
        )
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
