"""Marks in nbgrader's gradebook: points with those that a person gave, due dates, extensions and penalties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api
from sqlalchemy.orm import Session

from autograder.config.errors import UsageError
from autograder.config.terms import Terms
from autograder.report.database import display_name, open_engine, translate_errors
from autograder.report.gradebook_rows import student_name

from .roster import Roster, Student

#: Two penalties that differ by less are the same.
_EQUAL = 1e-9


@dataclass(frozen=True)
class Mark:
    """What the gradebook holds of one student's assignment.

    Attributes:
        points: of tests and persons together, before a penalty.
        penalty: points that being late costs.
        waits: whether a person still has to look at it.
        by_hand: whether a person gave all its points.
        late: how much later than due it came; None where that is not known.
    """

    points: float
    penalty: float
    waits: bool
    by_hand: bool
    late: dt.timedelta | None


@dataclass(frozen=True)
class Marks:
    """All of a gradebook.

    Attributes:
        by_name: by the gradebook's name of a student, and assignment.
        due: by assignment, in UTC; what has no date is not there.
        most: points of each assignment.
    """

    by_name: Mapping[tuple[str, str], Mark]
    due: Mapping[str, dt.datetime]
    most: Mapping[str, float]

    def of(self, student: str, assignment: str) -> Mark | None:
        """Return the mark of a student; None where nothing was graded."""
        return self.by_name.get((student_name(student), assignment))


def bring_up_to_date(url: str, terms: Terms, roster: Roster) -> Marks:
    """Write names, due dates, extensions and penalties into a gradebook where they differ, and read it.

    What ``course.toml`` and the roster do not say stays as it is: another due date, or a plug-in's penalty.

    Args:
        url: SQLAlchemy URL of the gradebook.
        terms: of the course.
        roster: its students; those without a submission get no row, since ``nbgrader export`` would give them zeros.

    Raises:
        UsageError: if there is no gradebook.
        StorageError: if it cannot be read or written.
    """
    place = sa.make_url(url)
    if place.get_backend_name() == "sqlite" and place.database and not Path(place.database).exists():
        raise UsageError(f"There is no gradebook {display_name(url)}: run 'autograder grade' first.")
    engine = open_engine(url)
    try:
        with translate_errors(engine.url), Session(engine) as session:
            changes = _changes(session, terms, roster)
        if any(changes.values()):
            writing = engine.execution_options(writes=True)
            with translate_errors(engine.url), Session(writing) as session, session.begin():
                for table, rows in _changes(session, terms, roster).items():
                    if rows:
                        session.execute(sa.update(table), rows)
        with translate_errors(engine.url), Session(engine) as session:
            return _read(session)
    finally:
        engine.dispose()


def _changes(session: Session, terms: Terms, roster: Roster) -> dict[Any, list[dict[str, Any]]]:
    """Return the rows of each table that are to be changed."""
    due = {name: moment.replace(tzinfo=None) for name, moment in terms.due.items()}
    dates = [
        {"id": row.id, "duedate": due[row.name]}
        for row in session.execute(sa.select(api.Assignment.id, api.Assignment.name, api.Assignment.duedate))
        if due.get(row.name, row.duedate) != row.duedate
    ]
    return {api.Assignment: dates, api.Student: _names(session, roster), **_lateness(session, terms, roster, due)}


def _names(session: Session, roster: Roster) -> list[dict[str, Any]]:
    wanted = {student_name(s.id): s for s in roster.by_id.values()}
    columns = ("first_name", "last_name", "email", "lms_user_id")
    rows = []
    for row in session.execute(sa.select(api.Student.id, *(getattr(api.Student, name) for name in columns))):
        if student := wanted.get(row.id):
            values = (student.first_name, student.last_name, student.email, student.lms_id)
            told = {name: value[:128] for name, value in zip(columns, values, strict=True) if value}
            if any(getattr(row, name) != value for name, value in told.items()):
                rows.append({"id": row.id, **told})
    return rows


def _lateness(
    session: Session, terms: Terms, roster: Roster, due: Mapping[str, dt.datetime]
) -> dict[Any, list[dict[str, Any]]]:
    """Return extensions and penalties that are to be changed; only of assignments whose dates the course names."""
    students = {student_name(s.id): s for s in roster.by_id.values()}
    submitted, assignment = api.SubmittedAssignment, api.Assignment
    query = sa.select(
        submitted.id,
        submitted.student_id,
        submitted.timestamp,
        submitted.extension,
        assignment.name,
        assignment.duedate,
    ).join(assignment, assignment.id == submitted.assignment_id)
    extensions, shares = [], {}
    for row in session.execute(query):
        date = due.get(row.name, row.duedate)
        student = students.get(row.student_id)
        if date is None:
            continue
        more = _extension(student, row.name, date) if student and roster.extends else row.extension
        if (more or None) != (row.extension or None):
            extensions.append({"id": row.id, "extension": more})
        policy = terms.late_of(row.name)
        if policy is not None:
            late = row.timestamp - date - (more or dt.timedelta()) if row.timestamp else dt.timedelta()
            shares[row.id] = policy.share(late)
    return {submitted: extensions, api.SubmittedNotebook: _penalties(session, shares)}


def _extension(student: Student, assignment: str, due: dt.datetime) -> dt.timedelta | None:
    moment = due.replace(tzinfo=dt.UTC)
    return (student.due(assignment, moment) - moment) or None


def _penalties(session: Session, shares: Mapping[str, float]) -> list[dict[str, Any]]:
    notebook = api.SubmittedNotebook
    query = sa.select(notebook.id, notebook.assignment_id, notebook.notebook_id, notebook.late_submission_penalty)
    most = _points_of_notebooks(session)
    rows = []
    for row in session.execute(query):
        if row.assignment_id in shares:
            penalty = shares[row.assignment_id] * most.get(row.notebook_id, 0.0)
            if abs(penalty - (row.late_submission_penalty or 0.0)) > _EQUAL:
                rows.append({"id": row.id, "late_submission_penalty": penalty})
    return rows


def _points_of_notebooks(session: Session) -> dict[str, float]:
    """Return the points of each of the instructor's notebooks, by id."""
    most: dict[str, float] = {}
    for kind in (api.GradeCell, api.TaskCell):
        for notebook, points in session.execute(sa.select(kind.notebook_id, kind.max_score)):
            most[notebook] = most.get(notebook, 0.0) + points
    return most


