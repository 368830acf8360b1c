"""Seal of a run: a digest of all that it read and left, by which the next one sees that nothing is to be done.

It goes by what files hold, never by their times. What it cannot know breaks it, and then a run looks at everything: a
seal spares work, and decides nothing.
"""

from __future__ import annotations

import copy
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from autograder.config.course import Course, sqlite_file
from autograder.config.errors import StorageError
from autograder.config.files import output_path, write_atomically
from autograder.config.paths import Paths
from autograder.notebook.fingerprint import folder_of
from autograder.notebook.inbox import Task

#: A class with a larger file among its submissions, or more of them in one, is looked at each time.
_MOST_BYTES = 256 << 20
_MOST_FILES = 1000
#: What comes with a submission through nbgrader's exchange, and lies beside its pages.
OF_EXCHANGE = ("timestamp.txt", "submission_secret.txt")


class Seal:
    """Seal of a run: it is told what is read before that is read, so that it never vouches for what came later.

    Args:
        layout: where everything is.
        course: what is graded; its notebooks are read later.
        asked: what the run was asked for, as text.
    """

    def __init__(self, layout: Paths, course: Course, asked: str):
        self._layout = layout
        self._path = layout.classroom / ".sealed"
        names = "title course_id checks hints feedback ignore terms source release"
        settings = [getattr(course, name) for name in names.split()]
        about = asked, layout, settings, sys.version, version("nbgrader")
        self._knows = True
        self._seen = hashlib.sha256(repr(about).encode())
        for folder in (Path(__file__).parents[1], folder_of(course.library)):
            for path in sorted(folder.rglob("*")) if folder else ():
                if path.is_file() and path.suffix != ".pyc":
                    self._see(path)
        for name in ("course.toml", "nbgrader_config.py", course.roster or "roster.csv"):
            self._see(course.root / name)
        for path in sorted(course.source.glob("*/*")):
            if path.suffix in (".ipynb", ".yml"):
                self._see(path)

    def copy(self) -> Seal:
        """Return a seal that has been told what this one has."""
        other = copy.copy(self)
        other._seen = self._seen.copy()
        return other

    def see(self, task: Task) -> None:
        """Note what was submitted; before it is read."""
        its = task.assignment
        handed = [(file.name, file.digest) for file in its.files]
        variant = its.identity[1] if its.variant else ""
        self._seen.update(repr((task.student, its.name, its.notebook, handed, variant)).encode())
        for number, path in enumerate(_files(task.folder)):
            self._see(path)
            if number == _MOST_FILES:
                self._knows = False
                break

    def _see(self, path: Path) -> None:
        self._seen.update(_digest(path))
        self._knows = self._knows and not (path.is_file() and path.stat().st_size > _MOST_BYTES)

    def told(self, tasks: Sequence[Task]) -> str | None:
        """Return what the run before left in its seal; None where it is broken or there is none.

        Args:
            tasks: all that are to be graded, which have been seen.
        """
        try:
            digest, _, told = self._path.read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return told if digest == self._digest(self.gradebook(), tasks) else None

    def gradebook(self) -> bytes | None:
        """Return a digest of the gradebook; None where it cannot be known: on a server, or while somebody writes."""
        path = sqlite_file(self._layout.db)
        if path is None or any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
            return None
        return _digest(path) if path.is_file() else None

    def set(self, gradebook: bytes | None, tasks: Sequence[Task], told: str) -> None:
        """Seal a run that is over.

        Args:
            gradebook: its digest, from before the run last read it.
            tasks: as for ``told``.
            told: what the next run could not know without it.
        """
        if digest := self._digest(gradebook, tasks):
            try:
                write_atomically(self._path, (digest, "\n", told), durable=False)
            except StorageError:  # the next run looks at everything
                self._path.unlink(missing_ok=True)

    def _digest(self, gradebook: bytes | None, tasks: Sequence[Task]) -> str | None:
        if gradebook is None or not self._knows:
            return None
        digest = self._seen.copy()
        digest.update(gradebook)
        for name in (".key", ".references", "journal.jsonl", "results.jsonl", "grades.csv", "totals.csv"):
            digest.update(_digest(self._layout.classroom / name))
        for path in self._written(tasks):
            if not path.is_file():
                return None
        for task in tasks:
            for place in (self._layout.autograded, self._layout.feedback):
                for name in OF_EXCHANGE:
                    if (task.folder / name).exists():
                        digest.update(_digest(place / task.student / task.assignment.name / name))
        return digest.hexdigest()

    def _written(self, tasks: Sequence[Task]) -> Iterator[Path]:
        """Yield what has to be there: for a text that is another one, somebody has a reason."""
        for task in tasks:
            name = task.student, task.assignment.name, task.assignment.notebook
            yield output_path(self._layout.feedback, *name, ".html")
            yield output_path(self._layout.autograded, *name, ".ipynb")
        for student in {task.student for task in tasks}:
            yield self._layout.feedback / student / "index.html"


def _digest(path: Path) -> bytes:
    """Return a digest of a file's name and content; a link, a pipe or a folder has none."""
    name = hashlib.sha256(os.fsencode(path)).digest()
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return name + str(error.errno).encode()
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return name + b"no file"
    with open(handle, "rb") as file:
        return name + hashlib.file_digest(file, "sha256").digest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield all that lies in the folder of a submission, links and folders too, in order."""
    if folder.is_symlink() or folder.parent.is_symlink():
        yield folder
        return
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted([*names, *folders]))
