"""Configuration of a course: ``course.toml`` names what differs from the defaults, and nothing else does.

A folder without one, but with an ``nbgrader_config.py``, is a course of nbgrader's and is used as it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote, unquote

import msgspec

from .errors import UsageError
from .limits import Limits, limits_of
from .nbgrader_course import NbgraderCourse, read_nbgrader_course
from .terms import NO_TERMS, AssignmentTable, Late, Terms, terms_of

#: In the folder of the course.
FILE = "course.toml"

#: Where limits were kept before there was ``course.toml``.
_FORMER_LIMITS = "limits.toml"


class Folders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[folders]``: where things are, relative to the course.

    Attributes:
        source: the instructor's notebooks, ``<source>/<assignment>/<notebook>.ipynb``.
        release: what students get.
        classroom: what is made while a class is graded.
        submitted: in the classroom, what students handed in, ``<submitted>/<student>/<assignment>/<notebook>.ipynb``.
        autograded: in the classroom, executed notebooks.
        feedback: in the classroom, pages for students.
        answers: right and wrong answers by which the tests are tested, a file an exercise.
        variants: modules that draw each student's own numbers, one an assignment.
    """

    source: str = "solutions"
    release: str = "course"
    classroom: str = "classroom"
    submitted: str = "submitted"
    autograded: str = "autograded"
    feedback: str = "feedback"
    answers: str = "tests/answers"
    variants: str = "tools/variants"


