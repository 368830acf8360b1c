"""Files that scripts of the course write, such as a table or a map: ``[[generated]]`` in ``course.toml``."""

from __future__ import annotations

import runpy

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
    return [_written(course, entry, check) for entry in course.generated if entry.first == first]


def _written(course: Course, entry: Generated, check: bool) -> Outcome:
    text, path = generated_text(course, entry), course.root / entry.file
    if not check:
        return Outcome(entry.file, (), write_if_changed(path, text))
    there = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
    return Outcome(entry.file, () if there == text else ("is stale: run 'autograder build'",), False)


def generated_text(course: Course, entry: Generated) -> str:
    """Return what a generated file should hold: what ``text(course)`` of its script returns.

    Raises:
        UsageError: if the script is missing, fails, or returns no text.
    """
    script = course.root / entry.script
    if not script.is_file():
        raise UsageError(f"course.toml names the script {entry.script}, which is not there.")
    try:
        text = runpy.run_path(str(script))["text"](course)
    except AutograderError:
        raise
    except Exception as error:
        raise UsageError(f"The script {entry.script} fails with {type(error).__name__}: {error}") from error
    if not isinstance(text, str):
        raise UsageError(f"text(course) in {entry.script} must return the text of {entry.file}.")
    return text
