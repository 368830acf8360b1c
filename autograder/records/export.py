"""Export to an LMS: a file of grades that it imports, and its feedback pages in a zip file, named as it wants them.

Canvas: columns as its own gradebook exports them (Instructure Community, "How do I import grades in the Gradebook?");
feedback returns under the names of ``submissions.zip``. Moodle: a CSV whose columns are mapped on import (Moodle Docs,
"Grade import"); feedback returns in the folders of the download ("Upload multiple feedback files in a zip").
"""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from autograder.config.course import read_course
from autograder.config.errors import StorageError, UsageError
from autograder.config.files import output_path, write_atomically
from autograder.config.paths import Paths
from autograder.config.terms import Terms
from autograder.config.text import for_csv
from autograder.notebook.assignment import find_notebooks
from autograder.notebook.results import NotebookResult
from autograder.report.journal import Journal

from .origins import Origins
from .roster import Roster, Student, read_roster
from .standing import Standing, Total, absent, check_terms, number, totals

if TYPE_CHECKING:
    from .pages import Given

FORMS = ("canvas", "moodle", "csv")


@dataclass(frozen=True)
class Exported:
    """Result of ``export``.

    Attributes:
        grades: the file of grades.
        feedback: a zip file of pages for each assignment.
        blank: standings without a grade: their cells are empty, never 0.
        left_out: students that are in no file, with the reason.
        without_page: students whose page is in no zip file, with the reason, by assignment.
    """

    grades: Path
    feedback: tuple[Path, ...]
    blank: tuple[Standing, ...]
    left_out: tuple[tuple[str, str], ...]
    without_page: tuple[tuple[str, str, str], ...]


def export(
    form: str,
    assignments: tuple[str, ...] = (),
    *,
    course: Path = Path(),
    classroom: Path | None = None,
    db: str | None = None,
    to: Path | None = None,
) -> Exported:
    """Write a file of grades for an LMS, and its feedback pages.

    The gradebook gives the grades: with what a person gave, less what being late costs. Where something is missing,
    could not be graded or waits for a person, the cell is empty.

    Args:
        form: ``canvas``, ``moodle`` or ``csv``.
        assignments: which; none means every one that somebody handed in.
        course: the folder that holds ``course.toml``.
        classroom: where grades are; by default ``classroom`` in the course.
        db: SQLAlchemy URL of the gradebook; by default what the course says.
        to: folder for the files; by default ``export`` in the classroom.

    Raises:
        UsageError: if nothing was graded, an assignment is not one of these, or the LMS could find no student.
        StorageError: if something cannot be read or written.
    """
    if form not in FORMS:
        raise UsageError(f"There is no form {form!r}; there are {', '.join(FORMS)}.")
    config = read_course(course)
    layout = Paths.of(config, classroom, None, db)
    roster = read_roster(config)
    check_terms(config.terms, roster, find_notebooks(config.source))
    results = _results(layout, assignments)
    from .marks import bring_up_to_date  # nbgrader takes a second to import

    marks = bring_up_to_date(layout.db, config.terms, roster)
    rows = totals([*results, *absent(results, roster)], marks, roster)
    origins = Origins(layout.classroom)
    place = (to or layout.classroom / "export").absolute()
    table = _TABLES[form](rows, config.terms, origins, roster)
    grades = place / f"{form}_grades.csv"
    write_atomically(grades, _csv(table.lines))
    feedback, without = _write_feedback(form, place, layout, results, rows, origins)
    listed = {total.student.id for total in rows}
    strangers = {r.student for r in results} - listed
    left_out = [*table.left_out, *((who, "is not on the roster, or left") for who in sorted(strangers))]
    blank = tuple(s for total in rows for s in total.standings if s.points is None)
    return Exported(grades, tuple(feedback), blank, tuple(left_out), tuple(without))


def _results(layout: Paths, assignments: tuple[str, ...]) -> list[NotebookResult]:
    with Journal(layout.journal) as journal:
        everything = journal.latest()
    if not everything:
        raise UsageError(f"Nothing was graded in {layout.classroom} yet: run 'autograder grade' first.")
    there = sorted({result.assignment for result in everything})
    for name in assignments:
        if name not in there:
            raise UsageError(f"Nothing of {name!r} was graded; there are {', '.join(there)}.")
    return [result for result in everything if not assignments or result.assignment in assignments]


# ------------------------------------------------------------------------------------------------------------ grades

_Line = list[str | float]


@dataclass(frozen=True)
class _Table:
    lines: list[_Line]
    left_out: list[tuple[str, str]]


def _canvas(rows: list[Total], terms: Terms, origins: Origins, _: Roster) -> _Table:
    """Return the table as Canvas's gradebook has it: it finds a student by ID, SIS User ID, SIS Login ID, or name."""
    numbers = origins.numbers("canvas")
    standings = rows[0].standings if rows else ()
    lines: list[_Line] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(terms.name_of(s.assignment) for s in standings)],
        ["    Points Possible", "", "", "", "", *(number(s.max_points) for s in standings)],
    ]
    for total in rows:
        its = total.student
        name = f"{its.last_name}, {its.first_name}" if its.first_name and its.last_name else its.name
        ids = (its.lms_id or numbers.get(its.id, ""), its.number, its.id, its.section)
        lines.append([for_csv(name), *map(for_csv, ids), *(number(s.points) for s in total.standings)])
    return _Table(lines, [])