class Generated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``[[generated]]``: a file of the course that a script writes.

    Attributes:
        file: what is written, relative to the course; ``solutions/*.py`` names all files of this kind that are there.
        script: a Python file with a function ``text(course: Course) -> str``, which returns what the file should hold;
            ``text(course: Course, path: Path)`` is told which file, of which it may keep a part.
        first: whether notebooks read the file: it is written before they are executed.
    """

    file: str
    script: str
    first: bool = False


Shows = Literal["points", "tests", "sentences", "examples"]


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a student's pages show.

    Attributes:
        shows: ``points`` of each exercise; ``tests``: also which test passed; ``sentences``: also why one failed, in
            words; ``examples``: also with the student's own numbers, the outputs and the visible tests.
        class_results: whether a student reads how the class did.
    """

    shows: Shows = "examples"
    class_results: bool = False


#: What a course gets that says nothing of feedback.
EVERYTHING = Feedback()


class PageTerms(msgspec.Struct, frozen=True):
    """What a student's page depends on beside the submission; another process can be told it.

    Attributes:
        title: of the course.
        feedback: what pages show.
        checks, hints: modules of the course whose texts pages show; None for none.
    """

    title: str
    feedback: Feedback
    checks: str | None
    hints: str | None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str = ""
    course_id: str = ""
    points: float | None = None
    checks: str | None = None
    hints: str | None = None
    database: str | None = None
    pages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    templates: str | None = None
    folders: Folders = Folders()
    limits: dict[str, Any] = {}
    generated: tuple[Generated, ...] = ()
    scripts: dict[str, Any] = {}
    beside: bool = False
    feedback: Feedback = EVERYTHING
    roster: str | None = None
    timezone: str | None = None
    late: Late | None = None
    assignments: dict[str, AssignmentTable] = {}
    site: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Course:
    """A course as its ``course.toml`` describes it.

    Attributes:
        root: the folder of the course.
        title: for people.
        course_id: nbgrader's name of the course.
        points: total of all test cells; None if the file names none.
        checks: module that gives test cells ``NotAttempted`` and ``Wrong``, and ``use_draw``; None: plain ``assert``.
        database: SQLAlchemy URL of nbgrader's gradebook.
        pages: files of the release folder that are no notebooks, as students get them.
        notes: files that notebooks write there for whoever works in them; nobody else gets them.
        templates: folder with ``cells.txt`` and ``answers.txt``, from which a new exercise starts; None: built-in ones.
        folders: as the file names them.
        limits: of one submission.
        generated: files that scripts write.
        scripts: settings that these scripts read, and nothing else does.
        ignore: patterns of files beside a notebook that nobody is handed.
        beside: whether a test that cannot be judged apart from the student's code runs beside it, as in stock nbgrader,
            with the mark that its result could be forged.
        feedback: what a student's pages show.
        hints: module that gives pages ``first_hint`` and ``NEXT_HINT``; None for none.
        roster: the list of students, relative to the course; None: ``roster.csv``, if it is there.
        terms: due dates, and what late work costs.
        collector: pattern by which ``nbgrader zip_collect`` reads the names of files; empty for none.
        site: guides on the site of the course: a heading, and below it files in Markdown, relative to the course.
    """

    root: Path
    title: str
    course_id: str
    points: float | None
    checks: str | None
    database: str
    pages: frozenset[str]
    notes: frozenset[str]
    templates: str | None
    folders: Folders
    limits: Limits
    generated: tuple[Generated, ...]
    scripts: Mapping[str, Any]
    ignore: tuple[str, ...] = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", ".*")
    beside: bool = False
    feedback: Feedback = EVERYTHING
    hints: str | None = None
    roster: str | None = None
    terms: Terms = NO_TERMS
    collector: str = ""
    site: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def page_terms(self) -> PageTerms:
        """Return what pages depend on."""
        return PageTerms(self.title, self.feedback, self.checks, self.hints)

    @cached_property
    def source(self) -> Path:
        """Return the folder of the instructor's notebooks."""
        return self.root / self.folders.source

    @cached_property
    def release(self) -> Path:
        """Return the folder of what students get."""
        return self.root / self.folders.release

    @cached_property
    def classroom(self) -> Path:
        """Return the folder that grading writes to."""
        return (self.root / self.folders.classroom).absolute()

    @cached_property
    def answers(self) -> Path:
        """Return the folder of the right and wrong answers by which the tests are tested."""
        return self.root / self.folders.answers

    @cached_property
    def library(self) -> str | None:
        """Return the package of the course that notebooks may import: the one that holds ``checks``."""
        return self.checks.partition(".")[0] if self.checks else None


def read_course(root: Path) -> Course:
    """Read ``<root>/course.toml``; where there is none, ``nbgrader_config.py``; the defaults for what is not named.

    Raises:
        UsageError: if it cannot be read, or a setting is not valid.
    """
    theirs = None if (root / FILE).exists() else read_nbgrader_course(root)
    own = read_own_course(root)
    return own if theirs is None else _as_nbgrader_has_it(own, theirs)


def _as_nbgrader_has_it(course: Course, theirs: NbgraderCourse) -> Course:
    """Return the defaults with nbgrader's folders; the classroom is the folder that they all lie in."""
    seconds = theirs.seconds or course.limits.cell_seconds
    limits = replace(course.limits, cell_seconds=seconds, notebook_seconds=max(120.0, 4 * seconds))
    return replace(
        course,
        root=theirs.root,
        course_id=theirs.course_id or course.course_id,
        database=_database(theirs.root, theirs.database or sqlite_url(Path("gradebook.db"))),
        folders=Folders(classroom=".", **theirs.folders),
        limits=limits,
        ignore=(*theirs.ignore, ".*") if theirs.ignore is not None else course.ignore,
        beside=True,  # a course that was made for stock nbgrader loses nothing by it
        collector=theirs.collector,
    )


def read_sourced_course(root: Path) -> Course:
    """Read the configuration of a course whose notebooks are built from sources, as ``read_course`` does.

    Raises:
        UsageError: for another nbgrader course: nbgrader releases it, and there is no bank of answers.
    """
    if not (root / FILE).exists() and read_nbgrader_course(root) is not None:
        raise UsageError(
            f"{root.resolve()} is a course of nbgrader's ({FILE} is not there): release it with 'nbgrader "
            "generate_assignment'; 'autograder grade' grades it as it stands."
        )
    return read_own_course(root)


def read_own_course(root: Path) -> Course:
    """Read ``<root>/course.toml`` alone; the defaults for what it does not name, or where there is none.

    Raises:
        UsageError: if it cannot be read, or a setting is not valid.
    """
    path = root / FILE
    raw = _table(path)
    if (root / _FORMER_LIMITS).is_file():
        raise UsageError(
            f"{root / _FORMER_LIMITS} is no longer read: move its lines to the table [limits] of {FILE}, and delete it."
        )
    try:
        settings = msgspec.convert(raw, _File)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path} cannot be used: {_in_words(str(error))}.") from None
    if settings.checks is not None and not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", settings.checks):
        raise UsageError(f"{path}: checks must be the name of a module, such as 'my_package.checks'.")
    folders = settings.folders
    return Course(
        root=root,
        title=settings.title or root.resolve().name,
        course_id=settings.course_id or "default_course",  # nbgrader's own default
        points=settings.points,
        checks=settings.checks,
        database=_database(root, settings.database or sqlite_url(Path(folders.classroom) / "gradebook.db")),
        pages=frozenset(settings.pages),
        notes=frozenset(settings.notes),
        templates=settings.templates,
        folders=folders,
        limits=limits_of(settings.limits, path),
        generated=settings.generated,
        scripts=settings.scripts,
        beside=settings.beside,
        feedback=settings.feedback,
        hints=settings.hints,
        roster=settings.roster,
        site=settings.site,
        terms=terms_of(path, settings.timezone, settings.late, settings.assignments),
    )


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is not TOML: {error}.") from None


def _in_words(message: str) -> str:
    """Return the message of msgspec about a setting, with the setting first."""
    what, _, where = message.partition(" - at `$")
    where = where.strip("`.")
    if unknown := re.search(r"unknown field `(.*)`", what):
        names = _known_fields(where)
        inside = f" of [{where}]" if where else ""
        known = f"; there are {', '.join(names)}" if names else ""
        return f"{unknown[1]!r} is no setting{inside}{known}"
    if missing := re.search(r"missing required field `(.*)`", what):
        return f"{where} needs {missing[1]!r}"
    if other := re.fullmatch(r"Invalid enum value (.*)", what):
        return f"{where} must be {' or '.join(map(repr, get_args(Shows)))}, not {other[1]}"
    wanted = re.sub(r"Expected `(.*?)`, got `(.*?)`", r"must be \1, not \2", what)
    return f"{where} {_plain(wanted)}"


def _known_fields(table: str) -> tuple[str, ...]:
    if table.startswith("assignments"):
        return Late.__struct_fields__ if table.endswith("late") else AssignmentTable.__struct_fields__
    tables: dict[str, type[msgspec.Struct]] = {"": _File, "folders": Folders, "late": Late, "feedback": Feedback}
    return tables[table].__struct_fields__ if table in tables else ()


def _plain(text: str) -> str:
    for kind, word in (
        ("float | null", "a number"),
        ("float", "a number"),
        ("str | null", "text"),
        ("str", "text"),
        ("object", "a table"),
        ("bool", "true or false"),
    ):
        text = re.sub(rf"\b{re.escape(kind)}", word, text)
    return text.replace("array", "a list").replace("int", "a number")


def _database(root: Path, url: str) -> str:
    """Return a database's URL; the path of a SQLite file is relative to the course, not to the current folder."""
    file = re.fullmatch(r"sqlite:///(?!/|:memory:|file:)([^?]+)(.*)", url)
    return sqlite_url((root / unquote(file[1])).absolute()) + file[2] if file else url


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite database; None where it is another database, or is in no file."""
    file = re.fullmatch(r"sqlite:///(?!:memory:|file:)([^?]+)(\?timeout=[\d.]+)?", url)
    return Path(unquote(file[1])) if file else None


def sqlite_url(path: Path) -> str:
    """Return the SQLAlchemy URL of a SQLite file, whatever letters its path has."""
    return f"sqlite:///{quote(str(path))}"
