"""Memory of what was collected: which file of a download each submission is, so that feedback finds its way back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from autograder.config.errors import StorageError
from autograder.config.files import write_atomically
from autograder.config.json_messages import decode, encode

#: In the classroom.
FILE = "collected.json"


class Origin(msgspec.Struct, frozen=True):
    """Where a submission came from.

    Attributes:
        lms: as ``names.Named`` has it.
        student: folder among the submissions.
        assignment: of the course.
        names: for each file of the submission, the name that the LMS has for it or its folder.
        number: that the LMS has for the student.
        digest: of all files, to see whether somebody changed them since.
        order: what grows from one attempt to the next: its time, its number in the LMS, and when the download was made.
    """

    lms: str
    student: str
    assignment: str
    names: dict[str, str]
    number: str = ""
    digest: str = ""
    order: tuple[str, int, str] = ("", 0, "")


class _File(msgspec.Struct, frozen=True):
    origins: tuple[Origin, ...] = ()


class Origins:
    """What was collected into a classroom so far, by student and assignment.

    Args:
        classroom: its folder.

    Raises:
        StorageError: if the file is there and cannot be read.
    """

    def __init__(self, classroom: Path):
        self._path = classroom / FILE
        self._known: dict[tuple[str, str], Origin] = {}
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise StorageError(f"{self._path} cannot be read ({error}); move it away and collect again.") from None
        try:
            origins = decode(text, _File).origins
        except ValueError:
            raise StorageError(f"{self._path} is damaged; move it away and collect again.") from None
        self._known = {(o.student, o.assignment): o for o in origins}

    def get(self, student: str, assignment: str) -> Origin | None:
        """Return where a submission came from; None for one that was not collected."""
        return self._known.get((student, assignment))

    def put(self, origin: Origin) -> None:
        """Note a submission in place of an earlier one; ``save`` writes it."""
        self._known[origin.student, origin.assignment] = origin

    def numbers(self, lms: str) -> dict[str, str]:
        """Return the number that an LMS has for each student."""
        return {o.student: o.number for o in self._known.values() if o.lms == lms and o.number}

    def save(self) -> None:
        """Write the file.

        Raises:
            StorageError: if it cannot be written; the old one is untouched.
        """
        origins = tuple(self._known[key] for key in sorted(self._known))
        write_atomically(self._path, (encode(_File(origins)), "\n"))
