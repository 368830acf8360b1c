"""Reference solutions, graded before the class is: a test that fails on its own solution would fail everybody."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from autograder.config.errors import StorageError, UsageError
from autograder.config.files import write_atomically
from autograder.config.text import one_line, readable
from autograder.notebook.assignment import Assignment
from autograder.notebook.inbox import Graders, Key, SubmittedWork, Task
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import answered

from .worker import graded_again_alone

_log = logging.getLogger(__name__)


def check_references(
    judged: Graders,
    notebooks: Iterable[Assignment],
    key: Key,
    passed: Path,
) -> None:
    """Grade the reference solutions that have not passed before, as they are, with these tests and limits.

    Args:
        judged: grades submissions.
        notebooks: whose solutions to grade.
        key: digest of all that a grade depends on.
        passed: file with the keys of the solutions that passed, a line each.

    Raises:
        UsageError: if a test does not pass on the solution of its own notebook; it names the test and says why.
    """
    before = _read(passed)
    works = []
    for notebook in notebooks:
        submission = answered(notebook, {})
        task = Task(submission.student, notebook, notebook.path.parent)
        works.append(SubmittedWork(key(submission, 0), task, submission))
    fresh = [work for work in works if work.key not in before]
    for work, result in graded_again_alone(judged, fresh):
        _log.info("reference solution of %s: %s, %g points", result.notebook, result.status, result.score)
        _refuse_what_fails(work.task.assignment, result)
    if fresh:
        try:
            write_atomically(passed, (f"{name}\n" for name in sorted(before | {work.key for work in fresh})))
        except StorageError:  # the next run grades them once more
            _log.exception("%s cannot be written", passed)


def _read(passed: Path) -> set[str]:
    try:
        return set(passed.read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError):
        return set()


def _refuse_what_fails(notebook: Assignment, result: NotebookResult) -> None:
    lost = [cell for cell in result.cells if cell.status != "passed"]
    if not lost and result.status == "graded":
        return
    if result.status != "graded" or lost[0].status == "not reached":
        what = f"the reference solution cannot be graded: {result.reason}"
    else:
        what = f"the test {lost[0].grade_id} does not pass on the reference solution: {lost[0].message}"
        if more := len(lost) - 1:
            what += f" ({more} more {'test does' if more == 1 else 'tests do'} not pass.)"
        what += f" {result.reason}" if result.reason else ""
    raise UsageError(
        f"{notebook.path}: {one_line(readable(what))} Nothing was graded; correct the notebook and run this again."
    )
