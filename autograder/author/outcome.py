"""Outcome of building or releasing one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.config.files import write_atomically


@dataclass(frozen=True)
class Outcome:
    """Outcome of making one notebook or another file.

    Attributes:
        name: of the assignment, or the file.
        differences: of a check, a few words on each.
        written: whether the file was replaced.
    """

    name: str
    differences: tuple[str, ...]
    written: bool


def write_if_changed(path: Path, text: str) -> bool:
    """Replace a file atomically; do nothing if it has this text already.

    Raises:
        UsageError: if it cannot be written.
    """
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text:
        return False
    write_atomically(path, [text])
    return True
