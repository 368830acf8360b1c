"""Rows of nbgrader's gradebook: its schema, the instructor's notebooks, and the students and their submissions."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

import nbformat
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from nbgrader import api, dbutil, utils
from nbgrader.preprocessors import ComputeChecksums, LockCells
from sqlalchemy.orm import Session

from autograder.config.errors import StorageError, UsageError
from autograder.notebook.assignment import Assignment
from autograder.notebook.autotests import with_autotests
from autograder.notebook.clear_solutions import ClearAnswers
from autograder.notebook.results import NotebookResult

#: The longest student's name that the schema holds.
NAME_LENGTH = 128


Place = tuple[str, str]  # assignment, notebook


@dataclass
class NotebookRows:
    """Rows of one of the instructor's notebooks: ids of its cells by name.

    Attributes:
        tests: cells with points, those among them that a person gives.
        solutions: cells that students write.
        tasks: cells with points that ask for something that no one cell answers.
    """

    id: str
    assignment_id: str
    tests: dict[str, str] = field(default_factory=dict)
    solutions: dict[str, str] = field(default_factory=dict)
    tasks: set[str] = field(default_factory=set)

    @property
    def by_hand(self) -> set[str]:
        """Return the names of the cells to which a person gives points."""
        return (self.tests.keys() & self.solutions.keys()) | self.tasks

    def scores(self, result: NotebookResult) -> dict[str, float | None]:
        """Return a score for every test that the gradebook knows: 0 for one that the result does not name.

        Where a person gives the points there is none yet, unless nothing was handed in.
        """
        earned: dict[str, float | None] = {cell.grade_id: float(cell.score) for cell in result.cells}
        waiting = set() if result.status == "missing" else self.by_hand
        return {name: None if name in waiting else earned.get(name, 0.0) for name in self.tests}


def is_empty(connection: sa.Connection, name: str) -> bool:
    """Return whether a database has no tables at all.

    Args:
        connection: to the database.
        name: of the database, in a sentence.

    Raises:
        StorageError: if it has other tables than those of this version of nbgrader.
    """
    tables = set(sa.inspect(connection).get_table_names())
    version = None
    if "alembic_version" in tables:
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if tables and not {"grade", "submitted_notebook"} & tables:
        raise StorageError(f"{name} holds another program's data, not nbgrader's gradebook; pass --db for another.")
    if tables and (not api.Base.metadata.tables.keys() <= tables or version != schema_version()):
        raise StorageError(
            f"The gradebook {name} was made by another version of nbgrader; "
            "run 'nbgrader db upgrade' on it, or pass --db for a new one."
        )
    return not tables


def make_schema(connection: sa.Connection, name: str) -> None:
    """Make nbgrader's tables in an empty database.

    Raises:
        StorageError: if the database cannot hold every name.
    """
    if connection.dialect.name == "postgresql":
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":  # it would refuse names, or count their bytes
            raise StorageError(
                f"The database {name} is made for {encoding}, not for every name; "
                "make one with 'createdb --encoding UTF8 --template template0'."
            )
    api.Base.metadata.create_all(connection)
    connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema_version()})


def schema_version() -> str | None:
    """Return the version of nbgrader's schema."""
    return ScriptDirectory(dbutil.ALEMBIC_DIR).get_current_head()


def read_source(assignment: Assignment) -> nbformat.NotebookNode:
    """Return the instructor's notebook as nbgrader's release step has it when it saves the cells."""
    try:
        notebook: nbformat.NotebookNode = with_autotests(nbformat.read(assignment.path, as_version=4), assignment.path)
        for step in (LockCells, ClearAnswers, ComputeChecksums):
            notebook, _ = step()(notebook, {})
    except Exception as error:  # nbformat and nbgrader raise many kinds
        raise UsageError(f"The instructor's notebook {assignment.path} cannot be read: {error}") from None
    return notebook


