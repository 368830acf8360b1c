"""The one writer to nbgrader's own gradebook, so that formgrader and the export plugins keep working.

nbgrader's classes and its schema, but not its way of writing: that commits once a cell, and refuses a notebook whose
cells changed after somebody handed it in.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import nbformat
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from nbgrader import api, dbutil, utils
from nbgrader.preprocessors import ComputeChecksums, LockCells
from sqlalchemy.orm import Session

from autograder.config.errors import UsageError
from autograder.config.files import read_ordinary
from autograder.notebook.assignment import Assignment
from autograder.notebook.clear_solutions import ClearAnswers
from autograder.notebook.results import NotebookResult

from .database import in_words, open_engine, shown
from .sanitize import inert_markdown

#: Notebooks in one transaction.
BATCH = 250

#: What nbgrader writes where a student changed nothing.
NO_RESPONSE = "No response."

#: The longest student's name that the schema holds.
NAME_LENGTH = 128

_Place = tuple[str, str]  # assignment, notebook
_Name = tuple[str, str, str]  # student, assignment, notebook


@dataclass
class _Notebook:
    """What the gradebook knows of the instructor's notebook: ids of its cells by name."""

    id: str
    assignment_id: str
    tests: dict[str, str] = field(default_factory=dict)
    solutions: dict[str, str] = field(default_factory=dict)