def _read(session: Session) -> Marks:
    by_notebook = _points_of_notebooks(session)
    most: dict[str, float] = {}
    notebooks = sa.select(api.Assignment.name, api.Notebook.id).join(
        api.Notebook, api.Notebook.assignment_id == api.Assignment.id
    )
    for name, notebook in session.execute(notebooks):
        most[name] = most.get(name, 0.0) + by_notebook.get(notebook, 0.0)
    dates = session.execute(sa.select(api.Assignment.name, api.Assignment.duedate)).all()
    due = {name: date.replace(tzinfo=dt.UTC) for name, date in dates if date is not None}
    return Marks(_marks(session), due, most)


def _marks(session: Session) -> dict[tuple[str, str], Mark]:
    submitted, notebook, grade = api.SubmittedAssignment, api.SubmittedNotebook, api.Grade
    points = sa.func.coalesce(grade.manual_score, grade.auto_score, 0.0) + sa.func.coalesce(grade.extra_credit, 0.0)
    sums = (
        sa.select(
            notebook.assignment_id,
            sa.func.sum(points).label("points"),
            sa.func.count().label("cells"),
            sa.func.count(grade.manual_score).label("by_hand"),
            sa.func.sum(sa.case((grade.needs_manual_grade, 1), else_=0)).label("waits"),
        )
        .join(grade, grade.notebook_id == notebook.id)
        .group_by(notebook.assignment_id)
        .subquery()
    )
    penalties = (
        sa.select(notebook.assignment_id, sa.func.sum(notebook.late_submission_penalty).label("penalty"))
        .group_by(notebook.assignment_id)
        .subquery()
    )
    query = (
        sa.select(
            submitted.student_id,
            api.Assignment.name,
            submitted.timestamp,
            submitted.extension,
            api.Assignment.duedate,
            sums.c.points,
            sums.c.cells,
            sums.c.by_hand,
            sums.c.waits,
            penalties.c.penalty,
        )
        .join(api.Assignment, api.Assignment.id == submitted.assignment_id)
        .outerjoin(sums, sums.c.assignment_id == submitted.id)
        .outerjoin(penalties, penalties.c.assignment_id == submitted.id)
    )
    return {(row.student_id, row.name): _mark(row) for row in session.execute(query)}


def _mark(row: Any) -> Mark:
    late = None
    if row.timestamp is not None and row.duedate is not None:
        late = row.timestamp - row.duedate - (row.extension or dt.timedelta())
    cells = row.cells or 0
    return Mark(float(row.points or 0.0), float(row.penalty or 0.0), bool(row.waits), 0 < cells == row.by_hand, late)
