"""Roster of a course: a CSV with a line for each student, written by hand or exported by Canvas, Moodle or nbgrader."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from autograder.config.course import Course
from autograder.config.errors import UsageError
from autograder.config.terms import moment_of

#: In the folder of the course, if course.toml names no other.
FILE = "roster.csv"

#: Names of columns in small letters, as people, nbgrader, Moodle and Canvas write them.
_COLUMNS = {
    "id": ("student_id", "student", "id", "username"),
    "first_name": ("first_name", "first name", "firstname", "given name"),
    "last_name": ("last_name", "last name", "lastname", "surname", "family name"),
    "name": ("name", "full name", "fullname"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail"),
    "lms_id": ("lms_id", "lms_user_id", "lms id", "canvas id", "moodle id"),
    "number": ("number", "id number", "idnumber", "sis_id", "sis id", "sis user id"),
    "section": ("section", "group", "groups"),
    "withdrawn": ("withdrawn", "dropped"),
    "extensions": ("extensions", "extension"),
}
#: The gradebook that Canvas exports: its ID is not the student's, and its first row of numbers is nobody's.
_CANVAS = {"student": "name", "id": "lms_id", "sis login id": "id", "sis user id": "number", "section": "section"}
_NO_STUDENT = re.compile(r"\s*(points possible|student, test|test student)\s*", re.IGNORECASE)

_YES, _NO = {"yes", "y", "true", "1", "x", "withdrawn"}, {"no", "n", "false", "0", ""}
_MOST_BYTES = 50 << 20


@dataclass(frozen=True)
class Student:
    """One line of the roster.

    Attributes:
        id: name of the student's folder among the submissions.
        lms_id: number that the LMS has for the student.
        number: that the university has for the student: Moodle's ID number, Canvas's SIS User ID.
        withdrawn: whether the student has left the course.
        extensions: by assignment, a new date in UTC or so much more time; under ``*`` for every assignment.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    number: str = ""
    section: str = ""
    withdrawn: bool = False
    extensions: Mapping[str, dt.datetime | dt.timedelta] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """Return the full name; the id where there is none."""
        return f"{self.first_name} {self.last_name}".strip() or self.id

    def due(self, assignment: str, due: dt.datetime) -> dt.datetime:
        """Return when an assignment is due for this student: never earlier than for the others."""
        more = self.extensions.get(assignment, self.extensions.get("*", dt.timedelta()))
        return max(due, due + more if isinstance(more, dt.timedelta) else more)


class Roster:
    """The students of a course.

    Args:
        students: in any order.
        path: of the file, for sentences; None where there is no roster: every student of the submissions is one.
        extends: whether it has a column of extensions, and so says who has none.
    """

    def __init__(self, students: Iterable[Student] = (), path: Path | None = None, extends: bool = False):
        self.path = path
        self.extends = extends
        self.by_id = {student.id: student for student in sorted(students, key=lambda s: s.id)}
        self._by_name: dict[str, list[Student]] = {}
        self._by_number: dict[str, list[Student]] = {}
        for student in self.by_id.values():
            for text in {folded_name(student.name), folded_name(student.id)}:
                self._by_name.setdefault(text, []).append(student)
            for number in {student.lms_id, student.number.casefold(), student.email.casefold()} - {""}:
                self._by_number.setdefault(number, []).append(student)

    def __bool__(self) -> bool:
        return self.path is not None

    @property
    def enrolled(self) -> list[Student]:
        """Return the students that have not left, by id."""
        return [student for student in self.by_id.values() if not student.withdrawn]

    def get(self, student: str) -> Student:
        """Return the line of a student; one that holds the id alone where there is none."""
        return self.by_id.get(student) or Student(student)

    def knows(self, student: str) -> bool:
        """Return whether a student is enrolled, or whether there is no roster that could tell."""
        return not self or (student in self.by_id and not self.by_id[student].withdrawn)

    def find(self, name: str) -> list[Student]:
        """Return the students who may be meant by an id, an e-mail address, a number, or a name."""
        if name in self.by_id:
            return [self.by_id[name]]
        return self._by_number.get(name.casefold()) or self._by_name.get(folded_name(name), [])

    def with_lms_id(self, lms_id: str) -> list[Student]:
        """Return the students for whom the LMS has this number."""
        return [student for student in self._by_number.get(lms_id, []) if student.lms_id == lms_id]

    def like(self, name: str) -> str:
        """Return the id of the student whom a misspelt name most likely means; empty where none is near."""
        near = get_close_matches(folded_name(name), self._by_name, n=1, cutoff=0.75)
        return self._by_name[near[0]][0].id if near else ""


