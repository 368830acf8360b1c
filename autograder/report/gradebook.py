"""Writer to nbgrader's own gradebook, so that formgrader and the export plugins keep working.

It uses nbgrader's classes and schema, but not its way of writing: that commits once a cell, and refuses a notebook
whose cells changed after it was submitted.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from nbgrader import api, utils
from sqlalchemy.orm import Session

from autograder.config.files import read_ordinary
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import NotebookResult
from autograder.pages.sanitize import inert_markdown

from .database import display_name, open_engine, translate_errors
from .gradebook_rows import (
    NotebookRows,
    Place,
    add_students,
    assignment_row,
    check_lengths,
    clean,
    is_empty,
    make_schema,
    read_source,
    remove_submission,
    save_cells,
    student_name,
    submitted,
    submitted_notebooks,
)

#: Notebooks in one transaction.
BATCH = 250

#: What nbgrader writes where a student changed nothing.
NO_RESPONSE = "No response."

_Name = tuple[str, str, str]  # student, assignment, notebook


class GradebookWriter:
    """Writer of results to a gradebook.

    Args:
        url: SQLAlchemy URL; a SQLite file is made where there is none.
        course_id: nbgrader's name of the course, to which all assignments belong.

    Raises:
        StorageError: if it cannot be opened or is not nbgrader's.
    """

    def __init__(self, url: str, course_id: str):
        self.course_id = course_id
        self._exercises: dict[Place, dict[str, str]] = {}
        self._written = 0
        self._next_look = BATCH
        self.engine = open_engine(url)
        self._writing = self.engine.execution_options(writes=True)
        with self._translate_errors():
            self._open()

    @property
    def name(self) -> str:
        """Name in a sentence: the file, or the URL without its password."""
        return display_name(self.engine.url)

    def close(self) -> None:
        """Close its connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        """Make the schema in an empty database; refuse another one."""
        with self.engine.connect() as connection:
            empty = is_empty(connection, self.name)
        if empty:
            with self._writing.begin() as connection:
                if is_empty(connection, self.name):  # another grader may have made it while this one waited
                    make_schema(connection, self.name)

    def _translate_errors(self) -> AbstractContextManager[None]:
        return translate_errors(self.engine.url)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with self._translate_errors(), Session(self._writing) as session, session.begin():
            yield session

    # ------------------------------------------------------------------------------------- the instructor's side

    def prepare(self, assignment: Assignment) -> None:
        """Bring the gradebook's rows of a notebook up to date with the instructor's notebook.

        The rows are those of nbgrader's ``SaveCells``. Grades of a test that was changed stay; those of a test that is
        gone are deleted; a new test is not graded yet.

        Args:
            assignment: the notebook; it is read again from its file, since stock tools want all its cells.

        Raises:
            StorageError: if the gradebook cannot be written.
            UsageError: if the notebook cannot be read, or the schema cannot hold its names.
        """
        source = read_source(assignment)
        kernelspec = json.dumps(source.metadata.get("kernelspec", {}))
        check_lengths(assignment, source, kernelspec)
        with self._transaction() as session:
            row = assignment_row(session, assignment.name, self.course_id)
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
            if save_cells(session, notebook.id, source):
                notebooks = self._notebooks(session, {assignment.name})
                ids = submitted_notebooks(session, notebooks, row.id)
                _write_grades(session, notebooks, ids, {})
                _write_comments(session, notebooks, ids, {})
        self._exercises[assignment.name, assignment.notebook] = {t.grade_id: t.exercise for t in assignment.tests}

    @staticmethod
    def _notebooks(session: Session, assignments: Iterable[str]) -> dict[Place, NotebookRows]:
        """Return all notebooks of these assignments."""
        found: dict[Place, NotebookRows] = {}
        query = (
            sa.select(api.Assignment.name, api.Notebook.name, api.Notebook.id, api.Notebook.assignment_id)
            .join(api.Notebook, api.Notebook.assignment_id == api.Assignment.id)
            .where(api.Assignment.name.in_(set(assignments)))
        )
        for assignment, notebook, id_, assignment_id in session.execute(query):
            found[assignment, notebook] = NotebookRows(id_, assignment_id)
        by_id = {n.id: n for n in found.values()}
        cells = sa.select(api.BaseCell.notebook_id, api.BaseCell.type, api.BaseCell.name, api.BaseCell.id)
        for notebook_id, kind, name, id_ in session.execute(cells.where(api.BaseCell.notebook_id.in_(by_id))):
            if kind == "GradeCell":
                by_id[notebook_id].tests[name] = id_
            elif kind == "SolutionCell":
                by_id[notebook_id].solutions[name] = id_
            elif kind == "TaskCell":
                by_id[notebook_id].tests[name] = id_
                by_id[notebook_id].tasks.add(name)
        return found

    # ---------------------------------------------------------------------------------------- the students' side

    def write(
        self,
        results: Sequence[NotebookResult],
        timestamps: Mapping[tuple[str, str], datetime.datetime | None] | None = None,
    ) -> None:
        """Write results, a transaction for each batch; the same results again change nothing.

        What a human gave stays: manual scores, extra credit and comments. As nbgrader does, a grade with a manual
        score is marked for another look. What could not be graded has score 0 and its reason as comment.

        Args:
            results: of notebooks that were prepared.
            timestamps: when a student submitted an assignment, by student and assignment, in UTC; what is not named
                keeps the time it has.

        Raises:
            StorageError: if the gradebook cannot be written; a batch is written whole or not at all.
        """
        for start in range(0, len(results), BATCH):
            batch = {_name(r): r for r in results[start : start + BATCH]}
            with self._transaction() as session:
                self._write(session, batch, timestamps or {})
                self._count(session, len(batch))

    def _count(self, session: Session, written: int) -> None:
        """Let PostgreSQL look at its tables whenever they may have doubled.

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
        add_students(session, {student for student, _, _ in results})
        handed_in = {(student, notebooks[a, n].assignment_id) for student, a, n in results}
        their_ids = submitted(session, handed_in)
        times = {}
        for (student, assignment), moment in timestamps.items():
            known = {n.assignment_id for (a, _), n in notebooks.items() if a == assignment}
            times.update({their_ids[pair]: moment for i in known if (pair := (student_name(student), i)) in their_ids})
        if times:
            session.execute(sa.update(api.SubmittedAssignment), [{"id": i, "timestamp": t} for i, t in times.items()])
        ids = submitted_notebooks(session, notebooks, set(their_ids.values()))
        scores: dict[tuple[str, str], float | None] = {}
        comments: dict[tuple[str, str], str | None] = {}
        for (student, assignment, name), result in results.items():
            notebook = notebooks[assignment, name]
            id_ = ids[their_ids[student, notebook.assignment_id], notebook.id]
            for cell, score in notebook.scores(result).items():
                scores[id_, notebook.tests[cell]] = score
            for cell, comment in self._comments(result, notebook).items():
                comments[id_, notebook.solutions[cell]] = comment
        _write_grades(session, notebooks, ids, scores)
        _write_comments(session, notebooks, ids, comments)

    def remove(self, submissions: Iterable[tuple[str, str]]) -> None:
        """Remove submissions (student, assignment); one with a score or comment given by hand stays.

        Raises:
            StorageError: if the gradebook cannot be written.
        """
        with self._transaction() as session:
            for student, assignment in submissions:
                remove_submission(session, student_name(student), assignment)

    def differing(self, results: Iterable[NotebookResult]) -> list[NotebookResult]:
        """Return the results that the gradebook does not hold: after a kill, or where it was deleted or restored.

        Args:
            results: of a class; those of a notebook that was not prepared are left alone.

        Raises:
            StorageError: if the gradebook cannot be read.
        """
        by_assignment: dict[str, list[NotebookResult]] = {}
        for result in results:
            if (result.assignment, result.notebook) in self._exercises:
                by_assignment.setdefault(result.assignment, []).append(result)
        with self._translate_errors(), Session(self.engine) as session:
            return [r for name, some in by_assignment.items() for r in self._differing(session, name, some)]

    def _differing(self, session: Session, assignment: str, results: list[NotebookResult]) -> Iterator[NotebookResult]:
        notebooks = self._notebooks(session, {assignment})
        scores = _held(session, assignment, api.Grade, api.Grade.auto_score)
        comments = _held(session, assignment, api.Comment, api.Comment.auto_comment)
        nothing: dict[str, Any] = {}
        for result in results:
            notebook = notebooks.get((assignment, result.notebook))
            name = student_name(result.student), result.notebook
            if (
                notebook is None
                or notebook.scores(result) != scores.get(name, nothing)
                or self._comments(result, notebook) != comments.get(name, nothing)
            ):
                yield result

    def _comments(self, result: NotebookResult, notebook: NotebookRows) -> dict[str, str | None]:
        """Return the autograder's comment on each solution cell; None where the messages of its tests are enough."""
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
                comments[name] = inert_markdown(clean(result.reason)) or f"This could not be graded ({result.status})."
            else:
                comments[name] = NO_RESPONSE if found == {"not attempted"} else None
            if ran := [c.grade_id for c in result.cells if c.could_be_forged and exercises.get(c.grade_id) == name]:
                told = f"Could be forged: {', '.join(ran)} ran beside the student's code."
                comments[name] = f"{comments[name] or ''} {clean(told)}".lstrip()
        return comments


