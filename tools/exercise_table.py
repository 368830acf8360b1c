"""Writes the table of exercises in solutions/README.md. `autograder build` runs it."""

from __future__ import annotations

from dropout_lab.checks.misconceptions import SENTENCES

from autograder.author.outline import exercises, minutes, number, title
from autograder.bank.answers import read_answers
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
    sections = "\n\n".join(_section(course, assignment) for assignment in load_assignments(course.source))
    return f"{before}{BEGIN}\n\n{sections}\n\n{END}{rest.partition(END)[2]}"


def _section(course: Course, assignment: Assignment) -> str:
    """Return the section of a notebook: its exercises, and the misconceptions that its tests name."""
    found = exercises(assignment)
    rows = []
    for e in found:
        entries = read_answers(course.answers, e.grade_id)  # of an exercise that is not graded, none
        named = sorted({b.misconception for b in entries if not b.right and b.misconception} & SENTENCES.keys())
        wrong = sum(not b.right for b in entries)
        rows.append(
            f"| {e.number} | {e.title} | `{e.grade_id}` | {e.dots} | {e.minutes} | {e.points} "
            f"| {wrong} / {len(entries) - wrong} | {', '.join(named)} |"
        )
    points = sum(e.points for e in found)
    worth = f"{points} points" if assignment.graded else "not graded"
    head = f"### {number(assignment)}. {title(assignment)} (`{assignment.name}`, {worth}, {minutes(assignment)} min)"
    return f"{head}\n\n{HEAD}" + "\n".join(rows)
