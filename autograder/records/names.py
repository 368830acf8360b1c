"""Names of files in the downloads of an LMS: whose file it is, which attempt, and what it was called.

Canvas names files as its ContentZipper does, Moodle folders as mod_assign's download does, Blackboard as in the example
of ``nbgrader zip_collect``; a plain folder is one of student's folders.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from autograder.config.errors import UsageError

_CANVAS = re.compile(r"(?P<name>.+?)(?P<late>_late)?_(?P<number>\d+)_(?P<rank>\d+)_(?P<file>.+)", re.IGNORECASE)
_ANONYMOUS = re.compile(r"anon_[A-Za-z0-9]+_\d+_.+")
#: Canvas: a text typed into a form, or an address, in place of a file.
_NO_FILE = re.compile(r".+_\d+_(text|link)\.html")
#: Moodle 4.1 and later leave out the last underscore of a folder; before 3.1, files had no folder.
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?")
_BLACKBOARD = re.compile(
    r"(?P<assignment>.+?)_(?P<student>[^_]+)_attempt_(?P<moment>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|(?P<receipt>\.txt))"
)
#: What a browser or an LMS appends to the name of a second file: hw-2.ipynb, hw (1).ipynb.
_AGAIN = re.compile(r"(?P<stem>.+?)(?:-(?P<canvas>\d{1,3})| ?\((?P<browser>\d{1,3})\))")


@dataclass(frozen=True)
class Named:
    """What a name says.

    Attributes:
        lms: ``canvas``, ``moodle``, ``blackboard``, ``pattern`` or ``folder``.
        name: of the student, as the LMS or the folder has it.
        number: of the student in the LMS; in Moodle only of this assignment.
        file: its path in the submission.
        origin: the name that feedback must have to find its way back: Canvas' file, Moodle's folder.
        assignment: as the name says it; empty if it does not.
        rank: grows from one attempt to the next; 0 where nothing tells.
        moment: when it was handed in, as the name tells.
        late: whether the LMS says that it came late.
    """

    lms: str
    name: str
    number: str
    file: PurePosixPath
    origin: str
    assignment: str = ""
    rank: int = 0
    moment: dt.datetime | None = None
    late: bool = False


class Unclear(Exception):
    """A name that is understood, but of which nothing can be taken; the text says why."""


def read_name(
    path: PurePosixPath,
    assignments: Sequence[str],
    is_student: Callable[[str], bool],
    pattern: re.Pattern[str] | None = None,
) -> Named | None:
    """Return what a path of a download says; None for one of no kind that is known here.

    Whose file it is, the outermost name alone says: what is inside, a student has named.

    Args:
        path: of the file in the download.
        assignments: names of the course's assignments, for folders that are called so.
        is_student: whether the roster has a student of this id or name.
        pattern: the course's own, with the groups of ``nbgrader zip_collect``.

    Raises:
        Unclear: if it says that this is no file of a known student.
    """
    first, *rest = path.parts
    if _is_zip(first) and rest and not is_student(first[: -len(".zip")]):
        of_class = _of_lms(rest[0], rest[1:])  # a class's zip file in a folder of several
        if of_class is not None and _of_lms(first, rest) is None:
            return of_class
    if pattern is not None and (found := pattern.match(first) or pattern.match(str(path))):
        return _by_pattern(found, path)
    return _of_lms(first, rest) or _folder(path, assignments, is_student)


def is_named(part: str) -> bool:
    """Return whether an LMS has given a file or folder its name."""
    return any(kind.fullmatch(part) for kind in (_MOODLE, _BLACKBOARD, _CANVAS, _ANONYMOUS, _NO_FILE))


def _is_zip(part: str) -> bool:
    return part.lower().endswith(".zip")


def _of_lms(part: str, rest: Sequence[str]) -> Named | None:
    return _moodle(part, rest) or _blackboard(part, rest) or _canvas(part, rest)


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return a pattern as ``nbgrader zip_collect`` has it; None for an empty one.

    Raises:
        UsageError: if it is no regular expression, or lacks the group of the student.
    """
    if not text:
        return None
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise UsageError(f"The pattern {text!r} is no regular expression: {error}.") from None
    if "student_id" not in pattern.groupindex:
        raise UsageError(f"The pattern {text!r} needs a group (?P<student_id>...), as for nbgrader zip_collect.")
    return pattern