def check_lengths(assignment: Assignment, source: nbformat.NotebookNode, kernelspec: str) -> None:
    """Refuse what the schema cannot hold: stock tools look for these names, so they cannot be changed as students' are.

    SQLite would take them, and the gradebook could never move to another database.
    """
    names = {"assignment": assignment.name, "notebook": assignment.notebook}
    names |= {
        f"cell {n}": cell.metadata["nbgrader"].get("grade_id", "")
        for n, cell in enumerate(source.cells, start=1)
        if "nbgrader" in cell.metadata
    }
    for what, name in names.items():
        if len(name) > NAME_LENGTH or name != clean(name):
            raise UsageError(
                f"{assignment.path}: the gradebook cannot hold the name of the {what}, {name[:40]!r}; "
                f"it takes {NAME_LENGTH} ordinary characters."
            )
    if len(kernelspec) > api.Notebook.kernelspec.type.length:
        raise UsageError(f"{assignment.path}: the gradebook cannot hold the kernelspec; it is too long.")


def assignment_row(session: Session, name: str, course_id: str) -> api.Assignment:
    """Return an assignment's row; it is added, or moved to this course, where that is needed.

    An earlier version put all assignments into nbgrader's ``default_course``. A course that is left without assignments
    is deleted: stock tools would list it.
    """
    if session.get(api.Course, course_id) is None:
        session.add(api.Course(id=course_id))
        session.flush()
    row = session.scalar(sa.select(api.Assignment).where(api.Assignment.name == name))
    if row is None:
        row = api.Assignment(name=name, course_id=course_id)
        session.add(row)
    elif row.course_id != course_id:
        before, row.course_id = row.course_id, course_id
        session.flush()
        used = sa.exists().where(api.Assignment.course_id == before)
        session.execute(sa.delete(api.Course).where(api.Course.id == before, ~used))
    session.flush()
    return row


def save_cells(session: Session, notebook_id: str, source: nbformat.NotebookNode) -> bool:
    """Bring the rows of a notebook's cells up to date, as nbgrader's ``SaveCells``, but in place.

    Returns:
        Whether some are new.
    """
    wanted: dict[tuple[type[Any], str], dict[str, Any]] = {}
    for cell in source.cells:
        if not any(is_kind(cell) for is_kind in (utils.is_grade, utils.is_solution, utils.is_locked, utils.is_task)):
            continue
        meta = cell.metadata.nbgrader
        graded = {"max_score": float(meta.get("points", 0)), "cell_type": cell.cell_type}
        if utils.is_grade(cell):
            wanted[api.GradeCell, meta.grade_id] = graded
        if utils.is_solution(cell):
            wanted[api.SolutionCell, meta.grade_id] = {}
        if utils.is_task(cell):
            wanted[api.TaskCell, meta.grade_id] = graded
        wanted[api.SourceCell, meta.grade_id] = {
            "cell_type": cell.cell_type,
            "locked": utils.is_locked(cell),
            "source": clean(cell.source),
            "checksum": meta.get("checksum"),
        }
    old: list[Any] = list(session.scalars(sa.select(api.BaseCell).where(api.BaseCell.notebook_id == notebook_id)))
    old += session.scalars(sa.select(api.SourceCell).where(api.SourceCell.notebook_id == notebook_id))
    there = {(type(row), row.name): row for row in old}
    for place, row in there.items():
        if place not in wanted:
            _remove(session, row)
    for (kind, name), values in wanted.items():
        row = there.get((kind, name))
        if row is None:
            session.add(kind(name=name, notebook_id=notebook_id, **values))
        else:
            for key, value in values.items():
                setattr(row, key, value)
    session.flush()
    return not wanted.keys() <= there.keys()


def _remove(session: Session, row: Any) -> None:
    if not isinstance(row, api.SourceCell):
        session.execute(sa.delete(api.Grade).where(api.Grade.cell_id == row.id))
        session.execute(sa.delete(api.Comment).where(api.Comment.cell_id == row.id))
    for table in reversed(sa.inspect(type(row)).tables):  # the subclass's row before the base's
        session.execute(sa.delete(table).where(table.c.id == row.id))
    session.expunge(row)


