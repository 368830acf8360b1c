"""Paths of a class: where submissions are, and where each result goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .course import Course, sqlite_url
from .files import sweep


@dataclass(frozen=True)
class Paths:
    """Paths of one class.

    Attributes:
        course: the folder of the course.
        classroom: folder that grading writes to.
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``.
        db: SQLAlchemy URL of nbgrader's gradebook.
        autograded: folder of executed notebooks.
        feedback: folder of pages for students.
    """

    course: Path
    classroom: Path
    submissions: Path
    db: str
    autograded: Path
    feedback: Path

    @classmethod
    def of(
        cls, course: Course, classroom: Path | None = None, submissions: Path | None = None, db: str | None = None
    ) -> Paths:
        """Return the paths that the course names, unless an argument names another.

        A class in another folder has a gradebook of its own there, unless the course names a server.
        """
        place = (classroom or course.classroom).absolute()
        own = sqlite_url(place / "gradebook.db")
        url = db or (own if classroom and course.database.startswith("sqlite:") else course.database)
        folders = course.folders
        handed_in = submissions or place / folders.submitted
        return cls(course.root, place, handed_in, url, place / folders.autograded, place / folders.feedback)

    @property
    def journal(self) -> Path:
        return self.classroom / "journal.jsonl"

    @property
    def key(self) -> Path:
        """Return the file of the secret that draws of the tests' own data come from."""
        return self.classroom / ".key"

    @property
    def references(self) -> Path:
        """Return the file of the reference solutions that passed their own tests."""
        return self.classroom / ".references"

    @property
    def variants(self) -> Path:
        """Return the file that says which students were given which variant."""
        return self.classroom / "variants.json"

    @property
    def variants_key(self) -> Path:
        """Return the file of the secret that variants are drawn from."""
        return self.classroom / ".variants-key"

    def sweep(self) -> None:
        """Remove files left half written by a run that was killed."""
        sweep(self.classroom, below=False)
        sweep(self.feedback)
        sweep(self.autograded)
