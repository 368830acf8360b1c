"""Outcome of building or releasing one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.config.files import write_atomically


@dataclass(frozen=True)
class Outcome:
    """What became of one notebook, or of another file that is made.

    Attributes:
        name: of the assignment, or the file.
        differences: of a check: what is not as it should be, a few words each.
        written: whether the file was replaced.
    """

    name: str
    differences: tuple[str, ...]
    written: bool


def write_if_changed(path: Path, text: str) -> bool:
    """Replace a file as a whole, never half; leave it alone if it holds this text already.

    Raises:
        UsageError: if it cannot be written.
    """
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text:
        return False
    write_atomically(path, [text])
    return True