def clean(text: str) -> str:
    """Return text that every database takes: no NUL, and a file name's odd bytes written out."""
    return text.replace("\0", "").encode("utf-8", "backslashreplace").decode()


def add_students(session: Session, students: set[str]) -> None:
    """Add the students that have no row yet."""
    there = set(session.scalars(sa.select(api.Student.id).where(api.Student.id.in_(students))))
    if new := sorted(students - there):
        session.execute(sa.insert(api.Student), [{"id": student} for student in new])


def submitted(session: Session, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return ids of submitted assignments by student and assignment; what is not there is added."""
    table = api.SubmittedAssignment
    query = sa.select(table.student_id, table.assignment_id, table.id).where(
        table.student_id.in_({student for student, _ in wanted}),
        table.assignment_id.in_({assignment for _, assignment in wanted}),
    )
    ids: dict[tuple[str, str], str] = {
        (student, assignment): id_ for student, assignment, id_ in session.execute(query)
    }
    new = {pair: api.new_uuid() for pair in sorted(wanted - set(ids))}
    if new:
        rows = [{"id": id_, "student_id": student, "assignment_id": a} for (student, a), id_ in new.items()]
        session.execute(sa.insert(table), rows)
    return {**ids, **new}


def submitted_notebooks(
    session: Session, notebooks: dict[Place, NotebookRows], submissions: set[str] | str
) -> dict[tuple[str, str], str]:
    """Return ids of submitted notebooks, by submitted assignment and notebook; every submission gets all its notebooks.

    Args:
        notebooks: all notebooks of the assignments.
        submissions: ids of submitted assignments, or the id of the assignment whose submissions are all meant.
    """
    handed_in = sa.select(api.SubmittedAssignment.id, api.SubmittedAssignment.assignment_id)
    there = sa.select(api.SubmittedNotebook.assignment_id, api.SubmittedNotebook.notebook_id, api.SubmittedNotebook.id)
    there = there.where(api.SubmittedNotebook.notebook_id.in_({n.id for n in notebooks.values()}))
    if isinstance(submissions, str):
        handed_in = handed_in.where(api.SubmittedAssignment.assignment_id == submissions)
    else:
        handed_in = handed_in.where(api.SubmittedAssignment.id.in_(submissions))
        there = there.where(api.SubmittedNotebook.assignment_id.in_(submissions))
    ids: dict[tuple[str, str], str] = {(submission, n): id_ for submission, n, id_ in session.execute(there)}
    new = {
        (submission, n.id): api.new_uuid()
        for submission, assignment_id in session.execute(handed_in)
        for n in notebooks.values()
        if n.assignment_id == assignment_id and (submission, n.id) not in ids
    }
    if new:
        rows = [{"id": i, "assignment_id": submission, "notebook_id": n} for (submission, n), i in new.items()]
        session.execute(sa.insert(api.SubmittedNotebook), rows)
    return {**ids, **new}


def remove_submission(session: Session, student: str, assignment: str) -> None:
    """Remove a student's submission with its grades; one with a score or comment given by hand stays."""
    its = api.Assignment.name == assignment, api.SubmittedAssignment.student_id == student
    for row in session.scalars(sa.select(api.SubmittedAssignment).join(api.Assignment).where(*its)):
        grades = [grade for notebook in row.notebooks for grade in notebook.grades]
        comments = [comment for notebook in row.notebooks for comment in notebook.comments]
        by_hand = any(g.manual_score is not None or g.extra_credit is not None for g in grades)
        if not by_hand and not any(c.manual_comment is not None for c in comments):
            session.delete(row)


def student_name(name: str) -> str:
    """Return a name that the schema and formgrader's pages can hold; a digest keeps one that is changed apart."""
    usable = re.sub('[<>"]', "_", clean(name))
    if usable == name and len(usable) <= NAME_LENGTH:
        return usable
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{usable[: NAME_LENGTH - 9]}~{digest}"
