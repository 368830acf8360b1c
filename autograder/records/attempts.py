"""Attempts in a download: which file belongs to which student's assignment, and which attempt is the newest."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from autograder.config.errors import UsageError
from autograder.config.files import output_path, read_ordinary
from autograder.config.text import listed

from .archives import Item, Problem
from .names import Named, Unclear, is_named, read_name, without_attempt
from .roster import Roster, Student

TIMESTAMP = "timestamp.txt"
#: Times of files that lie closer together are when the zip was made, not when students handed in.
_MADE_AT_ONCE = dt.timedelta(minutes=10)


@dataclass
class Attempt:
    """What a student handed in at once.

    Attributes:
        lms, number: as ``Named`` has them.
        files: by their path in the submission.
        names: that the LMS has for these files, or for their folder.
        ranks: of these files: what grows from one attempt to the next.
        moment: when it was handed in, in UTC; None where nothing tells.
        late: whether the LMS says that it came late.
    """

    student: str
    assignment: str
    lms: str
    number: str
    files: dict[str, Item] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, tuple[int, int]] = field(default_factory=dict)
    moment: dt.datetime | None = None
    late: bool = False

    @property
    def order(self) -> tuple[str, int]:
        """Return what grows from one attempt to the next."""
        rank = max((rank for rank, _ in self.ranks.values()), default=0)
        return (self.moment.isoformat() if self.moment else "", rank)


class Reader:
    """Reader of the names of a download.

    Args:
        roster: that knows whose name is whose; false where there is none.
        notebooks: of each assignment of the course, without their ending.
        zone: of times that name none.
        assignment: of all files; None to tell it from names.
        fallback: the assignment of files whose names do not tell it; None for none.
        pattern: the course's own for names.
    """

    def __init__(
        self,
        roster: Roster,
        notebooks: Mapping[str, Sequence[str]],
        zone: dt.tzinfo,
        assignment: str | None,
        fallback: str | None,
        pattern: re.Pattern[str] | None,
    ):
        self.problems: list[Problem] = []
        self._roster = roster
        self._notebooks = notebooks
        self._zone = zone
        self._assignment = assignment
        self._fallback = fallback
        self._pattern = pattern

    def newest(self, items: Iterable[Item]) -> list[Attempt]:
        """Return the newest attempt of each student, by assignment and student; the rest is in ``problems``."""
        named = [(item, name) for item in self._without_wrapper(list(items)) if (name := self._read(item))]
        found: dict[tuple[str, str], Attempt] = {}
        for attempt in self._attempts(named):
            place = attempt.assignment, attempt.student
            if place not in found:
                found[place] = attempt
                continue
            older, found[place] = sorted((found[place], attempt), key=lambda a: a.order)
            self._tell(next(iter(older.files.values())), f"is an older attempt of {attempt.student}: left out")
        for attempt in found.values():
            self._to_the_top(attempt)
        return [found[place] for place in sorted(found)]

    def _without_wrapper(self, items: list[Item]) -> list[Item]:
        """Return the files without a folder that holds them all, and is not itself a student's."""
        while items and len({item.path.parts[0] for item in items}) == 1:
            outer, inner = items[0].path.parts[0], {item.path.parts[1:2] for item in items}
            names = {part for parts in inner for part in parts}
            shallow = any(len(item.path.parts) < 3 and not is_named(item.path.name) for item in items)
            if self._is_student(outer.removesuffix(".zip")) or is_named(outer) or () in inner:
                break
            of_students = any(self._is_student(name.partition(".")[0]) or is_named(name) for name in names)
            of_class = of_students if self._roster else not shallow and not names & self._notebooks.keys()
            if not of_class:
                break
            items = [replace(item, path=PurePosixPath(*item.path.parts[1:])) for item in items]
        return items

    def _is_student(self, name: str) -> bool:
        return bool(self._roster.find(name))

    def _tell(self, item: Item, why: str) -> None:
        self.problems.append(Problem(str(item.path), why))

    def _read(self, item: Item) -> Named | None:
        try:
            found = read_name(item.path, list(self._notebooks), self._is_student, self._pattern)
        except Unclear as error:
            self._tell(item, str(error))
            return None
        if found is None and item.path.name != TIMESTAMP:
            self._tell(item, "has a name that tells no student; put it into a folder <student>/<assignment>/")
        return found

    def _attempts(self, named: list[tuple[Item, Named]]) -> list[Attempt]:
        """Return all attempts, each with its files."""
        namesakes = _namesakes(name for _, name in named)
        with_times = self._tells_times(named)
        attempts: dict[tuple[str, str, str], Attempt] = {}
        unclear: list[tuple[Item, Named, str]] = []
        for item, name in named:
            if item.path.name == TIMESTAMP and not _is_nbgraders(item, name):
                continue  # a student wrote it
            try:
                student = self._student(name, name.name in namesakes)
            except Unclear as error:
                self._tell(item, str(error))
                continue
            assignment = self._which(name, item)
            if assignment is None:
                unclear.append((item, name, student))
            else:
                self._put(attempts, item, name, student, assignment, with_times)
        for item, name, student in unclear:  # a file of data goes with the notebook
            theirs = {assignment for who, assignment, _ in attempts if who == student}
            if len(theirs) == 1:
                self._put(attempts, item, name, student, theirs.pop(), with_times)
            elif item.path.name != TIMESTAMP:
                self._tell(item, "may be of any assignment: pass --assignment NAME")
        for attempt in attempts.values():
            if stamp := attempt.files.pop(TIMESTAMP, None):
                attempt.moment = read_timestamp(stamp.file) or attempt.moment
        return [attempt for attempt in attempts.values() if attempt.files]

    def _put(
        self,
        attempts: dict[tuple[str, str, str], Attempt],
        item: Item,
        name: Named,
        student: str,
        assignment: str,
        with_times: bool,
    ) -> None:
        """Add a file under the name that it was given out with; of two attempts at one file the newer stays."""
        key = student, assignment, name.moment.isoformat() if name.moment else ""
        attempt = attempts.setdefault(key, Attempt(student, assignment, name.lms, name.number))
        attempt.late = attempt.late or name.late
        moment = name.moment or (item.moment if with_times else None)
        if moment is not None:
            moment = self._in_utc(moment)
            attempt.moment = max(moment, attempt.moment or moment)
        wanted, again = without_attempt(name.file.name)
        given = {f"{stem}.ipynb".casefold(): f"{stem}.ipynb" for stem in self._notebooks[assignment]}
        file = str(name.file.with_name(given.get(wanted.casefold(), name.file.name)))
        rank = (name.rank, again)
        if (before := attempt.files.get(file)) is not None:
            newer = rank > attempt.ranks[file]
            self._tell(before if newer else item, f"is an older attempt of {student}: left out")
            if not newer:
                return
        attempt.files[file], attempt.names[file], attempt.ranks[file] = item, name.origin, rank

    def _in_utc(self, moment: dt.datetime) -> dt.datetime:
        return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(dt.UTC)

    def _tells_times(self, named: list[tuple[Item, Named]]) -> bool:
        """Return whether times in a zip are those of the students' uploads: Moodle's can be, Canvas's never are."""
        moments = [self._in_utc(item.moment) for item, name in named if item.moment and name.lms == "moodle"]
        return len(moments) == len(named) and max(moments) - min(moments) > _MADE_AT_ONCE if moments else False

    def _student(self, name: Named, has_namesake: bool) -> str:
        """Return the folder of a student among the submissions.

        Raises:
            Unclear: if it cannot be told.
        """
        if not self._roster:
            return _without_roster(name, has_namesake)
        by_number = self._roster.with_lms_id(name.number)
        by_name = self._roster.find(name.name)
        if name.lms == "canvas":  # its number is the student's, in every download
            by_name = by_name or [s for s in self._roster.enrolled if _canvas_name(s) == name.name]
            found = by_number or [s for s in by_name if not s.lms_id]
        else:  # Moodle's is the student's in one assignment: it may only tell namesakes apart
            found = by_number if not name.name else [s for s in by_name if s in by_number] or by_name
        who = f"{name.name or 'a student without a name'}{f' ({name.number})' if name.number else ''}"
        if not found:
            near = self._roster.like(name.name)
            raise Unclear(f"is of {who}, who is not on the roster" + (f"; is it {near}?" if near else ""))
        if len(found) > 1 or (has_namesake and found[0] not in by_number):
            raise Unclear(f"is of {who}: {listed(s.id for s in found)} may be meant; write {name.number!r} as lms_id")
        return found[0].id

    def _which(self, name: Named, item: Item) -> str | None:
        """Return the assignment of a file; None if it may be any."""
        if self._assignment:
            return self._assignment
        folded = {assignment.casefold(): assignment for assignment in self._notebooks}
        if assignment := folded.get(name.assignment.casefold()):
            return assignment
        wanted = PurePosixPath(without_attempt(name.file.name)[0])
        stem = wanted.stem.casefold()
        of_notebook = [a for a, stems in self._notebooks.items() if stem in map(str.casefold, stems)]
        if wanted.suffix.lower() == ".ipynb" and len(of_notebook) == 1:
            return of_notebook[0]
        return told(str(item.path.parent), self._notebooks) or self._fallback

    def _to_the_top(self, attempt: Attempt) -> None:
        """Take notebooks that all lie in one folder out of it: an archive often has one of its own."""
        while folder := _one_folder(attempt.files):
            attempt.files = {file.removeprefix(folder): item for file, item in attempt.files.items()}
            attempt.names = {file.removeprefix(folder): name for file, name in attempt.names.items()}
        for file in list(attempt.files):
            if any(str(parent) in attempt.files for parent in PurePosixPath(file).parents):
                self._tell(attempt.files.pop(file), "has the name of a folder")


