"""Writes the table of exercises in solutions/README.md. `autograder build` runs it."""

from __future__ import annotations

from dropout_lab.checks.misconceptions import SENTENCES

from autograder.author.outline import exercises, title
from autograder.bank.answers import load_bank
from autograder.config.course import Course
from autograder.notebook.assignment import Assignment, load_assignments

BEGIN, END = "<!-- exercises: written by autograder build -->", "<!-- end of exercises -->"
HEAD = """\
| | exercise | grade_id | | min | points | wrong / right in the bank | misconceptions its tests name |
|---|---|---|---|---|---|---|---|
"""


def text(course: Course) -> str:
    """Return solutions/README.md with its table of exercises as it should be."""
    before, _, rest = (course.source / "README.md").read_text(encoding="utf-8").partition(BEGIN)
    numbered = enumerate(load_assignments(course.source), 1)
    sections = "\n\n".join(_section(course, number, assignment) for number, assignment in numbered)
    return f"{before}{BEGIN}\n\n{sections}\n\n{END}{rest.partition(END)[2]}"


def _section(course: Course, number: int, assignment: Assignment) -> str:
    """Return the section of a notebook: its exercises, and the misconceptions that its tests name."""
    found = exercises(assignment)
    bank = load_bank(course.answers, assignment)
    rows = []
    for e in found:
        entries = [b for b in bank if b.exercise == e.grade_id]
        named = sorted({b.misconception for b in entries if not b.right and b.misconception} & SENTENCES.keys())
        wrong = sum(not b.right for b in entries)
        rows.append(
            f"| {e.number} | {e.title} | `{e.grade_id}` | {e.dots} | {e.minutes} | {e.points} "
            f"| {wrong} / {len(entries) - wrong} | {', '.join(named)} |"
        )
    points, minutes = sum(e.points for e in found), sum(e.minutes for e in found)
    head = f"### {number}. {title(assignment)} (`{assignment.name}`, {points} points, {minutes} min)"
    return f"{head}\n\n{HEAD}" + "\n".join(rows)