class GradebookWriter:
    """Writes results to a gradebook.

    Args:
        url: SQLAlchemy URL; a SQLite file is made where there is none.
        course_id: nbgrader's name of the course, to which all assignments belong.

    Raises:
        UsageError: if it cannot be opened or is not nbgrader's.
    """

    def __init__(self, url: str, course_id: str):
        self.course_id = course_id
        self._exercises: dict[_Place, dict[str, str]] = {}
        self._written = 0
        self._next_look = BATCH
        self.engine = open_engine(url)
        self._writing = self.engine.execution_options(writes=True)
        with self._in_words():
            self._open()

    @property
    def name(self) -> str:
        """What a sentence calls it: the file, or the URL without its password."""
        return shown(self.engine.url)

    def close(self) -> None:
        """Closes its connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        """Makes the schema in an empty database; refuses another one."""
        with self.engine.connect() as connection:
            empty = self._is_empty(connection)
        if empty:
            with self._writing.begin() as connection:
                if self._is_empty(connection):  # another grader may have made it while this one waited
                    self._make(connection)

    def _is_empty(self, connection: sa.Connection) -> bool:
        """Whether there are no tables at all.

        Raises:
            UsageError: if there are others than nbgrader's of this version.
        """
        tables = set(sa.inspect(connection).get_table_names())
        version = None
        if "alembic_version" in tables:
            version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        if tables and not {"grade", "submitted_notebook"} & tables:
            raise UsageError(
                f"{self.name} holds another program's data, not nbgrader's gradebook; say --db for another."
            )
        if tables and (not api.Base.metadata.tables.keys() <= tables or version != _head()):
            raise UsageError(
                f"The gradebook {self.name} was made by another version of nbgrader; "
                "run 'nbgrader db upgrade' on it, or say --db for a new one."
            )
        return not tables

    def _make(self, connection: sa.Connection) -> None:
        if connection.dialect.name == "postgresql":
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
            if encoding != "UTF8":  # it would refuse names, or count their bytes
                raise UsageError(
                    f"The database {self.name} is made for {encoding}, not for every name; "
                    "make one with 'createdb --encoding UTF8 --template template0'."
                )
        api.Base.metadata.create_all(connection)
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": _head()})

    def _in_words(self) -> AbstractContextManager[None]:
        return in_words(self.engine.url)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with self._in_words(), Session(self._writing) as session, session.begin():
            yield session

    # ------------------------------------------------------------------------------------- the instructor's side

    def prepare(self, assignment: Assignment) -> None:
        """Makes the gradebook say of a notebook what the instructor's notebook says.

        The rows are those of nbgrader's ``SaveCells``. Grades of a test that was mended stay; those of a test that is
        gone go with it; a new test is not graded yet.

        Args:
            assignment: the notebook; it is read again from its file, since stock tools want all its cells.

        Raises:
            UsageError: if the gradebook or the notebook refuses.
        """
        source = _source(assignment)
        kernelspec = json.dumps(source.metadata.get("kernelspec", {}))
        _check_lengths(assignment, source, kernelspec)
        with self._transaction() as session:
            row = _assignment(session, assignment.name, self.course_id)
            notebook = session.scalar(
                sa.select(api.Notebook).where(
                    api.Notebook.name == assignment.notebook, api.Notebook.assignment_id == row.id
                )
            )
            if notebook is None:
                notebook = api.Notebook(name=assignment.notebook, assignment_id=row.id)
                session.add(notebook)
            notebook.kernelspec = kernelspec
            session.flush()
            if _save_cells(session, notebook.id, source):
                notebooks = self._notebooks(session, {assignment.name})
                ids = _submitted_notebooks(session, notebooks, row.id)
                _write_grades(session, notebooks, ids, {})
                _write_comments(session, notebooks, ids, {})
        self._exercises[assignment.name, assignment.notebook] = {t.grade_id: t.exercise for t in assignment.tests}

    @staticmethod
    def _notebooks(session: Session, assignments: Iterable[str]) -> dict[_Place, _Notebook]:
        """All notebooks of these assignments."""
        found: dict[_Place, _Notebook] = {}
        query = (
            sa.select(api.Assignment.name, api.Notebook.name, api.Notebook.id, api.Notebook.assignment_id)
            .join(api.Notebook, api.Notebook.assignment_id == api.Assignment.id)
            .where(api.Assignment.name.in_(set(assignments)))
        )
        for assignment, notebook, id_, assignment_id in session.execute(query):
            found[assignment, notebook] = _Notebook(id_, assignment_id)
        by_id = {n.id: n for n in found.values()}
        cells = sa.select(api.BaseCell.notebook_id, api.BaseCell.type, api.BaseCell.name, api.BaseCell.id)
        for notebook_id, kind, name, id_ in session.execute(cells.where(api.BaseCell.notebook_id.in_(by_id))):
            if kind == "GradeCell":
                by_id[notebook_id].tests[name] = id_
            elif kind == "SolutionCell":
                by_id[notebook_id].solutions[name] = id_
        return found

    # ---------------------------------------------------------------------------------------- the students' side

    def write(
        self,
        results: Sequence[NotebookResult],
        timestamps: Mapping[tuple[str, str], datetime.datetime | None] | None = None,
    ) -> None:
        """Writes results, a transaction for each batch; the same results again change nothing.

        What a human gave stays: manual scores, extra credit and comments. As nbgrader does, a grade with a manual
        score is marked for another look. What could not be graded has score 0 and its reason as comment.

        Args:
            results: of notebooks that were prepared.
            timestamps: when a student handed in an assignment, by student and assignment, in UTC; what is not named
                keeps the time it has.

        Raises:
            UsageError: if the gradebook refuses; what was not written is not half written.
        """
        for start in range(0, len(results), BATCH):
            batch = {_name(r): r for r in results[start : start + BATCH]}
            with self._transaction() as session:
                self._write(session, batch, timestamps or {})
                self._count(session, len(batch))

    def _count(self, session: Session, written: int) -> None:
        """Lets PostgreSQL look at its tables whenever they may have doubled.

        It would do so by itself, but only in a minute; until then it searches as if they were empty.
        """
        self._written += written
        if self._written >= self._next_look and self.engine.dialect.name == "postgresql":
            self._next_look = 2 * self._written
            names = ", ".join(table.name for table in api.Base.metadata.sorted_tables)
            session.execute(sa.text(f"ANALYZE {names}"))

    def _write(
        self,
        session: Session,
        results: dict[_Name, NotebookResult],
        timestamps: Mapping[tuple[str, str], datetime.datetime | None],
    ) -> None:
        notebooks = self._notebooks(session, {assignment for _, assignment, _ in results})
        _add_students(session, {student for student, _, _ in results})
        handed_in = {(student, notebooks[a, n].assignment_id) for student, a, n in results}
        submitted = _submitted(session, handed_in)
        times = {}
        for (student, assignment), moment in timestamps.items():
            known = {n.assignment_id for (a, _), n in notebooks.items() if a == assignment}
            times.update({submitted[pair]: moment for i in known if (pair := (_student(student), i)) in submitted})
        if times:
            session.execute(sa.update(api.SubmittedAssignment), [{"id": i, "timestamp": t} for i, t in times.items()])
        ids = _submitted_notebooks(session, notebooks, set(submitted.values()))
        scores: dict[tuple[str, str], float] = {}
        comments: dict[tuple[str, str], str | None] = {}
        for (student, assignment, name), result in results.items():
            notebook = notebooks[assignment, name]
            id_ = ids[submitted[student, notebook.assignment_id], notebook.id]
            for cell, score in _scores(result, notebook).items():
                scores[id_, notebook.tests[cell]] = score
            for cell, comment in self._comments(result, notebook).items():
                comments[id_, notebook.solutions[cell]] = comment
        _write_grades(session, notebooks, ids, scores)
        _write_comments(session, notebooks, ids, comments)

    def differing(self, results: Iterable[NotebookResult]) -> list[NotebookResult]:
        """Those results that are not what the gradebook holds: after a kill, or where it was deleted or restored.

        Args:
            results: of a class; those of a notebook that was not prepared are left alone.

        Raises:
            UsageError: if the gradebook cannot be read.
        """
        by_assignment: dict[str, list[NotebookResult]] = {}
        for result in results:
            if (result.assignment, result.notebook) in self._exercises:
                by_assignment.setdefault(result.assignment, []).append(result)
        with self._in_words(), Session(self.engine) as session:
            return [r for name, some in by_assignment.items() for r in self._differing(session, name, some)]

    def _differing(self, session: Session, assignment: str, results: list[NotebookResult]) -> Iterator[NotebookResult]:
        notebooks = self._notebooks(session, {assignment})
        scores = _held(session, assignment, api.Grade, api.Grade.auto_score)
        comments = _held(session, assignment, api.Comment, api.Comment.auto_comment)
        nothing: dict[str, Any] = {}
        for result in results:
            notebook = notebooks.get((assignment, result.notebook))
            name = _student(result.student), result.notebook
            if (
                notebook is None
                or _scores(result, notebook) != scores.get(name, nothing)
                or self._comments(result, notebook) != comments.get(name, nothing)
            ):
                yield result

    def _comments(self, result: NotebookResult, notebook: _Notebook) -> dict[str, str | None]:
        """What the autograder says of each solution cell; None where its tests say enough."""
        exercises = self._exercises.get((result.assignment, result.notebook), {})
        statuses: dict[str, set[str]] = {}
        for cell in result.cells:
            statuses.setdefault(exercises.get(cell.grade_id, ""), set()).add(cell.status)
        cut_short = result.status != "graded"
        unreached = any("not reached" in found for found in statuses.values())
        comments: dict[str, str | None] = {}
        for name in notebook.solutions:
            found = statuses.get(name, set())
            if cut_short and (not unreached or not found or "not reached" in found):
                comments[name] = inert_markdown(_clean(result.reason)) or f"This could not be graded ({result.status})."
            else:
                comments[name] = NO_RESPONSE if found == {"not attempted"} else None
        return comments


def _head() -> str | None:
    """The version of nbgrader's schema."""
    return ScriptDirectory(dbutil.ALEMBIC_DIR).get_current_head()