def _moodle(rows: list[Total], terms: Terms, _: Origins, roster: Roster) -> _Table:
    """Return a table that Moodle's CSV import maps: by e-mail address, or by ID number where nobody has an address."""
    standings = rows[0].standings if rows else ()
    fields: tuple[tuple[str, Callable[[Student], str]], ...] = (
        ("First name", lambda s: s.first_name),
        ("Last name", lambda s: s.last_name),
        ("ID number", lambda s: s.number),
        ("Email address", lambda s: s.email),
    )
    by_mail = any(total.student.email for total in rows)
    if not by_mail and not any(total.student.number for total in rows):
        where = roster.path or "The course"
        raise UsageError(
            f"{where} names no e-mail address or ID number, by which Moodle finds students: "
            "give the roster (roster.csv) a column 'email' or 'id number'."
        )
    lines: list[_Line] = [[*(heading for heading, _ in fields), *(terms.name_of(s.assignment) for s in standings)]]
    left_out = []
    for total in rows:
        its = total.student
        if not (its.email if by_mail else its.number):
            left_out.append((its.id, f"has no {'e-mail address' if by_mail else 'ID number'} in the roster"))
            continue
        lines.append([*(for_csv(get(its)) for _, get in fields), *(number(s.points) for s in total.standings)])
    return _Table(lines, left_out)


def _plain(rows: list[Total], terms: Terms, _: Origins, __: Roster) -> _Table:
    """Return a line for each student and assignment, with its state."""
    lines: list[_Line] = [
        ["student", "last_name", "first_name", "email", "assignment", "status", "points", "max_points", "late_penalty"]
    ]
    for total in rows:
        its = total.student
        who = [for_csv(text) for text in (its.id, its.last_name, its.first_name, its.email)]
        for s in total.standings:
            penalty = number(s.penalty if s.points is not None else None)
            lines.append([*who, s.assignment, s.status, number(s.points), number(s.max_points), penalty])
    return _Table(lines, [])


_TABLES: dict[str, Callable[[list[Total], Terms, Origins, Roster], _Table]] = {
    "canvas": _canvas,
    "moodle": _moodle,
    "csv": _plain,
}


def _csv(lines: Iterable[_Line]) -> Iterator[str]:
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows(lines)
    yield page.getvalue()


# ---------------------------------------------------------------------------------------------------------- feedback


def _write_feedback(
    form: str,
    place: Path,
    layout: Paths,
    results: list[NotebookResult],
    rows: list[Total],
    origins: Origins,
) -> tuple[list[Path], list[tuple[str, str, str]]]:
    """Write a zip file of pages for each assignment; return them, and who has no page in them."""
    from autograder.report.gradebook_rows import student_name

    from .pages import read_given

    wanted = {total.student.id for total in rows}
    given = read_given(layout.db, {result.assignment for result in results})
    without: list[tuple[str, str, str]] = []
    written: list[Path] = []
    for assignment in sorted({result.assignment for result in results}):
        pages: dict[str, tuple[Path, Given | None]] = {}
        for result in (r for r in results if r.assignment == assignment and r.student in wanted):
            page = output_path(layout.feedback, result.student, assignment, result.notebook, ".html")
            names = _names(form, result, origins)
            if not page.is_file():
                without.append((result.student, assignment, "has no page: run 'autograder grade'"))
            elif not names:
                without.append((result.student, assignment, f"was not collected from {form.capitalize()}"))
            else:
                person = given.get((student_name(result.student), assignment, result.notebook))
                pages.update(dict.fromkeys(names, (page, person)))
        path = place / f"{form}_feedback_{assignment}.zip"
        if pages:
            _write_zip(path, pages)
            written.append(path)
        else:
            path.unlink(missing_ok=True)
    return written, sorted(set(without))


def _names(form: str, result: NotebookResult, origins: Origins) -> list[str]:
    """Return the name of a page in the zip file; none if the LMS would not know whose it is."""
    if form == "csv":
        return [f"{result.student}/{result.assignment}/{result.notebook}.html"]
    origin = origins.get(result.student, result.assignment)
    if origin is None or origin.lms != form or not origin.names:
        return []
    notebooks = {file: name for file, name in sorted(origin.names.items()) if file.lower().endswith(".ipynb")}
    name = notebooks.get(f"{result.notebook}.ipynb") or next(iter([*notebooks.values(), *origin.names.values()]))
    if form == "moodle":
        return [f"{name}/{result.notebook}.html"]
    path = PurePosixPath(name)  # an archive may have held several notebooks
    return [f"{path.stem}.html" if path.suffix == ".ipynb" else f"{path.stem}_{result.notebook}.html"]


def _write_zip(path: Path, pages: Mapping[str, tuple[Path, Given | None]]) -> None:
    """Write a zip file beside its place and move it there; the same pages give the same file."""
    from .pages import with_given

    beside = path.with_name(f".{os.getpid()}-0.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, (page, given) in sorted(pages.items()):
                text = with_given(page.read_text(encoding="utf-8"), given)
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
        os.replace(beside, path)
    except OSError as error:
        raise StorageError(f"{path} cannot be written ({error.strerror}); make room, and run this again.") from None
    finally:
        beside.unlink(missing_ok=True)
