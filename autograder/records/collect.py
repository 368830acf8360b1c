"""Collector of submissions from what an LMS gives: the newest attempt of each student, in the student's folder."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.config.course import read_course
from autograder.config.errors import StorageError, UsageError
from autograder.config.paths import Paths
from autograder.notebook.assignment import find_notebooks
from autograder.notebook.submission import is_rubbish

from .archives import Problem, Unpacked, copy_file
from .attempts import TIMESTAMP, Attempt, Reader, read_timestamp, told
from .names import pattern_of
from .origins import Origin, Origins
from .roster import read_roster
from .standing import check_terms

Done = Literal["new", "newer", "unchanged", "kept"]


@dataclass(frozen=True)
class Taken:
    """One student's submission in the download.

    Attributes:
        done: ``new``; ``newer``, and the one before lies in ``earlier``; ``unchanged``; ``kept``: the one before stays.
        moment: when it was handed in, in UTC; None where nothing tells.
        note: what else there is to say, in a sentence.
    """

    student: str
    assignment: str
    done: Done
    files: tuple[str, ...]
    moment: dt.datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Collected:
    """Result of ``collect``.

    Attributes:
        taken: by assignment and student.
        problems: what was not understood, or refused, and why.
        submissions: the folder of submissions.
        earlier: the folder of attempts that were replaced.
    """

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]
    submissions: Path
    earlier: Path


def collect(
    source: Path,
    assignment: str | None = None,
    *,
    course: Path = Path(),
    classroom: Path | None = None,
    submissions: Path | None = None,
    pattern: str | None = None,
    replace: bool = False,
) -> Collected:
    """Take submissions out of what an LMS gave, into ``<submissions>/<student>/<assignment>/``.

    Canvas's ``submissions.zip``, Moodle's "Download all submissions", Blackboard's, and any folder of students' folders
    are understood, with zip files inside. The same download again changes nothing.

    Args:
        source: a zip file or a folder.
        assignment: of all that is in it; by default told from names of folders and notebooks.
        course: the folder that holds ``course.toml``.
        classroom: where grades go; by default ``classroom`` in the course.
        submissions: where submissions go; by default ``submitted`` in the classroom.
        pattern: by which names of files are read, with the groups of ``nbgrader zip_collect``.
        replace: put the download in the place of what is there, whichever is newer; that is kept in ``earlier``.

    Raises:
        UsageError: if the source is neither, or the assignment is not one of the course.
        StorageError: if something cannot be read or written.
    """
    config = read_course(course)
    layout = Paths.of(config, classroom, submissions)
    notebooks = {name: [path.stem for path in paths] for name, paths in find_notebooks(config.source).items()}
    if assignment is not None and assignment not in notebooks:
        raise UsageError(f"There is no assignment {assignment!r}; there are {', '.join(notebooks)}.")
    roster = read_roster(config)
    check_terms(config.terms, roster, notebooks)
    own = pattern_of(config.collector if pattern is None else pattern)
    folder = source.absolute().parent.name  # nbgrader's downloaded/<assignment>/archive
    fallback = told(source.stem, notebooks) or (folder if folder in notebooks else None)
    reader = Reader(roster, notebooks, config.terms.zone, assignment, fallback, own)
    store = _Store(layout, replace)
    try:
        layout.classroom.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=layout.classroom, prefix=".collect-") as into:
            unpacked = Unpacked(source, Path(into))
            taken = store.take(reader.newest(unpacked.items), made=_made(unpacked))
    except OSError as error:
        raise StorageError(f"{error.filename or layout.classroom} cannot be written ({error.strerror}).") from None
    return Collected(tuple(taken), (*unpacked.problems, *reader.problems), layout.submissions, store.earlier)


def _made(unpacked: Unpacked) -> str:
    """Return when a download was made, as far as the times of its files tell."""
    return max((item.moment.replace(tzinfo=None).isoformat() for item in unpacked.items if item.moment), default="")


class _Store:
    """Writer of submissions, which loses none that is there.

    Args:
        layout: where submissions are.
        replace: put what is new in the place of what is there, whichever is newer.
    """

    def __init__(self, layout: Paths, replace: bool):
        self.earlier = layout.classroom / "earlier"
        self._submissions = layout.submissions
        self._replace = replace
        self._origins = Origins(layout.classroom)

    def take(self, attempts: Iterable[Attempt], made: str) -> list[Taken]:
        """Put attempts where they belong, and remember where they came from."""
        self._submissions.mkdir(parents=True, exist_ok=True)
        try:
            return [self._take(attempt, made) for attempt in attempts]
        finally:
            self._origins.save()

    def _take(self, attempt: Attempt, made: str) -> Taken:
        folder = self._submissions / attempt.student / attempt.assignment
        digest = _digest({name: item.file for name, item in attempt.files.items()})
        origin = Origin(
            attempt.lms,
            attempt.student,
            attempt.assignment,
            attempt.names,
            attempt.number,
            digest,
            (*attempt.order, made),
        )
        there = _digest(_files(folder)) if os.path.lexists(folder) else None
        done, note = self._decide(folder, origin, there)
        if attempt.late and attempt.moment is None:
            note = f"{note} The LMS calls it late; by how much is not told, so nothing is taken off.".lstrip()
        if done in ("new", "newer"):
            self._write(folder, attempt)
        if done == "unchanged" and attempt.moment and read_timestamp(folder / TIMESTAMP) is None:
            _write_timestamp(folder, attempt.moment)
        if done != "kept":
            self._origins.put(origin)
        return Taken(attempt.student, attempt.assignment, done, tuple(sorted(attempt.files)), attempt.moment, note)

    def _decide(self, folder: Path, origin: Origin, there: str | None) -> tuple[Done, str]:
        if there is None or there == _digest({}):
            return "new", ""
        if there == origin.digest:
            return "unchanged", ""
        before = self._origins.get(origin.student, origin.assignment)
        if self._replace:
            return "newer", ""
        if before is not None and before.digest != there:
            return "kept", "What is there was changed after it was collected; --replace takes this one."
        stamp = read_timestamp(folder / TIMESTAMP)
        order = before.order if before is not None else (stamp.isoformat(), 0, "") if stamp else None
        if order is None:
            return "kept", "What is there was not collected; --replace takes this one."
        if before is None and not origin.order[0]:
            return "kept", "What is there has a time, and this one has none; --replace takes this one."
        return ("newer", "") if origin.order > order else ("kept", "What is there is newer.")

    def _write(self, folder: Path, attempt: Attempt) -> None:
        """Write beside its place and move it there; what was there goes to ``earlier``."""
        with tempfile.TemporaryDirectory(dir=self._submissions, prefix=".collect-") as beside:
            fresh = Path(beside) / "new"
            for name, item in attempt.files.items():
                copy_file(item.file, fresh / name)
            if attempt.moment is not None:
                _write_timestamp(fresh, attempt.moment)
            folder.parent.mkdir(exist_ok=True)
            if os.path.lexists(folder):
                place = self._place_for_earlier(attempt)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(folder, place)
            os.replace(fresh, folder)

    def _place_for_earlier(self, attempt: Attempt) -> Path:
        number = 1
        while (place := self.earlier / attempt.student / f"{attempt.assignment}-{number}").exists():
            number += 1
        return place


def _write_timestamp(folder: Path, moment: dt.datetime) -> None:
    (folder / TIMESTAMP).write_text(f"{moment:%Y-%m-%d %H:%M:%S} UTC\n", encoding="ascii")


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of a submission that are somebody's work."""
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_rubbish(name)]
        for name in names:
            if not is_rubbish(name):
                path = Path(place) / name
                found[path.relative_to(folder).as_posix()] = path
    return found


def _digest(files: dict[str, Path]) -> str:
    """Return a digest of files and their names."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        with open(files[name], "rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