def _write_grades(
    session: Session,
    notebooks: dict[Place, NotebookRows],
    ids: dict[tuple[str, str], str],
    scores: Mapping[tuple[str, str], float | None],
) -> None:
    """Give every submitted notebook a grade for each test: its score, or none where there is none yet."""
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
    notebooks: dict[Place, NotebookRows],
    ids: dict[tuple[str, str], str],
    comments: dict[tuple[str, str], str | None],
) -> None:
    """Give every submitted notebook a comment for each solution cell, with these texts."""
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
    """Return submitted notebook and cell of every row that should be there."""
    return {(id_, cell) for (_, notebook), id_ in ids.items() for cell in cells[notebook].values()}


def _of(query: Any, kind: Any, rows: set[tuple[str, str]]) -> Any:
    """Narrow a query to rows of these cells and notebooks.

    The schema has no index but that of the pair, so both halves are named; of a whole class the cells are enough.
    """
    notebooks = {notebook for notebook, _ in rows}
    query = query.where(kind.cell_id.in_({cell for _, cell in rows}))
    return query.where(kind.notebook_id.in_(notebooks)) if len(notebooks) <= 10 * BATCH else query


def _held(session: Session, assignment: str, kind: Any, column: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the gradebook's value for each cell of an assignment, by student and notebook."""
    query = (
        sa.select(api.SubmittedAssignment.student_id, api.Notebook.name, api.BaseCell.name, column)
        .select_from(kind)
        .join(api.BaseCell, api.BaseCell.id == kind.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .where(api.Assignment.name == assignment, api.BaseCell.type.in_(("GradeCell", "SolutionCell", "TaskCell")))
    )
    held: dict[tuple[str, str], dict[str, Any]] = {}
    for student, notebook, cell, value in session.execute(query):
        held.setdefault((student, notebook), {})[cell] = value
    return held


def _name(result: NotebookResult) -> _Name:
    return student_name(result.student), result.assignment, result.notebook


def read_timestamp(folder: Path) -> datetime.datetime | None:
    """Return when an assignment was submitted, from nbgrader's ``timestamp.txt``; None where it cannot be read.

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
