"""Files that scripts of the course write, such as a table or a map: ``[[generated]]`` in ``course.toml``."""

from __future__ import annotations

import inspect
import runpy
from pathlib import Path

from autograder.config.course import Course, Generated
from autograder.config.errors import AutograderError, UsageError

from .outcome import Outcome, write_if_changed


def write_generated(course: Course, *, first: bool, check: bool) -> list[Outcome]:
    """Write files that ``course.toml`` names as generated.

    Args:
        course: which course.
        first: those that notebooks read; else those that are made of notebooks.
        check: only compare with the files that are there.

    Raises:
        UsageError: if a script is missing, fails, or returns no text.
    """
    return [
        _written(course, entry, path, check)
        for entry in course.generated
        if entry.first == first
        for path in _files(course, entry)
    ]


def _files(course: Course, entry: Generated) -> list[Path]:
    """Return the file of an entry, or all those that its pattern names."""
    if "*" not in entry.file:
        return [course.root / entry.file]
    return sorted(course.root.glob(entry.file))


def _written(course: Course, entry: Generated, path: Path, check: bool) -> Outcome:
    text, name = generated_text(course, entry, path), path.relative_to(course.root).as_posix()
    if not check:
        return Outcome(name, (), write_if_changed(path, text))
    there = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
    return Outcome(name, () if there == text else ("is stale: run 'autograder build'",), False)


def generated_text(course: Course, entry: Generated, path: Path) -> str:
    """Return what a file should hold: what ``text(course)``, or ``text(course, path)``, of its script returns.

    Raises:
        UsageError: if the script is missing, fails, or returns no text.
    """
    script = course.root / entry.script
    if not script.is_file():
        raise UsageError(f"course.toml names the script {entry.script}, which is not there.")
    try:
        function = runpy.run_path(str(script))["text"]
        text = function(course, path) if len(inspect.signature(function).parameters) > 1 else function(course)
    except AutograderError:
        raise
    except Exception as error:
        raise UsageError(f"The script {entry.script} fails with {type(error).__name__}: {error}") from error
    if not isinstance(text, str):
        raise UsageError(f"text(course) in {entry.script} must return the text of {path.name}.")
    return text
