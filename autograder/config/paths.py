"""Where everything of a class is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .files import sweep


@dataclass(frozen=True)
class Layout:
    """Where everything is.

    Attributes:
        course: the folder that holds ``solutions``.
        classroom: what grading makes, and what was handed in.
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``.
        db: SQLAlchemy URL of nbgrader's gradebook.
    """

    course: Path
    classroom: Path
    submissions: Path
    db: str

    @classmethod
    def of(
        cls, course: Path, classroom: Path | None = None, submissions: Path | None = None, db: str | None = None
    ) -> Layout:
        """The usual places, where nothing else is said."""
        classroom = (classroom or course / "classroom").absolute()
        url = db or f"sqlite:///{classroom / 'gradebook.db'}"
        return cls(course, classroom, submissions or classroom / "submitted", url)

    @property
    def feedback(self) -> Path:
        return self.classroom / "feedback"

    @property
    def autograded(self) -> Path:
        return self.classroom / "autograded"

    @property
    def journal(self) -> Path:
        return self.classroom / "journal.jsonl"

    def sweep(self) -> None:
        """Removes files that a run which was killed has left half written."""
        sweep(self.classroom, below=False)
        sweep(self.feedback)
        sweep(self.autograded)