def _source(assignment: Assignment) -> nbformat.NotebookNode:
    """The instructor's notebook as nbgrader's release step has it when it saves the cells."""
    try:
        notebook: nbformat.NotebookNode = nbformat.read(assignment.path, as_version=4)
        for step in (LockCells, ClearAnswers, ComputeChecksums):
            notebook, _ = step()(notebook, {})
    except Exception as error:  # nbformat and nbgrader raise many kinds
        raise UsageError(f"The instructor's notebook {assignment.path} cannot be read: {error}") from None
    return notebook


def _check_lengths(assignment: Assignment, source: nbformat.NotebookNode, kernelspec: str) -> None:
    """Refuses what the schema cannot hold: stock tools look for these names, so they cannot be mended as students' are.

    SQLite would take them, and the gradebook could never move to another database.
    """
    names = {"assignment": assignment.name, "notebook": assignment.notebook}
    names |= {
        f"cell {n}": cell.metadata["nbgrader"].get("grade_id", "")
        for n, cell in enumerate(source.cells, start=1)
        if "nbgrader" in cell.metadata
    }
    for what, name in names.items():
        if len(name) > NAME_LENGTH or name != _clean(name):
            raise UsageError(
                f"{assignment.path}: the gradebook cannot hold the name of the {what}, {name[:40]!r}; "
                f"it takes {NAME_LENGTH} ordinary characters."
            )
    if len(kernelspec) > api.Notebook.kernelspec.type.length:
        raise UsageError(f"{assignment.path}: the gradebook cannot hold the kernelspec; it is too long.")