def folded_name(text: str) -> str:
    """Return a name in which case, accents, signs and the order of its words do not matter."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(sorted(re.findall(r"\w+", plain.replace("_", " "))))


def read_roster(course: Course) -> Roster:
    """Read the roster that ``course.toml`` names, or ``roster.csv`` in the course if it is there.

    Returns:
        The roster; an empty one, which is false, where there is none.

    Raises:
        UsageError: if one that is named is not there, or a line cannot be used; it names the line.
    """
    path = course.root / (course.roster or FILE)
    if course.roster is None and not path.exists():
        return Roster()
    students: dict[str, Student] = {}
    columns, rows = _rows(path)
    for line, row in rows:
        student = _student(row, course, f"{path}, line {line}")
        if student.id in students:
            raise UsageError(f"{path}, line {line}: {student.id!r} is there twice; each student has one line.")
        students[student.id] = student
    if not students:
        raise UsageError(f"{path} lists no student; add lines, or move it away to work without a roster.")
    return Roster(students.values(), path, "extensions" in columns)


def _rows(path: Path) -> tuple[set[str], list[tuple[int, dict[str, str]]]]:
    """Return the fields that the file has, and each line's number with its fields, named as those of ``Student``."""
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count))
    rows = []
    try:
        names = _names([column.strip().casefold() for column in next(reader, [])], path)
        for row in reader:
            fields = {names[n]: value.strip() for n, value in enumerate(row) if n in names and value.strip()}
            if fields and not _NO_STUDENT.fullmatch(fields.get("name", "")):
                rows.append((reader.line_num, fields))
    except csv.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}, is not CSV: {error}.") from None
    return set(names.values()), rows


def _text(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"The roster {path} cannot be read ({error.strerror}); mend it, or course.toml.") from None
    if len(data) > _MOST_BYTES or b"\0" in data:
        raise UsageError(f"{path} is no CSV file; save the roster as 'CSV UTF-8'.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what a spreadsheet on Windows writes


def _names(header: list[str], path: Path) -> dict[int, str]:
    """Return the field of each column that is understood, by its place.

    Raises:
        UsageError: if there is no column of ids, or one field has two columns.
    """
    if "sis login id" in header:
        names = {n: _CANVAS[column] for n, column in enumerate(header) if column in _CANVAS}
    else:
        known = {column: name for name, columns in _COLUMNS.items() for column in columns}
        names = {n: known[column] for n, column in enumerate(header) if column in known}
    found = list(names.values())
    if twice := sorted({name for name in found if found.count(name) > 1}):
        raise UsageError(f"{path} has two columns for {twice[0]}; leave one of them out.")
    if not {"id", "email", "number"} & set(found):  # a list of Moodle's participants names no id of its own
        raise UsageError(
            f"{path} has no column with the students' ids: call it 'id'; it holds the names of their folders "
            "in the submissions. Others are first_name, last_name, email, lms_id, section, withdrawn, extensions."
        )
    return names


def _student(fields: dict[str, str], course: Course, where: str) -> Student:
    id_ = fields.get("id") or fields.get("email", "").partition("@")[0] or fields.get("number", "")
    if not id_ or id_ in (".", "..") or any(c in id_ for c in "/\\\0\n\r"):
        raise UsageError(f"{where}: {id_!r} cannot be a student's id; it is the name of a folder.")
    withdrawn = fields.get("withdrawn", "").casefold()
    if withdrawn not in _YES | _NO:
        raise UsageError(f"{where}: withdrawn is yes or no, not {withdrawn!r:.40}.")
    first, last = fields.get("first_name", ""), fields.get("last_name", "")
    if not first and not last and (name := fields.get("name", "")):
        last, comma, first = (part.strip() for part in name.partition(","))
        if not comma:
            first, _, last = name.rpartition(" ")
    return Student(
        id_,
        first,
        last,
        fields.get("email", ""),
        fields.get("lms_id", ""),
        fields.get("number", ""),
        fields.get("section", ""),
        withdrawn in _YES,
        _extensions(fields.get("extensions", ""), course, where),
    )


def _extensions(text: str, course: Course, where: str) -> dict[str, dt.datetime | dt.timedelta]:
    """Return what ``hw1=2026-03-05; hw2=+48h; +2d`` means; without a name it is for every assignment."""
    found: dict[str, dt.datetime | dt.timedelta] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        assignment, _, value = map(str.strip, part.rpartition("="))
        if more := re.fullmatch(r"\+\s*(\d+(?:\.\d+)?)\s*(d|h|days?|hours?)", value):
            hours = float(more[1]) * (24 if more[2].startswith("d") else 1)
            if hours > 24 * 3650:
                raise UsageError(f"{where}: an extension is shorter than {value!r:.40}.")
            found[assignment or "*"] = dt.timedelta(hours=hours)
        else:
            found[assignment or "*"] = moment_of(value, course.terms.zone, f"{where}: the extension {part!r:.60}")
    return found
