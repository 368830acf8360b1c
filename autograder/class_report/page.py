"""Page of the class report: one file, opened from its folder, without a network."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any

from markupsafe import Markup

from autograder.notebook.results import SYMBOLS, NotebookResult
from autograder.pages.html import highlight_python
from autograder.pages.template import shown, template

from .attention import enough, who_needs_help
from .contents import SHOWN, ClassReport
from .copies import SAMPLE
from .figures import histogram, map_of_tests
from .items import FEWEST, judged

#: So many misconceptions are open to view; the others are folded.
_TOP = 10


def page(report: ClassReport) -> str:
    """Return the whole page as HTML."""
    odd = [s.item for s in report.suspicions]
    html: str = _template().render(
        report=report,
        made=report.made.replace("T", " ")[:16],
        since=report.since.replace("T", " ")[:16],
        top=_TOP,
        fewest=FEWEST,
        people=len({r.student for r in report.results if r.status == "graded"}),
        told=[
            (m, Markup(highlight_python(report.answers[n])) if n in report.answers else "")
            for n, m in enumerate(report.misconceptions[:SHOWN])
        ],
        rest=max(0, len(report.misconceptions) - SHOWN),
        sentences={m.key: m.sentence for m in report.misconceptions},
        ungraded=_ungraded(report),
        forged=[i for i in report.items if i.could_be_forged],
        help=who_needs_help(report.students),
        scores=[
            (
                assignment if assignment == notebook else f"{assignment}/{notebook}",
                len(results),
                histogram(shares, notebook),
            )
            for (assignment, notebook), results in judged(report.results).items()
            if (shares := [r.score / r.max_score for r in results if r.max_score])
        ],
        map=map_of_tests(report.items, odd) if enough(report.items) else "",
        grid=_grid(report),
        shown=shown,
        sample=SAMPLE,
        opened=_opened,
    )
    return html


def _opened(sentence: str) -> str:
    """Return a sentence with a capital, unless it begins with a name of the code or of mathematics."""
    first = sentence.partition(" ")[0]
    return shown(
        sentence[0].upper() + sentence[1:] if first.isalpha() and (len(first) > 1 or first == "a") else sentence
    )


def _ungraded(report: ClassReport) -> list[tuple[str, str, str, list[str]]]:
    """Return what was not graded, as student, status, reason and notebooks: a student may have the same everywhere."""
    found: dict[tuple[str, str], list[NotebookResult]] = defaultdict(list)
    for result in report.ungraded:
        found[result.student, result.status].append(result)
    return [(who, status, same[0].reason, [r.notebook for r in same]) for (who, status), same in found.items()]


def _grid(report: ClassReport) -> Markup:
    """Return students x tests as JSON for the page's script: a sign for each test, a row for each student."""
    tests = [(i.assignment, i.notebook, i.test) for i in report.items]
    signs: dict[str, dict[tuple[str, str, str], str]] = defaultdict(dict)
    for result in report.results:
        for cell in result.cells if result.status == "graded" else ():
            partly = cell.status == "failed" and cell.score > 0
            sign = "\u00bd" if partly else SYMBOLS[cell.status]
            signs[result.student][result.assignment, result.notebook, cell.grade_id] = sign
    grid = {
        "tests": [[assignment, test.removeprefix("test_")] for assignment, _, test in tests],
        "students": [
            [
                shown(s.student),
                None if s.share is None else round(100 * s.share),
                "".join(signs[s.student].get(test, " ") for test in tests),
            ]
            for s in report.students
        ],
    }
    return Markup(json.dumps(grid, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


@cache
def _template() -> Any:
    package = "autograder.class_report"
    return template("report.html.j2", ("page.css", "report.css"), package=package, script="report.js")