def without_attempt(file: str) -> tuple[str, int]:
    """Return a file's name without what was appended to tell attempts apart, and the number of the attempt."""
    path = PurePosixPath(file)
    if found := _AGAIN.fullmatch(path.stem):
        return f"{found['stem']}{path.suffix}", int(found["canvas"] or found["browser"])
    return file, 0


def _by_pattern(found: re.Match[str], path: PurePosixPath) -> Named:
    groups = found.groupdict()
    file = groups.get("file_id") or path.name
    if PurePosixPath(file).suffix != path.suffix:
        file += path.suffix
    name = groups["student_id"] or " ".join(filter(None, (groups.get("first_name"), groups.get("last_name"))))
    if not name:
        raise Unclear("the pattern finds no student in its name")
    inside = PurePosixPath(file)
    if inside.is_absolute() or ".." in inside.parts:
        raise Unclear("the pattern finds a name that leads out of its folder")
    moment = _moment(groups.get("timestamp") or "")
    return Named("pattern", name, "", inside, str(path), groups.get("assignment_id") or "", moment=moment)


def _moodle(part: str, rest: Sequence[str]) -> Named | None:
    found = _MOODLE.fullmatch(part)
    if not found:
        return None
    if found["kind"] != "file":
        raise Unclear("is text that was typed into Moodle, no file")
    inside = [*filter(None, [found["file"]]), *rest]
    if not inside:
        return None
    origin = part[: len(part) - len(found["file"] or "")]
    name = "" if found["name"] == "Participant" else found["name"]  # in Moodle's anonymous submissions
    return Named("moodle", name, found["number"], _inside(inside), origin)


def _blackboard(part: str, rest: Sequence[str]) -> Named | None:
    found = _BLACKBOARD.fullmatch(part)
    if not found:
        return None
    if found["receipt"]:
        raise Unclear("is Blackboard's own note of the attempt")
    name = Named("blackboard", found["student"], "", _inside([found["file"], *rest]), part, found["assignment"])
    return replace(name, moment=_moment(found["moment"]))


def _canvas(part: str, rest: Sequence[str]) -> Named | None:
    if _ANONYMOUS.fullmatch(part):
        raise Unclear("is anonymous in Canvas: turn anonymous grading off and download it again")
    if found := _CANVAS.fullmatch(part):
        file = _inside([found["file"], *rest])
        rank, late = int(found["rank"]), bool(found["late"])
        return Named("canvas", found["name"], found["number"], file, part, rank=rank, late=late)
    if _NO_FILE.fullmatch(part):
        raise Unclear("is text or an address that was typed into Canvas, no file")
    return None


def _folder(path: PurePosixPath, assignments: Sequence[str], is_student: Callable[[str], bool]) -> Named | None:
    """Return whose file it is from ``<student>/<assignment>/...``, ``<student>/...`` or ``<student>.ipynb``."""
    first, *rest = path.parts
    if not rest:
        return Named("folder", path.stem, "", path, str(path)) if is_student(path.stem) else None
    name = first[: -len(".zip")] if _is_zip(first) else first
    folded = {assignment.casefold(): assignment for assignment in assignments}
    if len(rest) > 1 and (assignment := folded.get(rest[0].casefold())):
        return Named("folder", name, "", _inside(rest[1:]), str(path), assignment)
    return Named("folder", name, "", _inside(rest), str(path))


def _inside(parts: Sequence[str]) -> PurePosixPath:
    """Return a path without the zip files that its last part came out of."""
    return PurePosixPath(*(part for part in parts[:-1] if not part.lower().endswith(".zip")), parts[-1])


def _moment(text: str) -> dt.datetime | None:
    """Return the time that six numbers of a name stand for, without a zone."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        return dt.datetime(*numbers[:6]) if len(numbers) >= 3 else None  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
