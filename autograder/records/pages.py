"""Pages with what a person gave: points, comments, and what being late costs, added to the page that grading wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from markupsafe import escape
from nbgrader import api
from sqlalchemy.orm import Session

from autograder.pages.html import render_markdown
from autograder.report.database import open_engine, translate_errors

from .standing import number

_BEGIN, _END = "<!-- from a person -->", "<!-- end of what is from a person -->"
_SECTION = re.compile(f"{_BEGIN}.*?{_END}\n?", re.DOTALL)

Place = tuple[str, str, str]  # student as the gradebook has it, assignment, notebook


@dataclass
class Given:
    """What persons gave to one notebook.

    Attributes:
        cells: name of each cell that somebody looked at, with its points if they are a person's, and the comment.
        points: in all, less the penalty.
        max_points: of the notebook.
        penalty: points that being late costs.
        waits: whether a person still has to look at it.
    """

    cells: dict[str, tuple[str, str]]
    points: float = 0.0
    max_points: float = 0.0
    penalty: float = 0.0
    waits: bool = False


def read_given(url: str, assignments: set[str]) -> dict[Place, Given]:
    """Return what persons gave to each notebook of some assignments; nothing for one that nobody looked at.

    Args:
        url: SQLAlchemy URL of the gradebook.
        assignments: by name.

    Raises:
        StorageError: if it cannot be read.
    """
    engine = open_engine(url)
    try:
        with translate_errors(engine.url), Session(engine) as session:
            found = _grades(session, assignments)
            for place, cell, comment in _comments(session, assignments):
                points = found[place].cells.get(cell, ("", ""))[0]
                found[place].cells[cell] = points, comment
    finally:
        engine.dispose()
    return {place: given for place, given in found.items() if given.cells or given.penalty}


def _of_notebooks(query: Any, kind: Any, assignments: set[str]) -> Any:
    return (
        query.join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .join(api.BaseCell, api.BaseCell.id == kind.cell_id)
        .where(api.Assignment.name.in_(assignments))
    )


_PLACE = (api.SubmittedAssignment.student_id, api.Assignment.name, api.Notebook.name.label("notebook"))


def _grades(session: Session, assignments: set[str]) -> dict[Place, Given]:
    grade = api.Grade
    most = {row.id: row.max_score for kind in (api.GradeCell, api.TaskCell) for row in session.scalars(sa.select(kind))}
    columns = (grade.cell_id, grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade)
    query = sa.select(
        *_PLACE, *columns, api.BaseCell.name.label("cell"), api.SubmittedNotebook.late_submission_penalty.label("late")
    )
    found: dict[Place, Given] = {}
    for row in session.execute(_of_notebooks(query, grade, assignments)):
        given = found.setdefault((row.student_id, row.name, row.notebook), Given({}, penalty=row.late or 0.0))
        automatic = row.auto_score or 0.0
        points = (automatic if row.manual_score is None else row.manual_score) + (row.extra_credit or 0.0)
        given.points += points
        given.max_points += most.get(row.cell_id, 0.0)
        given.waits = given.waits or bool(row.needs_manual_grade)
        if row.manual_score is not None or row.extra_credit:
            given.cells[row.cell] = f"{number(points)} of {number(most.get(row.cell_id, 0.0))} points", ""
    return found


def _comments(session: Session, assignments: set[str]) -> list[tuple[Place, str, str]]:
    query = sa.select(*_PLACE, api.BaseCell.name.label("cell"), api.Comment.manual_comment)
    query = _of_notebooks(query, api.Comment, assignments).where(api.Comment.manual_comment.is_not(None))
    rows = session.execute(query)
    return [((r.student_id, r.name, r.notebook), r.cell, r.manual_comment) for r in rows if r.manual_comment]


def with_given(page: str, given: Given | None) -> str:
    """Return a page with what persons gave, in place of what it said of that before.

    Args:
        page: that grading wrote.
        given: to this notebook; None for nothing.
    """
    page = _SECTION.sub("", page, count=1)
    if given is None:
        return page
    return page.replace("<main>\n", f"<main>\n{_BEGIN}\n{_section(given)}{_END}\n", 1)


def _section(given: Given) -> str:
    total = f"{number(max(0.0, given.points - given.penalty))} of {number(given.max_points)} points in all"
    heading = "A person has not looked at all of it yet" if given.waits else total
    lines = [
        '<section class="note" role="note" aria-labelledby="person">',
        f'<h2 id="person">From your instructor <small>{heading}</small></h2>',
    ]
    for cell, (points, comment) in sorted(given.cells.items()):
        lines.append(f"<p><b>{escape(cell)}</b> {points}</p>")
        if comment:
            lines.append(f'<div class="prose">{render_markdown(comment)}</div>')
    if given.penalty:
        lines.append(f"<p>It came late: {number(given.penalty)} points less.</p>")
    return "\n".join([*lines, "</section>", ""])