def _assignment(session: Session, name: str, course_id: str) -> api.Assignment:
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


def _save_cells(session: Session, notebook_id: str, source: nbformat.NotebookNode) -> bool:
    """Brings the rows of a notebook's cells up to date, as nbgrader's ``SaveCells``, but in place.

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
            "source": _clean(cell.source),
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


def _add_students(session: Session, students: set[str]) -> None:
    there = set(session.scalars(sa.select(api.Student.id).where(api.Student.id.in_(students))))
    if new := sorted(students - there):
        session.execute(sa.insert(api.Student), [{"id": student} for student in new])


def _submitted(session: Session, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Ids of submitted assignments by student and assignment; what is not there is added."""
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


def _submitted_notebooks(
    session: Session, notebooks: dict[_Place, _Notebook], submissions: set[str] | str
) -> dict[tuple[str, str], str]:
    """Ids of submitted notebooks, by submitted assignment and notebook; every submission gets all its notebooks.

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


def _write_grades(
    session: Session,
    notebooks: dict[_Place, _Notebook],
    ids: dict[tuple[str, str], str],
    scores: dict[tuple[str, str], float],
) -> None:
    """Gives every submitted notebook a grade for each test: its score, or none where there is none yet."""
    grade = api.Grade
    expected = _expected(ids, {n.id: n.tests for n in notebooks.values()})
    columns = (
        grade.id,
        grade.notebook_id,
        grade.cell_id,
        grade.auto_score,
        grade.manual_score,
        grade.needs_manual_grade,
    )
    changes = []
    # formgrader must not give a score between our look and our writing; SQLite has locked all by now
    query = _of(sa.select(*columns), grade, expected).with_for_update()
    for id_, notebook, cell, auto, manual, needs in session.execute(query):
        expected.discard((notebook, cell))
        score = scores.get((notebook, cell))
        if score is not None and (auto, needs) != (score, manual is not None):
            changes.append({"id": id_, "auto_score": score, "needs_manual_grade": manual is not None})
    if changes:
        session.execute(sa.update(grade), changes)
    if expected:
        new = [(n, cell, scores.get((n, cell))) for n, cell in expected]
        rows = [{"notebook_id": n, "cell_id": c, "auto_score": x, "needs_manual_grade": x is None} for n, c, x in new]
        session.execute(sa.insert(grade), rows)


def _write_comments(
    session: Session,
    notebooks: dict[_Place, _Notebook],
    ids: dict[tuple[str, str], str],
    comments: dict[tuple[str, str], str | None],
) -> None:
    """Gives every submitted notebook a comment for each solution cell, with these texts."""
    comment = api.Comment
    expected = _expected(ids, {n.id: n.solutions for n in notebooks.values()})
    columns = (comment.id, comment.notebook_id, comment.cell_id, comment.auto_comment)
    changes = []
    for id_, notebook, cell, old in session.execute(_of(sa.select(*columns), comment, expected)):
        expected.discard((notebook, cell))
        if comments.get((notebook, cell), old) != old:
            changes.append({"id": id_, "auto_comment": comments[notebook, cell]})
    if changes:
        session.execute(sa.update(comment), changes)
    if expected:
        rows = [{"notebook_id": n, "cell_id": c, "auto_comment": comments.get((n, c))} for n, c in expected]
        session.execute(sa.insert(comment), rows)


def _expected(ids: dict[tuple[str, str], str], cells: dict[str, dict[str, str]]) -> set[tuple[str, str]]:
    """Submitted notebook and cell of every row that should be there."""
    return {(id_, cell) for (_, notebook), id_ in ids.items() for cell in cells[notebook].values()}


def _of(query: Any, kind: Any, rows: set[tuple[str, str]]) -> Any:
    """Narrows a query to rows of these cells and notebooks.

    The schema has no index but that of the pair, so both halves are named; of a whole class the cells are enough.
    """
    notebooks = {notebook for notebook, _ in rows}
    query = query.where(kind.cell_id.in_({cell for _, cell in rows}))
    return query.where(kind.notebook_id.in_(notebooks)) if len(notebooks) <= 10 * BATCH else query


def _held(session: Session, assignment: str, kind: Any, column: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """What the gradebook holds of an assignment: a value for each cell, by student and notebook."""
    query = (
        sa.select(api.SubmittedAssignment.student_id, api.Notebook.name, api.BaseCell.name, column)
        .select_from(kind)
        .join(api.BaseCell, api.BaseCell.id == kind.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .where(api.Assignment.name == assignment, api.BaseCell.type.in_(("GradeCell", "SolutionCell")))
    )
    held: dict[tuple[str, str], dict[str, Any]] = {}
    for student, notebook, cell, value in session.execute(query):
        held.setdefault((student, notebook), {})[cell] = value
    return held


def _scores(result: NotebookResult, notebook: _Notebook) -> dict[str, float]:
    """A score for every test that the gradebook knows: 0 for one that the result does not name."""
    earned = {cell.grade_id: float(cell.score) for cell in result.cells}
    return {name: earned.get(name, 0.0) for name in notebook.tests}


def _name(result: NotebookResult) -> _Name:
    return _student(result.student), result.assignment, result.notebook


def _student(name: str) -> str:
    """A student's name as the schema and formgrader's pages can hold it, which write it into HTML as it is.

    One that they cannot is mended, with a digest that keeps it apart.
    """
    clean = re.sub('[<>"]', "_", _clean(name))
    if clean == name and len(clean) <= NAME_LENGTH:
        return clean
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{clean[: NAME_LENGTH - 9]}~{digest}"


def _clean(text: str) -> str:
    """Text that every database takes: no NUL, and a file name's odd bytes written out."""
    return text.replace("\0", "").encode("utf-8", "backslashreplace").decode()


def read_timestamp(folder: Path) -> datetime.datetime | None:
    """When an assignment was handed in, from nbgrader's ``timestamp.txt``; None where there is none that can be read.

    Args:
        folder: ``<student>/<assignment>``.

    Returns:
        The time in UTC, without a zone, as the schema has it.
    """
    try:
        text = read_ordinary(folder / "timestamp.txt", 100)
        moment = utils.parse_utc((text or b"").decode().strip())
    except Exception:  # what reads dates raises many kinds
        return None
    return moment if isinstance(moment, datetime.datetime) else None