def _is_nbgraders(item: Item, name: Named) -> bool:
    """Return whether a ``timestamp.txt`` lies where nbgrader puts it, and did not come out of a student's archive."""
    inside_zip = any(part.lower().endswith(".zip") for part in item.path.parts)
    return name.lms == "folder" and name.file.name == str(name.file) and not inside_zip


def read_timestamp(path: Path) -> dt.datetime | None:
    """Return the time that nbgrader's ``timestamp.txt`` holds, in UTC; None where there is none that can be read."""
    try:
        text = (read_ordinary(path, 100) or b"").decode().strip()
        found = re.fullmatch(r"(.+?)(?: ([A-Za-z][\w/+-]*))?", text)  # 2026-03-01 12:00:00.5 America/Los_Angeles
        zone = ZoneInfo(found[2]) if found and found[2] else dt.UTC
        moment = dt.datetime.fromisoformat(found[1] if found else "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(dt.UTC)
    except (OSError, ValueError, LookupError, OverflowError):
        return None


def told(text: str, assignments: Iterable[str]) -> str | None:
    """Return the one assignment whose name a text holds; None if it holds none, or several."""

    def plain(words: str) -> str:
        return "".join(c for c in words.casefold() if c.isalnum())

    found = [name for name in assignments if plain(name) in plain(text)]
    longest = [name for name in found if all(plain(other) in plain(name) for other in found)]
    return longest[0] if len(longest) == 1 else None


def _namesakes(names: Iterable[Named]) -> set[str]:
    """Return names that stand for several students of one download."""
    pairs = {(name.name, name.number) for name in names if name.number}
    return {name for name, count in Counter(name for name, _ in pairs).items() if count > 1}


def _without_roster(name: Named, has_namesake: bool) -> str:
    if not name.name or (has_namesake and name.lms == "moodle"):
        who = f"one of several called {name.name}" if name.name else "a student without a name"
        raise Unclear(f"is of {who}: a roster with the number {name.number} as lms_id tells who")
    student = f"{name.name}_{name.number}" if name.lms == "canvas" else name.name
    try:
        output_path(Path(), student, "assignment", "notebook", "")
    except UsageError:
        raise Unclear("names a student as no folder can be called") from None
    return student


def _canvas_name(student: Student) -> str:
    """Return a name as Canvas writes it: in small letters, the last name first, without blanks and signs."""
    return re.sub(r"\W", "", f"{student.last_name}{student.first_name}".lower())


def _one_folder(files: Mapping[str, Item]) -> str:
    """Return the folder with its slash in which all files lie; empty if there is none."""
    first = {file.partition("/")[0] for file in files}
    return f"{first.pop()}/" if len(first) == 1 and all("/" in file for file in files) else ""
